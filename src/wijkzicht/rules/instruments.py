"""The standard instruments a team can score somebody on: which domains, which scores.

An ordinal score is never added up or averaged over domains: each domain stands by itself.
Source: Zelfredzaamheid-Matrix 2017 (GGD Amsterdam), manual: 13 domains, 1 to 5.
"""

from dataclasses import dataclass

from wijkzicht.rules.errors import NotAllowed


@dataclass(frozen=True)
class Instrument:
    """`domeinen`: codes of its domains. `laagste`, `hoogste`: the ends of its scale, both included."""

    code: str
    naam: str
    domeinen: tuple[str, ...]
    laagste: int
    hoogste: int

    @property
    def scores(self) -> range:
        """Every score it knows."""
        return range(self.laagste, self.hoogste + 1)

    def check(self, domein: str, score: int) -> None:
        """Raise if the instrument has no such domain or no such score."""
        if domein not in self.domeinen:
            raise NotAllowed(f"{self.naam} heeft geen onderwerp met deze naam.")
        if score not in self.scores:
            raise NotAllowed(
                f"{self.naam} gaat van {self.laagste} tot en met {self.hoogste}. Kies een van die scores."
            )


ZRM = Instrument(
    "zrm2017",
    "De Zelfredzaamheid-Matrix",
    (
        "financien",
        "werk_opleiding",
        "tijdsbesteding",
        "huisvesting",
        "huiselijke_relaties",
        "geestelijke_gezondheid",
        "lichamelijke_gezondheid",
        "middelengebruik",
        "basale_adl",
        "instrumentele_adl",
        "sociaal_netwerk",
        "maatschappelijke_participatie",
        "justitie",
    ),
    1,
    5,
)
INSTRUMENTS = {ZRM.code: ZRM}
