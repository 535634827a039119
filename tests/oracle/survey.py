"""Questions of a survey: shares that agree, and marks out of ten."""

from __future__ import annotations

from oracle.catalogue import CLIENTS, ByInformant
from oracle.groups import View
from oracle.outcomes import gemiddelde, share_of


def answers(question: str):
    """Answers to that question in respons with datum in P, each with its informant."""

    def units(view: View) -> list[tuple[str, float | None]]:
        given = [row for row in view.world.tables["antwoord"] if row["vraag"] == question]
        found = []
        for respons in view.of_team("respons"):
            if view.inside(respons["datum"]):
                found += [
                    (respons["informant"], row["waarde"])
                    for row in given
                    if row["respons_id"] == respons["respons_id"]
                ]
        return found

    return units


def survey_share(question: str, informants: tuple[str, ...] = CLIENTS) -> ByInformant:
    """4 or 5 among the answers from 1 to 5; other values leave."""

    def figure(values: list):
        return share_of(
            values,
            lambda value: value in (4, 5),
            lambda value: value is None or not 1 <= value <= 5,
        )

    return ByInformant(answers(question), figure, ("respons", "antwoord"), informants)


def survey_mark(question: str) -> ByInformant:
    """The mean of the answers from 1 to 10; other values leave."""

    def figure(values: list):
        known = [value for value in values if value is not None and 1 <= value <= 10]
        return gemiddelde(known, len(values) - len(known))

    return ByInformant(answers(question), figure, ("respons", "antwoord"))
