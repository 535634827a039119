"""Days of a provider from a table: look first what will change, then write."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from wijkzicht.register.voorzieningen.dagen import Outcome, enter
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.access import listed
from wijkzicht.web.codes import label
from wijkzicht.web.policy import WORKERS, requires

BIGGEST = 1_000_000


class TableForm(forms.Form):
    """A table pasted, or as a file."""

    tabel = forms.CharField(
        label=gettext_lazy("Plak hier de tabel"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=gettext_lazy("Op de eerste regel staat: sleutel;start;stop."),
    )
    bestand = forms.FileField(
        label=gettext_lazy("Of kies een bestand (csv)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
    )
    overslaan = forms.BooleanField(
        label=gettext_lazy("Laat regels met een fout weg"), required=False
    )

    def clean(self) -> dict:
        """The text of the table, wherever it came from."""
        data = super().clean()
        if file := data.get("bestand"):
            if file.size > BIGGEST:
                raise forms.ValidationError(_("Het bestand is te groot. Knip het in stukken."))
            data["tabel"] = _text(file.read())
        return data


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def dagen(request: HttpRequest) -> HttpResponse:
    """The first sending shows what will happen, the second (`zet`) does it."""
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict = {"form": form}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        write = "zet" in request.POST
        try:
            lines = enter(data["tabel"], by=request.user, write=write, skip=data["overslaan"])
        except NotAllowed as refusal:
            form.add_error(None, refusal.sentence)
        else:
            faults = [line for line in lines if line.fault]
            if write and (data["overslaan"] or not faults):
                return _written(request, lines)
            listed(request, [line.voorziening.huishouden_id for line in lines if line.voorziening])
            context |= _tried(lines) | {"tabel": data["tabel"]}
    status = 422 if form.errors else 200
    return render(request, "voorzieningen/dagen.html", context, status=status)


def _tried(lines: list[Outcome]) -> dict:
    names = [_("Regel"), _("Sleutel"), _("Voor wie"), _("Wat er gebeurt")]
    rows = [(line.number, line.key[:40], _about(line), _told(line)) for line in lines]
    return {
        "columns": [{"label": name} for name in names],
        "rows": [
            [{"text": text, "label": name} for name, text in zip(names, row, strict=True)]
            for row in rows
        ],
        "changes": sum(bool(line.changes) for line in lines),
        "faults": sum(bool(line.fault) for line in lines),
    }


def _told(line: Outcome) -> str:
    if line.fault:
        return _("Klopt niet: %(why)s") % {"why": line.fault}
    return line.changes.capitalize() or _("Staat al zo")


def _about(line: Outcome) -> str:
    row = line.voorziening
    if row is None:
        return _("onbekend")
    kind = label("voorziening_soort", row.soort)
    return f"{row.huishouden.naam} · {row.persoon.voornaam} · {kind}"


def _written(request: HttpRequest, lines: list[Outcome]) -> HttpResponse:
    number = sum(bool(line.changes) for line in lines)
    words = ngettext("%(n)s regel bewaard.", "%(n)s regels bewaard.", number)
    messages.success(request, words % {"n": number})
    return redirect("voorzieningen:dagen")


def _text(data: bytes) -> str:
    """Sheets write either of these two."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
