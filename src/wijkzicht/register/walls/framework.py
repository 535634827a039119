"""Tables without row-level security, each with its reason. Every other table has it, forced."""

CRUD = {
    "account_emailaddress": "read before it is known who signs in; addresses of staff only",
    "account_emailconfirmation": "idem",
    "django_session": "opened before it is known who asks; keyed by a random 160-bit key",
    "mfa_authenticator": "the second factor, checked while signing in",
    "procrastinate_events": "moments of jobs",
    "procrastinate_jobs": "names of jobs and keys of rows; a job never carries content",
    "procrastinate_periodic_defers": "when a job last ran",
    "procrastinate_workers": "heartbeat of the worker",
    "socialaccount_socialaccount": "link to the organisation's own sign-in, read while signing in",
    "socialaccount_socialapp": "settings of that sign-in",
    "socialaccount_socialtoken": "not filled; the package reads it",
    "walls_teller": "counts wrong passwords, and questions sent without an account, per keyed hash",
}
READ = {
    "auth_group": "not used; the framework asks",
    "auth_group_permissions": "not used; the framework asks",
    "auth_permission": "not used; the framework asks",
    "django_content_type": "names of tables",
    "django_migrations": "start-up asks whether the tables are up to date",
}
# No grant to any role of ours.
CLOSED = {
    "pghistory_context": "not used: who did it stands in the log",
}


def excepted() -> dict[str, str]:
    """Every excepted table with its reason."""
    return {**CRUD, **READ, **CLOSED}
