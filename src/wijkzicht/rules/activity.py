"""What a contact counts as: access, help, coordination or other work (INDICATORS.md, Words)."""

CLASSES: dict[str, tuple[str, ...]] = {
    "toegang": ("vraagverheldering", "planvorming", "toeleiding", "beschikking"),
    "hulp": ("hulp", "overbruggingshulp", "crisishulp"),
    "regie": ("regie", "monitoring", "evaluatie"),
    "overig": ("consultatie", "afstemming", "casusbespreking", "nazorg", "administratie"),
}


def klasse(activiteit: str | None) -> str | None:
    """The class of a kind of work; None for an unknown kind."""
    for name, activities in CLASSES.items():
        if activiteit in activities:
            return name
    return None


def is_help(activiteit: str | None, ook_hulp: bool | None) -> bool:
    """A hulp contact: of class hulp, or any other in which help was given as well."""
    return activiteit in CLASSES["hulp"] or ook_hulp is True


def is_work(activiteit: str | None) -> bool:
    """A work contact: anything but administratie. An unknown kind is not one."""
    return activiteit is not None and activiteit != "administratie"


def is_aftercare(activiteit: str | None, ook_hulp: bool | None) -> bool:
    """Aftercare without help: the one kind of work that may come after the closing of a casus."""
    return activiteit == "nazorg" and ook_hulp is not True
