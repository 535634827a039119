from django.db import migrations

from wijkzicht.register.walls.sql import Policy, may_household, protect

READ = f"((SELECT walls.has_role('privacy_officer')) OR {may_household()})"
# Against everybody, the owner included, unless maintenance is on: that is how old lines go.
ADD_ONLY = """
CREATE FUNCTION walls.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' AND current_user = 'wijkzicht_owner'
    AND current_setting('wijkzicht.onderhoud', true) = 'aan' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'Een logregel wordt nooit veranderd of verwijderd.'
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE ON audit_logregel
  FOR EACH ROW EXECUTE FUNCTION walls.refuse_change();
CREATE TRIGGER niet_legen BEFORE TRUNCATE ON audit_logregel
  FOR EACH STATEMENT EXECUTE FUNCTION walls.refuse_change();
"""


class Migration(migrations.Migration):
    """Lines are added only. Privacy officers read all, colleagues those of their own households."""

    dependencies = [
        ("audit", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("audit_logregel", Policy(READ, "true", None, None, extract=False)),
        migrations.RunSQL(ADD_ONLY, "DROP FUNCTION walls.refuse_change() CASCADE"),
    ]
