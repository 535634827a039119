"""Who does what for a goal, the family's own plan, and how on after looking back: made-up words."""

# By kind of doer: name (empty where the kind says it) and what is done.
STEPS: dict[str, tuple[tuple[str, str], ...]] = {
    "gezin": (
        ("", "Elke zondag samen de week doornemen"),
        ("", "Zelf bellen om de afspraak te maken"),
        ("", "Opschrijven wat goed gaat"),
    ),
    "netwerk": (
        ("Een goede vriend", "Gaat mee naar het gesprek"),
        ("Tante Fatima", "Belt elke week en denkt mee"),
        ("Buurvrouw Ria", "Komt op donderdag langs"),
    ),
    "vrijwilliger": (
        ("Maatje van de buurt", "Gaat elke week mee wandelen"),
        ("Vrijwilliger van de bibliotheek", "Leest de brieven samen door"),
    ),
    "voorliggend": (
        ("Inloop in het buurthuis", "Elke dinsdag aanschuiven"),
        ("Sportclub", "Proefles regelen"),
    ),
    "team": (
        ("", "Om de week op huisbezoek"),
        ("", "Elke maand samen kijken hoe het gaat"),
        ("", "Zoekt mee naar hulp in de buurt"),
    ),
    "specialist": (
        ("Praktijk De Linde", "Vier gesprekken"),
        ("Praktijkondersteuner", "Denkt mee over wat helpt"),
    ),
}
OWN_PLANS = (
    "Familie en buren helpen om en om op woensdag. Zo komt er rust. "
    "Elke maand zitten we samen om de tafel.",
    "We eten elke vrijdag met de familie. Daar bespreken we hoe het ging. "
    "Als het niet lukt, bellen we eerst elkaar en dan pas het team.",
)
HOW_ON = (
    "Nog twee keer een gesprek, daarna redden we het zelf.",
    "We gaan door met de afspraken. Over drie maanden kijken we weer.",
    "School is nu het vaste contact. Het team stopt met huisbezoek.",
)
