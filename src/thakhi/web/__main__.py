"""Django's own commands on the site's settings: `python -m thakhi.web makemigrations`, `check --deploy`."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thakhi.web.settings")
    execute_from_command_line(["python -m thakhi.web", *sys.argv[1:]])
