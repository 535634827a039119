"""The rules of `check` on voorziening that other checkers have words for, in their own words.

    python check_peers.py frictionless|pandera|pointblank FILE

Runs in an environment of its own and knows nothing of this project but the contract's
`datapackage.json`, which lies beside the program's source.
"""

import json
import sys
from pathlib import Path

CONTRACT = Path(__file__).parents[1] / "src/wijkzicht/dataset/datapackage.json"
EVERYTHING = 1_000_000_000


def fields() -> list[dict]:
    """The fields of voorziening with their rules."""
    resources = json.loads(CONTRACT.read_text("utf-8"))["resources"]
    return next(r for r in resources if r["name"] == "voorziening")["schema"]["fields"]


def frictionless(path: str) -> int:
    """Types, required, codes and the key."""
    from frictionless import Resource, Schema, system

    columns = [*fields(), {"name": "bron", "type": "string"}]
    schema = Schema.from_descriptor({"fields": columns, "primaryKey": "voorziening_id"})
    with system.use_context(trusted=True):
        report = Resource(path=path, schema=schema).validate(limit_errors=EVERYTHING)
    return sum(task.stats["errors"] for task in report.tasks)


def pandera(path: str) -> int:
    """Types by form, required, codes, the key and two orders of dates, on text."""
    import pandas as pd
    import pandera.pandas as pa

    forms = {"date": r"^\d{4}-\d{2}-\d{2}$", "boolean": r"^(true|false)$"}
    columns = {}
    for field in fields():
        rules = field.get("constraints", {})
        checks = [pa.Check.isin(rules["enum"])] if "enum" in rules else []
        if field["type"] in forms:
            checks.append(pa.Check.str_matches(forms[field["type"]]))
        columns[field["name"]] = pa.Column(
            str,
            checks,
            nullable=not rules.get("required"),
            unique=field["name"] == "voorziening_id",
        )
    in_order = [pa.Check(lambda f: ~(f["start"] > f["eind"]), name="order")]
    try:
        pa.DataFrameSchema(columns, in_order).validate(pd.read_csv(path, dtype=str), lazy=True)
    except pa.errors.SchemaErrors as found:
        return len(found.failure_cases)
    return 0


def pointblank(path: str) -> int:
    """As pandera, on Polars."""
    import pointblank as pb
    import polars as pl

    forms = {"date": r"^\d{4}-\d{2}-\d{2}$", "boolean": r"^(true|false)$"}
    plan = pb.Validate(pl.read_csv(path, infer_schema=False))
    for field in fields():
        rules, name = field.get("constraints", {}), field["name"]
        if rules.get("required"):
            plan = plan.col_vals_not_null(name)
        if "enum" in rules:
            # Its check on a set has no way to pass an empty cell; a pattern has.
            plan = plan.col_vals_regex(name, f"^({'|'.join(rules['enum'])})$", na_pass=True)
        if field["type"] in forms:
            plan = plan.col_vals_regex(name, forms[field["type"]], na_pass=True)
    plan = plan.rows_distinct(columns_subset=["voorziening_id"])
    plan = plan.col_vals_expr((pl.col("start") <= pl.col("eind")).fill_null(True))
    done = plan.interrogate(extract_limit=EVERYTHING)
    return sum(done.n_failed().values())


if __name__ == "__main__":
    name, path = sys.argv[1:]
    print(
        name,
        {"frictionless": frictionless, "pandera": pandera, "pointblank": pointblank}[name](path),
    )
