"""Adds names, addresses and texts to the tables of a made-up set."""

import pyarrow as pa


class Words:
    """One function a table; each takes the table and returns it with its columns of text."""

    def __init__(self, basisset) -> None:
        self._basisset = basisset

    def medewerker(self, table: pa.Table) -> pa.Table:
        numbers = range(table.num_rows)
        return (
            table.drop_columns(["medewerker_id"])
            .append_column("naam", pa.array(f"Medewerker {n}" for n in numbers))
            .append_column("email", pa.array(f"m{n}@voorbeeld.invalid" for n in numbers))
            .append_column("password", pa.array("!" for _ in numbers))
        )

    def huishouden(self, table: pa.Table) -> pa.Table:
        keys = table["huishouden_id"].to_pylist()
        table = table.drop_columns(["huishouden_id"])
        for name in ("straat", "huisnummer", "postcode", "plaats"):
            table = table.append_column(name, pa.array("" for _ in keys))
        return table.append_column("naam", pa.array(f"Familie {key}" for key in keys))

    def persoon(self, table: pa.Table) -> pa.Table:
        keys = table["persoon_id"].to_pylist()
        table = table.drop_columns(["persoon_id", "gezin"])
        for name in ("tussenvoegsel", "achternaam", "telefoon", "email", "veilig_bereikbaar"):
            table = table.append_column(name, pa.array("" for _ in keys))
        return table.append_column("voornaam", pa.array(keys))

    def aanmelding(self, table: pa.Table) -> pa.Table:
        n = table.num_rows
        table = table.drop_columns(["aanmelding_id", "gezin"])
        for name in (
            "naam",
            "gebracht_door",
            "veiligheid",
            "bereikbaar",
            "advies",
            "triage_toelichting",
        ):
            table = table.append_column(name, pa.array("" for _ in range(n)))
        return table.append_column("vraag", pa.array("vraag" for _ in range(n)))

    def hulpvraag(self, table: pa.Table) -> pa.Table:
        n = table.num_rows
        return table.drop_columns(["hulpvraag_id", "gezin"]).append_column(
            "tekst", pa.array("vraag" for _ in range(n))
        )

    def doel(self, table: pa.Table) -> pa.Table:
        n = table.num_rows
        return (
            table.drop_columns(["doel_id", "gezin"])
            .append_column("tekst", pa.array("doel" for _ in range(n)))
            .append_column("waaraan_zien_we_het", pa.array("" for _ in range(n)))
        )

    def doelactie(self, table: pa.Table) -> pa.Table:
        return table.append_column("wat", pa.array("" for _ in range(table.num_rows)))

    def contact(self, table: pa.Table) -> pa.Table:
        n = table.num_rows
        table = table.drop_columns(["contact_id", "gezin"])
        for name in ("feiten", "mening", "gezin_vond", "volgende_stap"):
            table = table.append_column(name, pa.array("" for _ in range(n)))
        return table
