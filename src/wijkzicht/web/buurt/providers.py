"""A provider says by code, without an account, whether an offer is still right; a colleague decides."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.buurt import actions, policies, queries
from wijkzicht.register.buurt.models import Aanbod, Aanbodvraag
from wijkzicht.register.vragenlijsten.codes import code_hash
from wijkzicht.register.walls.rights import set_letter_code
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.buurt.forms import OfferForm
from wijkzicht.web.inwoner.forms import CodeForm
from wijkzicht.web.inwoner.limit import CODES, too_often
from wijkzicht.web.policy import WORKERS, open_to_all, requires

_KEY = "aanbodcode"  # in the session on the server, never in an address
ASKED = ("naam", "aanbieder", "wat", "leeftijd_van", "leeftijd_tot", "waar", "kosten", "wachttijd")
ASKED += ("contact",)


class ProviderCodeForm(CodeForm):
    """The code that the team sent."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("Code uit het bericht")
        self.fields["code"].error_messages["required"] = _("Vul de code in uit het bericht.")


class CorrectionForm(OfferForm):
    """The offer as we have it, for the provider to correct. By which button is `oordeel`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in set(self.fields) - set(ASKED):
            del self.fields[name]
        self.oordeel = Aanbodvraag.Oordeel.ANDERS

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ASKED} | {"oordeel": self.oordeel}


@require_POST
@requires(*WORKERS)
def vraag(request: HttpRequest, aanbod_id: uuid.UUID) -> HttpResponse:
    """Ask the provider. The answer shows the message with its code: it stands nowhere else."""
    row = Aanbod.objects.filter(pk=aanbod_id).first()
    if row is None:
        raise Http404
    asked = actions.ask_provider(aanbod=row, by=request.user)
    context = {"offer": row, "code": asked.code, "until": asked.vraag.geldig_tot}
    context["address"] = request.build_absolute_uri(reverse("buurt:aanbieder"))
    return render(request, "buurt/bericht_aan_aanbieder.html", context)


@require_http_methods(["GET", "POST"])
@open_to_all
def aanbieder(request: HttpRequest) -> HttpResponse:
    """Asks for the code of the message; a code that opens nothing gets a sentence."""
    form = ProviderCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if too_often(request, "aanbodcode", CODES):
            form.add_error(None, _("Dit is te vaak geprobeerd. Wacht een uur, of bel het team."))
            return render(request, "buurt/aanbieder.html", {"form": form}, status=429)
        typed = form.cleaned_data["code"]
        try:
            _question(typed)
        except NotAllowed as refusal:
            form.add_error("code", refusal.sentence)
        else:
            request.session[_KEY] = typed
            return redirect("buurt:aanbieder_antwoord")
    return render(
        request, "buurt/aanbieder.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
@open_to_all
def antwoord(request: HttpRequest) -> HttpResponse:
    """The offer as we have it: right, to be corrected, or no longer there."""
    typed = request.session.get(_KEY, "")
    try:
        question = _question(typed)
    except NotAllowed:
        return redirect("buurt:aanbieder")
    said = request.POST.get("oordeel", "")
    form = CorrectionForm(request.POST if request.method == "POST" else None, row=question.aanbod)
    if said in {Aanbodvraag.Oordeel.KLOPT, Aanbodvraag.Oordeel.GESTOPT}:
        actions.answer_as_provider(code=typed, oordeel=said)
        return _thanks(request)
    if request.method == "POST" and form.save(actions.answer_as_provider, code=typed):
        return _thanks(request)
    context = {"form": form, "offer": question.aanbod}
    status = 422 if form.errors else 200
    return render(request, "buurt/aanbieder_antwoord.html", context, status=status)


@require_safe
@open_to_all
def bedankt(request: HttpRequest) -> HttpResponse:
    """Says thank you and what happens with it."""
    return render(request, "buurt/aanbieder_bedankt.html")


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def voorstel(request: HttpRequest, vraag_id: uuid.UUID) -> HttpResponse:
    """What the provider would change, beside what we have; a colleague takes it over or not."""
    row = Aanbodvraag.objects.select_related("aanbod").filter(pk=vraag_id).first()
    if row is None or not policies.waits(row):
        raise Http404
    if request.method == "POST":
        take = request.POST.get("besluit") == "neem_over"
        actions.judge_proposal(vraag=row, neem_over=take, by=request.user)
        words = _("Overgenomen: %(name)s.") if take else _("Niet overgenomen: %(name)s.")
        messages.success(request, words % {"name": row.aanbod.naam})
        return redirect("buurt:kaart")
    fields = OfferForm.base_fields
    context = {
        "row": row,
        "gone": row.oordeel == Aanbodvraag.Oordeel.GESTOPT,
        "changes": [
            (fields[name].label, _shown(getattr(row.aanbod, name)), _shown(row.voorstel[name]))
            for name in ASKED
            if name in row.voorstel
        ],
    }
    return render(request, "buurt/voorstel.html", context)


def proposed() -> list[tuple[Aanbodvraag, str]]:
    """What waits for a colleague, in words."""
    gone = Aanbodvraag.Oordeel.GESTOPT
    return [
        (row, _("is er niet meer") if row.oordeel == gone else _("klopt niet helemaal"))
        for row in queries.proposals()
    ]


def _thanks(request: HttpRequest) -> HttpResponse:
    request.session.pop(_KEY, None)
    return redirect("buurt:aanbieder_bedankt")


def _shown(value: object) -> str:
    return str(gettext_lazy("niet ingevuld")) if value in (None, "") else str(value)


def _question(typed: str) -> Aanbodvraag:
    """The question of this code, for the rest of this transaction. Raises NotAllowed."""
    set_letter_code(code_hash(typed))
    question = queries.by_code(typed)
    policies.check_can_answer(question)
    return question
