"""Settings of the site, from the environment: a data home, one URL for the database, one for the mail.

THAKHI_HOME              data home: database, uploads, keys (default ./thakhi-data)
THAKHI_DATABASE_URL      postgres://user:password@host/name; SQLite in the data home when it is not set
                         (by a socket: postgres://user@%2Fvar%2Frun%2Fpostgresql/name)
THAKHI_MAIL_URL          consolemail:// (default), filemail:///folder, smtp+tls://user:password@host:587
THAKHI_MAIL_FROM         the sender of every message
THAKHI_HOSTS             names under which the site is reached, separated by commas
THAKHI_HTTPS             1 when it is reached by https: secure cookies, HSTS
THAKHI_RECORDING_MB      the largest recording that can be uploaded (default 2048)
THAKHI_SECRET_KEY        key of signatures; made once and kept in the data home when it is not set
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import environ
from csp.constants import NONE, SELF

from thakhi.web.secret import kept_secret

env = environ.Env()
HERE = Path(__file__).resolve().parent
HOME = Path(env.str("THAKHI_HOME", default="thakhi-data")).absolute()

DEBUG = False
SECRET_KEY = env.str("THAKHI_SECRET_KEY", default="") or kept_secret(HOME)
ALLOWED_HOSTS = env.list("THAKHI_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
ROOT_URLCONF = "thakhi.web.urls"
WSGI_APPLICATION = "thakhi.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "rules.apps.AutodiscoverRulesConfig",
    "django_tasks",
    "django_tasks_db",
    "thakhi.web",
    "thakhi.web.people",
    "thakhi.web.workshops",
    "thakhi.web.registration",
    "thakhi.web.transcripts",
    "thakhi.web.statements",
    "thakhi.web.consultation",
    "thakhi.web.search",
    "thakhi.web.heard",
    "thakhi.web.evidence_pages",
    "thakhi.web.practice_pages",
    "thakhi.web.simulator",
    "thakhi.web.api",
    "thakhi.web.my_unit",
    "thakhi.web.folder",
    "thakhi.web.roadmap_pages",
    "thakhi.web.progress_pages",
    "thakhi.web.draft",
    "thakhi.web.jobs",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thakhi.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "thakhi.web.bodies.BodyLimitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "thakhi.web.api.headers.ApiMiddleware",
    "thakhi.web.kept_pages.FreshnessMiddleware",
    "thakhi.web.problems.ProblemMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thakhi.web.language.words",
            ],
            "builtins": ["thakhi.web.templatetags.site"],
        },
    }
]

# Rows -------------------------------------------------------------------------------------------------------------

_sqlite = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME / "site.sqlite3",
    "CONN_MAX_AGE": 600,  # a thread keeps its own: opening asks three pragmas, the last to close writes the log back
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",  # a writer waits at its start instead of failing in the middle
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
    },
}
_url = env.str("THAKHI_DATABASE_URL", default="")
if _url:
    _postgres = env.db_url_config(_url)  # a folder of a socket as host is written %2Fvar%2Frun%2Fpostgresql
    _postgres |= {"HOST": unquote(_postgres["HOST"]), "OPTIONS": {"pool": True}}
DATABASES = {"default": _postgres if _url else _sqlite}
CACHES = {  # of each process: a kept page is asked for by the count of changes, see kept_pages.py
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 500}},
    "contents": {  # by the hash of the bytes it was made from, see contents.py; a road map takes one to two MB
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "contents",
        "OPTIONS": {"MAX_ENTRIES": 50},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # long work: see jobs/
MEDIA_ROOT = HOME / "uploads"

# People -----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["rules.permissions.ObjectPermissionBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "people:enter"

# Words ------------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "es"
LANGUAGES = [("es", "español"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/La_Paz"

# Mail -------------------------------------------------------------------------------------------------------------

vars().update(env.email_url("THAKHI_MAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("THAKHI_MAIL_FROM", default="thakhi@localhost")

# Files ------------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
RECORDING_BYTES = env.int("THAKHI_RECORDING_MB", default=2048) * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# Safety -----------------------------------------------------------------------------------------------------------

HTTPS = env.bool("THAKHI_HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"hide_links": {"()": "thakhi.web.secret.HideLinks"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["hide_links"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
