"""Deciding together, and what people say."""

import ibis

from wijkzicht.dataset.expressions import plus_days
from wijkzicht.indicators.core import Kind, indicator
from wijkzicht.indicators.parts import counted, exists, followed, picked

RESIDENTS = ("jeugdige", "ouder", "volwassene")


def _answers(antwoord, question: str, informants: tuple[str, ...], highest: int):
    # A value outside the scale says nothing and is left out as unknown.
    asked = antwoord.filter(antwoord.vraag == question, antwoord.informant.isin(informants))
    value = ibis.cases((asked.waarde.between(1, highest), asked.waarde))
    return picked(asked, "team_id", "periode", "informant", waarde=value)


def survey_share(
    code,
    name,
    question,
    *,
    vraag,
    zin,
    text,
    chapter,
    informants=RESIDENTS,
    wie="de antwoorden",
    ref="",
):
    """Puts a survey share in the catalogue: answers 4 or 5 on a scale of 1 to 5."""

    def share(antwoord):
        answers = _answers(antwoord, question, informants, 5)
        agreed = answers.waarde.isin([4, 5])
        return picked(answers, "team_id", "periode", "informant", telt=agreed)

    share.__doc__ = (
        f"Answers to the question {question} in respons with datum in the period, "
        f"informants {', '.join(informants)}, value 1 to 5: 4 or 5, that is, {text}. "
        "Also for each informant apart."
    )
    share.__module__ = f"wijkzicht.indicators.{chapter}"
    uitleg = f"Van {wie} op deze vraag: het deel dat zegt {zin}"
    return indicator(code, name, Kind.AANDEEL, vraag=vraag, uitleg=uitleg, ref=ref)(share)


def survey_mean(code, name, question, *, vraag, uitleg, ref=""):
    """Puts a survey mean in the catalogue: answers on a scale of 1 to 10."""

    def mean(antwoord):
        return _answers(antwoord, question, RESIDENTS, 10)

    mean.__doc__ = (
        f"Mean of the answers to the question {question} (1 to 10) in respons with datum in the "
        f"period, informants {', '.join(RESIDENTS)}. Also for each informant apart."
    )
    return indicator(code, name, Kind.GEMIDDELDE, vraag=vraag, uitleg=uitleg, ref=ref)(mean)


survey_mean(
    "V01",
    "rapportcijfer",
    "rapportcijfer",
    vraag="Welk cijfer geven mensen het team?",
    uitleg="Het gemiddelde van de cijfers van 1 tot 10 die jeugdigen, ouders en volwassenen gaven.",
    ref="ceo.rapportcijfer",
)

survey_share(
    "V02",
    "helpend",
    "helpend",
    chapter="ervaring",
    vraag="Vinden mensen dat de hulp helpt?",
    zin="dat de hulp helpt.",
    text="the help helps",
    ref="ceo.helpend*",
)

survey_share(
    "V03",
    "passend",
    "passend",
    chapter="ervaring",
    vraag="Vinden mensen dat de hulp bij hen past?",
    zin="dat de hulp bij hen past.",
    text="the help fits",
    ref="ceo.passend",
)

survey_share(
    "V04",
    "deskundig",
    "deskundig",
    chapter="ervaring",
    vraag="Vinden mensen de professionals deskundig?",
    zin="dat de professionals deskundig zijn.",
    text="the professionals are skilled",
    ref="ceo.deskundig",
)

survey_share(
    "V05",
    "jeugdigen beslissen mee",
    "meebeslist",
    chapter="ervaring",
    informants=("jeugdige",),
    wie="de antwoorden van jeugdigen",
    vraag="Mogen jeugdigen meebeslissen?",
    zin="dat ze mochten meebeslissen.",
    text="they decided along",
    ref="igj.meebeslist_jeugdigen",
)

survey_share(
    "V06",
    "ouders beslissen mee",
    "meebeslist",
    chapter="ervaring",
    informants=("ouder",),
    wie="de antwoorden van ouders",
    vraag="Mogen ouders meebeslissen?",
    zin="dat ze mochten meebeslissen.",
    text="they decided along",
    ref="igj.meebeslist_ouders",
)


@indicator(
    "V07",
    "jeugdige alleen gesproken",
    Kind.AANDEEL,
    vraag="Is de jeugdige ook alleen gesproken?",
    uitleg="Van de gesloten casussen met een jeugdige van 8 jaar of ouder: het deel waarin een jeugdige ook zonder ouders is gesproken.",
    ref="igj.jeugdige_alleen",
)
def jeugdige_alleen_gesproken(casus, persoon, casuswerk):
    """
    Casussen gesloten in the period whose household has a young person with year of gesloten −
    geboortejaar at least 8: a contact with jeugdige_alleen true.
    """
    closed = casus.filter(casus.gesloten_in.notnull()).select(
        "casus_id", "team_id", "huishouden_id", "gesloten", periode="gesloten_in"
    )
    young = _young(persoon)
    old_enough = closed.semi_join(
        young,
        [
            closed.huishouden_id == young.jong_huishouden,
            closed.gesloten.year() - young.jong_jaar >= 8,
        ],
    )
    spoken = casuswerk.filter(casuswerk.jeugdige_alleen)
    rows = exists(old_enough, spoken, "casus_id")
    return counted(rows, rows.bestaat)


@indicator(
    "V08",
    "jeugdige akkoord met het plan",
    Kind.AANDEEL,
    vraag="Is de jeugdige het eens met het plan?",
    uitleg="Van de plannen in een huishouden met een jeugdige van 12 jaar of ouder: het deel met een akkoord van de jeugdige.",
)
def jeugdige_akkoord(plan, casus, persoon):
    """
    Plans vastgesteld in the period whose household has a young person with year of
    vastgesteld − geboortejaar at least 12: akkoord_jeugdige is filled.
    """
    made = plan.join(casus.select("casus_id", "huishouden_id"), "casus_id")
    made = picked(made, "team_id", "periode", "vastgesteld", "akkoord_jeugdige")
    young = _young(persoon)
    asked = made.semi_join(
        young,
        [
            made.huishouden_id == young.jong_huishouden,
            made.vastgesteld.year() - young.jong_jaar >= 12,
        ],
    )
    return counted(asked, asked.akkoord_jeugdige.notnull())


def _young(persoon):
    return persoon.filter(persoon.rol == "jeugdige").select(
        jong_huishouden="huishouden_id", jong_jaar="geboortejaar"
    )


@indicator(
    "V09",
    "uitval",
    Kind.AANDEEL,
    vraag="Hoe vaak stopte de hulp eenzijdig?",
    uitleg="Van de afgelopen trajecten waarvan we de reden weten: het deel dat de jeugdige, het gezin of het team eenzijdig stopte.",
    own_help=True,
)
def uitval(jeugdtraject):
    """
    Trajectories that are the last of their casus and person, ended in the period, reason
    known: eenzijdig_client or eenzijdig_team.
    """
    last = jeugdtraject.filter(jeugdtraject.is_last)
    return counted(
        last,
        ibis.cases((last.reden.notnull(), last.reden.isin(["eenzijdig_client", "eenzijdig_team"]))),
        "geeindigd_in",
    )


@indicator(
    "V11",
    "stilgevallen",
    Kind.AANDEEL,
    vraag="Hoe vaak viel de hulp stil?",
    uitleg="Van de afgelopen trajecten: het deel waarin een half jaar niets gebeurde en niemand het afsloot.",
    own_help=True,
)
def stilgevallen(jeugdtraject):
    """
    Trajectories that are the last of their casus and person, ended in the period: by silence
    alone, with neither hulpeinde nor closing.
    """
    last = jeugdtraject.filter(jeugdtraject.is_last)
    return counted(last, last.stilgevallen, "geeindigd_in")


survey_mean(
    "V12",
    "nut van de hulp",
    "nut_effect",
    vraag="Wat leverde de hulp op?",
    uitleg="Het gemiddelde van de cijfers van 1 tot 10 voor wat de hulp opleverde.",
)

survey_share(
    "V13",
    "kan zonder hulp verder",
    "zonder_hulp_verder",
    chapter="ervaring",
    vraag="Kunnen mensen zonder hulp verder?",
    zin="dat ze zonder hulp verder kunnen.",
    text="they can go on without help",
)


@indicator(
    "V14",
    "rechten verteld",
    Kind.AANDEEL,
    vraag="Is verteld welke rechten mensen hebben?",
    uitleg="Van de plannen: het deel waarbij is verteld hoe je een klacht indient, en over de vertrouwenspersoon en de cliëntondersteuner. Niet ingevuld telt als niet verteld.",
)
def rechten_verteld(plan):
    """
    Plans vastgesteld in the period: klachtroute, vertrouwenspersoon and clientondersteuner all
    told. Not filled in counts as not told.
    """
    told = plan.klachtroute_verteld & plan.vertrouwenspersoon_verteld
    return counted(plan, (told & plan.clientondersteuner_verteld).fill_null(False))


@indicator(
    "V10",
    "respons",
    Kind.AANDEEL,
    vraag="Hoeveel mensen vulden de vragenlijst in?",
    uitleg="Van de verstuurde uitnodigingen: het deel met een antwoord binnen zes weken.",
)
def respons(uitnodiging, respons):
    """
    Uitnodigingen verstuurd in the period that can be followed for 42 days: a respons with that
    uitnodiging_id on or before the 42nd day.
    """
    sent = followed(uitnodiging, uitnodiging.verstuurd_op, 42)
    sent = picked(sent, "uitnodiging_id", "team_id", "periode", "verstuurd_op")
    answers = respons.select("uitnodiging_id", antwoorddag="datum")
    answered = sent.join(answers, "uitnodiging_id")
    answered = answered.filter(answered.antwoorddag <= plus_days(answered.verstuurd_op, 42))
    rows = exists(sent, answered, "uitnodiging_id")
    return counted(rows, rows.bestaat)
