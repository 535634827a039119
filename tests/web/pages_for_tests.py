"""Pages that only tests have, each with one trap in it."""

import uuid

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.template import engines
from django.template.response import TemplateResponse
from django.urls import path
from django.views.generic import TemplateView

from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen.models import Huishouden
from wijkzicht.web.access import Act, casus_or_404, huishouden_or_404, persoon_or_404
from wijkzicht.web.policy import for_everyone_signed_in, open_to_all, requires
from wijkzicht.web.urls import handler403, handler404, handler500, urlpatterns  # noqa: F401

NAMES = "{% for h in huishoudens %}{{ h.naam }} {% endfor %}"


def names() -> object:
    return engines["django"].from_string(NAMES)


class ByClass(TemplateView):
    """Renders after the view has returned; the list is read while rendering."""

    def render_to_response(self, context: dict, **kwargs: object) -> TemplateResponse:
        return TemplateResponse(self.request, names(), {"huishoudens": Huishouden.objects.all()})


@for_everyone_signed_in
def streams(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(h.naam for h in Huishouden.objects.all())


@for_everyone_signed_in
def fails_after_writing(request: HttpRequest) -> HttpResponse:
    Huishouden.objects.update(let_op="half")
    raise ValueError("after writing")


@for_everyone_signed_in
def fails_while_rendering(request: HttpRequest) -> TemplateResponse:
    Huishouden.objects.update(let_op="half")
    broken = engines["django"].from_string("{% load l10n %}{{ x.stuk }}{% include fails %}")
    return TemplateResponse(request, broken, {"x": None})


@for_everyone_signed_in
def writes(request: HttpRequest) -> HttpResponse:
    Huishouden.objects.update(let_op="heel")
    return HttpResponse("ok")


@open_to_all
def database_away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("connection refused")


@requires(Rol.PROFESSIONAL, Rol.TEAMLEIDER)
def casus(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    found = casus_or_404(request, key, to=Act.LEZEN)
    return HttpResponse(found.huishouden.naam)


@requires(Rol.PROFESSIONAL, Rol.TEAMLEIDER)
def huishouden(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    return HttpResponse(huishouden_or_404(request, key).naam)


@requires(Rol.PROFESSIONAL, Rol.TEAMLEIDER)
def persoon(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    return HttpResponse(persoon_or_404(request, key).achternaam)


def undeclared(request: HttpRequest) -> HttpResponse:
    return render(request, "shortcuts.html")


urlpatterns = [
    path("klasse/", for_everyone_signed_in(ByClass.as_view()), name="by_class"),
    path("stroom/", streams, name="streams"),
    path("mis/", fails_after_writing, name="fails"),
    path("mis-bij-tonen/", fails_while_rendering, name="fails_rendering"),
    path("schrijf/", writes, name="writes"),
    path("weg/", database_away, name="away"),
    path("casus/<uuid:key>/", casus, name="casus"),
    path("huishouden/<uuid:key>/", huishouden, name="huishouden"),
    path("persoon/<uuid:key>/", persoon, name="persoon"),
    path("niets-gezegd/", undeclared, name="undeclared"),
    *urlpatterns,
]
