"""Who has authority over a child: recording it and changing it."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wijkzicht.register.personen import actions
from wijkzicht.register.personen.models import Gezag, Persoon
from wijkzicht.web.access import Act, huishouden_or_404, writing
from wijkzicht.web.dossier.frame import dossier
from wijkzicht.web.dossier.people import one_of
from wijkzicht.web.forms import DayField, RadioTiles
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm, RowChoice

FORM = "dossier/taak.html"


class AuthorityForm(ActionForm):
    """Who, what, from which source, from when to when. Dates may stay unknown."""

    soort = forms.ChoiceField(
        label=gettext_lazy("Wat geldt er?"),
        choices=Gezag.Soort.choices,
        widget=RadioTiles,
        error_messages={"required": gettext_lazy("Kies wat er geldt.")},
    )
    houder = RowChoice(label=gettext_lazy("Wie heeft het gezag?"), widget=RadioTiles)
    houder_naam = forms.CharField(
        label=gettext_lazy("Naam, als het iemand van buiten het gezin is"),
        help_text=gettext_lazy("Een ouder die elders woont, een voogd, of een instelling."),
        max_length=200,
        required=False,
    )
    bron = forms.ChoiceField(
        label=gettext_lazy("Hoe weet je dat?"),
        choices=Gezag.Bron.choices,
        initial=Gezag.Bron.VERTELD,
        widget=RadioTiles,
        error_messages={"required": gettext_lazy("Kies hoe je dat weet.")},
    )
    van = DayField(label=gettext_lazy("Sinds"), required=False, initial=None)
    tot = DayField(
        label=gettext_lazy("Tot en met"),
        required=False,
        initial=None,
        future=True,
        help_text=gettext_lazy("Laat leeg als het nog geldt."),
    )

    def __init__(self, *args: Any, adults: list[Persoon], **options: Any) -> None:
        super().__init__(*args, **options)
        people = [(row, str(row)) for row in adults]
        self.fields["houder"].offer(people, gettext_lazy("Iemand van buiten het gezin"))


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def nieuw(request: HttpRequest, huishouden_id: uuid.UUID, persoon_id: uuid.UUID) -> HttpResponse:
    """Record who has authority over a child."""
    context, child, adults = _opened(request, huishouden_id, persoon_id)
    form = AuthorityForm(request.POST or None, adults=adults)
    if request.method == "POST" and form.save(
        actions.record_authority, kind=child, by=request.user, formulier=form.formulier
    ):
        return _done(request, huishouden_id)
    return _page(request, context, form, child)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def wijzigen(
    request: HttpRequest, huishouden_id: uuid.UUID, persoon_id: uuid.UUID, gezag_id: uuid.UUID
) -> HttpResponse:
    """Change it, such as the day it ended."""
    context, child, adults = _opened(request, huishouden_id, persoon_id)
    row = Gezag.objects.filter(pk=gezag_id, kind=child).select_related("kind").first()
    if row is None:
        raise Http404
    form = AuthorityForm(request.POST or None, row=row, adults=adults)
    if request.method == "POST" and form.save(
        actions.change_authority, gezag=row, versie=form.versie or 0, by=request.user
    ):
        return _done(request, huishouden_id)
    return _page(request, context, form, child)


def _opened(request, huishouden_id, persoon_id) -> tuple[dict, Persoon, list[Persoon]]:
    act = writing(request, Act.SCHRIJVEN)
    context = dossier(request, huishouden_or_404(request, huishouden_id, act))
    child = one_of(context, persoon_id)
    return context, child, [p for p in context["personen"] if p.rol != "jeugdige"]


def _page(request, context: dict, form: AuthorityForm, child: Persoon) -> HttpResponse:
    back = reverse("dossier:mensen", kwargs={"huishouden_id": context["huishouden"].pk})
    title = _("Gezag over %(name)s") % {"name": child}
    return form_page(
        request,
        FORM,
        context | {"form": form, "title": title, "save": _("Bewaar"), "back_url": back},
    )


def _done(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    messages.success(request, _("Gezag bewaard."))
    return redirect("dossier:mensen", huishouden_id=huishouden_id)
