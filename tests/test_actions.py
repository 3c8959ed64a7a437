"""What comes packed in a button: ours is read back, a forged one names nothing."""

import pytest

from bot.excursions.actions import OpenBooking, OpenExcursion


def test_an_action_survives_its_button() -> None:
    """What is packed is read back, by its own kind only."""
    action = OpenExcursion(2**63 - 1, "20251119", -1, 14, 3)
    assert OpenExcursion.unpack(action.pack()) == action
    assert OpenBooking.unpack(action.pack()) is None


@pytest.mark.parametrize("data", ["", "bo", "bo:", "bo:x", "bo:1:2", "bo:1.5", f"bo:{2**63}", f"bo:-{10**40}"])
def test_a_forged_button_names_nothing(data: str) -> None:
    """Numbers that no database holds, words where ids stand, too few or too many fields: no action."""
    assert OpenBooking.unpack(data) is None
