"""The settings of the program with one page more: signed in and logged, without content."""

from wijkzicht.web.settings import *  # noqa: F403

ROOT_URLCONF = "web_urls"
