"""The entry point for the application server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bereke.settings")

application = get_wsgi_application()

# A summary reads hundreds of thousands of rows, all of which live as long as the page. Python looks
# through them for rubbish after every 700 new ones unless told to wait, for a third of the time.
gc.set_threshold(100_000, 20, 20)
