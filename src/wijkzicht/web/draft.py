"""The draft of one form about one household: what was typed, given back; forgotten once saved."""

from typing import Any

from django.http import HttpRequest

from wijkzicht.register.concepten import actions, queries
from wijkzicht.register.personen.models import Huishouden
from wijkzicht.web.concept import address


class Draft:
    """What `request.user` typed in this form and did not save. Fields hold one value each."""

    def __init__(self, request: HttpRequest, formulier: str, huishouden: Huishouden) -> None:
        self._about = {"formulier": formulier, "by": request.user, "voorwerp": huishouden.pk}
        self._kept = queries.read(**self._about)

    @property
    def typed(self) -> dict[str, Any]:
        """The fields as initial values."""
        fields = self._kept.inhoud if self._kept else {}
        return {name: values[-1] for name, values in fields.items() if values}

    @property
    def context(self) -> dict[str, Any]:
        """What `dossier/taak.html` needs to keep it."""
        url = address(self._about["formulier"], self._about["voorwerp"])
        return {"concept_url": url, "draft_saved": self._kept and self._kept.bijgewerkt_op}

    def clear(self) -> None:
        """Forget it: the form was saved."""
        actions.clear(**self._about)
