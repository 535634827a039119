"""The pages of a resident with a letter, and the page on which the letter is made."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.vragenlijsten import actions, policies, queries
from wijkzicht.register.vragenlijsten.codes import code_hash
from wijkzicht.register.walls.rights import set_letter_code
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.access import Act, casus_or_404
from wijkzicht.web.inwoner.forms import CodeForm, InviteForm, QuestionForm
from wijkzicht.web.policy import WORKERS, open_to_all, requires

QUESTIONNAIRE = "ervaring_kort"
_KEY = "briefcode"  # in the session on the server, never in an address


@require_http_methods(["GET", "POST"])
@open_to_all
def code(request: HttpRequest) -> HttpResponse:
    """Asks for the code of the letter; a code that opens nothing gets a sentence."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["code"]
        try:
            _invitation(typed)
        except NotAllowed as refusal:
            form.add_error("code", refusal.sentence)
        else:
            request.session[_KEY] = typed
            return redirect("inwoner:vragen")
    return render(request, "inwoner/code.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@open_to_all
def vragen(request: HttpRequest) -> HttpResponse:
    """The questions, in the words for whose voice it is; every question may be skipped."""
    typed = request.session.get(_KEY, "")
    try:
        invitation = _invitation(typed)
    except NotAllowed:
        return redirect("inwoner:code")
    form = QuestionForm(invitation.vragenlijst, invitation.informant, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer(code=typed, waarden=form.values, teksten=form.texts)
        request.session.pop(_KEY, None)
        return redirect("inwoner:bedankt")
    context = {"form": form, "young": invitation.informant == "jeugdige"}
    return render(request, "inwoner/vragen.html", context, status=422 if form.errors else 200)


@require_safe
@open_to_all
def bedankt(request: HttpRequest) -> HttpResponse:
    """Says thank you and what happens with the answers."""
    return render(request, "inwoner/bedankt.html")


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def uitnodigen(request: HttpRequest, casus_id: uuid.UUID) -> HttpResponse:
    """Makes a letter with a code for one voice. The code is shown here once, to print."""
    casus = casus_or_404(request, casus_id, to=Act.VASTLEGGEN)
    form = InviteForm(request.POST or None)
    context = {"casus": casus, "form": form, "sent": queries.of_casus(casus)}
    if request.method == "POST" and form.is_valid():
        informant = form.cleaned_data["informant"]
        try:
            made = actions.invite(
                casus=casus, vragenlijst=QUESTIONNAIRE, informant=informant, by=request.user
            )
        except NotAllowed as refusal:
            form.add_error("informant", refusal.sentence)
        else:
            letter = {
                "code": made.code,
                "young": informant == "jeugdige",
                "until": made.uitnodiging.geldig_tot,
            }
            return render(request, "inwoner/brief.html", context | {"letter": letter})
    return render(request, "inwoner/uitnodigen.html", context, status=422 if form.errors else 200)


def _invitation(typed: str):
    """The invitation of this code, for the rest of this transaction. Raises NotAllowed."""
    set_letter_code(code_hash(typed))
    invitation = queries.by_code(typed)
    policies.check_can_answer(invitation)
    return invitation
