"""Django's settings. What can be set stands in `conf.py`; here is what follows from it."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import django
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from wijkzicht.rules.publicatie import Smallest
from wijkzicht.web import conf

VALUES = conf.read()
MODE = VALUES["WIJKZICHT_MODE"]
SERVE = MODE == "serve"
HERE = Path(__file__).parent
FORMS_OF_DJANGO = Path(django.__file__).parent / "forms"

# -- apps -----------------------------------------------------------------------------------------

# The register, in the order in which one needs the other.
REGISTER_APPS = [
    "organisatie",
    "personen",
    "netwerk",
    "casussen",
    "aanmeldingen",
    "plannen",
    "contacten",
    "concepten",
    "voorzieningen",
    "veiligheid",
    "besluiten",
    "overdrachten",
    "overleg",
    "toegang",
    "weergave",
    "vragenlijsten",
    "leren",
    "cijfers",
    "maten",
    "leveringen",
    "verslagen",
    "afspraken",
    "documenten",
    "koppelingen",
    "inbreng",
    "inrichting",
    "grens",
    "buurt",
    "vrijwilligers",
    "klachten",
    "samenvoegen",
    "bewaren",
    "steekproef",
    "invultijd",
    "audit",
    "walls",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",  # asked for by the pages of allauth
    "django_htmx",
    "template_partials",
    "csp",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    *(f"wijkzicht.register.{name}" for name in REGISTER_APPS),
    "wijkzicht.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "wijkzicht.web.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # One transaction around everything below: rights, view and rendering.
    "wijkzicht.web.middleware.TransactionMiddleware",
    "wijkzicht.web.session.SessionLimitsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wijkzicht.web.policy.PolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wijkzicht.web.invultijd.FormTimeMiddleware",
]
ROOT_URLCONF = "wijkzicht.web.urls"
WSGI_APPLICATION = "wijkzicht.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wijkzicht.web.frame.context",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "jinja",
        "DIRS": [HERE / "jinja2", FORMS_OF_DJANGO / "jinja2"],
        "OPTIONS": {"environment": "wijkzicht.web.jinja.environment"},
    },
]
FORM_RENDERER = "wijkzicht.web.forms.Renderer"

# -- database -------------------------------------------------------------------------------------


def database(url: str) -> dict:
    """Django's words for a `DATABASE_URL`; a host that starts with / (or %2F) is a socket's folder."""
    parts = urlsplit(url)
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # urlsplit lowers a host's letters, and a folder has capitals.
        "HOST": unquote(parts.netloc.rpartition("@")[2].partition(":")[0]),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **{k: unquote(v) for k, v in options.items()}},
    }


DATABASES = {"default": database(VALUES["DATABASE_URL"])}
DATABASE_OWNER = database(VALUES["DATABASE_OWNER_URL"])
DATABASE_EXTRACT = database(VALUES["DATABASE_EXTRACT_URL"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- keys -----------------------------------------------------------------------------------------

# Outside `serve` the commands hand over keys that were made for that embedded database; these
# stand-ins only let a lone `manage` command start.
_STAND_IN = "not-secret-" * 6
SECRET_KEY = VALUES["WIJKZICHT_SECRET_KEY"] or _STAND_IN
SECRET_KEY_FALLBACKS = VALUES["WIJKZICHT_OLD_SECRET_KEYS"]
WIJKZICHT_PSEUDONYM_KEY = VALUES["WIJKZICHT_PSEUDONYM_KEY"] or _STAND_IN
WIJKZICHT_SEARCH_KEY = VALUES["WIJKZICHT_SEARCH_KEY"] or _STAND_IN
WIJKZICHT_DATA_KEYS = VALUES["WIJKZICHT_DATA_KEYS"] or [
    "standin:bm90LXNlY3JldC1ub3Qtc2VjcmV0LW5vdC1zZWNyZXQ="
]

# -- safety ---------------------------------------------------------------------------------------

DEBUG = False
ALLOWED_HOSTS = VALUES["WIJKZICHT_HOSTS"]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if SERVE else []
if VALUES["WIJKZICHT_BEHIND_PROXY"]:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = SERVE
SECURE_HSTS_SECONDS = 63_072_000 if SERVE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SERVE
SECURE_CONTENT_TYPE_NOSNIFF = True
# Nothing goes to another site. Not "no-referrer": a browser then sends `Origin: null` with each form,
# and Django refuses it.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
_PREFIX = "__Host-" if SERVE else ""
SESSION_COOKIE_NAME = f"{_PREFIX}sessie"
SESSION_COOKIE_SECURE = SERVE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = (
    "Lax"  # Strict would drop the session when coming back from OpenID Connect
)
SESSION_COOKIE_AGE = VALUES["WIJKZICHT_IDLE_MINUTES"] * 60
SESSION_HOURS = VALUES["WIJKZICHT_SESSION_HOURS"]
CSRF_FAILURE_VIEW = "wijkzicht.web.errors.csrf_failure"
# In the session, not in a cookie: a message may name somebody.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_COOKIE_NAME = f"{_PREFIX}csrf"
CSRF_COOKIE_SECURE = SERVE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = f"{_PREFIX}taal"
LANGUAGE_COOKIE_SECURE = SERVE
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
UPLOAD_LARGEST = 25 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["wijkzicht.web.uploads.InMemory"]
BEHIND_PROXY = VALUES["WIJKZICHT_BEHIND_PROXY"]
BRP_URL, BRP_KEY = VALUES["WIJKZICHT_BRP_URL"], VALUES["WIJKZICHT_BRP_KEY"]

# -- sign-in --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "organisatie.Medewerker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "naam"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "wijkzicht.web.signin.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by beheer; nobody signs up
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {
    "login_failed": f"{VALUES['WIJKZICHT_LOGIN_TRIES']}/{VALUES['WIJKZICHT_LOCK_MINUTES']}m/key",
    "login": "60/m/ip",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Wijkzicht"
MFA_REQUIRED = VALUES["WIJKZICHT_MFA"]
SOCIALACCOUNT_ADAPTER = "wijkzicht.web.signin.SocialAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the organisation's own sign-in vouches for the address
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# The button leads there at once. By a form a browser would refuse: our policy lets no form go elsewhere.
SOCIALACCOUNT_LOGIN_ON_GET = True


def own_sign_in(values: Mapping[str, str]) -> dict:
    """What the sign-in package needs to know of the organisation's own sign-in; nothing without one."""
    app = {
        "provider_id": "organisatie",
        "name": values["WIJKZICHT_OIDC_NAME"],
        "client_id": values["WIJKZICHT_OIDC_CLIENT_ID"],
        "secret": values["WIJKZICHT_OIDC_SECRET"],
        "settings": {"server_url": values["WIJKZICHT_OIDC_URL"]},
    }
    apps = [app] if values["WIJKZICHT_OIDC_URL"] else []
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}}


SOCIALACCOUNT_PROVIDERS = own_sign_in(VALUES)
# Counting wrong passwords has to hold for all processes, so it stands in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "walls_teller",
    }
}

# -- language, time, mail, files ------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = VALUES["WIJKZICHT_MAIL_FROM"]
EMAIL_HOST = VALUES["WIJKZICHT_MAIL_HOST"]
EMAIL_PORT = VALUES["WIJKZICHT_MAIL_PORT"]
EMAIL_HOST_USER = VALUES["WIJKZICHT_MAIL_USER"]
EMAIL_HOST_PASSWORD = VALUES["WIJKZICHT_MAIL_PASSWORD"]
EMAIL_USE_TLS = True
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.console.EmailBackend"
)
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # straight from the package: nothing to collect
BESLUIT_TWEEDE_BLIK = VALUES["WIJKZICHT_BESLUIT_TWEEDE_BLIK"]
KLEINSTE_VULLING = VALUES["WIJKZICHT_KLEINSTE_VULLING"]
KLEINSTE = Smallest(VALUES["WIJKZICHT_KLEINSTE_CEL"], VALUES["WIJKZICHT_KLEINSTE_NOEMER"])
WIJKZICHT_SNAPSHOT = Path(VALUES["WIJKZICHT_SNAPSHOT"])

# Only what happened and where; never a value from a file, a name or a request's body.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "wijkzicht.web.logs.WithoutContent",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own handlers mail and print elsewhere; everything goes the one way above.
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
