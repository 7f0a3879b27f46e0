"""The site's own settings, on a data home of the test run, with mail kept in memory."""

from __future__ import annotations

import os
import tempfile

_before = os.environ.get("THAKHI_HOME")
os.environ["THAKHI_HOME"] = tempfile.mkdtemp(prefix="thakhi-tests-")
os.environ.setdefault("THAKHI_SECRET_KEY", "only for tests, long enough to please the checks of Django 0123456789")

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop stays in a worker when its tests are over

from thakhi.web.settings import *  # noqa: E402, F403 - as Django's settings are extended
from thakhi.web.settings import CACHES, TEMPLATES  # noqa: E402

if _before is None:
    del os.environ["THAKHI_HOME"]
else:
    os.environ["THAKHI_HOME"] = _before

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {  # as in production, but without the step of collecting
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES["default"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}  # test_kept_pages.py keeps some
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, in tests only
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "!!{}!!"  # type: ignore[index] # a test looks for it on every page
