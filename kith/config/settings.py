"""One settings file: everything that differs between places comes from the environment."""

import os

from kith.config.databases import databases_from
from kith.runtime import places

ROOT = places.ROOT
VAR = places.var_folder(os.environ)
DEMO = os.environ.get("KITH_DEMO", "") == "1"
DEBUG = False

SECRET_KEY = os.environ.get("KITH_SECRET_KEY", "only-for-tests-and-tools-that-serve-nobody")
ACTOR_KEY = os.environ.get("KITH_ACTOR_KEY", "only-for-tests-the-actor-key-of-nobody")
ALLOWED_HOSTS = os.environ.get("KITH_HOSTS", "127.0.0.1,localhost").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "kith.kernel",
    "kith.web",
    "kith.accounts",
    "kith.access",
    "kith.people",
    "kith.promises",
    "kith.messages",
    "kith.cases",
    "kith.oversight",
    "kith.standards",
    "kith.desk",
    "kith.demo",
]

MIDDLEWARE = [
    "kith.web.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "kith.web.jinja.environment",
            "context_processors": ["kith.web.context.page"],
        },
    },
]
FORM_RENDERER = "kith.web.forms.Renderer"

ROOT_URLCONF = "kith.config.urls"
WSGI_APPLICATION = "kith.config.wsgi.application"

DATABASES = databases_from(os.environ, VAR)
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Account"

TIME_ZONE = "Europe/London"
USE_TZ = True
LANGUAGE_CODE = "en-gb"
USE_I18N = False
DATE_FORMAT = "j F Y"

# Served straight from the packages, with the contents' hash in the address: nothing to collect.
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 86_400
