"""Whoever walks wherever: each person shown is one line in the log, and nobody sees what they may not.

A short walk on every change; `make proof-walk` takes ten thousand steps.
"""

import os
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from database import set_up
from web.test_matrix import routes
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen.models import Persoon
from world import LONG_AGO

pytestmark = pytest.mark.django_db

STEPS = int(os.environ.get("WIJKZICHT_PROOF_WALK", "60"))
ONE_WALK = 20  # steps; the next walk begins with who was involved at first
AT_FIRST = {("anna", "bakker"), ("zoe", "zeeman"), ("zoe", "geheim")}
FAMILIES = st.sampled_from(["bakker", "zeeman", "geheim"])
WHO = st.sampled_from(["anna", "zoe", "teamleider", "gedragswetenschapper", "beheer"])
# Pages about one family, from the URLconf, and pages about nobody in particular.
OF_A_FAMILY = st.sampled_from([n for n, _, parts in routes() if set(parts) == {"huishouden_id"}])
OF_MANY = st.sampled_from(["start:dag", "caseload:gezinnen", "team:overzicht", "zoeken:zoeken"])
SHOWS_NOTHING = {302, 403, 404, 405}


def make_walk(world) -> type[RuleBasedStateMachine]:
    """The walk through this organisation; every person in it has a name of their own."""
    colleagues = {"anna": world.anna, "zoe": world.zoe}
    colleagues |= {rol.value: world.medewerkers[rol] for rol in Rol if rol != Rol.PROFESSIONAL}
    named = {}
    with set_up():
        for family in ("bakker", "zeeman", "geheim"):
            huishouden = getattr(world, family).huishouden
            Persoon.objects.create(huishouden=huishouden, rol="ouder")
            for persoon in Persoon.objects.filter(huishouden=huishouden):
                named[persoon.pk] = (f"{persoon.rol.capitalize()}van{family}", family)
                Persoon.objects.filter(pk=persoon.pk).update(voornaam=named[persoon.pk][0])
    clients = {name: Client() for name in colleagues}
    for name, client in clients.items():
        client.force_login(colleagues[name])

    class Walk(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            self.involved = set(AT_FIRST)
            with set_up():
                Betrokkenheid.objects.all().delete()
                for who, family in AT_FIRST:
                    self._involve(who, family)
                Logregel.objects.all().delete()

        @rule(who=WHO, family=FAMILIES, page=OF_A_FAMILY)
        def open_a_page_of_a_family(self, who, family, page):
            key = getattr(world, family).huishouden.pk
            status, lines = self._asked(who, reverse(page, kwargs={"huishouden_id": key}))
            shown = Counter(persoon for persoon, allowed in lines if allowed)
            if status == 200:
                assert self._may(who, family), page
                assert shown == {pk: 1 for pk, (_, where) in named.items() if where == family}
                assert len(lines) == len(shown)
            else:
                assert status in SHOWS_NOTHING, page
                if not self._may(who, family):
                    assert not shown, page
                    # The door wrote the refusal, once; who may not come at all did not get there.
                    assert len(lines) == (1 if status == 404 else 0), page

        @rule(who=WHO, page=OF_MANY)
        def open_a_page_of_many(self, who, page):
            self._asked(who, reverse(page))

        @rule(who=WHO, family=FAMILIES)
        def search(self, who, family):
            self._asked(who, reverse("zoeken:zoeken"), {"zoek": f"Sam {family}"})

        @rule(who=st.sampled_from(["anna", "zoe"]), family=FAMILIES)
        def come_or_go(self, who, family):
            with set_up():
                if (who, family) in self.involved:
                    Betrokkenheid.objects.filter(
                        medewerker=colleagues[who], huishouden=getattr(world, family).huishouden
                    ).delete()
                else:
                    self._involve(who, family)
            self.involved ^= {(who, family)}

        def _may(self, who: str, family: str) -> bool:
            """Written here apart from the rule of the door and from row security."""
            return (who, family) in self.involved or (who, family) == ("teamleider", "bakker")

        def _involve(self, who: str, family: str) -> None:
            huishouden = getattr(world, family).huishouden
            Betrokkenheid.objects.create(
                medewerker=colleagues[who], huishouden=huishouden, van=LONG_AGO
            )

        def _asked(self, who: str, url: str, form: dict | None = None) -> tuple[int, list[tuple]]:
            """The status, and the lines it wrote. Who stands on the page stands in a line, once."""
            client = clients[who]
            answer = client.get(url) if form is None else client.post(url, form)
            with set_up():
                lines = list(Logregel.objects.values_list("persoon_id", "toegestaan"))
                Logregel.objects.all().delete()
            shown = Counter(persoon for persoon, allowed in lines if allowed and persoon)
            page = answer.content.decode()
            assert [name for pk, (name, _) in named.items() if name in page and not shown[pk]] == []
            assert set(shown.values()) <= {1}, url
            return answer.status_code, lines

    return Walk


def test_each_person_shown_is_one_line(world):
    run_state_machine_as_test(
        make_walk(world),
        settings=settings(
            max_examples=STEPS // ONE_WALK,
            stateful_step_count=ONE_WALK,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
