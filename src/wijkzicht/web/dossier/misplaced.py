"""A contact that should not be there: take it away, or put it with the family it is about."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wijkzicht.register.casussen.queries import CaseloadRow, caseload
from wijkzicht.register.contacten import actions
from wijkzicht.register.contacten.models import Contact, Weghaalreden
from wijkzicht.web.access import Act, casus_or_404
from wijkzicht.web.forms import RadioList
from wijkzicht.web.household import Task, opened, perform, row_or_404
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm

REASONS = (
    (Weghaalreden.VERKEERD_GEZIN, gettext_lazy("Het hoort bij een ander gezin")),
    (Weghaalreden.DUBBEL, gettext_lazy("Het staat er dubbel")),
    (Weghaalreden.NIET_GEWEEST, gettext_lazy("Het is niet geweest")),
)


class MisplacedForm(ActionForm):
    """Why it should not be there, and where it belongs."""

    reden = forms.ChoiceField(
        label=gettext_lazy("Wat is er mis?"),
        choices=REASONS,
        widget=RadioList,
        error_messages={"required": gettext_lazy("Kies wat er mis is.")},
    )
    naar = forms.ChoiceField(
        label=gettext_lazy("Bij welk gezin hoort het?"),
        help_text=gettext_lazy("Je kiest uit je eigen gezinnen. Kies je niets, dan gaat het weg."),
        required=False,
    )

    def __init__(self, *args: Any, families: list[CaseloadRow], **options: Any) -> None:
        super().__init__(*args, **options)
        nowhere = [("", _("Bij geen van mijn gezinnen"))]
        self.fields["naar"].choices = nowhere + [(str(f.casus_id), f.naam) for f in families]

    def arguments(self) -> dict[str, Any]:
        moved = bool(self.cleaned_data["naar"])
        return {} if moved else {"reden": Weghaalreden(self.cleaned_data["reden"])}


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def weghalen(request: HttpRequest, huishouden_id: uuid.UUID, contact_id: uuid.UUID) -> HttpResponse:
    """Take the contact away from here; with a family chosen it goes there."""
    context = opened(request, huishouden_id)
    row = row_or_404(Contact, context, contact_id)
    families = [f for f in caseload(request.user) if f.casus_id != row.casus_id]
    form = MisplacedForm(request.POST or None, row=row, families=families)
    key = form.is_valid() and form.cleaned_data["naar"]
    naar = casus_or_404(request, uuid.UUID(key), to=Act.SCHRIJVEN) if key else None
    done = _("Het contact staat hier niet meer.")
    if naar:
        done = _("Het contact staat nu bij %(name)s. Kies daar met wie het was.") % {
            "name": naar.huishouden.naam
        }
    task = Task(
        _("Dit contact staat hier verkeerd"),
        _("Haal het hier weg"),
        done,
        "dossier:overzicht",
        _("Bij dit gezin is er niets meer van te zien. De privacy officer ziet dat het weg is."),
    )
    more = {"contact": row, "versie": form.versie or 0} | ({"naar": naar} if naar else {})
    action = actions.move if naar else actions.withdraw
    return perform(request, context, task, form, action, **more)
