"""A resident asks for help: no account, no file, nothing kept in the browser or in an address."""

from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijkzicht.register.clock import today
from wijkzicht.register.inbreng import actions
from wijkzicht.register.inbreng.models import Stand
from wijkzicht.register.inbreng.queries import by_code
from wijkzicht.register.inrichting.queries import tekst
from wijkzicht.register.organisatie.queries import open_teams
from wijkzicht.register.vragenlijsten.codes import code_hash
from wijkzicht.register.walls.rights import set_letter_code
from wijkzicht.web.inwoner.ask_forms import AskForm, StandForm, YoungAskForm
from wijkzicht.web.inwoner.limit import CODES, QUESTIONS, too_often
from wijkzicht.web.inwoner.mail import address_in, send_code
from wijkzicht.web.policy import open_to_all

LANGUAGE = (
    "taal"  # the button that changes the language sends the form along: nothing typed is lost
)


@require_http_methods(["GET", "POST"])
@open_to_all
def vraag(request: HttpRequest) -> HttpResponse:
    """The form for a grown-up."""
    return _ask(request, AskForm)


@require_http_methods(["GET", "POST"])
@open_to_all
def jong(request: HttpRequest) -> HttpResponse:
    """The form for somebody of 12 to 17, in words for them."""
    return _ask(request, YoungAskForm)


@require_http_methods(["GET", "POST"])
@open_to_all
def stand(request: HttpRequest) -> HttpResponse:
    """How it stands, by code: picked up or not, and nothing of what was asked."""
    sent = request.method == "POST"
    if sent and request.POST.get(LANGUAGE):
        return _in_language(request, "inwoner/stand.html", {"form": StandForm()})
    form = StandForm(request.POST if sent else None)
    found = None
    if sent and form.is_valid():
        if too_often(request, "code", CODES):
            form.add_error(None, _("Dit is te vaak geprobeerd. Wacht een uur, of bel het team."))
            return render(request, "inwoner/stand.html", {"form": form}, status=429)
        set_letter_code(code_hash(form.cleaned_data["code"]))
        found = by_code(form.cleaned_data["code"])
        if found is None:
            form.add_error(
                "code", _("Deze code kennen we niet. Kijk nog eens goed, of bel het team.")
            )
    context = {"form": form, "found": found, "words": found and _words(found.stand)}
    return render(request, "inwoner/stand.html", context, status=422 if form.errors else 200)


def _ask(request: HttpRequest, kind: type[AskForm]) -> HttpResponse:
    teams = open_teams(today())
    context = {"young": kind.young, "own_text": tekst("inwoner"), "possible": bool(teams)}
    if request.method == "POST" and request.POST.get(LANGUAGE):
        form = kind(initial=request.POST.dict(), teams=teams)
        return _in_language(request, "inwoner/hulp.html", {**context, "form": form})
    form = kind(request.POST if request.method == "POST" else None, teams=teams)
    form.formulier = form.formulier or uuid4()
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "inwoner/hulp.html", {**context, "form": form}, status=status)
    if too_often(request, "vraag", QUESTIONS):
        form.add_error(
            None, _("Vanaf deze plek zijn al veel vragen verstuurd. Bel ons, of wacht een uur.")
        )
        return render(request, "inwoner/hulp.html", {**context, "form": form}, status=429)
    if not form.save(actions.ask):
        return render(request, "inwoner/hulp.html", {**context, "form": form}, status=422)
    receipt = {
        "young": kind.young,
        "code": form.saved,
        "team": form.cleaned_data["team"],
        "unsafe": form.cleaned_data["crisis"],
    }
    if form.cleaned_data.get("mail_code"):
        page = request.build_absolute_uri(reverse("inwoner:stand"))
        address = address_in(form.cleaned_data["bereikbaar"])
        receipt["mailed"] = send_code(form.saved, address, page)
    return render(request, "inwoner/ontvangen.html", receipt)


def _in_language(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    """The same page in the other language, with what was typed."""
    language = request.POST[LANGUAGE]
    if language not in dict(settings.LANGUAGES):
        language = settings.LANGUAGE_CODE
    translation.activate(language)
    request.LANGUAGE_CODE = language
    response = render(request, template, context)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )
    return response


def _words(stand: str) -> str:
    if stand == Stand.BINNEN:
        return _("De vraag is binnen. Nog niemand heeft hem opgepakt.")
    if stand == Stand.OPGEPAKT:
        return _("Iemand van het team heeft de vraag opgepakt.")
    return _("Het team is klaar met de vraag. Nog niets gehoord? Bel dan het team.")
