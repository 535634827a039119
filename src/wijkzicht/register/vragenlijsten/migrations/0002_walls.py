from django.db import migrations

from wijkzicht.register.walls.sql import Policy, in_team, may_household, protect

INVITED = "code_zoek = (SELECT walls.letter_code())"
TEAM = f"({may_household()} OR {in_team('teamleider', 'analist')})"
# The inner queries fall under the policies of those tables.
MY_INVITATION = (
    "uitnodiging_id = (SELECT u.id FROM vragenlijsten_uitnodiging u"
    " WHERE u.code_zoek = (SELECT walls.letter_code()))"
)
MY_ANSWER = (
    "EXISTS (SELECT 1 FROM vragenlijsten_respons r WHERE r.id = vragenlijsten_antwoord.respons_id)"
)


class Migration(migrations.Migration):
    """A resident reads and fills in what belongs to the letter code; nobody of the team reads an answer."""

    dependencies = [
        ("vragenlijsten", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("vragenlijsten_uitnodiging", Policy(f"({INVITED} OR {TEAM})", TEAM, TEAM, None)),
        *protect("vragenlijsten_respons", Policy(MY_INVITATION, MY_INVITATION, None, None)),
        *protect("vragenlijsten_antwoord", Policy(MY_ANSWER, MY_ANSWER, None, None)),
    ]
