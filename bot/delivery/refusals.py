"""What Telegram's refusals mean for a message we owe, told by their own texts (Bot API, "Making requests")."""

from dataclasses import dataclass
from typing import Literal

Meaning = Literal["success", "person gone", "chat gone", "migrated", "no rights", "message gone", "refused"]

TEXTS: tuple[tuple[str, Meaning], ...] = (
    ("message is not modified", "success"),
    ("message to delete not found", "success"),
    ("query is too old", "success"),
    ("bot was blocked by the user", "person gone"),
    ("user is deactivated", "person gone"),
    ("can't initiate conversation", "person gone"),
    ("user not found", "person gone"),
    ("upgraded to a supergroup", "migrated"),
    ("bot was kicked", "chat gone"),
    ("is not a member", "chat gone"),
    ("chat was deleted", "chat gone"),
    ("chat not found", "chat gone"),
    ("peer_id_invalid", "chat gone"),
    ("need administrator rights", "no rights"),
    ("not enough rights", "no rights"),
    ("have no rights", "no rights"),
    ("chat_write_forbidden", "no rights"),
    ("chat_admin_required", "no rights"),
    ("topic_closed", "no rights"),
    ("message to edit not found", "message gone"),
    ("message can't be edited", "message gone"),
    ("message can't be deleted", "message gone"),
    ("there is no text in the message to edit", "message gone"),
)


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there; the ids Telegram gave (none for an edit or an answered press)."""

    message_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """It surely is not there, and trying the same again is no use."""

    meaning: Meaning
    why: str


@dataclass(frozen=True, slots=True)
class Later:
    """It surely is not there; it may be tried again after `seconds` of machine time."""

    seconds: float
    why: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Telegram's silence: it may be there or not."""

    why: str


Outcome = Sent | Refused | Later | Unknown


def meaning(description: str) -> Meaning:
    """What a 400, 403 or 404 with this description means; `refused` for one we do not know."""
    folded = description.lower()
    return next((means for text, means in TEXTS if text in folded), "refused")
