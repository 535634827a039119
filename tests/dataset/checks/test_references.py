import pytest

from dataset.checks.examine import found, kinds
from wijkzicht.dataset.checks import references
from wijkzicht.dataset.schema import tables

DECLARED = [(t.name, k.field, k.table, k.target) for t in tables().values() for k in t.foreign_keys]


@pytest.mark.parametrize(
    ("table", "field", "target", "key", "rule", "kind"),
    [(*r, "foreign_key", "fault") for r in DECLARED]
    + [(*r, "reference", "warning") for r in references.UNDECLARED],
)
def test_what_is_pointed_at_is_there(tmp_path, table, field, target, key, rule, kind):
    written = {
        table: f"{field},x\na,\nb,\n,\n",
        target: f"{key},x\na,\nc,\n,\n",
    }
    assert (table, 2, field) in found(tmp_path, rule, **written)
    assert (table, 1, field) not in found(tmp_path, rule, **written)
    assert (table, 3, field) not in found(tmp_path, rule, **written)
    assert kinds(tmp_path, rule, **written) == {kind}


def test_an_absent_optional_table_that_is_pointed_at_is_told_once(tmp_path):
    text = "contact_id,persoon_id\nk1,p1\nk2,p1\n"
    assert ("contact_persoon", None, "contact_id") in found(
        tmp_path, "foreign_key", contact_persoon=text
    )
