"""What somebody outside the project has: the contract, a folder of their own, and the program."""

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from wijkzicht.cli.main import main

PROGRAM = str(Path(sys.executable).with_name("wijkzicht"))

# Four people in three households, two teams. Made by hand; the figures in these tests are
# worked out from it on paper.
TABLES = {
    "organisatie": "organisatie_id,naam\no1,Org\no2,Andere\n",
    "team": (
        "team_id,organisatie_id,naam,gemeente_code,doelgroep,actief_van,actief_tot\n"
        "t1,o1,Noord,GM0034,jeugd,,\n"
        "t2,o1,Zuid,GM0034,integraal,2025-07-01,\n"
    ),
    "persoon": (
        "persoon_id,huishouden_id,geboortejaar,geboortemaand,geslacht,rol\n"
        "p1,h1,2012,5,vrouw,jeugdige\n"
        "p2,h1,1980,,man,ouder\n"
        "p3,h2,2010,,,jeugdige\n"
        "p4,h3,,,onbekend,jeugdige\n"
    ),
    "aanmelding": (
        "aanmelding_id,team_id,datum,huishouden_id,kanaal,crisis,casus_id,triage_uitkomst\n"
        "a1,t1,2025-01-01,h1,zelf,true,c1,casus\n"
        "a2,t1,2025-02-01,h2,school,,c2,casus\n"
    ),
    "casus": (
        "casus_id,huishouden_id,team_id,geopend,gesloten,reden_sluiting\n"
        "c1,h1,t1,2025-01-10,,\n"
        "c2,h2,t1,2025-02-10,2025-08-01,volgens_plan\n"
        "c3,h3,t2,2025-07-02,,\n"
    ),
    "contact": (
        "contact_id,casus_id,medewerker_id,datum,activiteit,ook_hulp,duur_minuten\n"
        "k1,c1,m1,2025-01-15,hulp,,60\n"
        "k2,c1,m1,2025-07-10,hulp,,30\n"
        "k3,c2,m2,2025-03-01,regie,true,45\n"
        "k4,c3,m2,2025-07-05,crisishulp,,\n"
        "k5,c1,m2,2025-12-31,administratie,,10\n"
    ),
    "contact_persoon": "contact_id,persoon_id\nk1,p1\nk2,p1\nk2,p2\nk3,p3\nk4,p4\n",
    "hulpeinde": "casus_id,persoon_id,datum,reden\nc1,p1,2025-09-01,in_overeenstemming\n",
    "voorziening": "voorziening_id,persoon_id,soort,hulpvorm,start\n"
    "v1,p1,jeugdhulp,ambulant_op_locatie,2025-01-01\n",
    "activiteit": "activiteit_id,team_id,soort,datum,deelnemers\nx1,t1,groep,2025-03-03,12\n"
    "x2,t1,groep,2025-03-04,\n",
    "formatie": "medewerker_id,team_id,functie,fte,van\nm1,t1,generalist,0.8,2024-01-01\n",
}  # fmt: skip

# persoon_id of identiteit; p4 is not in it.
IDENTITIES = (
    "persoon_id,bsn,geboortedatum,postcode,gemeente_code\n"
    "p1,123456782,2012-05-14,8011AB,GM0193\n"
    "p3,,,,GM0193\n"
)


def folder(path: Path, **changes: str | None) -> Path:
    """The tables as CSV files in a new folder; a table changed to None is not there."""
    path.mkdir(parents=True)
    for name, text in {**TABLES, **changes}.items():
        if text is not None:
            (path / f"{name}.csv").write_text(text, "utf-8")
    return path


def run(*arguments: object) -> Result:
    """The command in this process: as quick as it gets, for what does not need its own."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def start(*arguments: object, **options) -> subprocess.CompletedProcess:
    """The installed program, as somebody types it."""
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=60, **options
    )


def figures(path: Path, *arguments: object) -> list[str]:
    """The lines of the CSV that `indicators` writes on the folder, header left out."""
    out = path.parent / "cijfers.csv"
    done = run("indicators", path, "--out", out, *arguments)
    assert done.exit_code == 0, done.output
    return out.read_text("utf-8").splitlines()[1:]


def names(path: Path) -> list[str]:
    """Everything that stands in the folder, hidden files too."""
    return sorted(entry.name for entry in path.iterdir())
