"""The pages of the cards say what the code says."""

import sys

from docs.documents import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from indicator_pages import FOLDER, pages


def test_the_pages_are_as_printed():
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()} == pages()
    assert ROOT / "docs/indicatoren" == FOLDER
