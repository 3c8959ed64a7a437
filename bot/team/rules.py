"""Who may do what at a forum: one table. Nothing else in the bot asks for a role by name."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

Act = Literal["programme", "broadcasts", "channels", "photos", "lists", "questions", "statistics", "team", "admission"]

OWNER, EDITOR, PHOTOGRAPHER, GATEKEEPER, REPRESENTATIVE = ROLES = (
    "owner",
    "editor",
    "photographer",
    "gatekeeper",
    "representative",
)

_EDITORS: frozenset[Act] = frozenset(
    {"programme", "broadcasts", "photos", "lists", "questions", "statistics", "admission"}
)

TABLE: Mapping[str, frozenset[Act]] = MappingProxyType(
    {
        OWNER: _EDITORS | {"channels", "team"},
        EDITOR: _EDITORS,
        PHOTOGRAPHER: frozenset({"photos"}),
        GATEKEEPER: frozenset({"admission"}),
        REPRESENTATIVE: frozenset({"lists"}),
    }
)
"""What each role may do."""


def may(roles: Iterable[str], act: Act) -> bool:
    """Whether somebody who holds `roles` at a forum may do `act` there; a role that is not ours gives nothing."""
    return any(act in TABLE.get(role, frozenset()) for role in roles)


def holders_of(act: Act) -> frozenset[str]:
    """The roles that may do `act`."""
    return frozenset(role for role in ROLES if act in TABLE[role])
