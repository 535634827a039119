"""The delivery from the screen: made in the background, kept unreadable, downloaded, sent."""

import datetime
import hashlib
import json
import re
import uuid

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation

from database import as_role
from register.family import open_casus, signed_in
from web.work import browser
from wijkzicht.deliveries.words import SENTENCES
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.leveringen import actions
from wijkzicht.register.leveringen.models import Bestand, Levering, TeBevestigen, Verzending
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.walls import roles
from wijkzicht.register.walls.address import address
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.periods import period_of
from wijkzicht.web.levering.make import make
from wijkzicht.web.levering.words import told
from world import PASSWORD, make_world

PERIOD = period_of("halfjaar", today()).previous()
PROTOCOL = "2019"
WHAT = f"{PERIOD.name}/{PROTOCOL}"
BSN = "123456782"
DAY = PERIOD.start + datetime.timedelta(days=30)


@pytest.fixture
def world(transactional_db, settings, tmp_path):
    """Committed, because the extraction reads with a connection of its own."""
    settings.WIJKZICHT_SNAPSHOT = tmp_path / "closed" / "snapshot"
    return make_world()


@pytest.fixture
def analist(world) -> Client:
    """A browser of an analist who has just given the password again."""
    return browser(world.medewerkers[Rol.ANALIST])


def helped(world, day: datetime.date, bsn: str = "", **household) -> Persoon:
    """A young person of anna's, with help of the team on that day."""
    with signed_in(world.anna) as anna:
        casus = open_casus(anna, world.noord, day - datetime.timedelta(days=5), **household)
        young = Persoon.objects.get(huishouden=casus.huishouden, rol="jeugdige")
        if bsn:
            young = personen.set_bsn(
                persoon=young, versie=young.versie, bsn=bsn, nagegaan="brp", by=anna
            )
        contacten.record(
            casus=casus, datum=day, activiteit="hulp", feiten="Gesprek.", personen=[young], by=anna
        )
        return young


def waiting() -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args::text FROM procrastinate_jobs WHERE status = 'todo' AND task_name = %s ORDER BY id",
            [actions.MAKE],
        )
        return [json.loads(args) for (args,) in cursor.fetchall()]


def work(args: dict) -> None:
    """What the worker does with a job."""
    keys = (uuid.UUID(args["levering_id"]), uuid.UUID(args["medewerker_id"]))
    make(address(settings.DATABASE_EXTRACT), *keys, today())


def made(client: Client) -> str:
    """Ask for a delivery and let the worker make it; the address of its page."""
    answer = client.post(reverse("levering:nieuw"), {"wat": WHAT})
    assert answer.status_code == 302, answer.content.decode()
    work(waiting()[-1])
    return answer["Location"]


def text(answer) -> str:
    return answer.content.decode()


def acts(world) -> list[str]:
    with signed_in(world.medewerkers[Rol.PRIVACY_OFFICER]):
        rows = Logregel.objects.filter(regel__startswith="levering_").order_by("moment")
        return list(rows.values_list("regel", flat=True))


# -- the whole way --------------------------------------------------------------------------------


def test_from_asking_to_the_receipt(world, analist):
    helped(world, DAY, BSN)
    answer = analist.post(reverse("levering:nieuw"), {"wat": WHAT})
    page = answer["Location"]
    assert "wordt gemaakt" in text(analist.get(page))
    work(waiting()[-1])
    shown = text(analist.get(page))
    assert "1 records: 1 lopen nog, 0 zijn gestopt" in shown
    assert BSN not in shown
    file = analist.get(page + "bestand/csv/")
    assert file["Content-Disposition"].startswith("attachment")
    lines = text(file).splitlines()
    assert lines[1].startswith(BSN)
    assert len(lines) == 2
    digest = hashlib.sha256(file.content).hexdigest()
    assert digest in shown
    assert analist.get(page + "bestand/csv/").content == file.content
    sent = {"verzonden_op": today().isoformat(), "vorm": "csv", "ontvangst": "CBS-2026-77"}
    assert analist.post(page + "verzonden/", sent).status_code == 302
    assert "CBS-2026-77" in text(analist.get(page))
    with signed_in(world.medewerkers[Rol.ANALIST]):
        assert Verzending.objects.get().sha256 == digest
    assert acts(world) == [
        "levering_gevraagd", "levering_gemaakt", "levering_gedownload", "levering_gedownload",
        "levering_verzonden",
    ]  # fmt: skip
    assert PERIOD.name in text(analist.get(reverse("levering:overzicht")))


@pytest.mark.parametrize("vorm, start", [("txt", BSN.encode()), ("xlsx", b"PK"), ("html", b"<!")])
def test_other_forms_are_kept_too(world, analist, vorm, start):
    helped(world, DAY, BSN)
    page = made(analist)
    assert analist.get(f"{page}bestand/{vorm}/").content.lstrip().startswith(start)


def test_dossiers_stand_beside_help(world, analist):
    helped(world, DAY)
    address_of_page = made(analist)
    page = text(analist.get(address_of_page))
    # Noord: the two families of the world and the helped one; one of them had help.
    row = page.split('role="rowheader" class="utrecht-table__cell">Noord')[1].split("</tr>")[0]
    cells = [part.split("</td>")[0] for part in row.split('">')[1:]]
    assert cells[:3] == ["3", "3", "1"]
    assert page.index('utrecht-table__cell">Noord') < page.index('utrecht-table__cell">Zuid')
    assert "toegang en regie tellen niet" in page
    english = text(analist.get(address_of_page, headers={"Accept-Language": "en"}))
    assert "Young person with a file, without help of the team in the period" in english
    assert "toegang en regie" not in english


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_of_the_report_is_told_in_english_with_what_was_filled_in(sentence):
    names = re.findall(r"{(\w+)}", sentence)
    dutch = sentence.format(**{name: f"<{name} 1, 2>" for name in names})
    with translation.override("en"):
        english = told(dutch)
    assert english.lang == ""
    assert english.text != dutch
    assert all(f"<{name} 1, 2>" in english.text for name in names)
    assert told(dutch).text == dutch


def test_a_sentence_of_elsewhere_says_that_it_is_dutch():
    with translation.override("en"):
        assert told("Iets van de bron.") == ("Iets van de bron.", "nl")


def test_what_is_gone_is_deleted_at_cbs(world, analist):
    helped(world, DAY, BSN)
    young = helped(world, DAY, naam="Tweede")
    assert "geen eerdere levering" in text(analist.get(made(analist)))
    with signed_in(world.anna):
        contact = young.huishouden.casussen.get().contacten.get()
    with as_role(roles.OWNER, maintenance=True):
        Contact.objects.filter(pk=contact.pk).update(activiteit="regie")
    page = text(analist.get(made(analist)))
    assert "1 record wordt bij CBS verwijderd" in page


# -- who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not Rol.ANALIST])
def test_nobody_else_makes_reads_or_downloads(world, analist, rol):
    helped(world, DAY, BSN)
    page = made(analist)
    other = browser(world.medewerkers[rol])
    for url in (reverse("levering:overzicht"), reverse("levering:nieuw"), page):
        assert other.get(url).status_code == 403
    assert other.get(page + "bestand/csv/").status_code == 403
    with signed_in(world.medewerkers[rol]) as by:
        assert not Levering.objects.exists()
        assert not Bestand.objects.exists()
        with pytest.raises(NotAllowed):
            actions.ask(period=PERIOD, protocol=PROTOCOL, by=by)


@pytest.mark.parametrize("what", ["nieuw", "bestand"])
def test_the_password_is_asked_again(world, analist, what):
    helped(world, DAY, BSN)
    page = made(analist)
    wanted = reverse("levering:nieuw") if what == "nieuw" else page + "bestand/csv/"
    client = browser(world.medewerkers[Rol.ANALIST], again=False)
    answer = client.get(wanted)
    assert answer.status_code == 302
    assert reverse("account_reauthenticate") in answer["Location"]
    back = client.post(answer["Location"], {"password": PASSWORD})
    assert back["Location"] == wanted
    assert client.get(wanted).status_code == 200


def test_in_the_database_it_is_unreadable(world, analist):
    helped(world, DAY, BSN)
    made(analist)
    with as_role(roles.OWNER, maintenance=True), connection.cursor() as cursor:
        cursor.execute("SELECT versleuteld FROM leveringen_bestand")
        stored = b"".join(bytes(row[0]) for row in cursor.fetchall())
        cursor.execute("SELECT rapport::text FROM leveringen_levering")
        (report,) = cursor.fetchone()
    assert BSN.encode() not in stored
    assert b"bsn,geboortedatum" not in stored
    assert BSN not in report
    assert "1312AB" not in report


def test_the_closed_folder_is_gone_afterwards(world, analist, settings):
    place = settings.WIJKZICHT_SNAPSHOT.parent
    (place / "levering-left-behind").mkdir(parents=True)
    helped(world, DAY, BSN)
    made(analist)
    assert [path.name for path in place.iterdir()] == []


# -- what can't -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "what",
    ["", "2014-H2/2015", f"{period_of('halfjaar', today()).name}/2019", f"{PERIOD.name}/2018"],
)
def test_only_what_is_valid_can_be_asked(world, analist, what):
    answer = analist.post(reverse("levering:nieuw"), {"wat": what})
    assert answer.status_code == 422
    assert waiting() == []


def test_twice_at_once_is_refused_with_a_sentence(world, analist):
    assert analist.post(reverse("levering:nieuw"), {"wat": WHAT}).status_code == 302
    answer = analist.post(reverse("levering:nieuw"), {"wat": WHAT})
    assert answer.status_code == 422
    assert "wordt al gemaakt" in text(answer)
    assert len(waiting()) == 1


def test_a_lost_key_says_so_and_keeps_nothing(world, analist, settings):
    helped(world, DAY, BSN)
    page = analist.post(reverse("levering:nieuw"), {"wat": WHAT})["Location"]
    settings.WIJKZICHT_DATA_KEYS = ["other:bm90LXNlY3JldC1ub3Qtc2VjcmV0LW5vdC1zZWNyZXQ="]
    work(waiting()[-1])
    shown = text(analist.get(page))
    assert "niet gelukt" in shown
    assert "WIJKZICHT_DATA_KEYS" in shown
    assert analist.get(page + "bestand/csv/").status_code == 404
    with signed_in(world.medewerkers[Rol.ANALIST]):
        assert not Bestand.objects.exists()
        assert not TeBevestigen.objects.exists()
    assert list(settings.WIJKZICHT_SNAPSHOT.parent.iterdir()) == []


def test_a_key_lost_later_closes_the_download(world, analist, settings):
    helped(world, DAY, BSN)
    page = made(analist)
    settings.WIJKZICHT_DATA_KEYS = ["other:bm90LXNlY3JldC1ub3Qtc2VjcmV0LW5vdC1zZWNyZXQ="]
    answer = analist.get(page + "bestand/csv/")
    assert answer.status_code == 409
    assert "niet te openen" in text(answer)


def test_what_nobody_foresaw_is_written_down_and_raised(world, analist, monkeypatch):
    page = analist.post(reverse("levering:nieuw"), {"wat": WHAT})["Location"]
    monkeypatch.setattr("wijkzicht.web.levering.make.extract", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        work(waiting()[-1])
    assert "Er ging iets mis bij het maken" in text(analist.get(page))


def test_a_job_that_runs_twice_makes_one(world, analist):
    helped(world, DAY, BSN)
    made(analist)
    work(waiting()[-1])
    assert acts(world).count("levering_gemaakt") == 1


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"ontvangst": " "}, "Schrijf het nummer of de tekst op"),
        ({"verzonden_op": (today() - datetime.timedelta(days=9)).isoformat()}, "bestond toen nog"),
        ({"vorm": "html"}, "Selecteer een geldige keuze"),
    ],
)
def test_a_receipt_that_can_t_be(world, analist, changed, said):
    page = made(analist)
    sent = {"verzonden_op": today().isoformat(), "vorm": "csv", "ontvangst": "77", **changed}
    answer = analist.post(page + "verzonden/", sent)
    assert answer.status_code == 422
    assert said in text(answer)


# -- to confirm -----------------------------------------------------------------------------------


def test_who_may_see_the_family_finds_what_to_confirm(world, analist):
    helped(world, PERIOD.end - datetime.timedelta(days=200), naam="Stil")
    page = made(analist)
    assert "Te bevestigen per team" in text(analist.get(page))
    assert "Stil" not in text(analist.get(page))
    url = reverse("levering:bevestigen")
    anna = browser(world.anna)
    assert "Stil" in text(anna.get(url))
    assert "Stil" not in text(browser(world.zoe).get(url))
    assert analist.get(url).status_code == 403
    with signed_in(world.medewerkers[Rol.PRIVACY_OFFICER]):
        seen = Logregel.objects.filter(route="levering:bevestigen", medewerker_id=world.anna.pk)
        assert seen.count() == 1
    assert url in text(anna.get(reverse("monitor:cijfers")))
