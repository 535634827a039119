from dataset.checks.examine import found, kinds

TABLES = {
    "contact": """
        contact_id,activiteit,ook_hulp
        k1,hulp,
        k2,crisishulp,
        k3,regie,true
        k4,regie,false
        k5,overbruggingshulp,
        k6,administratie,
    """,
    "contact_persoon": "contact_id,persoon_id\nk1,p1\n",
}


def test_help_to_nobody(tmp_path):
    assert found(tmp_path, "help_without_person", **TABLES) == [
        ("contact", 2, "contact_id"),
        ("contact", 3, "contact_id"),
        ("contact", 5, "contact_id"),
    ]
    assert kinds(tmp_path, "help_without_person", **TABLES) == {"warning"}


def test_without_the_table_it_is_told_once(tmp_path):
    contact = {"contact": TABLES["contact"]}
    assert found(tmp_path, "help_without_person", **contact) == []
    assert found(tmp_path, "own_help", **contact) == [("contact_persoon", None, "")]
