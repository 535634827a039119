"""The statutory delivery of own help to CBS: which records, and what a person must know of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wijkzicht.dataset.faults import Fault
from wijkzicht.dataset.read import Basisset, in_use, open_basisset
from wijkzicht.deliveries import counts, help_source, words
from wijkzicht.deliveries import verwijzer as verwijzers
from wijkzicht.deliveries.identity import Person, bsn_fault, contradictions, digits, read_persons
from wijkzicht.rules.levering import Record, belongs, chains, merged, must_be_confirmed
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol

HULPVORM = "01"


class NotPossible(ValueError):
    """This delivery can't be asked for; the message says why and what can."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """A record as it is delivered: its ten `cells` in the order of the file, and what is behind it."""

    cells: tuple[str, ...]
    record: Record
    parts: tuple[Record, ...]
    team_id: str
    adult_at_start: bool


@dataclass
class Delivery:
    """A whole delivery: its records in order of the file, its faults, and the counts around it."""

    period: Period
    protocol: Protocol
    records: list[Delivered]
    faults: list[Fault]
    teams: dict[str, str]
    ended_before: Counter = field(default_factory=Counter)
    around: "counts.Around" = None
    notes: list[str] = field(default_factory=list)

    def unconfirmed(self) -> list[Delivered]:
        """Running records in which nobody had hulp in the last 180 days of the period."""
        return [d for d in self.records if must_be_confirmed(d.record, self.period.end)]

    def to_confirm(self) -> list[str]:
        """The persons of whom running help must be confirmed or closed."""
        return sorted({delivered.record.persoon_id for delivered in self.unconfirmed()})


def check_protocol(period: Period, protocol: Protocol) -> None:
    """Raise NotPossible for a period that is no half-year, or that another protocol is for."""
    if period.kind != "halfjaar":
        raise NotPossible(
            f"Een levering gaat over een halfjaar, zoals 2025-H2; niet over {period.name}."
        )
    if not protocol.is_valid(period.start, period.end):
        until = f" tot en met {protocol.valid_to:%d-%m-%Y}" if protocol.valid_to else ""
        raise NotPossible(
            f"Protocol {protocol.name} geldt niet in {period.name}, maar van"
            f" {protocol.valid_from:%d-%m-%Y}{until}."
        )


def check_request(period: Period, protocol: Protocol, today: date) -> None:
    """Raise NotPossible as `check_protocol` does, and for a period that has not ended `today`."""
    check_protocol(period, protocol)
    if period.end >= today:
        raise NotPossible(
            f"{period.name} is nog niet voorbij. Maak de levering na {period.end:%d-%m-%Y}."
        )


def build(
    folder: Path,
    identities: Path,
    period: Period,
    protocol: Protocol,
    rule: Sequence[verwijzers.Line] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Delivery:
    """The delivery over `period`, as its data were known on the last day of it.

    `tell` hears what is being done now, in Dutch.
    Raises Unreadable when the basisset or the folder with identities can't be used.
    """
    found = open_basisset(folder)
    help_source.must_be_complete(found.tables)
    needed = tuple(s for s in found.sources if s.table.name in help_source.TABLES)
    basisset = Basisset(found.folder, found.descriptor, needed, found.notes)
    with basisset.connect() as con:
        tell("personen lezen")
        persons = read_persons(con, identities)
        tell("records maken")
        tables = in_use(con, basisset.tables)
        maker = _Maker(con, tables, period, protocol, persons, rule)
        delivery = maker.delivery()
        tell("tellen wat er niet in staat")
        delivery.around = counts.around(con, tables, period, maker.helped_in_period)
    delivery.notes = _notes(basisset, tables, period)
    return delivery


class _Maker:
    """Holds what is the same for every record while a delivery is made."""

    def __init__(self, con, tables, period, protocol, persons, rule) -> None:
        self.period, self.protocol, self.persons, self.rule = period, protocol, persons, rule
        self.con, self.tables = con, tables
        self.team_of = dict(
            con.execute("SELECT casus_id, team_id FROM casus ORDER BY ALL").fetchall()
        )
        teams = con.execute("SELECT team_id, naam, gemeente_code FROM team ORDER BY ALL").fetchall()
        self.teams = {team_id: naam for team_id, naam, _ in teams}
        self.gemeente_of = {team_id: code for team_id, _, code in teams}
        asked = rule and "aanmelding" in tables
        self.routes = verwijzers.routes(con) if asked else {}
        self.helped_in_period: set[str] = set()

    def delivery(self) -> Delivery:
        """All records that belong to the period, in order of the file, with their faults."""
        by_person: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in help_source.records(self.con, self.tables, self.period.end):
            by_person[self.persons[record.persoon_id].key].append(record)
        delivered, faults, before = [], [], Counter()
        for records in by_person.values():
            kept = []
            for chain in chains(records):
                whole = merged(chain)
                if belongs(whole, self.period.start, self.period.end):
                    kept.append(self._delivered(whole, chain))
                else:
                    before[self.team_of.get(whole.casus_id, "")] += 1
            if kept:
                self.helped_in_period.update(p.persoon_id for k in kept for p in k.parts)
                faults += self._person_faults(records)
                delivered += kept
        delivered.sort(key=lambda d: d.cells)
        faults += [_no_reason(_ending(d)) for d in delivered if _lacks_reason(d.record)]
        faults += self._open_in_closed_casus(delivered)
        faults.sort(key=lambda f: (f.rule, f.table, f.message))
        return Delivery(self.period, self.protocol, delivered, faults, self.teams, before)

    def _delivered(self, record: Record, chain: list[Record]) -> Delivered:
        person = self.persons[record.persoon_id]
        team_id = self.team_of.get(record.casus_id) or ""
        cells = (
            person.bsn_code(self.protocol),
            person.born,
            person.geslacht_code,
            person.place(self.gemeente_of.get(team_id)),
            self._verwijzer(record),
            HULPVORM,
            "J" if record.crisis else "N",
            digits(record.aanvang),
            digits(record.einde) if record.einde else "",
            self._reden(record),
        )
        return Delivered(cells, record, tuple(chain), team_id, person.at_least(18, record.aanvang))

    def _verwijzer(self, record: Record) -> str:
        kanaal = verwijzers.route_on(self.routes.get(record.casus_id, []), record.aanvang)
        return verwijzers.verwijzer(self.rule, kanaal, record.aanvang)

    def _reden(self, record: Record) -> str:
        if record.reden is None:
            return ""
        return self.protocol.translate("casus.reden_sluiting", record.reden).theirs

    def _person_faults(self, records: list[Record]) -> list[Fault]:
        persons: list[Person] = [self.persons[i] for i in sorted({r.persoon_id for r in records})]
        wrong = [bsn_fault(person) for person in persons[:1]]
        return [*(fault for fault in wrong if fault), *contradictions(persons)]

    def _open_in_closed_casus(self, delivered: list[Delivered]) -> list[Fault]:
        if "contact" in self.tables:
            return []
        closed = self.con.execute(
            "SELECT casus_id FROM casus WHERE gesloten <= ?", [self.period.end]
        )
        ids = {casus_id for (casus_id,) in closed.fetchall()}
        parts = [part for d in delivered for part in d.parts]
        return [_still_open(p) for p in parts if p.einde is None and p.casus_id in ids]


def _lacks_reason(record: Record) -> bool:
    return record.einde is not None and record.reden is None


def _ending(delivered: Delivered) -> Record:
    """The part that ends a merged record: there the reason is to be mended, not in the earliest."""
    whole = delivered.record
    ends = (whole.einde, whole.ended_by)
    return next(part for part in delivered.parts if (part.einde, part.ended_by) == ends)


_REASON_FIELD = {"hulpeinde": "reden", "casus": "reden_sluiting", "hulptraject": "reden_einde"}


def _no_reason(record: Record) -> Fault:
    return Fault(
        "reden_ontbreekt",
        record.ended_by,
        None,
        _REASON_FIELD[record.ended_by],
        "",
        words.NO_REASON.format(
            persoon=record.persoon_id, casus=record.casus_id, dag=f"{record.einddag:%d-%m-%Y}"
        ),
        words.NO_REASON_TODO,
    )


def _still_open(record: Record) -> Fault:
    return Fault(
        "hulptraject_loopt_door",
        "hulptraject",
        None,
        "eind",
        "",
        words.STILL_OPEN.format(persoon=record.persoon_id, casus=record.casus_id),
        words.STILL_OPEN_TODO,
    )


def _notes(basisset: Basisset, tables: tuple[str, ...], period: Period) -> list[str]:
    notes = list(basisset.notes)
    peildatum = basisset.descriptor["peildatum"]
    if peildatum is not None and peildatum < period.end:
        notes.append(words.TOO_EARLY.format(dag=f"{peildatum:%d-%m-%Y}", periode=period.name))
    if "contact" not in tables:
        notes.append(words.NO_CONTACTS)
    return notes
