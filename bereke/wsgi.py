"""The entry point for the application server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bereke.settings")

application = get_wsgi_application()

# A summary reads hundreds of thousands of rows, all of which live as long as the page. Python looks
# through the newest for rubbish after every 700 of them unless told to wait; but not so long that
# the rows of one page would still be kept in memory while a second one after it is answered.
gc.set_threshold(50_000, 5, 5)
