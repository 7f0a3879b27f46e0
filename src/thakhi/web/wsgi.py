"""The site as a WSGI application: what a production server runs."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thakhi.web.settings")
application = get_wsgi_application()
