"""Who asks: a koppeling by its key. Its account's rights hold, in the database as well."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from wijkzicht.register.koppelingen import policies, queries
from wijkzicht.register.walls.rights import set_medewerker


class Key(HttpBearer):
    """`Authorization: Bearer wz_...` of a koppeling that may ask for `recht`.

    From here on the request is its account's: the same roles, policies and row security as for a
    person who signs in.
    """

    openapi_description = "De sleutel van een koppeling. Beheer maakt haar."

    def __init__(self, recht: str) -> None:
        super().__init__()
        self.recht = recht

    def authenticate(self, request: HttpRequest, token: str):
        koppeling = queries.by_key(token)
        if koppeling is None or not policies.can_ask(koppeling, self.recht):
            return None
        request.user = koppeling.medewerker
        set_medewerker(koppeling.medewerker_id)
        return koppeling
