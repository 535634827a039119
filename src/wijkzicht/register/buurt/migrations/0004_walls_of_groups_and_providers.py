from django.db import migrations

from wijkzicht.register.walls.sql import WORKS_HERE, Policy, in_team, protect, same

TEAM = in_team("professional", "gedragswetenschapper", "teamleider")
# The inner queries fall under the policies of those tables.
GROUP = "EXISTS (SELECT 1 FROM buurt_groep g WHERE g.id = buurt_groepsdeelname.groep_id)"
REQUEST = "EXISTS (SELECT 1 FROM aanmeldingen_aanmelding a WHERE a.id = buurt_groepsdeelname.aanmelding_id)"
WITH_CODE = "code_zoek = (SELECT walls.letter_code())"
ASKED = (
    "EXISTS (SELECT 1 FROM buurt_aanbodvraag v WHERE v.aanbod_id = buurt_aanbod.id"
    " AND v.code_zoek = (SELECT walls.letter_code()))"
)


class Migration(migrations.Migration):
    """A group for its team, who is in it for who may also read the request. A provider with a code
    reads that one offer and answers; the offer itself is changed by who works here."""

    dependencies = [
        ("buurt", "0003_groepen_en_aanbieders"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("buurt_groep", same(TEAM).but(delete=None, extract=False)),
        *protect("buurt_groepsdeelname", same(f"({GROUP} AND {REQUEST})").but(extract=False)),
        *protect(
            "buurt_aanbodvraag",
            Policy(
                f"({WORKS_HERE} OR {WITH_CODE})",
                WORKS_HERE,
                f"({WORKS_HERE} OR {WITH_CODE})",
                None,
                extract=False,
            ),
        ),
        *protect(
            "buurt_aanbod",
            same(WORKS_HERE).but(read=f"({WORKS_HERE} OR {ASKED})", delete=None, extract=False),
        ),
    ]
