"""What a save touches, computed alone, is what computing everything anew gives: rows and snapshot."""

import datetime
import random

import duckdb
import psycopg
from psycopg.rows import namedtuple_row

from database import set_up
from register.family import days_ago, merge, open_casus, people, signed_in
from wijkzicht.extraction.snapshot import part_files
from wijkzicht.register.aanmeldingen import actions as aanmeldingen
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.organisatie.models import Lidmaatschap, Rol
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.samenvoegen import actions as samenvoegen
from wijkzicht.register.uithuis.actions import move_out
from wijkzicht.register.voorzieningen import actions as voorzieningen
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.monitor.refresh import refresh, refresh_whole
from world import LONG_AGO

TODAY = datetime.date.today()
# More rounds of other seeds were run while this was made; two say whether it still holds.
SEED, ROUNDS = 5, 2


class Work:
    """Saves of one worker of two teams, in an order that chance decides."""

    def __init__(self, world, chance: random.Random):
        self.by, self.teams, self.chance = world.anna, [world.noord, world.zuid], chance

    def casus(self, **which) -> Casus:
        return self.chance.choice(list(Casus.objects.filter(**which).order_by("geopend", "pk")))

    def day(self) -> datetime.date:
        return days_ago(self.chance.randrange(0, 500))

    def opens(self):
        open_casus(self.by, self.chance.choice(self.teams), self.day())

    def opens_again(self):
        """A household that is known, at either team."""
        home = self.casus().huishouden
        casussen.open(
            huishouden=home, team=self.chance.choice(self.teams), geopend=self.day(), by=self.by
        )

    def records(self):
        casus = self.casus(gesloten=None)
        present = self.chance.sample(people(casus), 1)
        contacten.record(
            casus=casus, datum=self.day(), by=self.by, personen=present, duur_minuten=30,
            activiteit=self.chance.choice(["hulp", "regie", "crisishulp"]),
            eigen_hulp_gestopt=self.chance.random() < 0.2,
        )  # fmt: skip

    def corrects(self):
        contact = self.chance.choice(list(Contact.objects.order_by("datum", "pk")))
        contacten.change(contact=contact, versie=contact.versie, datum=self.day(), by=self.by)

    def moves_a_contact(self):
        contact = self.chance.choice(list(Contact.objects.order_by("datum", "pk")))
        contacten.move(
            contact=contact, versie=contact.versie, naar=self.casus(gesloten=None), by=self.by
        )

    def closes(self):
        casus = self.casus(gesloten=None)
        casussen.close(
            casus=casus, versie=casus.versie, op=TODAY, reden="volgens_plan", vervolg="netwerk", by=self.by
        )  # fmt: skip

    def asks_and_plans(self):
        casus = self.casus(gesloten=None)
        plannen.add_hulpvraag(casus=casus, tekst="Vraag", leefgebied="financien", by=self.by)

    def knows_more_of_somebody(self):
        persoon = self.chance.choice(people(self.casus()))
        year = self.chance.choice([1990, 2003, 2010, 2020])
        personen.change_person(
            persoon=persoon, versie=persoon.versie, geboortedatum=None, geboortejaar=year, by=self.by
        )  # fmt: skip

    def refers(self):
        casus = self.casus(gesloten=None)
        voorzieningen.refer(
            casus=casus, persoon=people(casus)[-1], soort="informeel", verwezen_op=self.day(),
            reden_verwijzing="expertise", by=self.by,
        )  # fmt: skip

    def is_asked(self):
        aanmeldingen.record(
            team=self.chance.choice(self.teams), datum=self.day(), vraag="Vraag", naam="",
            huishouden_id=self.casus().huishouden_id, by=self.by,
        )  # fmt: skip

    def hands_over(self):
        asked = self.chance.choice(list(Aanmelding.objects.order_by("datum", "pk")))
        other = next(team for team in self.teams if team != asked.team)
        aanmeldingen.hand_over(aanmelding=asked, versie=asked.versie, team=other, by=self.by)

    def moves_out(self):
        casus = self.casus(gesloten=None)
        move_out(
            huishouden=casus.huishouden, personen=people(casus)[-1:], casus=casus, op=TODAY, by=self.by,
            naam="Elders", hulp_mee=True, verder=self.chance.random() < 0.5,
        )  # fmt: skip

    def merges(self):
        one, other = self.casus(), self.casus()
        merge(one, other, self.by)

    def takes_apart(self):
        done = samenvoegen.Samenvoeging.objects.filter(ongedaan_op=None).order_by("pk")
        samenvoegen.undo(samenvoeging=self.chance.choice(list(done)), by=self.by)

    def some(self, number: int) -> list[str]:
        """That many saves; what is refused is no save. Which they were."""
        kinds = [
            name for name in vars(Work) if name[0] != "_" and name not in ("casus", "day", "some")
        ]
        done = []
        while len(done) < number:
            kind = self.chance.choice(kinds)
            with signed_in(self.by):
                try:
                    getattr(self, kind)()
                    done.append(kind)
                except (NotAllowed, IndexError, ValueError):
                    continue
        return done


def figures(url: str) -> list[tuple]:
    with psycopg.connect(url, row_factory=namedtuple_row) as register:
        return register.execute(
            "SELECT indicator, groep, periode, dimensie, teller, noemer, waarde, onder, boven,"
            " onbekend, status, toelichting, naar_buiten FROM cijfers_cijfer ORDER BY 1, 2, 3, 4"
        ).fetchall()


def kept(folder) -> dict[str, list[tuple]]:
    return {
        table: sorted(duckdb.sql(f"SELECT * FROM '{files}'").fetchall(), key=repr)
        for table, files in part_files(folder).items()
    }


def test_after_random_saves_nothing_differs_from_everything_anew(committed, url, tmp_path):
    with set_up():
        for team in (committed.noord, committed.zuid):
            for rol in (Rol.PROFESSIONAL, Rol.TEAMLEIDER):
                Lidmaatschap.objects.get_or_create(
                    medewerker=committed.anna, team=team, rol=rol, defaults={"van": LONG_AGO}
                )
    work = Work(committed, random.Random(SEED))
    work.some(20)
    refresh(url, tmp_path / "s", TODAY)
    for number in range(ROUNDS):
        saves = work.some(6)
        assert refresh(url, tmp_path / "s", TODAY).marks
        refresh_whole(url, tmp_path / "s", TODAY)
        after = figures(url)
        refresh(url, tmp_path / f"{number}", TODAY)
        assert kept(tmp_path / "s") == kept(tmp_path / f"{number}"), saves
        assert after == figures(url), saves


def test_every_team_of_the_household_first_and_then_the_whole(committed, url, tmp_path):
    def newer_than(before: dict) -> set[str]:
        return {groep for groep, day in computed().items() if day > before[groep]}

    def computed() -> dict:
        with psycopg.connect(url) as register:
            return dict(
                register.execute("SELECT groep, max(berekend_op) FROM cijfers_cijfer GROUP BY 1")
            )

    noord, zuid = str(committed.noord.pk), str(committed.zuid.pk)
    with set_up():
        Casus.objects.create(
            huishouden=committed.bakker.huishouden, team=committed.zuid, geopend=LONG_AGO
        )
    refresh(url, tmp_path / "s", TODAY)
    before, sam = computed(), committed.bakker.persoon
    with signed_in(committed.anna) as anna:
        personen.change_person(persoon=sam, versie=sam.versie, geboortejaar=1990, by=anna)
    refresh(url, tmp_path / "s", TODAY)
    assert newer_than(before) == {noord, zuid}
    with signed_in(committed.anna):
        assert cijfers.freshness(noord).werk_sinds is None
        assert cijfers.freshness("totaal").werk_sinds is not None
    refresh_whole(url, tmp_path / "s", TODAY)
    assert newer_than(before) == {noord, zuid, "totaal"}
    with signed_in(committed.anna):
        assert cijfers.freshness("totaal").werk_sinds is None
