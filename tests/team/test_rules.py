"""Who may do what, as a table."""

import pytest

from bot.team.rules import ROLES, TABLE, Act, holders_of, may

ACTS: tuple[Act, ...] = (
    "programme", "broadcasts", "channels", "photos", "lists", "questions", "statistics", "team", "admission",
)  # fmt: skip


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        ("owner", set(ACTS)),
        ("editor", set(ACTS) - {"channels", "team"}),
        ("photographer", {"photos"}),
        ("gatekeeper", {"admission"}),
        ("representative", {"lists"}),
        ("participant", set()),
        ("", set()),
        ("OWNER", set()),
    ],
)
def test_what_a_role_may(role: str, acts: set[Act]) -> None:
    """Each role may do exactly its acts; what is no role of ours may do nothing."""
    assert {act for act in ACTS if may({role}, act)} == acts


@pytest.mark.parametrize("act", ACTS)
def test_nobody_without_a_role_may_anything(act: Act) -> None:
    """Somebody who holds no role may do nothing, and an owner may do everything."""
    assert not may((), act)
    assert may(("owner",), act)


def test_roles_add_up() -> None:
    """Two roles give what either gives."""
    for act in ACTS:
        assert may(("photographer", "gatekeeper"), act) == (may(("photographer",), act) or may(("gatekeeper",), act))


def test_the_table_read_from_the_other_side() -> None:
    """The holders of an act are those who may do it."""
    assert set(TABLE) == set(ROLES)
    for act in ACTS:
        assert holders_of(act) == {role for role in ROLES if may((role,), act)}
