"""One settings file: everything that differs between places comes from the environment."""

import os

from kith.config.databases import databases_from
from kith.config.outside import mailbox_from, numbers_from
from kith.runtime import places
from kith.web import logs

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
    "kith.frontdoor",
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
    "kith.accounts.middleware.account",
    "kith.accounts.middleware.SignInRequired",
    "kith.access.middleware.Doors",
    "kith.web.middleware.keep_words",
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
CSRF_FAILURE_VIEW = "kith.web.errors.form_too_old"
# The look keeps drafts, which only their author may read: this opens the gate for that.
ACTING = "kith.access.gates.acting_as"
LOGGING = logs.LOGGING

# Whom the pages without sign-in name, and how mail goes out.
NUMBERS = numbers_from(os.environ, DEMO)
MAILBOX = mailbox_from(os.environ)

ROOT_URLCONF = "kith.config.urls"
WSGI_APPLICATION = "kith.config.wsgi.application"

DATABASES = databases_from(os.environ, VAR)
DATABASE_ROUTERS: list[str] = []
# A query on a protected table outside a gate reads nothing, in silence; here it is an error.
GUARD = DEMO or "PYTEST_VERSION" in os.environ
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Account"

# A file that is sent lies on disk while it is looked at, and goes with the answer.
FILE_UPLOAD_HANDLERS = [
    "kith.web.uploads.Bounded",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

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

# Sign-in: local accounts, argon2, a throttle that counts across processes, a second step.
HTTPS = os.environ.get("KITH_HTTPS", "" if DEMO else "1") == "1"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "name"]},
    },
]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kith_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "sign-in"
# Cookies are shared by all ports of one host: two checkouts side by side must not sign each
# other's people out.
SESSION_COOKIE_NAME = f"kith-{os.environ.get('KITH_PORT', '8000')}"
SESSION_COOKIE_AGE = 60 * int(os.environ.get("KITH_IDLE_MINUTES", "60"))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{SESSION_COOKIE_NAME}-form"
TWO_STEP_REQUIRED = os.environ.get("KITH_TWO_STEP", "") == "required"
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("KITH_PROXIES", "0"))
if HTTPS and ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ACCOUNT_ADAPTER = "kith.accounts.sign_in.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGOUT_REDIRECT_URL
ACCOUNT_FORMS = {
    "login": "kith.accounts.forms.SignInForm",
    "reauthenticate": "kith.accounts.forms.PasswordAgainForm",
    "change_password": "kith.accounts.forms.NewPasswordForm",
}
# A council's people share one address, so the limit that bites is the one on the user name.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "200/5m/ip,10/15m/key"}
MFA_ADAPTER = "kith.accounts.sign_in.TwoStepAdapter"
MFA_FORMS = {
    "authenticate": "kith.accounts.forms.CodeForm",
    "reauthenticate": "kith.accounts.forms.CodeAgainForm",
    "activate_totp": "kith.accounts.forms.SetUpForm",
}
MFA_TOTP_ISSUER = "Kith"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True

# Letters to partners go by the council's mail server; without one they wait.
EMAIL_HOST = os.environ.get("KITH_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("KITH_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("KITH_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KITH_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("KITH_MAIL_TLS", "1") == "1"
EMAIL_TIMEOUT = 20
MAIL_READY = bool(EMAIL_HOST)
MAIL_FROM = os.environ.get("KITH_MAIL_FROM", "kith@localhost")
# Where the links in letters lead: the address by which partners reach this product.
PUBLIC_URL = os.environ.get("KITH_URL", f"http://127.0.0.1:{os.environ.get('KITH_PORT', '8000')}")
