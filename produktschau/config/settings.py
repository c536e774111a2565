"""Django's settings. What differs between machines comes from ``environment``; what differs between regions is data."""

from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

from produktschau.config.environment import PACKAGE, Environment, kept_secret

ENVIRONMENT = Environment()
ENVIRONMENT.refuse_unsafe()
PRODUCTION = ENVIRONMENT.production()

DATA = Path(ENVIRONMENT.text("PRODUKTSCHAU_DATA")).resolve()
for _folder in ("", "media", "index", "logs", "mails", "cache", "locks", "uploads"):
    (DATA / _folder).mkdir(parents=True, exist_ok=True)

SECRET_KEY = ENVIRONMENT.text("SECRET_KEY") or kept_secret(DATA)
DEBUG = False
ALLOWED_HOSTS = ENVIRONMENT.words("ALLOWED_HOSTS")
HOST = ENVIRONMENT.text("HOST")
PORT = ENVIRONMENT.number("PORT")
SITE_URL = ENVIRONMENT.text("SITE_URL").rstrip("/") or f"http://localhost:{PORT}"
WEB_WORKERS = ENVIRONMENT.number("WEB_WORKERS")

INSTALLED_APPS = [
    "produktschau.portal",
    "produktschau.relations",
    "produktschau.exchange",
    "produktschau.meetings",
    "produktschau.networks",
    "produktschau.claims",
    "produktschau.enquiries",
    "produktschau.intake",
    "produktschau.mailings",
    "produktschau.privacy",
    "produktschau.surveys",
    "produktschau.upkeep",
    "produktschau.outreach",
    "produktschau.showcase",
    "produktschau.region",
    "produktschau.search",
    "produktschau.tabular",
    "produktschau.accounts",
    "produktschau.audit",
    "produktschau.design",
    "produktschau.typeset",
    "produktschau.work",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "produktschau.design.again.WordsComeBack",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "produktschau.config.urls"
WSGI_APPLICATION = "produktschau.config.wsgi.application"
FORM_RENDERER = "produktschau.design.forms.HouseRenderer"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "produktschau.design.page.page",
            ],
        },
    }
]

_database = ENVIRONMENT.text("DATABASE_URL")
DATABASES: dict[str, dict[str, Any]] = {
    "default": environ.Env.db_url_config(_database)
    if _database
    else {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "produktschau.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000; PRAGMA secure_delete=ON;",
        },
    }
}
# Opened once per thread, not once per request: opening costs more than a whole page.
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        # With Django's 300 a flood of attempts would push the lock-outs of others out of the cache.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [("leaflet", str(files("xstatic.pkg.leaflet") / "data"))]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
SEARCH_INDEX = DATA / "index"
LOCKS = DATA / "locks"
MAP_TILES = ENVIRONMENT.text("MAP_TILES")
MAP_TILES_CREDIT = ENVIRONMENT.text("MAP_TILES_CREDIT")
OFFICES = {
    "genesis": (ENVIRONMENT.text("GENESIS_USER"), ENVIRONMENT.text("GENESIS_PASSWORD")),
    "regio": (ENVIRONMENT.text("REGIONALSTATISTIK_USER"), ENVIRONMENT.text("REGIONALSTATISTIK_PASSWORD")),
}
"""Who we are at the statistical offices' services (user, password); empty: we do not ask them."""
TABLE_UPLOADS = DATA / "uploads"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/konto/login/"
LOGIN_REDIRECT_URL = "/konto/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "produktschau.accounts.engine.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "produktschau.accounts.engine.adapter.SocialAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_CHANGE_EMAIL = True
# On an open, forgotten session nobody changes the address without the password.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Computers in an office are shared: the session ends with the browser.
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/10m/key", "request_login_code": "20/m/ip,3/10m/key"}
# The link only works in the browser that asked for it: whoever reads the mail elsewhere cannot use it.
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "ProduktSCHAU"
_oidc = ENVIRONMENT.text("OIDC_SERVER_URL")
if _oidc:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "haus",
                    "name": ENVIRONMENT.text("OIDC_NAME"),
                    "client_id": ENVIRONMENT.text("OIDC_CLIENT_ID"),
                    "secret": ENVIRONMENT.text("OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": _oidc},
                }
            ],
        }
    }
    SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True

# An empty list of queues means that any queue may be named.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

_mail = ENVIRONMENT.text("EMAIL_URL")
if _mail:
    vars().update(environ.Env.email_url_config(_mail))
    MAIL_TRANSPORT = vars()["EMAIL_BACKEND"]
else:
    MAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mails"
EMAIL_BACKEND = "produktschau.work.mail.QueuedBackend"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = ENVIRONMENT.text("MAIL_FROM")

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "produktschau.design.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^gesund/$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.flag("PROXY_HEADERS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Without it every visitor shares the proxy's address, and ten wrong passwords a minute lock out everyone.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
if PRODUCTION:
    CSRF_TRUSTED_ORIGINS = [SITE_URL]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # Browsers apply form-action to the redirect after a POST, so the sign-in server must be named.
        "form-action": [SELF, *([f"{urlsplit(_oidc).scheme}://{urlsplit(_oidc).netloc}"] if _oidc else [])],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "file": {
            "class": "logging.handlers.WatchedFileHandler",
            "filename": DATA / "logs" / "produktschau.log",
            "formatter": "line",
            "delay": True,
        },
    },
    # A missing page is no fault of the house, and its address can hold a person's name.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["console", "file"], "level": ENVIRONMENT.text("LOG_LEVEL")},
}
