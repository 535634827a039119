"""The app of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "wijkzicht.web"

    def ready(self) -> None:
        from wijkzicht.web import signin  # noqa: F401  (listens to signals)
