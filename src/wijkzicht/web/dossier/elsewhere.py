"""Somebody also lives in another household: finding it, recording and changing it."""

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
from wijkzicht.register.personen.models import Persoon, Verblijf
from wijkzicht.register.personen.queries import Found, find
from wijkzicht.web.access import found, huishouden_or_404, writing
from wijkzicht.web.dossier.frame import dossier
from wijkzicht.web.dossier.people import one_of
from wijkzicht.web.forms import DayField, RadioList
from wijkzicht.web.household import form_page
from wijkzicht.web.intake.forms import family_in_words
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm


class StayForm(ActionForm):
    """The arrangement, and from when to when."""

    afspraak = forms.CharField(
        label=gettext_lazy("Wat is de afspraak?"),
        help_text=gettext_lazy("Bijvoorbeeld: om de week, wisselt op vrijdag."),
        max_length=200,
        required=False,
    )
    van = DayField(label=gettext_lazy("Sinds"), required=False, initial=None)
    tot = DayField(
        label=gettext_lazy("Tot en met"),
        required=False,
        initial=None,
        future=True,
        help_text=gettext_lazy("Laat leeg als het nog zo is."),
    )


class NewStayForm(StayForm):
    """First somebody of the other household is looked up; then one is chosen out of who was found."""

    zoek = forms.CharField(
        label=gettext_lazy("Wie woont er in het andere gezin?"),
        help_text=gettext_lazy("Naam, geboortedatum of adres van iemand daar."),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf wie er in het andere gezin woont.")},
    )
    huishouden_id = forms.TypedChoiceField(
        label=gettext_lazy("Welk gezin is het?"),
        coerce=uuid.UUID,
        empty_value=None,
        required=False,
        widget=RadioList,
    )
    field_order = ["zoek", "huishouden_id", "afspraak", "van", "tot"]

    def __init__(self, data: Any = None, *, known: list[Found], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["huishouden_id"].choices = [
            (str(row.huishouden_id), family_in_words(row)) for row in known
        ]
        if not known:
            del self.fields["huishouden_id"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "huishouden_id" not in self.fields:
            self.add_error("zoek", _("We vinden niemand. Zoek op een andere naam of op adres."))
        elif not data.get("huishouden_id") and not self.errors:
            self.add_error("huishouden_id", _("Kies welk gezin het is."))
        return data

    def arguments(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "zoek"}


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def nieuw(request: HttpRequest, huishouden_id: uuid.UUID, persoon_id: uuid.UUID) -> HttpResponse:
    """Somebody also lives in another household that we know."""
    context, row = _opened(request, huishouden_id, persoon_id)
    sent = request.method == "POST"
    known = _known(request, huishouden_id) if sent else []
    form = NewStayForm(request.POST or None, known=known)
    if not sent:
        form.fields.pop("huishouden_id", None)
    if sent and form.save(
        actions.record_stay, persoon=row, by=request.user, formulier=form.formulier
    ):
        return _done(request, huishouden_id)
    return _page(request, context, form, _("%(name)s woont ook ergens anders") % {"name": row})


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def wijzigen(
    request: HttpRequest, huishouden_id: uuid.UUID, persoon_id: uuid.UUID, verblijf_id: uuid.UUID
) -> HttpResponse:
    """Change the arrangement, or the day it ended."""
    context, row = _opened(request, huishouden_id, persoon_id)
    stay = Verblijf.objects.filter(pk=verblijf_id, persoon=row, hoofd=huishouden_id).first()
    if stay is None:
        raise Http404
    form = StayForm(request.POST or None, row=stay)
    if request.method == "POST" and form.save(
        actions.change_stay, verblijf=stay, versie=form.versie or 0, by=request.user
    ):
        return _done(request, huishouden_id)
    return _page(request, context, form, _("%(name)s woont ook ergens anders") % {"name": row})


def _known(request: HttpRequest, huishouden_id: uuid.UUID) -> list[Found]:
    """One line a household out of who fits what was typed; logged."""
    rows = find(request.POST.get("zoek", ""), by=request.user, limit=20)
    others = {row.huishouden_id: row for row in rows if row.huishouden_id != huishouden_id}
    found(request, others.values())
    return list(others.values())[:8]


def _opened(request, huishouden_id, persoon_id) -> tuple[dict, Persoon]:
    context = dossier(request, huishouden_or_404(request, huishouden_id, writing(request)))
    return context, one_of(context, persoon_id)


def _page(request, context: dict, form: StayForm, title: str) -> HttpResponse:
    back = reverse("dossier:mensen", kwargs={"huishouden_id": context["huishouden"].pk})
    texts = {"form": form, "title": title, "save": _("Bewaar"), "back_url": back}
    return form_page(request, "dossier/taak.html", context | texts)


def _done(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    messages.success(request, _("Bewaard."))
    return redirect("dossier:mensen", huishouden_id=huishouden_id)
