"""The report of a delivery as a page: per team what went in, what did not, and what to do."""

from collections.abc import Iterable, Sequence
from html import escape

from wijkzicht.deliveries import report
from wijkzicht.deliveries.cbs import Delivery
from wijkzicht.deliveries.previous import Difference
from wijkzicht.deliveries.records_file import COLUMNS

_HEAD = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; margin: 1rem 0; }}
caption {{ position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }}
th, td {{ border-bottom: 1px solid #767676; padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: top; }}
td.n {{ text-align: right; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
"""


def page(delivery: Delivery, difference: Difference | None, file_name: str, digest: str) -> str:
    """The whole page as HTML, in Dutch. It names persons by persoon_id, never by BSN."""
    title = f"Levering aan het CBS over {delivery.period.name}"
    parts = [
        _HEAD.format(title=escape(title)),
        _summary(delivery, file_name, digest),
        *(_paragraph(note) for note in delivery.notes),
        _teams(delivery),
        _left_out(delivery),
        _confirm(delivery),
        _faults(delivery),
        _late(delivery),
        _before(delivery),
        _adults(delivery),
        _previous(difference),
        "</main>\n</body>\n</html>\n",
    ]
    return "".join(parts)


def _summary(delivery: Delivery, file_name: str, digest: str) -> str:
    total = report.totals(delivery)
    return _paragraph(
        f"{file_name} heeft {total['records']} records volgens protocol {delivery.protocol.name}"
        f" (versie {delivery.protocol.version}): {total['running']} lopend, {total['ended']}"
        f" geëindigd. Controlegetal (SHA-256): {digest}"
    ) + _paragraph(
        "De volgorde van velden in de vormen .txt en .xlsx is van ons: de bestandsdefinitie van"
        " het CBS is niet gezien. Vergelijk die voor u verstuurt."
    )


def _teams(delivery: Delivery) -> str:
    rows = [
        (
            _team(delivery, team_id),
            c["dossiers"],
            delivery.around.in_dossier[team_id],
            c["records"],
            c["running"],
            c["ended"],
            c["without_bsn"],
        )
        for team_id, c in report.counts_by_team(delivery).items()
    ]
    headings = (
        "team", "dossiers", "jeugdigen met dossier", "hulp geleverd", "lopend", "geëindigd",
        "zonder BSN",
    )  # fmt: skip
    return (
        "<h2>Dossiers en hulp per team</h2>\n"
        + _paragraph(
            "Een dossier is een casus die in de periode open was. Hulp is alleen wat het team zelf"
            " aan een jeugdige gaf; vraagverheldering, plan, toeleiding en regie zijn geen"
            " jeugdhulp. Het aantal dossiers is daarom meestal hoger."
        )
        + _table("Per team", headings, rows)
    )


def _left_out(delivery: Delivery) -> str:
    title = "Wat niet in de levering staat, en waarom"
    reasons = report.left_out(delivery)
    if not reasons:
        return _section(title, "", (), [])
    rows = [
        (_team(delivery, team_id), *(per_team[team_id] for per_team in reasons.values()))
        for team_id in report.team_ids(delivery)
    ]
    return f"<h2>{title}</h2>\n" + _table(title, ("team", *reasons), rows)


def _confirm(delivery: Delivery) -> str:
    rows = [
        (
            _team(delivery, d.team_id),
            part.casus_id,
            part.persoon_id,
            f"{part.laatste_hulp:%d-%m-%Y}",
        )
        for d in delivery.unconfirmed()
        for part in d.parts
        if part.einde is None
    ]
    return _section(
        "Bevestigen of afsluiten",
        "Deze hulp staat als lopend in de levering, maar er was in de laatste 180 dagen geen hulp."
        " Loopt de hulp nog? Is zij gestopt, leg dan vast wanneer en waarom, of sluit de casus.",
        ("team", "casus", "persoon", "laatste hulp"),
        sorted(rows),
    )


def _faults(delivery: Delivery) -> str:
    rows = [(fault.message, fault.todo) for fault in delivery.faults]
    return _section("Herstellen", "", ("wat er mis is", "wat u doet"), rows)


def _late(delivery: Delivery) -> str:
    rows = [
        (_team(delivery, team_id), number)
        for team_id, number in sorted(delivery.around.late.items())
        if number
    ]
    return _section(
        "Laat vastgelegd",
        f"Hulpcontacten tot en met {delivery.period.end:%d-%m-%Y} die pas daarna zijn vastgelegd."
        " Een levering die eerder is gemaakt, mist ze.",
        ("team", "contacten"),
        rows,
    )


def _before(delivery: Delivery) -> str:
    rows = [
        (_team(delivery, d.team_id), d.record.casus_id, d.record.persoon_id,
         f"{d.record.einde:%d-%m-%Y}", f"{d.record.einddag:%d-%m-%Y}")
        for d in delivery.records
        if d.record.einde is not None and d.record.einde < delivery.period.start
    ]  # fmt: skip
    return _section(
        "Geëindigd voor de periode",
        "Deze hulp stopte eerder, maar werd pas in deze periode beëindigd. Zij staat in een"
        " vorige levering als lopend: lever die periode opnieuw aan.",
        ("team", "casus", "persoon", "laatste hulp", "beëindigd op"),
        sorted(rows),
    )


def _adults(delivery: Delivery) -> str:
    rows = [
        (_team(delivery, d.team_id), d.record.persoon_id, f"{d.record.aanvang:%d-%m-%Y}")
        for d in report.adults(delivery)
    ]
    return _section(
        "18 jaar of ouder bij de aanvang",
        "Kijk of er een grond is: hulp die voor 18 begon of was bepaald, hervat binnen een half"
        " jaar, of jeugdstrafrecht.",
        ("team", "persoon", "aanvang"),
        sorted(rows),
    )


def _previous(difference: Difference | None) -> str:
    heading = "<h2>Verschil met de vorige levering</h2>\n"
    if difference is None:
        return heading + _paragraph("Er is geen vorige levering meegegeven.")
    number = difference.counts()
    gone = (
        "wordt bij CBS verwijderd" if difference.same_period else "liep toen, staat er nu niet in"
    )
    rows = [
        ("nieuw", number["new"]),
        ("geëindigd", number["ended"]),
        ("gewijzigd", number["changed"]),
        (gone, number["deleted_at_cbs"]),
    ]
    shown = [tuple(row[1:]) for row in difference.deleted]
    return (
        heading
        + _table("Aantallen", ("wat", "records"), rows)
        + (_table(f"Dit {gone} (zonder BSN getoond)", COLUMNS[1:], shown) if shown else "")
    )


def _team(delivery: Delivery, team_id: str) -> str:
    return delivery.teams.get(team_id) or team_id or "onbekend team"


def _section(title: str, text: str, headings: Sequence[str], rows: Sequence[Sequence]) -> str:
    heading = f"<h2>{escape(title)} ({len(rows)})</h2>\n"
    if not rows:
        return heading + _paragraph("Niets.")
    return heading + (_paragraph(text) if text else "") + _table(title, headings, rows)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>\n"


def _table(caption: str, headings: Iterable[str], rows: Iterable[Sequence]) -> str:
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in headings)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    return (
        f"<table>\n<caption>{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}</tbody>\n</table>\n"
    )


def _cell(value: object) -> str:
    number = ' class="n"' if isinstance(value, int) else ""
    return f"<td{number}>{escape(str(value))}</td>"
