"""The templates of letters: which are in use, put up a new one, take one out to edit it."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.documenten import actions, letters, queries
from wijkzicht.register.documenten.models import KINDS, Sjabloon
from wijkzicht.register.documenten.velden import VELDEN
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.web.papieren.download import download
from wijkzicht.web.papieren.forms import LETTERS
from wijkzicht.web.policy import requires
from wijkzicht.web.sjablonen.forms import TemplateForm


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def overzicht(request: HttpRequest) -> HttpResponse:
    """The templates by letter, the fields one can use, and the form for a new one."""
    form = TemplateForm(request.POST or None, files=request.FILES or None)
    if request.method == "POST" and form.save(actions.put_up_template, by=request.user):
        messages.success(request, _("Brief geplaatst."))
        return redirect("sjablonen:overzicht")
    rows = queries.templates()
    context = {
        "form": form,
        "letters": [
            {"code": code, "name": name, "rows": [row for row in rows if row.soort == code]}
            for code, name in LETTERS.items()
        ],
        "fields": VELDEN.items(),
    }
    return render(request, "sjablonen/overzicht.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Rol.BEHEER)
def meegeleverd(request: HttpRequest, soort: str) -> HttpResponse:
    """The letter that comes with the program, to edit in Word."""
    if soort not in KINDS:
        raise Http404
    return download(letters.shipped(soort), f"{soort}.docx", actions.WORD)


@require_safe
@requires(Rol.BEHEER)
def sjabloon(request: HttpRequest, sjabloon_id: uuid.UUID) -> HttpResponse:
    """A template as it was put up."""
    row = Sjabloon.objects.filter(pk=sjabloon_id).first()
    if row is None:
        raise Http404
    return download(bytes(row.inhoud), row.bestandsnaam, actions.WORD)
