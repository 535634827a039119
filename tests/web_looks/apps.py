"""The pages' templates, static files and texts, without what needs a database."""

from django.apps import AppConfig


class LooksConfig(AppConfig):
    name = "wijkzicht.web"
