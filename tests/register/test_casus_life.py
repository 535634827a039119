"""The life of a casus, in any order of steps: what must always be true stays true."""

import itertools
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from register.family import days_ago, open_casus
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Betrokkenheid, Casus, Regie
from wijkzicht.register.casussen.queries import sight_ends
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.models import Contact, Hulpeinde
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.versions import Conflict
from wijkzicht.register.walls.rights import set_medewerker
from wijkzicht.rules.errors import NotAllowed

ago = st.integers(min_value=-2, max_value=40)
OPENED = 30


class Life(RuleBasedStateMachine):
    """Two colleagues of a team and the team leader work on one casus, sometimes with an old page."""

    world = None

    @initialize()
    def begin(self):
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        leader = self.world.medewerkers[Rol.TEAMLEIDER]
        set_medewerker(leader.pk)
        self.people = [self.world.anna, self.world.medewerkers[Rol.GEDRAGSWETENSCHAPPER], leader]
        self.by = leader
        casus = open_casus(leader, self.world.noord, geopend=days_ago(OPENED))
        self.key, self.persons = casus.pk, list(casus.huishouden.personen.all())
        self.versions = {}

    def teardown(self):
        if hasattr(self, "transaction"):
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @property
    def casus(self) -> Casus:
        return Casus.objects.get(pk=self.key)

    def attempt(self, action, **arguments):
        try:
            with transaction.atomic():
                return action(by=self.by, **arguments)
        except (NotAllowed, Conflict):
            return None

    @rule(day=ago, kind=st.sampled_from(["hulp", "regie", "administratie"]), stop=st.booleans())
    def contact(self, day, kind, stop):
        self.attempt(
            contacten.record,
            casus=self.casus,
            datum=days_ago(day),
            activiteit=kind,
            personen=self.persons,
            eigen_hulp_gestopt=stop,
        )

    @rule(day=ago, old=st.booleans())
    def change_contact(self, day, old):
        contact = Contact.objects.filter(casus=self.key).first()
        if contact:
            versie = contact.versie - old
            self.attempt(contacten.change, contact=contact, versie=versie, datum=days_ago(day))

    @rule(day=ago)
    def stop_help(self, day):
        self.attempt(
            contacten.stop_own_help, casus=self.casus, personen=self.persons, datum=days_ago(day)
        )

    @rule(day=ago, who=st.integers(0, 2))
    def take_over(self, day, who):
        self.attempt(
            casussen.take_over_regie,
            casus=self.casus,
            medewerker=self.people[who],
            van=days_ago(day),
        )

    @rule(who=st.integers(0, 2))
    def involve(self, who):
        self.attempt(casussen.involve, casus=self.casus, medewerker=self.people[who])

    @rule(day=ago, old=st.booleans())
    def close(self, day, old):
        casus = self.casus
        self.attempt(
            casussen.close,
            casus=casus,
            versie=casus.versie - old,
            op=days_ago(day),
            reden="volgens_plan",
            vervolg="onbekend",
        )

    @rule()
    def undo_the_closing(self):
        self.attempt(
            casussen.undo_close, casus=self.casus, versie=self.casus.versie, reden="Te vroeg"
        )

    @rule(day=ago)
    def aftercare(self, day):
        self.attempt(contacten.record, casus=self.casus, datum=days_ago(day), activiteit="nazorg")

    @rule()
    def open_another(self):
        """Refused while one is open; the invariants below hold for the first."""
        casus = self.casus
        self.attempt(
            casussen.open, huishouden=casus.huishouden, team=casus.team, geopend=days_ago(0)
        )
        running = Casus.objects.filter(huishouden=casus.huishouden, gesloten__isnull=True)
        assert running.count() <= 1

    @invariant()
    def no_work_outside_the_casus(self):
        casus = self.casus
        last = casus.gesloten or today()
        for model in (Contact, Hulpeinde):
            rows = model.objects.filter(casus=casus)
            if model is Contact:
                rows = rows.exclude(activiteit="nazorg")
            days = rows.values_list("datum", flat=True)
            assert all(casus.geopend <= day <= last for day in days)

    @invariant()
    def one_regisseur_a_day(self):
        casus = self.casus
        last = casus.gesloten or today()
        rows = list(Regie.objects.filter(casus=casus).order_by("van"))
        for row, following in itertools.pairwise(rows):
            assert row.tot is not None
            assert row.van <= row.tot < following.van
        assert all(casus.geopend <= row.van <= last for row in rows)
        if casus.gesloten and rows:
            assert rows[-1].tot == casus.gesloten

    @invariant()
    def nobody_keeps_sight_of_a_closed_casus_for_long(self):
        if self.casus.gesloten:
            last = sight_ends(self.casus)
            assert last == today() + timedelta(days=14)
            running = Betrokkenheid.objects.filter(casus=self.key).exclude(tot__lte=last)
            assert not running.exists()

    @invariant()
    def no_end_before_its_start(self):
        for row in Betrokkenheid.objects.filter(casus=self.key):
            assert row.tot is None or row.van <= row.tot

    @invariant()
    def versie_only_grows(self):
        now = {("casus", self.key): self.casus.versie}
        now |= {("contact", c.pk): c.versie for c in Contact.objects.filter(casus=self.key)}
        assert all(now[key] >= versie for key, versie in self.versions.items())
        self.versions = now


@pytest.mark.django_db
def test_life_of_a_casus(world):
    Life.world = world
    run_state_machine_as_test(
        Life,
        settings=settings(
            stateful_step_count=20,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
