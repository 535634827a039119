"""The weekly sample of the log: go through it and sign."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.organisatie.models import Medewerker, Rol
from wijkzicht.register.steekproef import actions, queries
from wijkzicht.register.steekproef.models import Inzage, Oordeel, Reden
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.forms import RadioTiles
from wijkzicht.web.policy import requires

REASONS = {
    Reden.TOEVAL: gettext_lazy("door loting"),
    Reden.NOOD: gettext_lazy("noodtoegang"),
    Reden.EIGEN_NAAM: gettext_lazy("zelfde achternaam als het gezin"),
    Reden.BUITEN_TEAM: gettext_lazy("gezin van een ander team"),
    Reden.NACHT: gettext_lazy("tussen 22 en 6 uur"),
    Reden.VEEL: gettext_lazy("meer dan 60 dossiers op een dag"),
}
JUDGEMENTS = (
    (Oordeel.GOED, gettext_lazy("Klopt")),
    (Oordeel.NAVRAGEN, gettext_lazy("Navragen")),
    (Oordeel.NIET_GOED, gettext_lazy("Klopt niet")),
)


class SampleForm(forms.Form):
    """For every look that somebody else did: a judgement and, if it is not plainly good, words.

    What is left open stays open.
    """

    def __init__(self, *args: Any, looks: list[Inzage], by: Medewerker, **options: Any) -> None:
        super().__init__(*args, **options)
        self.by = by
        self.looks = [look for look in looks if look.medewerker_id != by.pk]
        for look in self.looks:
            self.fields[f"oordeel-{look.pk}"] = forms.ChoiceField(
                label=_("Wat vind je ervan?"),
                choices=JUDGEMENTS,
                widget=RadioTiles,
                required=False,
                initial=look.oordeel,
            )
            self.fields[f"woorden-{look.pk}"] = forms.CharField(
                label=_("Wat vraag je na, of wat klopt niet?"),
                max_length=500,
                required=False,
                initial=look.woorden,
            )

    def pair(self, look: Inzage) -> tuple | None:
        """The two fields of a look; None: it is one's own."""
        name = f"oordeel-{look.pk}"
        return (self[name], self[f"woorden-{look.pk}"]) if name in self.fields else None

    def save(self) -> bool:
        """Sign what was filled in and differs. All or nothing: a refusal stands at its look."""
        if not self.is_valid():
            return False
        wanted = []
        for look in self.looks:
            oordeel = self.cleaned_data[f"oordeel-{look.pk}"]
            woorden = self.cleaned_data[f"woorden-{look.pk}"].strip()
            if (oordeel, woorden) == (look.oordeel, look.woorden) or not (oordeel or woorden):
                continue
            try:
                actions.policies.check_can_judge(look, oordeel, woorden, self.by)
            except NotAllowed as refusal:
                self.add_error(f"woorden-{look.pk}", refusal.sentence)
            wanted.append((look, oordeel, woorden))
        if self.errors:
            return False
        for look, oordeel, woorden in wanted:
            actions.judge(inzage=look, oordeel=oordeel, woorden=woorden, by=self.by)
        return True


@require_safe
@requires(Rol.PRIVACY_OFFICER)
def weken(request: HttpRequest) -> HttpResponse:
    """Every week with what is reviewed; what is not shows."""
    rows = queries.samples()
    for row in rows:
        row.until = row.week + timedelta(days=6)
        row.left = row.lines - row.reviewed
    return render(request, "logcontrole/steekproeven.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@requires(Rol.PRIVACY_OFFICER)
def week(request: HttpRequest, dag: str) -> HttpResponse:
    """The looks of a week; a fixed number of statements."""
    try:
        looks = queries.looks(date.fromisoformat(dag))
    except ValueError:
        raise Http404 from None
    if not looks:
        raise Http404
    form = SampleForm(request.POST or None, looks=looks, by=request.user)
    if request.method == "POST" and form.save():
        left = sum(not look.oordeel for look in looks)
        done = ngettext(
            "Bewaard. %(n)s inzage is nog niet nagekeken.",
            "Bewaard. %(n)s inzagen zijn nog niet nagekeken.",
            left,
        ) % {"n": left}
        messages.success(request, done if left else _("Bewaard. Alles is nagekeken."))
        return redirect("logcontrole:steekproeven")
    words = dict(JUDGEMENTS)
    context = {
        "form": form,
        "monday": date.fromisoformat(dag),
        "looks": [
            {
                "row": look,
                "why": ", ".join(str(REASONS[reason]) for reason in look.redenen),
                "judged": words.get(look.oordeel, ""),
                "fields": form.pair(look),
            }
            for look in looks
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "logcontrole/steekproef.html", context, status=status)
