"""Koppelingen: programs with a key. The key is shown once."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.clock import today
from wijkzicht.register.koppelingen import actions, queries
from wijkzicht.register.koppelingen.models import Koppeling, Recht
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.organisatie.queries import open_teams
from wijkzicht.web.beheer.forms import LinkForm
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import requires

RIGHTS = {
    Recht.CIJFERS: gettext_lazy("leest cijfers"),
    Recht.AANMELDEN: gettext_lazy("brengt vragen van inwoners in"),
    Recht.BELLER: gettext_lazy("ziet of een beller bekend is"),
}


@require_safe
@requires(Rol.BEHEER)
def overzicht(request: HttpRequest) -> HttpResponse:
    """Every koppeling, with until when; one statement of its own."""
    rows = list(queries.all_by_name())
    for row in rows:
        row.mag = ", ".join(str(RIGHTS[recht]) for recht in row.rechten)
        row.over = row.tot < today() or not row.medewerker.is_active
    context = {"running": [row for row in rows if not row.over], "rows": rows}
    context["ended"] = [row for row in rows if row.over]
    context["address"] = request.build_absolute_uri(reverse("api:api-root"))
    return render(request, "beheer/koppelingen.html", context)


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Make one. The answer shows its key: it stands nowhere else, so it is not in an address."""
    form = LinkForm(request.POST or None, teams=open_teams(today()))
    made: list = []

    def make(**arguments: object) -> None:
        made.extend(actions.make(**arguments))

    if request.method == "POST" and form.save(make, by=request.user):
        koppeling, sleutel = made
        context = {"koppeling": koppeling, "sleutel": sleutel}
        return render(request, "beheer/sleutel.html", context)
    context = {"form": form, "title": _("Nieuwe koppeling"), "save": _("Maak de koppeling")}
    context["lead"] = _("Een ander programma krijgt een sleutel. Die zie je één keer.")
    context["back_url"] = reverse("beheer:koppelingen")
    return form_page(request, "beheer/formulier.html", context)


@require_POST
@requires(Rol.BEHEER)
def stop(request: HttpRequest, koppeling_id: uuid.UUID) -> HttpResponse:
    """End one at once."""
    row = Koppeling.objects.select_related("medewerker").filter(pk=koppeling_id).first()
    if row is None:
        raise Http404
    actions.end(koppeling=row, by=request.user)
    messages.success(request, _("De koppeling is gestopt. De sleutel werkt niet meer."))
    return redirect("beheer:koppelingen")
