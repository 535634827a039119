"""A small basisset as text tables, for the tests of `deliver cbs`."""

# The tables of a small basisset. A case states only what it is about.
TABLES = {
    "organisatie": ["organisatie_id,naam", "o1,Org"],
    "team": [
        "team_id,organisatie_id,naam,gemeente_code,doelgroep",
        "t1,o1,Noord,GM0034,jeugd",
        "t2,o1,Zuid,GM0363,jeugd",
    ],
    "persoon": [
        "persoon_id,huishouden_id,geboortejaar,geboortemaand,geslacht,rol",
        "kind,h1,2012,5,vrouw,jeugdige",
        "broer,h1,2014,,man,jeugdige",
        "moeder,h1,1980,1,vrouw,ouder",
    ],
    "casus": [
        "casus_id,huishouden_id,team_id,geopend,gesloten,reden_sluiting",
        "c1,h1,t1,2024-01-01,,",
        "c2,h1,t2,2024-01-01,,",
    ],
    "contact": ["contact_id,casus_id,datum,activiteit,ook_hulp,vastgelegd_op"],
    "contact_persoon": ["contact_id,persoon_id"],
    "hulpeinde": ["casus_id,persoon_id,datum,reden"],
}
IDENTITIES = [
    "persoon_id,bsn,geboortedatum,postcode,gemeente_code",
    "kind,111222333,2012-05-14,1315AB,",
]


def contacts(*lines):
    """`c1 2025-03-01 hulp kind,broer`, a `+` after the activity for ook_hulp."""
    rows, persons = [], []
    for number, line in enumerate(lines, start=1):
        casus, day, activity, *rest = line.split()
        ook = "true" if activity.endswith("+") else ""
        late = rest[1] if len(rest) > 1 else ""
        rows.append(f"{number},{casus},{day},{activity.rstrip('+')},{ook},{late}")
        persons += [f"{number},{who}" for who in (rest[0].split(",") if rest else []) if who != "-"]
    return {
        "contact": [*TABLES["contact"], *rows],
        "contact_persoon": [*TABLES["contact_persoon"], *persons],
    }


def casus(*rows):
    return {"casus": [TABLES["casus"][0], *rows]}


def ends(*rows):
    return {"hulpeinde": [*TABLES["hulpeinde"], *rows]}


def dates(records):
    return [(r["datum_aanvang"], r["datum_einde"], r["reden_beeindiging"]) for r in records]
