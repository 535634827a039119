"""The smallest project that shows the gallery: no database, strict content security policy."""

from csp.constants import NONE, SELF

from wijkzicht.web import settings as project

SECRET_KEY = "only-for-the-gallery-in-tests"
DEBUG = True
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "web_looks.urls"
AUTH_USER_MODEL = project.AUTH_USER_MODEL
# Pages load filters of every room, so their models have to be known; nothing asks a database.
LEFT_OUT = ("whitenoise", "allauth")
INSTALLED_APPS = [app for app in project.INSTALLED_APPS if not app.startswith(LEFT_OUT)]
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "wijkzicht.web.frame.context",
            ],
        },
    },
    project.TEMPLATES[1],
]
FORM_RENDERER = "wijkzicht.web.forms.Renderer"
STATIC_URL = "/static/"
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
