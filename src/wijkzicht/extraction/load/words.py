"""Adds names, addresses and texts to the tables of a made-up set.

Each method is named by a target in `plan.py`, takes the table and returns it with its columns of
text and without the columns that only helped to choose them. The words of a row depend on its key
alone, so the same set gives the same words.
"""

from random import Random
from uuid import UUID

import pyarrow as pa

from wijkzicht.dataset.sample import texts
from wijkzicht.dataset.sample.identities import Bsns
from wijkzicht.dataset.sample.texts.names import born
from wijkzicht.register.personen import bsn

_LANGUAGES = ("Arabisch", "Pools", "Tigrinya", "Turks", "Oekraïens")
_ASKED = "Iemand vraagt hulp en wil graag teruggebeld worden."
_BY_WHOM = {
    "school": "mentor van school",
    "huisarts_wijkverpleging": "praktijkondersteuner van de huisarts",
    "cjg_jgz": "jeugdverpleegkundige",
    "politie": "wijkagent",
    "veilig_thuis": "Veilig Thuis",
    "woningcorporatie": "consulent van de woningcorporatie",
    "kinderopvang": "pedagogisch medewerker",
}


class Words:
    """The families of one set, by huishouden_id, with the texts that fit them."""

    def __init__(self, basisset) -> None:
        self._bsns = Bsns()
        persons: dict[str, list[dict]] = {}
        found = basisset.sql(
            "SELECT persoon_id, huishouden_id, rol, geslacht, geboortejaar FROM persoon"
            " ORDER BY persoon_id"
        )
        for row in found.to_arrow_table().to_pylist():
            persons.setdefault(row["huishouden_id"], []).append(row)
        self._families = {
            key: texts.family(Random(f"gezin {key}"), rows) for key, rows in persons.items()
        }

    def medewerker(self, table: pa.Table) -> pa.Table:
        """Colleagues with names; nobody can sign in with them."""
        rows = []
        for key in table["medewerker_id"].to_pylist():
            rng = Random(f"medewerker {key}")
            person = {
                "persoon_id": key,
                "rol": "volwassene",
                "geslacht": rng.choice(("vrouw", "man")),
            }
            (member,) = texts.family(rng, [person]).members
            rows.append(
                (
                    f"{member.voornaam} {member.surname}",
                    f"{key}@demo.wijkzicht.example".lower(),
                    "!",
                )
            )
        return _with(table, ("medewerker_id",), ("naam", "email", "password"), rows)

    def huishouden(self, table: pa.Table) -> pa.Table:
        """Households named after their first adult, at a made-up address."""
        rows = []
        for key in table["huishouden_id"].to_pylist():
            family = self._families.get(key)
            name = (family.adults or family.members)[0].surname if family else "Onbekend"
            kind = "Gezin" if family and family.young else "Huishouden"
            street, number, postcode = texts.address(Random(f"adres {key}"))
            rows.append((f"{kind} {name}", street, number, postcode, "Almere"))
        return _with(
            table, ("huishouden_id",), ("naam", "straat", "huisnummer", "postcode", "plaats"), rows
        )

    def persoon(self, table: pa.Table) -> pa.Table:
        """People with names, a test BSN and a whole birth date that agrees with year and month."""
        rows = []
        asked = table.select(["id", "persoon_id", "gezin", "geboortejaar", "geboortemaand"])
        numbers = self._bsns.take(table.num_rows).tolist()
        for row, number in zip(asked.to_pylist(), numbers, strict=True):
            member = self._families[row["gezin"]].member(row["persoon_id"])
            rng = Random(row["persoon_id"])
            day = born(rng, row["geboortejaar"], row["geboortemaand"])
            # Of a few the number is not known, as in real work.
            known = _sealed(str(number), UUID(row["id"])) if rng.random() > 0.03 else (None, None)
            name = (member.voornaam, member.tussenvoegsel, member.achternaam)
            given = f"{member.voornaam[:1]}." if member.voornaam else ""
            language = rng.choice(_LANGUAGES) if rng.random() < 0.05 else ""
            how = "brp" if known[0] else ""
            rest = ("", "", "", given, "", "", "eigen", False, language)
            rows.append((*name, day, *known, how, *rest))
        names = ("voornaam", "tussenvoegsel", "achternaam", "geboortedatum")
        number = ("bsn_versleuteld", "bsn_zoek", "bsn_nagegaan")
        contact = ("telefoon", "email", "veilig_bereikbaar")
        more = ("voorletters", "partner_tussenvoegsel", "partnernaam", "naamgebruik")
        return _with(
            table,
            ("persoon_id", "gezin"),
            (*names, *number, *contact, *more, "contactpersoon", "tolk_taal"),
            rows,
        )

    def aanmelding(self, table: pa.Table) -> pa.Table:
        """Requests in the words of who brought them."""
        rows = []
        for row in table.select(["aanmelding_id", "gezin", "leefgebied", "kanaal"]).to_pylist():
            family = self._families.get(row["gezin"])
            asked = texts.aanmelding(Random(row["aanmelding_id"]), row["leefgebied"], family)
            first = (family.adults or family.members)[0] if family else None
            name = f"{first.voornaam} {first.surname}" if first else ""
            rows.append((name, _BY_WHOM.get(row["kanaal"], ""), asked or _ASKED, "", "", "", ""))
        names = ("naam", "gebracht_door", "vraag", "veiligheid", "bereikbaar", "advies")
        return _with(table, ("aanmelding_id", "gezin"), (*names, "triage_toelichting"), rows)

    def hulpvraag(self, table: pa.Table) -> pa.Table:
        """Questions in the household's own words."""
        rows = [
            (texts.hulpvraag(Random(row["hulpvraag_id"]), row["leefgebied"], family, row["wie"]),)
            for row, family in self._of(table, "hulpvraag_id", "leefgebied", "wie")
        ]
        return _with(table, ("hulpvraag_id", "gezin", "wie"), ("tekst",), rows)

    def doel(self, table: pa.Table) -> pa.Table:
        """Goals in the household's own words; how one will see it only where the goal is measurable."""
        rows = []
        for row, family in self._of(table, "doel_id", "leefgebied", "wie", "meetbaar"):
            text, seen = texts.doel(Random(row["doel_id"]), row["leefgebied"], family, row["wie"])
            rows.append((text, seen if row["meetbaar"] else ""))
        return _with(table, ("doel_id", "gezin", "wie"), ("tekst", "waaraan_zien_we_het"), rows)

    def doelactie(self, table: pa.Table) -> pa.Table:
        """What each kind of doer takes on, and the name of who is not of the household."""
        keys = table.select(["uitvoerder", "doel"]).to_pylist()
        rows = []
        for row in keys:
            rng = Random(f"stap {row['doel']} {row['uitvoerder']}")
            who, what = rng.choice(texts.STEPS.get(row["uitvoerder"], (("", ""),)))
            rows.append((who, what))
        return _with(table, ("doel",), ("wie", "wat"), rows)

    def familiegroepsplan(self, table: pa.Table) -> pa.Table:
        """The family's own plan where there is one."""
        rows = []
        for row in table.select(["stand", "casus"]).to_pylist():
            rng = Random(f"eigen plan {row['casus']}")
            rows.append((rng.choice(texts.OWN_PLANS) if row["stand"] == "er_is_een" else "",))
        return _with(table, ("casus",), ("tekst",), rows)

    def evaluatie(self, table: pa.Table) -> pa.Table:
        """What was agreed when looking back."""
        rows = [
            (Random(f"verder {key}").choice(texts.HOW_ON),) for key in table["casus"].to_pylist()
        ]
        return _with(table, ("casus",), ("hoe_verder",), rows)

    def contact(self, table: pa.Table) -> pa.Table:
        """What happened and, apart from it, what the professional thinks."""
        rows = []
        for row, family in self._of(table, "contact_id", "activiteit", "wie", "leefgebied"):
            rng = Random(row["contact_id"])
            facts, opinion = texts.contact(
                rng, row["activiteit"], family, row["wie"] or (), row["leefgebied"]
            )
            rows.append((facts, opinion, "", ""))
        return _with(
            table,
            ("contact_id", "gezin", "wie", "leefgebied"),
            ("feiten", "mening", "gezin_vond", "volgende_stap"),
            rows,
        )

    def _of(self, table: pa.Table, *columns: str):
        for row in table.select([*columns, "gezin"]).to_pylist():
            yield row, self._families[row["gezin"]]


def _sealed(number: str, row_id: UUID) -> tuple[str, str]:
    """The number as it is kept, and the value by which it is found, as COPY reads bytes."""
    return (
        "\\x" + bsn.encrypt(number, row_id).hex(),
        "\\x" + bsn.search_value(number).hex(),
    )


def _with(table: pa.Table, without: tuple, names: tuple, rows: list[tuple]) -> pa.Table:
    """The table without some columns and with others, given row by row."""
    table = table.drop_columns(list(without))
    for name, values in zip(names, zip(*rows, strict=True), strict=True):
        table = table.append_column(name, pa.array(values))
    return table
