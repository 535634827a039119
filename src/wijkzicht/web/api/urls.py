"""Addresses of the interface. A key is asked for by each part itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.urls.resolvers import URLPattern
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from wijkzicht.web.api import beller, cijfers, problems, vragen, woorden
from wijkzicht.web.policy import open_to_all

VERSION = "1.1.0"


class Interface(NinjaAPI):
    """Describes a refusal as what it is: problem details, not plain JSON."""

    def get_openapi_schema(self, **options: object) -> dict:
        described = super().get_openapi_schema(**options)
        for operations in described["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400:
                        answer["content"] = {problems.MEDIA: answer["content"]["application/json"]}
        return described


api = Interface(
    title="Wijkzicht",
    version=VERSION,
    description="Cijfers en woorden van Wijkzicht, en twee dingen die een programma mag doen: een "
    "vraag van een inwoner inbrengen en zien of een beller bekend is. Een cijfer komt nooit zonder "
    "interval, onbekend, peildatum en definitie.",
    urls_namespace="api",
    docs_url=None,
    openapi_url="/openapi.json",
    openapi_extra={"info": {"contact": {"email": settings.DEFAULT_FROM_EMAIL}}},
)
api.add_router("", woorden.router)
api.add_router("", cijfers.router)
api.add_router("", vragen.router)
api.add_router("", beller.router)
problems.handle(api)


def _declared(entry: URLPattern) -> URLPattern:
    """The address as the rest of the site knows it: open, since the key is asked inside."""
    view = entry.callback

    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if answer.status_code == 405:
            allowed = answer["Allow"]
            answer = problems.problem(405, f"Hier kan alleen: {allowed}.")
            answer["Allow"] = allowed
        answer["API-Version"] = VERSION
        if entry.name == "openapi-json":
            # The description may be read from any site; nothing else may.
            answer["Access-Control-Allow-Origin"] = "*"
        return answer

    answered.csrf_exempt = True
    entry.callback = open_to_all(answered)
    return entry


@csrf_exempt
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address under the interface."""
    return problems.problem(404, "Kijk of het adres klopt. Wat er is staat in openapi.json.")


_patterns, _app, _space = api.urls
_patterns = [
    *(_declared(entry) for entry in _patterns),
    path("<path:rest>", open_to_all(nothing_here), name="nothing_here"),
]
urlpatterns = [path("api/v1/", include((_patterns, _app), namespace="api"))]
