"""Django's settings while testing. The database is filled in by `database.py` when a test wants one."""

import os

# An outside server to test on; else the embedded one. Kept from the settings: tests make their own
# database there.
SERVER_URL = os.environ.pop("DATABASE_URL", "")
os.environ.pop("DATABASE_OWNER_URL", None)
os.environ |= {"WIJKZICHT_MODE": "test", "WIJKZICHT_MFA": "nee"}
# The browser's driver keeps an event loop in the thread of the tests; Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from wijkzicht.web.settings import *  # noqa: E402, F403

# Scrypt is slow on purpose; the tests that are about it name it themselves.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
