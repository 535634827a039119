"""After rotation the older key can be thrown away: everything opens with the newest alone."""

import base64
import uuid

import pytest

from database import set_up
from register.family import days_ago, merge, open_casus, people, signed_in
from wijkzicht.register import rotation
from wijkzicht.register.leveringen.models import Bestand, Levering
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.personen import bsn
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.samenvoegen import actions as samenvoegen

pytestmark = pytest.mark.django_db

OLD, NEW = (f"{name}:{base64.b64encode(name.encode() * 8).decode()}" for name in ("2025", "2026"))
NUMBERS = ("999994669", "999990019", "999992466")


@pytest.fixture(autouse=True)
def _old_key_and_small_parts(settings, monkeypatch):
    settings.WIJKZICHT_DATA_KEYS = [OLD]
    monkeypatch.setattr(rotation, "PART", 1)


def rotate() -> int:
    with set_up():
        return rotation.rotate()


def filled(world) -> dict[tuple[type, uuid.UUID], str]:
    """Each kind of encrypted value in the register; what each says, by table and row."""
    values = {}
    with set_up():
        for family, number in zip((world.bakker, world.zeeman, world.geheim), NUMBERS, strict=True):
            key = family.persoon.pk
            Persoon.objects.filter(pk=key).update(
                bsn_versleuteld=bsn.encrypt(number, key),
                veilig_adres_versleuteld=bsn.encrypt(f"bij tante {number}", key),
            )
            values |= {
                (Persoon, key, "bsn_versleuteld"): number,
                (Persoon, key, "veilig_adres_versleuteld"): f"bij tante {number}",
            }
        levering = Levering.objects.create(
            periode="2026H1", protocol="2019", gevraagd_door=world.anna
        )
        key = uuid.uuid4()
        Bestand.objects.create(
            pk=key, levering=levering, vorm="csv", versleuteld=bsn.encrypt("een bestand", key)
        )
    return values | {(Bestand, key, "versleuteld"): "een bestand"}


def opened(values) -> dict:
    with set_up():
        return {
            (model, key, column): bsn.decrypt(
                model.objects.values_list(column, flat=True).get(pk=key), key
            )
            for model, key, column in values
        }


def test_stopped_halfway_and_run_again_all_opens_with_the_newest_key(world, settings, monkeypatch):
    values = filled(world)
    settings.WIJKZICHT_DATA_KEYS = [NEW, OLD]
    # Every encrypted column of the register has something in it.
    assert {(model, column) for model, _, column in values} == set(rotation.encrypted())
    parts = []

    def until_the_machine_stops(rows):
        parts.append(rows)
        if len(parts) == 3:
            raise KeyboardInterrupt
        return bsn.rotated(rows)

    with monkeypatch.context() as stopped:
        stopped.setattr(rotation, "rotated", until_the_machine_stops)
        with pytest.raises(KeyboardInterrupt):
            rotate()
    assert opened(values) == values
    assert rotate() == len(values) - 2
    settings.WIJKZICHT_DATA_KEYS = [NEW]
    assert opened(values) == values
    assert rotate() == 0
    with set_up():
        assert set(Persoon.objects.values_list("versie", flat=True)) == {1}
        assert Persoon.pgh_event_model.objects.count() == 0


def test_a_key_that_is_gone_is_named(world, settings):
    filled(world)
    settings.WIJKZICHT_DATA_KEYS = [NEW]
    with pytest.raises(bsn.NotReadable, match="2025"):
        rotate()


def test_a_merge_can_be_taken_back_after_it(world, settings):
    with signed_in(world.anna) as anna:
        one, other = (open_casus(anna, world.noord, days_ago(n)) for n in (90, 60))
        child = people(other)[-1]
        child = personen.set_bsn(
            persoon=child, versie=child.versie, bsn=NUMBERS[0], nagegaan="brp", by=anna
        )
        act = merge(one, other, anna)
    settings.WIJKZICHT_DATA_KEYS = [NEW, OLD]
    # The person that stayed; and in what was kept: that one afterwards, and the one that went.
    assert rotate() == 3
    settings.WIJKZICHT_DATA_KEYS = [NEW]
    with signed_in(world.anna) as anna:
        samenvoegen.undo(samenvoeging=act, by=anna)
        assert personen.show_bsn(persoon=people(other)[-1], reden="gegevens", by=anna) == NUMBERS[0]
        assert people(one)[-1].bsn_versleuteld is None
