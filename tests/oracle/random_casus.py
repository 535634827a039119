"""Everything that hangs on a casus: contacts, own help, plans, goals, care, questionnaires."""

from __future__ import annotations

from datetime import date, timedelta

from oracle.known import Row, Tables

GAPS = (0, 1, 7, 14, 30, 60, 90, 179, 180, 180, 181, 181, 182, 365)
WORKERS = ("m0", "m1", "m2", "m3")
TEAMS = ("T2", "T10", "a-team", "007")
QUESTIONS = (
    "bekend",
    "tijdig",
    "passend",
    "helpend",
    "deskundig",
    "zelfredzaam",
    "eigen_regie",
    "meebeslist",
    "samenwerking",
    "doelen_bereikt",
    "zonder_hulp_verder",
    "rapportcijfer",
    "nut_effect",
)
INSTRUMENTS = (("zrm2017", "financien"), ("zrm2017", "huisvesting"), ("sdq", "totaal"))


def casussen_of(draw, tables: Tables, household: str, people: list[Row]) -> list[Row]:
    """None, one or two casussen of a household; a second may overlap or follow the first."""
    found = []
    for number in range(draw.pick((0, 1, 1, 1, 2, 2))):
        geopend = draw.day()
        if draw.maybe(0.15):
            day = draw.as_of - timedelta(days=draw.pick((41, 42, 43)))
            geopend = draw.pick([day, *draw.last_days()[:2]])
        if number and found[0]["gesloten"] and draw.maybe(0.7):
            days = draw.pick((-1, 0, 0, 1, 60, 364, 365, 365, 366))
            geopend = found[0]["gesloten"] + timedelta(days=days)
        found.append(_casus(draw, tables, household, people, geopend))
    for person in people:
        _care(draw, tables, person, draw.pick(found, 0.3) if found else None)
    return found


def _casus(draw, tables: Tables, household: str, people: list[Row], geopend: date) -> Row:
    gesloten = draw.after(geopend, (0, 41, 42, 43, 180, 181), 500, 0.4)
    if gesloten and draw.maybe(0.25):
        gesloten = max(geopend, draw.day())
    casus = {
        "casus_id": draw.number("casus"),
        "huishouden_id": household,
        "team_id": draw.pick(TEAMS),
        "geopend": geopend,
        "kader": draw.code("casus", "kader", 0.3),
        "gesloten": gesloten,
        "reden_sluiting": draw.code("casus", "reden_sluiting", 0.3) if gesloten else None,
        "vervolg": draw.code("casus", "vervolg", 0.3) if gesloten else None,
    }
    tables["casus"].append(casus)
    _regie(draw, tables["regie"], casus)
    _contacts(draw, tables, casus, people)
    _close_on_a_border(draw, tables, casus)
    for person in people:
        _stop_and_stretch(draw, tables, casus, person)
    _plans(draw, tables, casus)
    _goals(draw, tables, casus)
    _measures(draw, tables["meting"], casus, people)
    _voices(draw, tables, casus)
    _results(draw, tables["resultaat"], casus)
    return casus


def _add(rows: list[Row], row: Row, key: tuple[str, ...]) -> None:
    """Append unless the key is there already."""
    if all(any(row[name] != old[name] for name in key) for old in rows):
        rows.append(row)


def _regie(draw, rows: list[Row], casus: Row) -> None:
    for _ in range(draw.random.randrange(4)):
        van = draw.after(casus["geopend"], (0, 0, 30), 300)
        row = {
            "casus_id": casus["casus_id"],
            "medewerker_id": draw.pick(WORKERS),
            "van": van,
            "tot": draw.after(van, (30,), 300, 0.5),
        }
        _add(rows, row, ("casus_id", "medewerker_id", "van"))


def _contacts(draw, tables: Tables, casus: Row, people: list[Row]) -> None:
    day = casus["geopend"] + timedelta(days=draw.pick((-1, 0, 0, 1, 6, 20, 42, 43)))
    # Half a year of help, just not or just over 182 days, or whatever comes.
    rhythm = [*draw.pick(((), (), (90, 91), (90, 92)))]
    if draw.maybe(0.3):  # on the last day of help in another casus of the household
        others = {
            row["casus_id"]
            for row in tables["casus"]
            if row["huishouden_id"] == casus["huishouden_id"]
        }
        day = max([day, *(r["datum"] for r in tables["contact"] if r["casus_id"] in others)])
    many = draw.random.randrange(9)
    for number in range(many):
        if number == many - 1 and draw.maybe(0.5):
            # so long ago that it has just, or has not yet, fallen silent
            until = draw.pick([draw.as_of, *draw.last_days()[:2]])
            days = draw.pick((179, 180, 181, 364, 365, 366))
            day = max(day, until - timedelta(days=days))
        kind = draw.code("contact", "activiteit")
        contact = {
            "contact_id": draw.number("contact"),
            "casus_id": casus["casus_id"],
            "medewerker_id": draw.pick(WORKERS, 0.15),
            "datum": day,
            "activiteit": "hulp"
            if number < len(rhythm)
            else draw.pick(["hulp", "crisishulp", "hulp", kind, kind, kind]),
            "ook_hulp": draw.flag(0.3),
            "vorm": draw.code("contact", "vorm", 0.3),
            "duur_minuten": draw.pick([0, 15, 60, 95, 480], 0.2),
            "jeugdige_alleen": draw.flag(),
            "gedragswetenschapper": draw.flag(0.3),
            "vastgelegd_op": draw.after(day, (0, 6, 7, 8), 40, 0.2),
        }
        tables["contact"].append(contact)
        for person in people:
            if draw.maybe(0.5):
                tables["contact_persoon"].append(
                    {
                        "contact_id": contact["contact_id"],
                        "persoon_id": person["persoon_id"],
                        "aanwezig": draw.flag(0.8),
                    }
                )
        gap = rhythm[number] if number < len(rhythm) else draw.pick(GAPS)
        day = day + timedelta(days=gap)


def _days(tables: Tables, casus: Row, **having) -> list[date]:
    """Days of contacts of the casus in which those fields hold those values, in order."""
    return sorted(
        row["datum"]
        for row in tables["contact"]
        if row["casus_id"] == casus["casus_id"] and having.items() <= row.items()
    )


def _close_on_a_border(draw, tables: Tables, casus: Row) -> None:
    """Some closings on the last day of a period, or just so long after the last contact."""
    if casus["gesloten"] is None or not draw.maybe(0.4):
        return
    days = [day for day in _days(tables, casus) if day >= casus["geopend"]]
    if days and draw.maybe(0.6):
        casus["gesloten"] = days[-1] + timedelta(days=draw.pick((89, 90, 91)))
    else:
        ends = [day for day in draw.last_days() if day >= casus["geopend"]]
        casus["gesloten"] = ends[0] if ends else casus["gesloten"]


def _stop_and_stretch(draw, tables: Tables, casus: Row, person: Row) -> None:
    """Hulpeinden around the contacts of the casus, and hulptrajecten for the other kind of source."""
    who = {"casus_id": casus["casus_id"], "persoon_id": person["persoon_id"]}
    days = [row["datum"] for row in tables["contact"] if row["casus_id"] == casus["casus_id"]] or [
        casus["geopend"]
    ]
    for _ in range(draw.pick((0, 0, 0, 1, 1, 2))):
        day = draw.pick(days) + timedelta(days=draw.pick((-1, 0, 0, 0, 1, 20)))
        row = {**who, "datum": day, "reden": draw.code("hulpeinde", "reden", 0.3)}
        _add(tables["hulpeinde"], row, ("casus_id", "persoon_id", "datum"))
    for day in draw.last_days()[: draw.pick((0, 0, 0, 1, 2))]:
        day += timedelta(days=draw.pick((0, 1)))
        row = {**who, "datum": day, "reden": draw.code("hulpeinde", "reden", 0.3)}
        if day >= days[-1]:
            _add(tables["hulpeinde"], row, ("casus_id", "persoon_id", "datum"))
    for _ in range(draw.pick((0, 1, 1, 2))):
        start = draw.pick([*days, draw.day()]) + timedelta(days=draw.pick((0, 0, 1, 200)))
        eind = draw.after(start, (0, 181, 182, 183), 400, 0.4)
        if eind and draw.maybe(0.3):
            eind = max(start, draw.day())
        tables["hulptraject"].append(
            {
                "hulptraject_id": draw.number("hulptraject"),
                **who,
                "start": start,
                "eind": eind,
                "crisis": draw.flag(0.4),
                "reden_einde": draw.code("hulptraject", "reden_einde", 0.4),
            }
        )


def _plans(draw, tables: Tables, casus: Row) -> None:
    for _ in range(draw.pick((0, 1, 1, 2))):
        day = draw.after(casus["geopend"], (0, 41, 42, 43), 200)
        consulted = _days(tables, casus, gedragswetenschapper=True)
        if consulted and draw.maybe(0.4):
            day = consulted[-1] + timedelta(days=draw.pick((-1, 0, 90, 91)))
        tables["plan"].append(
            {
                "plan_id": draw.number("plan"),
                "casus_id": casus["casus_id"],
                "vastgesteld": day,
                "akkoord_ouder": draw.after(day, (0, 1), 30, 0.4),
                "akkoord_jeugdige": draw.after(day, (0, 1), 60, 0.5),
                "klachtroute_verteld": draw.flag(0.8, 0.15),
                "vertrouwenspersoon_verteld": draw.flag(0.8, 0.15),
                "clientondersteuner_verteld": draw.flag(0.8, 0.15),
            }
        )
    for _ in range(draw.random.randrange(5)):
        tables["hulpvraag"].append(
            {
                "hulpvraag_id": draw.number("hulpvraag"),
                "casus_id": casus["casus_id"],
                "plan_id": None,
                "persoon_id": None,
                "leefgebied": draw.pick(("financien", "veiligheid", "huisvesting"), 0.2),
                "datum": _near_plan(draw, tables, casus)
                or draw.after(casus["geopend"], (0, 41, 42, 43), 200, 0.3),
            }
        )


def _near_plan(draw, tables: Tables, casus: Row) -> date | None:
    """Half of the time the day of a plan of the casus, or one beside it."""
    days = [r["vastgesteld"] for r in tables["plan"] if r["casus_id"] == casus["casus_id"]]
    if not days or draw.maybe(0.5):
        return None
    return draw.pick(days) + timedelta(days=draw.pick((-1, 0, 0, 1)))


def _goals(draw, tables: Tables, casus: Row) -> None:
    for _ in range(draw.random.randrange(4)):
        day = _near_plan(draw, tables, casus) or draw.after(casus["geopend"], (0, 41, 42), 150)
        evaluated = draw.after(day, (0, 1, 30), 400, 0.4)
        goal = {
            "doel_id": draw.number("doel"),
            "casus_id": casus["casus_id"],
            "plan_id": None,
            "persoon_id": None,
            "hulpvraag_id": None,
            "leefgebied": draw.pick(("financien", "veiligheid", "huisvesting"), 0.2),
            "gesteld_op": day,
            "streefdatum": draw.after(day, (90,), 1000, 0.3),
            "meetbaar": draw.flag(0.6),
            "uitkomst": draw.code("doel", "uitkomst", 0.2 if evaluated else 0.8),
            "geevalueerd_op": evaluated,
        }
        tables["doel"].append(goal)
        for _ in range(draw.random.randrange(3)):
            row = {"doel_id": goal["doel_id"], "uitvoerder": draw.code("doelactie", "uitvoerder")}
            _add(tables["doelactie"], row, ("doel_id", "uitvoerder"))
        for _ in range(draw.random.randrange(6)):
            row = {
                "doel_id": goal["doel_id"],
                "datum": draw.after(day, (0, 90), 300),
                "score": draw.pick((-2, -1, 0, 1, 2)),
                "informant": draw.pick(("jeugdige", "ouder", "professional")),
            }
            _add(tables["doelscore"], row, ("doel_id", "datum", "informant"))


def _measures(draw, rows: list[Row], casus: Row, people: list[Row]) -> None:
    for person in people:
        for instrument, domein in INSTRUMENTS:
            for _ in range(draw.pick((0, 2, 3))):
                row = {
                    "persoon_id": person["persoon_id"],
                    "casus_id": casus["casus_id"] if draw.maybe(0.85) else None,
                    "instrument": instrument,
                    "domein": domein,
                    "datum": draw.after(casus["geopend"], (0, 59, 60, 61), 200),
                    "score": draw.pick((1, 2, 3, 4, 5)),
                }
                _add(rows, row, ("persoon_id", "instrument", "domein", "datum"))


def _care(draw, tables: Tables, person: Row, casus: Row | None) -> None:
    """Care around the borders of the casus and of the contacts, and a year after them."""
    anchors = [draw.day()]
    if casus:
        days = [casus["geopend"], casus["gesloten"] or draw.day()]
        days += [r["datum"] for r in tables["contact"] if r["casus_id"] == casus["casus_id"]][-2:]
        anchors = [*days, *days, days[-1] + timedelta(days=365), *anchors]
    for _ in range(draw.pick((0, 0, 1, 1, 2))):
        asked = _near(draw, anchors, 0.3)
        start = _near(draw, anchors, 0.25)
        if asked and draw.maybe(0.5):
            start = asked + timedelta(days=draw.pick((-3, 0, 0, 1, 30, 200)))
        eind = _near(draw, anchors, 0.3)
        helped = _days(tables, casus, activiteit="hulp") if casus else []
        if helped and draw.maybe(0.5):
            start = helped[-1] + timedelta(days=draw.pick((-30, 364, 365, 366)))
            eind = draw.pick([helped[-1], helped[-1], None, eind])
        if start and eind:
            eind = max(start, eind)
        tables["voorziening"].append(
            {
                "voorziening_id": draw.number("voorziening"),
                "persoon_id": person["persoon_id"],
                "casus_id": casus["casus_id"] if casus and draw.maybe(0.7) else None,
                "soort": draw.pick(["jeugdhulp", "jeugdhulp", draw.code("voorziening", "soort")]),
                "hulpvorm": draw.code("voorziening", "hulpvorm", 0.2),
                "verwijzer": draw.code("voorziening", "verwijzer", 0.2),
                "door_team": draw.flag(0.7, 0.2),
                "reden_verwijzing": draw.code("voorziening", "reden_verwijzing", 0.3),
                "leveringsvorm": draw.code("voorziening", "leveringsvorm", 0.3),
                "verwezen_op": asked,
                "start": start,
                "eind": eind if start else None,
                "crisis": draw.flag(0.3),
                "reden_einde": draw.code("voorziening", "reden_einde", 0.5),
            }
        )


def _near(draw, anchors: list[date], empty: float) -> date | None:
    """A day on or beside one of the anchors, or somewhere after it; None with that chance."""
    if draw.maybe(empty):
        return None
    far = draw.random.randrange(300)
    return draw.pick(anchors) + timedelta(days=draw.pick((-1, 0, 0, 0, 1, far)))


def _voices(draw, tables: Tables, casus: Row) -> None:
    for _ in range(draw.random.randrange(3)):
        sent = draw.day()
        invitation = {
            "uitnodiging_id": draw.number("uitnodiging"),
            "vragenlijst": "ceo",
            "team_id": casus["team_id"] if draw.maybe(0.8) else draw.pick(TEAMS),
            "casus_id": casus["casus_id"] if draw.maybe(0.7) else None,
            "informant": draw.code("uitnodiging", "informant"),
            "verstuurd_op": sent,
        }
        tables["uitnodiging"].append(invitation)
        if draw.maybe(0.7):
            _answers(draw, tables, invitation)


def _answers(draw, tables: Tables, invitation: Row) -> None:
    respons = {
        "respons_id": draw.number("respons"),
        "uitnodiging_id": invitation["uitnodiging_id"] if draw.maybe(0.8) else None,
        "vragenlijst": "ceo",
        "team_id": invitation["team_id"],
        "casus_id": invitation["casus_id"],
        "informant": draw.pick([invitation["informant"], draw.code("respons", "informant")]),
        "datum": draw.after(invitation["verstuurd_op"], (0, 41, 42, 43), 80),
        "onderwerp": draw.code("respons", "onderwerp", 0.3),
    }
    tables["respons"].append(respons)
    for question in QUESTIONS:
        if draw.maybe(0.7):
            tables["antwoord"].append(
                {
                    "respons_id": respons["respons_id"],
                    "vraag": question,
                    "waarde": draw.pick((0, 1, 2, 3, 4, 4, 4.5, 5, 5, 5.5, 6, 10, 11), 0.1),
                    "tekst": draw.pick(("Goed, dank", 'Ze zei "kom maar"'), 0.8),
                }
            )


def _results(draw, rows: list[Row], casus: Row) -> None:
    for _ in range(draw.pick((0, 0, 1, 2))):
        row = {
            "casus_id": casus["casus_id"],
            "soort": draw.code("resultaat", "soort"),
            "datum": draw.day(),
            "onderbouwing": draw.pick(("brief van de verhuurder",), 0.5),
        }
        _add(rows, row, ("casus_id", "soort", "datum"))
