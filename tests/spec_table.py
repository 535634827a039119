"""A text table as the specification of a rule: one row a case, columns split by |."""


def cases(text: str) -> list[tuple[str, ...]]:
    """The rows below the header and its line, each a tuple of stripped cells. `-` is kept as it is."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines[2:]]
