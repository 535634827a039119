"""Row-level security, written in migrations.

`protect("tabel", HUISHOUDEN)` enables and forces row security on a table, grants the application
what it may do and makes the policies. A table without it has no grants, so the application can't
read it: forgetting fails closed, and a test names the table.

Measured traps behind the shape of the policies: a function call in `(SELECT ...)` runs once a
statement instead of once a row; only plain equality may use an index under row security; list
queries still join Betrokkenheid themselves (the policy filters, the join finds).
"""

from dataclasses import dataclass, replace

from django.db import migrations

from wijkzicht.register.walls.roles import APP, EXTRACT, GATE, OWNER

NOBODY = "false"
SIGNED_IN = "(SELECT walls.me()) IS NOT NULL"
WORKS_HERE = "(SELECT walls.works_here())"
BEHEER = "(SELECT walls.has_role('beheer'))"


def may_household(column: str = "huishouden_id") -> str:
    """Involved today (one array a statement), or leader of a team that has the household."""
    return (
        f"({column} = ANY ((SELECT walls.my_households())::uuid[])"
        f" OR ((SELECT walls.leads())"
        f" AND walls.of_team({column}, (SELECT walls.my_teams('teamleider'))::uuid[])))"
    )


def in_team(*roles: str, column: str = "team_id") -> str:
    """A role of mine in the row's team."""
    names = ", ".join(f"'{role}'" for role in roles)
    return f"{column} = ANY ((SELECT walls.my_teams({names}))::uuid[])"


@dataclass(frozen=True)
class Policy:
    """Which rows the application may read, insert, update and delete: SQL conditions.

    None: not at all, and no grant either. `extract`: whether the extraction role reads all rows.
    """

    read: str | None
    insert: str | None
    update: str | None
    delete: str | None
    extract: bool = True

    def but(self, **changes: str | bool | None) -> "Policy":
        """The same with some conditions changed."""
        return replace(self, **changes)


def same(condition: str) -> Policy:
    """One condition for everything."""
    return Policy(condition, condition, condition, condition)


HUISHOUDEN = same(may_household())


def protect(table: str, policy: Policy) -> list[migrations.RunSQL]:
    """Row security, grants and policies of one table, as operations of a migration."""
    return [
        migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in sql_of(table, policy)
    ]


def protect_history(table: str, household: str = "huishouden_id") -> list[migrations.RunSQL]:
    """The old rows of a table: read like the row, written by its trigger only in a signed-in
    transaction, never changed or removed."""
    return protect(table, Policy(may_household(household), SIGNED_IN, None, None, extract=False))


def sql_of(table: str, policy: Policy) -> list[str]:
    """The statements; running them again replaces the policies."""
    wanted = {
        "SELECT": ("lezen", policy.read, None),
        "INSERT": ("invoegen", None, policy.insert),
        "UPDATE": ("wijzigen", policy.update, policy.update),
        "DELETE": ("verwijderen", policy.delete, None),
    }
    granted = [verb for verb, (_, using, check) in wanted.items() if using or check]
    statements = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"REVOKE ALL ON {table} FROM PUBLIC, {APP}, {EXTRACT}",
    ]
    if granted:
        statements.append(f"GRANT {', '.join(granted)} ON {table} TO {APP}")
    for verb, (name, using, check) in wanted.items():
        statements.append(f"DROP POLICY IF EXISTS {name} ON {table}")
        if using or check:
            statements.append(
                f"CREATE POLICY {name} ON {table} FOR {verb} TO {APP}"
                + (f" USING ({using})" if using else "")
                + (f" WITH CHECK ({check})" if check else "")
            )
    statements += _for_others(table, policy.extract)
    return statements


def _for_others(table: str, extract: bool) -> list[str]:
    """The owner passes with the switch of the transaction; extraction reads all."""
    switch = "(SELECT current_setting('wijkzicht.onderhoud', true)) = 'aan'"
    statements = [
        f"DROP POLICY IF EXISTS onderhoud ON {table}",
        f"CREATE POLICY onderhoud ON {table} TO {OWNER} USING ({switch}) WITH CHECK ({switch})",
        f"DROP POLICY IF EXISTS extractie ON {table}",
    ]
    if extract:
        statements += [
            f"GRANT SELECT ON {table} TO {EXTRACT}",
            f"CREATE POLICY extractie ON {table} FOR SELECT TO {EXTRACT} USING (true)",
        ]
    return statements


def grant(privileges: str, role: str, *tables: str) -> list[migrations.RunSQL]:
    """Grants on tables without row security, those of the framework."""
    return [
        migrations.RunSQL(f"GRANT {privileges} ON {table} TO {role}", migrations.RunSQL.noop)
        for table in tables
    ]


def gate(table: str, *columns: str) -> list[migrations.RunSQL]:
    """The functions that policies call may read these columns of every row."""
    return [
        migrations.RunSQL(
            f"GRANT SELECT ({', '.join(columns)}) ON {table} TO {GATE};"
            f"CREATE POLICY poort ON {table} FOR SELECT TO {GATE} USING (true)",
            f"DROP POLICY poort ON {table}",
        )
    ]
