"""Settings of a production start whose static files lie in a folder of the test's own."""

import os
from pathlib import Path

from bereke.settings import *  # noqa: F403 -- all of them, but for what follows
from bereke.settings import BASE_DIR

FOLDER = Path(os.environ["PRODUCTION_FOLDER"])
STATIC_ROOT = FOLDER / "collected"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("vendor", FOLDER / "vendor"),
    ("fonts", BASE_DIR / "node_modules/.fonts"),
]
