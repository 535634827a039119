"""Makes a picture of every page at 1280 and 390 px, in a demo that runs.

    wijkzicht demo --inwoners 10000 --port 8134
    python scripts/all_pages.py http://127.0.0.1:8134

Signs in as each role and writes docs/images/<name>-<width>.png. {gezin} is the first family of the
professional that has a goal and help elsewhere; the other names in braces are found by following
the first link of that kind. Where there is none it takes down a request and a step for today; it
sends one questionnaire and answers it. Only for a demo.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from browser import find
from playwright.sync_api import Browser, Page, sync_playwright
from screenshots import FLAGS, picture

# As the demo prints them.
LOGIN, PASSWORD = "{}@demo.wijkzicht.example", "wijkzicht-demo"
ONE = r"([0-9a-f-]{36})"
HOME = "/huishouden/{gezin}/"
# What a name in braces stands for: the page to look on, the link to look for.
NAMES = {
    "casus": (HOME + "afsluiten/", rf"/casus/{ONE}/uitnodigen/"),
    "contact": (HOME, rf"/contact/{ONE}/"),
    "persoon": (HOME + "mensen/", rf"/mensen/{ONE}/"),
    "doel": (HOME + "plan/", rf"/plan/doel/{ONE}/"),
    "vraag": (HOME + "plan/", rf"/plan/vraag/{ONE}/"),
    "elders": (HOME + "hulp-elders/", rf"/hulp-elders/{ONE}/"),
    "aanmelding": ("/aanmeldingen/", rf"/aanmeldingen/{ONE}/"),
    "gesprek": ("/cijfers/", r"(/leren/[0-9a-f-]{36}/[A-Z]\d\d/[\w-]+/)"),
    "team": ("/leren/", rf"/leren/{ONE}/verhaal/"),
    "levering": ("/levering/", rf"/levering/{ONE}/"),
    "medewerker": ("/beheer/", rf"/beheer/medewerker/{ONE}/"),
    "beheerteam": ("/beheer/", rf"/beheer/team/{ONE}/"),
    "rol": ("/beheer/medewerker/{medewerker}/", rf"/beheer/rol/{ONE}/"),
}
PAGES = {
    "": {
        "inloggen": "/account/login/",
        "wachtwoord": "/account/password/reset/",
        "vragen-code": "/vragen/",
        "hulp-vragen": "/hulp-vragen/",
        "hulp-vragen-jong": "/hulp-vragen/jong/",
        "hulp-vragen-stand": "/hulp-vragen/stand/",
        "sneltoetsen": "/sneltoetsen/",
        "onderdelen": "/_onderdelen/",
        "onderdelen-fout": "/_onderdelen/?fout=1",
    },
    "professional": {
        "dag": "/",
        "gezinnen": "/gezinnen/",
        "gezin": HOME,
        "tijdlijn": HOME + "tijdlijn/",
        "contact": HOME + "contact/{contact}/",
        "contact-kies": "/contact/",
        "contact-nieuw": HOME + "contact/nieuw/",
        "weghalen": HOME + "contact/{contact}/weghalen/",
        "resultaat": HOME + "afsluiten/resultaat/",
        "terugkeer": HOME + "afsluiten/terugkeer/",
        "mensen": HOME + "mensen/",
        "persoon": HOME + "mensen/{persoon}/",
        "gezag": HOME + "mensen/{persoon}/gezag/",
        "woont-ook": HOME + "mensen/{persoon}/woont-ook/",
        "afgeschermd": HOME + "mensen/{persoon}/afgeschermd/",
        "netwerk": HOME + "netwerk/",
        "netwerk-nieuw": HOME + "netwerk/nieuw/",
        "netwerk-band": HOME + "netwerk/band/",
        "persoon-nieuw": HOME + "mensen/nieuw/",
        "gegevens": HOME + "gegevens/",
        "wie-keek-mee": HOME + "wie-keek-mee/",
        "plan": HOME + "plan/",
        "afspraken": HOME + "plan/afspraken/",
        "afdruk": HOME + "plan/afdruk/",
        "vraag": HOME + "plan/vraag/{vraag}/",
        "doel-nieuw": HOME + "plan/doel/",
        "doel": HOME + "plan/doel/{doel}/",
        "score": HOME + "plan/doel/{doel}/score/",
        "evalueren": HOME + "plan/doel/{doel}/evalueren/",
        "eigen-plan": HOME + "plan/eigen-plan/",
        "evaluatie": HOME + "plan/evaluatie/",
        "meting": HOME + "plan/meting/",
        "papieren": HOME + "papieren/",
        "brief": HOME + "papieren/brief/",
        "bijlage": HOME + "papieren/bijlage/",
        "dossier-afdruk": HOME + "papieren/afdruk/?plan=on&tijdlijn=on",
        "afspraak": HOME + "afspraken/nieuw/",
        "hulp-elders": HOME + "hulp-elders/",
        "verwijzen": HOME + "hulp-elders/verwijzen/",
        "vastleggen": HOME + "hulp-elders/vastleggen/",
        "elders-wijzigen": HOME + "hulp-elders/{elders}/",
        "aanvraag": HOME + "besluiten/aanvraag/",
        "dagen-uit-een-tabel": "/hulp-elders/dagen/",
        "veiligheid": HOME + "veiligheid/",
        "meldcode": HOME + "veiligheid/meldcode/5/",
        "veiligheidsafspraak": HOME + "veiligheid/afspraak/",
        "veiligheid-op-papier": HOME + "veiligheid/afdruk/",
        "drang": HOME + "veiligheid/drang/",
        "overleg": HOME + "overleg/",
        "overleggen": "/overleg/",
        "intervisie": "/overleg/intervisie/",
        "betrokken": HOME + "betrokken/",
        "collega": HOME + "betrokken/collega/",
        "meekijken": HOME + "betrokken/meekijken/",
        "regie": HOME + "betrokken/regie/",
        "afsluiten": HOME + "afsluiten/",
        "eigen-hulp": HOME + "afsluiten/eigen-hulp/",
        "overdragen": HOME + "afsluiten/overdragen/",
        "overdragen-elders": HOME + "afsluiten/overdragen/elders/",
        "uitnodigen": "/casus/{casus}/uitnodigen/",
        "wat-is-wat": "/wat-is-wat/",
        "buurt": "/buurt/",
        "sociale-kaart": "/buurt/sociale-kaart/",
        "aanbod-nieuw": "/buurt/sociale-kaart/nieuw/",
        "vrijwilligers": "/buurt/vrijwilligers/",
        "aanmelding-nieuw": "/aanmeldingen/nieuw/",
        "advies": "/aanmeldingen/advies/",
        "advies-partner": "/aanmeldingen/advies/partner/",
        "goed-in": "/aanmeldingen/goed-in/",
        "tweede-factor": "/account/tweede-factor/",
        "niet-gevonden": "/bestaat-niet/",
        "niet-voor-jou": "/beheer/",
    },
    "gedragswetenschapper": {"gedragswetenschapper": "/gezinnen/"},
    "teamleider": {
        "teamoverzicht": "/team/",
        "klachten": "/klachten/",
        "aanmeldingen": "/aanmeldingen/",
        "aanmelding": "/aanmeldingen/{aanmelding}/",
        "aanmelding-wacht": "/aanmeldingen/{aanmelding}/wacht/",
        "wachtlijst": "/aanmeldingen/wachtlijst/",
        "samen": "/aanmeldingen/samen/",
        "cijfers": "/cijfers/",
        "definitie": "/cijfers/B02/",
        "levering-bevestigen": "/levering/bevestigen/",
        "leren": "/leren/",
        "gesprek": "{gesprek}",
        "verhaal": "/leren/{team}/verhaal/",
    },
    "analist": {
        "cijfers-organisatie": "/cijfers/?groep=totaal",
        "definities": "/cijfers/definities/",
        "velden": "/cijfers/velden/",
        "cijfers-onderwerp": "/cijfers/onderwerp/ervaring/",
        "kerncijfers": "/cijfers/kerncijfers/",
        "verloop": "/cijfers/N04/verloop/",
        "verloop-kwartaal": "/cijfers/T01/verloop/?per=kwartaal",
        "gebeurtenissen": "/gebeurtenissen/",
        "gebeurtenis": "/gebeurtenissen/nieuw/",
        "leveringen": "/levering/",
        "levering-nieuw": "/levering/nieuw/",
        "levering": "/levering/{levering}/",
        "levering-verzonden": "/levering/{levering}/verzonden/",
    },
    "opdrachtgever": {"cijfers-opdrachtgever": "/cijfers/"},
    "privacy_officer": {"logcontrole": "/logcontrole/"},
    "partner": {"partner": "/partner/", "partner-nieuw": "/partner/nieuw/"},
    "beheer": {
        "beheer": "/beheer/",
        "brieven": "/beheer/sjablonen/",
        "team": "/beheer/team/{beheerteam}/",
        "medewerker": "/beheer/medewerker/{medewerker}/",
        "account-nieuw": "/beheer/medewerker/",
        "rol": "/beheer/medewerker/{medewerker}/rol/",
        "rol-einde": "/beheer/rol/{rol}/einde/",
        "koppelingen": "/beheer/koppelingen/",
        "koppeling-nieuw": "/beheer/koppelingen/nieuw/",
        "inrichting": "/beheer/inrichting/",
        "woorden": "/beheer/inrichting/woorden/activiteit/",
        "termijnen": "/beheer/inrichting/termijnen/",
        "formatie": "/beheer/medewerker/{medewerker}/formatie/",
    },
}


class Visit:
    """One role in one browser session."""

    def __init__(self, browser: Browser, site: str, role: str) -> None:
        self.context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
        self.page: Page = self.context.new_page()
        self.site, self.found = site, {}
        if role:
            self.open("/account/login/")
            self.page.fill("[name=login]", LOGIN.format(role.replace("_", "-")))
            self.page.fill("[name=password]", PASSWORD)
            self.send("main button")

    def open(self, path: str) -> str:
        """Go there; the text of the page with its links."""
        self.page.goto(self.site + path)
        return self.page.content()

    def send(self, button: str) -> None:
        """Press a button and wait for the page that answers."""
        with self.page.expect_navigation():
            self.page.click(button)

    def fill(self, path: str) -> str:
        """The address with its names in braces filled in. Raises LookupError."""
        for name in re.findall(r"\{(\w+)\}", path):
            if name not in self.found:
                self.found[name] = self.family() if name == "gezin" else self.link(*NAMES[name])
            path = path.replace(f"{{{name}}}", self.found[name])
        return path

    def link(self, path: str, pattern: str) -> str:
        """The first link of a kind on a page."""
        if match := re.search(pattern, self.open(self.fill(path))):
            return match[1]
        raise LookupError(f"no {pattern} on {path}")

    def family(self) -> str:
        """The first family with a child, a goal and help elsewhere; else the first there is."""
        families = re.findall(rf"/huishouden/{ONE}/", self.open("/gezinnen/"))
        for key in families:
            wanted = (("plan/", "/plan/doel/[0-9a-f]"), ("hulp-elders/", "/hulp-elders/[0-9a-f]"))
            if all(re.search(link, self.open(f"/huishouden/{key}/{tab}")) for tab, link in wanted):
                return key
        if not families:
            raise LookupError("no family in the list")
        return families[0]


REQUESTS = (
    ("nee", "Mijn zoon wil niet meer naar school. Wat kunnen we doen?", "Gezin Postma"),
    ("ja", "Er is elke avond ruzie. De kinderen zijn bang.", "Gezin El Idrissi"),
    ("nee", "Ik zorg voor mijn moeder en het wordt te veel.", "Huishouden Wolters"),
)


def work(visit: Visit) -> None:
    """Something on the board and in the day, where there is nothing."""
    page = visit.page
    visit.open("/")
    while page.locator("text=Gooi weg").count():
        visit.send("text=Gooi weg")
    if not re.search(NAMES["aanmelding"][1], visit.open("/aanmeldingen/")):
        for safe, question, name in REQUESTS:
            visit.open("/aanmeldingen/nieuw/")
            page.check(f"[name=crisis][value={safe}]")
            page.fill("[name=vraag]", question)
            page.fill("[name=naam]", name)
            visit.send("text=Zet op het bord")
    if "/huishouden/" not in visit.open("/").partition('id="stil"')[0]:
        visit.open(visit.fill(HOME))
        page.check("[name=activiteit][value=regie]", force=True)
        page.fill("[name=feiten]", "Gebeld met de mentor. Het gaat beter op school.")
        page.fill("[name=volgende_stap]", "Mentor bellen")
        page.fill("[name=volgende_stap_op]", "vandaag")
        visit.send("text=Bewaar contact")


def delivery(visit: Visit) -> None:
    """A delivery to look at, where there is none."""
    if re.search(NAMES["levering"][1], visit.open("/levering/")):
        return
    visit.open("/levering/nieuw/")
    if visit.page.locator("[name=password]").count():
        visit.page.fill("[name=password]", PASSWORD)
        visit.send("main form button")
        visit.open("/levering/nieuw/")
    visit.send("main form button")
    for _ in range(30):
        if not visit.page.locator("text=Kijk opnieuw").count():
            return
        visit.page.wait_for_timeout(2000)
        visit.page.reload()


def after_a_form(visit: Visit) -> Iterator[str]:
    """Pages that come only after something is sent; each is open when its name is given."""
    page = visit.page
    family = visit.fill(HOME)
    visit.open(family)
    name = page.locator("h1").first.text_content().split()[-1]
    visit.open("/zoeken/")
    page.fill("main [name=zoek]", name)
    visit.send("main form button")
    yield "zoeken"
    visit.open(family)
    page.fill("[name=datum]", "31 februari")
    visit.send("text=Bewaar contact")
    yield "gezin-fout"
    visit.open(visit.fill("/casus/{casus}/uitnodigen/"))
    page.check("[value=jeugdige]")
    visit.send("main form button")
    yield "brief"
    code = page.locator(".wz-code").text_content().strip()
    visit.context.clear_cookies()
    visit.open("/vragen/")
    page.fill("[name=code]", code)
    visit.send("main form button")
    yield "vragen"
    visit.send("main form button")
    yield "bedankt"


FIRST = {"professional": work, "analist": delivery}


def shoot(page: Page, name: str, out: Path, widths: list[int]) -> None:
    """Pictures of the page that is open, in each width."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        overflow = picture(page, out / f"{name}-{width}.png")
        print(f"{name}-{width}{f'  {overflow} px too wide' if overflow > 0 else ''}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", default="http://127.0.0.1:8000")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "docs/images")
    parser.add_argument("--widths", type=int, nargs="+", default=[1280, 390])
    parser.add_argument("--only", nargs="+", help="names of pages")
    options = parser.parse_args()
    if not (path := find()):
        sys.exit("No browser found. Install chromium, or name one with CHROMIUM=/path/to/it.")
    options.out.mkdir(parents=True, exist_ok=True)
    missed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for role, pages in PAGES.items():
            wanted = {n: p for n, p in pages.items() if not options.only or n in options.only}
            visit = Visit(browser, options.site, role) if wanted else None
            if visit and role in FIRST:
                FIRST[role](visit)
            for name, path_ in wanted.items():
                try:
                    visit.open(visit.fill(path_))
                except LookupError as fault:
                    missed.append(f"{name}: {fault}")
                    continue
                shoot(visit.page, name, options.out, options.widths)
            if role == "professional" and not options.only:
                for name in after_a_form(visit):
                    shoot(visit.page, name, options.out, options.widths)
        browser.close()
    if missed:
        sys.exit("No picture of " + "; ".join(missed))


if __name__ == "__main__":
    main()
