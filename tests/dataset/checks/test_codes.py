from dataset.checks.examine import found
from wijkzicht.dataset.schema import tables


def test_a_code_that_is_not_in_its_list(tmp_path):
    text = "contact_id,activiteit,vorm\nk1,hulp,telefoon\nk2,Hulp,Telefoon\nk3,,fax\n"
    assert found(tmp_path, "enum", contact=text) == [
        ("contact", 2, "activiteit"),
        ("contact", 2, "vorm"),
        ("contact", 3, "vorm"),
    ]


def test_every_code_of_every_list_is_taken(tmp_path):
    written = {
        table.name: f"{field.name},x\n" + "".join(f"{code},\n" for code in field.enum)
        for table in tables().values()
        for field in table.fields.values()
        if field.enum
    }
    assert found(tmp_path, "enum", **written) == []
