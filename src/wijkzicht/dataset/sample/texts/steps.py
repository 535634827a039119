"""Who does what for a goal, the family's own plan, and how on after looking back: made-up words."""

# By kind of doer: name (empty where the kind says it) and what is done.
STEPS: dict[str, tuple[tuple[str, str], ...]] = {
    "gezin": (
        ("", "Elke zondag samen de week doornemen"),
        ("", "Zelf de school bellen"),
        ("", "Samen op tijd eten, zonder telefoon"),
    ),
    "netwerk": (
        ("Oma", "Past op woensdagmiddag op"),
        ("Tante Fatima", "Brengt de jongste naar zwemles"),
        ("Buurvrouw Ria", "Kookt op donderdag mee"),
    ),
    "vrijwilliger": (
        ("Maatje van de buurt", "Gaat elke week mee wandelen"),
        ("Vrijwilliger van de bibliotheek", "Oefent samen lezen"),
    ),
    "voorliggend": (
        ("Inloop in het buurthuis", "Elke dinsdag aanschuiven"),
        ("Sportclub", "Proefles regelen"),
    ),
    "team": (
        ("", "Om de week op huisbezoek"),
        ("", "Samen een overzicht van de schulden maken"),
        ("", "Gesprek op school voorbereiden"),
    ),
    "specialist": (
        ("Praktijk De Linde", "Onderzoek naar de slaap"),
        ("Jeugdarts", "Bekijkt het vele verzuim"),
    ),
}
OWN_PLANS = (
    "Oma en tante helpen om en om op woensdag. Zo kan moeder werken. "
    "Elke maand zitten we samen om de tafel.",
    "We eten elke vrijdag met zijn allen bij opa. Daar bespreken we hoe het ging. "
    "Als het niet lukt, bellen we eerst elkaar en dan pas het team.",
)
HOW_ON = (
    "Nog twee keer een gesprek, daarna redden we het zelf.",
    "We gaan door met de afspraken. Over drie maanden kijken we weer.",
    "School is nu het vaste contact. Het team stopt met huisbezoek.",
)
