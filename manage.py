#!/usr/bin/env python3
"""Django's command line for Bereke."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bereke.settings")
    # Migrations are written and checked in a bare checkout too, which is no installation yet.
    installed = "SECRET_KEY" in os.environ or Path(__file__).with_name(".env").exists()
    if sys.argv[1:2] == ["makemigrations"] and not installed:
        os.environ.setdefault("DEBUG", "1")
    execute_from_command_line(sys.argv)
