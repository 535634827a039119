from django.db import migrations

from wijkzicht.register.walls.framework import CRUD, READ
from wijkzicht.register.walls.roles import APP, EXTRACT
from wijkzicht.register.walls.sql import grant

COUNTER = """
CREATE TABLE walls_teller (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX walls_teller_expires ON walls_teller (expires)
"""


class Migration(migrations.Migration):
    """Grants on the tables of the framework: no file stands in them, so they have no row security."""

    dependencies = [
        ("walls", "0001_functions"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("procrastinate", "0041_post_retry_failed_job"),
        ("sessions", "0001_initial"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        migrations.RunSQL(COUNTER, "DROP TABLE walls_teller"),
        *grant("SELECT, INSERT, UPDATE, DELETE", APP, *CRUD),
        *grant("SELECT", f"{APP}, {EXTRACT}", *READ),
        migrations.RunSQL(
            f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APP}", migrations.RunSQL.noop
        ),
    ]
