"""Headers on every answer that is not a static file."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HEADERS = {
    # Files are never kept by a browser or a proxy.
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# How long something that is taken back may still be seen.
PUBLIC_SECONDS = 300


class HeadersMiddleware:
    """Sets what Django has no setting for. Static files are answered before this."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response[name] = value
        if getattr(response, "kept_by_anyone", False):
            response["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"
            del response["Vary"]  # of the session and the language, which it does not depend on
        return response


def kept_by_anyone(response: HttpResponse, language: str) -> HttpResponse:
    """The answer is the same for everybody and holds nothing but what is published."""
    response.kept_by_anyone = True
    response["Content-Language"] = language
    return response
