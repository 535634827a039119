"""What goes wrong, as problem details (RFC 9457) with a sentence in Dutch."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.inwoner.limit import HOUR

TITLES = {
    400: "De vraag klopt niet",
    401: "Wie vraagt dit?",
    403: "Dat mag deze koppeling niet",
    404: "Dit bestaat niet",
    405: "Dat kan hier niet",
    422: "De vraag klopt niet",
    429: "Te vaak gevraagd",
}
MEDIA = "application/problem+json"
KEY = "Stuur de sleutel van een geldige koppeling mee: Authorization: Bearer wz_... ."

BETTER = "Verbeter wat bij errors staat en vraag het opnieuw."


class Unfit(Exception):
    """What was sent can't be used; a sentence a field."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__(errors)
        self.errors = errors


class TooOften(Exception):
    """More times in an hour than a koppeling may."""


def problem(status: int, detail: str, errors: list[str] | None = None) -> HttpResponse:
    """An answer that says what went wrong and what to do."""
    body = {
        "type": "about:blank",
        "title": TITLES[status],
        "status": status,
        "detail": detail,
        "errors": errors or [],
    }
    answer = JsonResponse(body, status=status, content_type=MEDIA)
    if status == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="wijkzicht"'
    return answer


def handle(api: NinjaAPI) -> None:
    """Make every refusal of this interface a problem."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
        errors = [f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in fault.errors]
        return problem(422, BETTER, errors)

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
        return problem(401, KEY)

    @api.exception_handler(NotAllowed)
    def refused(request: HttpRequest, fault: NotAllowed) -> HttpResponse:
        return problem(403, fault.sentence)

    @api.exception_handler(Http404)
    def absent(request: HttpRequest, fault: Http404) -> HttpResponse:
        return problem(404, str(fault) or "Kijk of het adres en de code kloppen.")

    @api.exception_handler(Unfit)
    def unfit(request: HttpRequest, fault: Unfit) -> HttpResponse:
        return problem(422, BETTER, fault.errors)

    @api.exception_handler(TooOften)
    def often(request: HttpRequest, fault: TooOften) -> HttpResponse:
        answer = problem(429, "Deze koppeling vroeg dit het laatste uur te vaak. Wacht een uur.")
        answer["Retry-After"] = str(HOUR)
        return answer

    @api.exception_handler(HttpError)
    def broken(request: HttpRequest, fault: HttpError) -> HttpResponse:
        return problem(fault.status_code, "De inhoud is geen geldige JSON. Verbeter haar.")
