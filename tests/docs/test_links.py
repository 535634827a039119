"""Links lead somewhere, and every document can be reached."""

import re
from pathlib import Path

import pytest

from docs.documents import ROOT, documents, links, prose

DOCUMENTS = documents()
IMAGES = ROOT / "docs/images"


def anchors(path: Path) -> set[str]:
    """The names of the headings of a document, as a browser finds them."""
    heads = re.findall(r"^#+ +(.+)$", prose(path), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path):
    broken = []
    for link in links(path):
        target, _, anchor = link.partition("#")
        there = (path.parent / target).resolve() if target else path
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(link)
    assert broken == []


def test_every_document_is_reached_from_the_readme():
    reached, todo = set(), [ROOT / "README.md"]
    while todo:
        path = todo.pop()
        if path in reached or path.suffix != ".md" or not path.is_file():
            continue
        reached.add(path)
        todo += [(path.parent / link.partition("#")[0]).resolve() for link in links(path)]
    assert [str(path.relative_to(ROOT)) for path in DOCUMENTS if path not in reached] == []


def test_pictures_are_small():
    sizes = {path.name: path.stat().st_size for path in IMAGES.glob("*.png")}
    assert {name: size for name, size in sizes.items() if size > 200_000} == {}
    assert 0 < sum(sizes.values()) < 8_000_000
