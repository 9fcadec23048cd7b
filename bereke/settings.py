"""Settings of Bereke: what differs between installations comes from the environment or `.env`.

Every name that is read here stands in `.env.example` with its meaning.
"""

import os
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

# Environment -----------------------------------------------------------------------------------
env = environ.Env()
env.read_env(os.environ.get("ENV_FILE", BASE_DIR / ".env"))


def switch(name: str, default: bool) -> bool:
    """Whether a setting is on; a misspelt value is refused, since it could switch safety off."""
    value = os.environ.get(name, "").strip().lower()
    known = {"": default, "1": True, "true": True, "0": False, "false": False}
    if value not in known:
        raise ImproperlyConfigured(f"{name} is {value!r}; write 1 or 0.")
    return known[value]


DEBUG = switch("DEBUG", default=False)


def required(name: str, while_debugging: str) -> str:
    """The value of a setting that an installation must state; only DEBUG has a stand-in."""
    value = os.environ.get(name, "").strip() or (while_debugging if DEBUG else "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set; .env.example says what it is for.")
    return value


SECRET_KEY = required("SECRET_KEY", "insecure-and-public-for-development-only")
ALLOWED_HOSTS = required("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").replace(" ", "").split(",")

# Applications ----------------------------------------------------------------------------------
INSTALLED_APPS = [
    "bereke.apps.BerekeConfig",
    "reports",
    "trainings",
    "dialogue",
    "projects",
    "communities",
    "accounts",
    "core",
    "bereke.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "auditlog",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages in a quarter of their bytes; random padding keeps secrets from being guessed by length.
    "core.compression.PageGZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.PrivatePagesMiddleware",
    "accounts.middleware.PreferredLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "auditlog.middleware.AuditlogMiddleware",
    # Last, so that its lock-out page replaces whatever the sign-in page answered.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "bereke.urls"
WSGI_APPLICATION = "bereke.wsgi.application"

CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "bereke.context_processors.site",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    }
]

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Data ------------------------------------------------------------------------------------------
DATABASE = env.db_url_config(required("DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}"))
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    # Readers go on while somebody writes; a writer waits its turn instead of failing.
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    }
else:
    DATABASE |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    DATABASE["OPTIONS"] = {"connect_timeout": 5, **DATABASE.get("OPTIONS", {})}
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Limits on requests are counted here; several server processes must share it.
CACHES = {
    "default": env.cache_url("CACHE_URL", default="locmemcache://"),
    # What every page needs and may be half a minute old: each process remembers it by itself.
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "memory"},
}

# What the pages show -----------------------------------------------------------------------------
# The name and the currency stand until an administrator saves the organisation (core.organisation).
ORGANISATION_NAME = env.str("ORGANISATION_NAME", default="Bereke")
# Sums over programmes are shown in this one currency.
PORTFOLIO_CURRENCY = env.str("PORTFOLIO_CURRENCY", default="USD")
# What upper apps show on a lower app's page.
RECORD_PANELS = "bereke.navigation.PANELS"
# What upper apps say of a list before its filters.
LIST_CHIPS = "reports.chips.view_chips"
# The ways from a record's page to pages of upper apps.
RECORD_LINKS = "bereke.navigation.LINKS"
# What of every app happened at a record, for its timeline.
RECORD_TIMELINES = "bereke.navigation.TIMELINES"
# What of upper apps stands on the small map of a record.
RECORD_PLACES = "bereke.navigation.PLACES_ON_MAP"
# Which rows a user's rights reach.
USER_SCOPE = "communities.scope.scope_of"

# A form with one row per participant is wide.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Uploaded files ----------------------------------------------------------------------------------
# Where they lie: never below the static files, and no server hands this folder out.
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "media"))).resolve()
# The largest file that is taken.
MAX_UPLOAD_MB = env.int("MAX_UPLOAD_MB", default=20)
# How many are taken at once is said by the form; more than this is refused before it is read.
DATA_UPLOAD_MAX_NUMBER_FILES = 200

# Sign-in ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATION}.NumericPasswordValidator"},
]

# How many proxies of ours stand in front; 0 trusts no header that a client could write itself.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_DISPLAY = str
ACCOUNT_SESSION_REMEMBER = False
# Failed sign-ins are counted by axes alone: two counters would hide each other's answer.
ACCOUNT_RATE_LIMITS = {"login_failed": False}
# A stranger's address gets no letter: it would invite them to register.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False


def client_address(request) -> str:
    """The address a request came from, counted behind the same proxies as for sign-in limits."""
    from allauth.account.adapter import get_adapter

    if "REMOTE_ADDR" not in request.META:  # A sign-in from code, not from a network.
        return ""
    return get_adapter(request).get_client_ip(request)


AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "accounts.lockout.attempted_username"
AXES_LOCKOUT_CALLABLE = "accounts.lockout.refuse"
AXES_CLIENT_IP_CALLABLE = client_address
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 12 * 60 * 60

# Browser security ------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = switch("SECURE_SSL_REDIRECT", default=not DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not DEBUG
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Entering a domain into the browsers' preload list is its owner's decision, not ours.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # Bootstrap draws its icons from data: addresses.
        "img-src": [SELF, "data:"],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

# Languages and time ----------------------------------------------------------------------------
LANGUAGES = [("en", "English"), ("ru", "Русский"), ("kk", "Қазақша")]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["bereke.formats"]
TIME_ZONE = "Asia/Almaty"
USE_TZ = True

# Static files ----------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("vendor/bootstrap", BASE_DIR / "node_modules/bootstrap/dist/css"),
    ("vendor/chart", BASE_DIR / "node_modules/.vendor/chart"),
    ("vendor/leaflet", BASE_DIR / "node_modules/.vendor/leaflet"),
    ("fonts", BASE_DIR / "node_modules/.fonts"),
]
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
HASHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "files": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {"BACKEND": PLAIN if DEBUG else HASHED},
}
for folder in (STATIC_ROOT, BASE_DIR / "static"):
    if MEDIA_ROOT == folder or folder in MEDIA_ROOT.parents:
        raise ImproperlyConfigured(f"MEDIA_ROOT lies below {folder}, which everybody can read.")
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

# Mail and logs ---------------------------------------------------------------------------------
MAIL = "consolemail://" if DEBUG else "smtp://localhost:25"
vars().update(env.email_url("EMAIL_URL", default=MAIL))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="bereke@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}
    },
    "root": {"handlers": ["out"], "level": env.str("LOG_LEVEL", default="INFO")},
    # Django's own handlers would print every line twice.
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # Tell each step of setting a PDF, and each rule of a style sheet that is for browsers.
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
