from django.db import migrations

from wijkzicht.register.walls.sql import BEHEER, SIGNED_IN, Policy, gate, in_team, protect

TEAM_OR_BEHEER = f"({BEHEER} OR {in_team('teamleider', 'analist')})"


class Migration(migrations.Migration):
    """Everybody who signs in sees who works where; only beheer changes it."""

    dependencies = [
        ("organisatie", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("organisatie_organisatie", Policy("true", BEHEER, BEHEER, None)),
        *protect("organisatie_team", Policy("true", BEHEER, BEHEER, None)),
        *protect("organisatie_teamgemeente", Policy("true", BEHEER, BEHEER, BEHEER)),
        # Signing in, a forgotten password and a second factor come before it is known who asks.
        *protect("organisatie_medewerker", Policy("true", BEHEER, "true", None, extract=False)),
        *protect("organisatie_lidmaatschap", Policy("true", BEHEER, BEHEER, BEHEER)),
        *protect("organisatie_formatie", Policy(SIGNED_IN, BEHEER, BEHEER, BEHEER)),
        *protect("organisatie_bevolking", Policy("true", BEHEER, BEHEER, BEHEER)),
        *protect(
            "organisatie_gebeurtenis",
            Policy(SIGNED_IN, TEAM_OR_BEHEER, TEAM_OR_BEHEER, TEAM_OR_BEHEER),
        ),
        migrations.RunSQL(
            "GRANT SELECT (id, pseudoniem, naam, is_active) ON organisatie_medewerker TO wijkzicht_extract;"
            "CREATE POLICY extractie ON organisatie_medewerker FOR SELECT TO wijkzicht_extract USING (true)",
            "DROP POLICY extractie ON organisatie_medewerker",
        ),
        *gate("organisatie_lidmaatschap", "medewerker_id", "team_id", "rol", "van", "tot"),
        *gate("organisatie_team", "id"),
    ]
