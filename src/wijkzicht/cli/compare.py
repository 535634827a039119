"""`wijkzicht compare`: packages of organisations side by side, if they count the same."""

from pathlib import Path

import click


@click.command(name="compare")
@click.argument(
    "packages",
    metavar="FILE FILE ...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--key", "key_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Refuse a package that is not signed with this secret.",
)  # fmt: skip
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A .csv file.")
def command(packages: tuple[Path, ...], key_file: Path | None, out: Path) -> None:
    """Compare packages made by `wijkzicht package`, in order of name; there is no rank."""
    from wijkzicht.reports.comparison import NotComparable, compare, to_csv
    from wijkzicht.reports.package import NotAPackage, read_package
    from wijkzicht.reports.write import write_whole

    if len(packages) < 2:
        raise click.UsageError("Geef twee of meer pakketten om te vergelijken.")
    if out.suffix != ".csv":
        raise click.UsageError(f"‘{out}’ moet eindigen op .csv.")
    if not out.absolute().parent.is_dir():
        raise click.UsageError(f"De map {out.absolute().parent} bestaat niet. Maak die eerst.")
    secret = key_file.read_bytes().strip() if key_file else None
    try:
        rows = compare([read_package(path, secret) for path in packages])
    except NotAPackage as wrong:
        click.echo(f"{wrong} Er is niets geschreven.", err=True)
        raise SystemExit(1) from None
    except NotComparable as wrong:
        for reason in wrong.reasons:
            click.echo(reason, err=True)
        click.echo("Deze pakketten zijn niet te vergelijken. Er is niets geschreven.", err=True)
        raise SystemExit(1) from None
    write_whole(out.absolute(), to_csv(rows))
    click.echo(f"{len(rows)} rijen van {len(packages)} organisaties geschreven in {out}, op naam.")
