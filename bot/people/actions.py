"""What buttons about oneself and the forum ask."""

from dataclasses import dataclass
from typing import ClassVar

from bot.actions import Action


@dataclass(frozen=True, slots=True)
class OpenHome(Action):
    """Show the first screen."""

    prefix: ClassVar[str] = "h"


@dataclass(frozen=True, slots=True)
class OpenForums(Action):
    """Show a page of the forums to choose from."""

    prefix: ClassVar[str] = "fs"
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenForum(Action):
    """Look at another forum."""

    prefix: ClassVar[str] = "f"
    forum: int


@dataclass(frozen=True, slots=True)
class FollowLink(Action):
    """Look at a forum and open the item a link without a forum named by its code: the link's payload, `s_P01`."""

    prefix: ClassVar[str] = "fl"
    forum: int
    link: str


@dataclass(frozen=True, slots=True)
class OpenContacts(Action):
    """Show how to reach the organisers."""

    prefix: ClassVar[str] = "c"


@dataclass(frozen=True, slots=True)
class LeaveForm(Action):
    """Leave whatever form is being filled."""

    prefix: ClassVar[str] = "lf"


@dataclass(frozen=True, slots=True)
class OpenSettings(Action):
    """Show the settings."""

    prefix: ClassVar[str] = "o"


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Action):
    """Speak this language (`ru`, `en`)."""

    prefix: ClassVar[str] = "ol"
    language: str


@dataclass(frozen=True, slots=True)
class WantReminders(Action):
    """Be reminded, or not: the wanted state, so that a second press changes nothing."""

    prefix: ClassVar[str] = "or"
    wanted: bool


@dataclass(frozen=True, slots=True)
class OpenZones(Action):
    """Show the time zones to choose from."""

    prefix: ClassVar[str] = "oz"


@dataclass(frozen=True, slots=True)
class ChooseZone(Action):
    """Show times in this IANA zone; an empty one is the forum's."""

    prefix: ClassVar[str] = "ozc"
    zone: str = ""


@dataclass(frozen=True, slots=True)
class OpenPrivacy(Action):
    """Show what is kept about people and why."""

    prefix: ClassVar[str] = "op"


@dataclass(frozen=True, slots=True)
class OpenMyData(Action):
    """Show everything kept about this account."""

    prefix: ClassVar[str] = "om"


@dataclass(frozen=True, slots=True)
class SendMyData(Action):
    """Send everything kept about this account as a file."""

    prefix: ClassVar[str] = "omf"


@dataclass(frozen=True, slots=True)
class OpenForget(Action):
    """Ask whether to forget this account."""

    prefix: ClassVar[str] = "of"


@dataclass(frozen=True, slots=True)
class Forget(Action):
    """Forget this account: the answer to the question before."""

    prefix: ClassVar[str] = "ofy"
