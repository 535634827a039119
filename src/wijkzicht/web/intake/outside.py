"""What came from outside: gone over with who sent it, word back to a partner, whose area it is."""

import uuid

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from wijkzicht.register.aanmeldingen import actions as aanmeldingen
from wijkzicht.register.aanmeldingen.models import Bron
from wijkzicht.register.inbreng import actions
from wijkzicht.register.inbreng.models import Grondslag, Inbreng, Stand
from wijkzicht.register.inbreng.queries import area
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.versions import Conflict
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.access import Act, aanmelding_or_404, writing
from wijkzicht.web.forms import RadioList, RadioTiles, line, text
from wijkzicht.web.household import form_page
from wijkzicht.web.intake.teams import chosen_team
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm

FORM = "intake/formulier.html"


class WordForm(ActionForm):
    """What the partner gets to see: picked up or not, who calls, and more only with a reason."""

    stand = forms.ChoiceField(
        label=gettext_lazy("Is het opgepakt?"),
        choices=(
            (Stand.OPGEPAKT, gettext_lazy("Opgepakt")),
            (Stand.NIET_OPGEPAKT, gettext_lazy("Niet opgepakt")),
        ),
        widget=RadioTiles,
        error_messages={"required": gettext_lazy("Kies of het is opgepakt of niet.")},
    )
    wie_belt = line(
        gettext_lazy("Wie belt de partner of het gezin?"),
        help_text=gettext_lazy("Bijvoorbeeld: Anna belt de mentor voor vrijdag."),
    )
    grondslag = forms.ChoiceField(
        label=gettext_lazy("Wat mag je delen?"),
        choices=(
            (Grondslag.ALLEEN_STAND, gettext_lazy("Alleen of het is opgepakt en wie belt")),
            (Grondslag.TOESTEMMING, gettext_lazy("Meer: het gezin weet dit en vindt het goed")),
            (Grondslag.VEILIGHEID, gettext_lazy("Meer: het is nodig voor de veiligheid")),
        ),
        widget=RadioList,
        initial=Grondslag.ALLEEN_STAND,
        error_messages={"required": gettext_lazy("Kies wat je mag delen.")},
    )
    bericht = text(
        gettext_lazy("Bericht aan de partner"),
        help_text=gettext_lazy("Precies deze tekst leest de partner."),
        max_length=1000,
        error_messages={"max_length": gettext_lazy("Maak het bericht korter: tot 1000 tekens.")},
    )

    def arguments(self) -> dict:
        return dict(self.cleaned_data)


class AreaForm(ActionForm):
    """Four digits each, with spaces or commas between."""

    postcodes = text(
        gettext_lazy("Van welke postcodes krijgt dit team de vragen?"),
        rows=2,
        help_text=gettext_lazy("Alleen de vier cijfers, met een spatie ertussen. Zoals 1312 1313."),
    )

    def arguments(self) -> dict:
        return {"postcodes": self.cleaned_data["postcodes"].replace(",", " ").split()}


@require_POST
@requires(*WORKERS)
def nagekeken(request: HttpRequest, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Somebody spoke with who sent it, and it is right."""
    row = aanmelding_or_404(request, aanmelding_id, Act.SCHRIJVEN)
    versie = request.POST.get("versie", "")
    try:
        aanmeldingen.look_over(
            aanmelding=row, versie=int(versie) if versie.isdigit() else 0, by=request.user
        )
    except (Conflict, NotAllowed) as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Nagekeken. Het staat er niet meer bij."))
    return redirect("intake:aanmelding", aanmelding_id=row.pk)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def bericht(request: HttpRequest, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Word back to the partner who brought it in."""
    row = aanmelding_or_404(request, aanmelding_id, writing(request))
    inbreng = Inbreng.objects.filter(aanmelding=row).first() if row.bron == Bron.PARTNER else None
    if inbreng is None:
        raise Http404
    known = inbreng if inbreng.stand != Stand.BINNEN else None
    form = WordForm(request.POST if request.method == "POST" else None, row=known)
    if request.method == "POST" and form.save(actions.tell, inbreng=inbreng, by=request.user):
        messages.success(request, _("Bericht bewaard. De partner ziet het op zijn eigen pagina."))
        return redirect("intake:aanmelding", aanmelding_id=row.pk)
    context = {
        "form": form,
        "title": _("Bericht aan %(name)s") % {"name": row.gebracht_door},
        "lead": _("De partner ziet alleen dit. Niet het dossier, en niet wat jij hier opschreef."),
        "save": _("Bewaar het bericht"),
        "back_url": reverse("intake:aanmelding", args=[row.pk]),
    }
    return form_page(request, FORM, context)


@require_http_methods(["GET", "POST"])
@requires(Rol.TEAMLEIDER)
def werkgebied(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """From which postcodes the questions of residents come to this team."""
    team = chosen_team(request, str(team_id), Rol.TEAMLEIDER)
    if team is None or team.pk != team_id:
        raise Http404
    first = {"postcodes": " ".join(area(team))}
    form = AreaForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.save(actions.set_area, team=team, by=request.user):
        messages.success(request, _("Postcodes bewaard."))
        return redirect(reverse("intake:bord") + f"?team={team.pk}")
    context = {
        "form": form,
        "title": _("Postcodes van %(team)s") % {"team": team.naam},
        "lead": _("Vult een inwoner zo'n postcode in, dan staat de vraag op jullie bord."),
        "save": _("Bewaar de postcodes"),
        "back_url": reverse("intake:bord"),
    }
    return form_page(request, FORM, context)
