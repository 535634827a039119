"""What the commands of `wijkzicht deliver` share: reading options, printing outcomes."""

from collections.abc import Iterable
from pathlib import Path

import click

from wijkzicht.dataset.faults import Fault, sentence
from wijkzicht.deliveries import layouts, verwijzer
from wijkzicht.vocabulary import protocols
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import LayoutField, Protocol


def asked(period: str, protocol: str) -> tuple[Period, Protocol]:
    """The period and protocol of those names; wrong use when there is none."""
    try:
        return Period.parse(period), protocols.protocol(protocol)
    except (ValueError, protocols.UnknownProtocol) as problem:
        raise click.UsageError(str(problem)) from None


def layout_of(path: Path | None, protocol: Protocol) -> tuple[LayoutField, ...]:
    """The layout in a file of one's own, or that of the protocol; wrong use when it is no layout."""
    try:
        layout = protocols.read_layout(path) if path else protocol.layout
        layouts.check_layout(layout)
    except (KeyError, ValueError, TypeError) as problem:
        reason = problem if isinstance(problem, layouts.BadLayout) else "Het is geen indeling."
        raise click.UsageError(f"{path} is niet te gebruiken. {reason}") from None
    return layout


def rule_of(path: Path | None, protocol: Protocol) -> list[verwijzer.Line]:
    """The organisation's rule for verwijzer; without a file no lines, so 06 for all."""
    return verwijzer.read_rule(path, protocol) if path else []


def writable(out: Path) -> None:
    """Wrong use when the name asks for a form we do not write, or the folder is not there."""
    if out.suffix not in layouts.WRITERS:
        raise click.UsageError(f"{out} eindigt niet op {', '.join(layouts.WRITERS)}.")
    if not out.parent.is_dir():
        raise click.UsageError(f"De map {out.parent} bestaat niet.")


def show_faults(faults: Iterable[Fault]) -> None:
    """Every fault in a line on the error output."""
    for fault in faults:
        click.echo(sentence(fault), err=True)
