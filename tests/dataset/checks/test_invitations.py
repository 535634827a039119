import pytest

from dataset.checks.examine import found
from wijkzicht.dataset.checks import invitations


@pytest.mark.parametrize("field", invitations.SAME)
def test_a_response_agrees_with_its_invitation(tmp_path, field):
    written = {
        "uitnodiging": f"uitnodiging_id,{field}\nu1,a\nu2,\n",
        "respons": f"uitnodiging_id,{field}\nu1,a\nu1,b\nu1,\nu2,b\n,b\n",
    }
    assert found(tmp_path, "invitation", **written) == [("respons", 2, f"uitnodiging_id,{field}")]


def test_an_answer_before_the_invitation(tmp_path):
    written = {
        "uitnodiging": "uitnodiging_id,verstuurd_op\nu1,2025-02-01\n",
        "respons": "uitnodiging_id,datum\nu1,2025-01-31\nu1,2025-02-01\n",
    }
    assert found(tmp_path, "invitation", **written) == [("respons", 1, "uitnodiging_id,datum")]
