"""What buttons about the programme ask."""

from dataclasses import dataclass
from typing import ClassVar

from bot.actions import Action


@dataclass(frozen=True, slots=True)
class OpenDays(Action):
    """Show the days of the forum."""

    prefix: ClassVar[str] = "pd"


@dataclass(frozen=True, slots=True)
class OpenDay(Action):
    """Show a page of one day's sessions and excursions; `day` is `YYYYMMDD` in the forum's zone, pages count from 0."""

    prefix: ClassVar[str] = "pp"
    day: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenVenues(Action):
    """Show the venues."""

    prefix: ClassVar[str] = "pv"
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenVenue(Action):
    """Show a venue and a page of what happens there."""

    prefix: ClassVar[str] = "v"
    venue: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowDirections(Action):
    """Send the map pin of a venue and how to get there."""

    prefix: ClassVar[str] = "vd"
    venue: int


@dataclass(frozen=True, slots=True)
class OpenNow(Action):
    """Show what is on now and what comes next."""

    prefix: ClassVar[str] = "pn"


@dataclass(frozen=True, slots=True)
class OpenToday(Action):
    """Show today, or the forum's first day before it starts."""

    prefix: ClassVar[str] = "pt"


@dataclass(frozen=True, slots=True)
class OpenSession(Action):
    """Show a session's card."""

    prefix: ClassVar[str] = "s"
    session: int


@dataclass(frozen=True, slots=True)
class OpenSpeaker(Action):
    """Show a speaker and their sessions."""

    prefix: ClassVar[str] = "sp"
    speaker: int


@dataclass(frozen=True, slots=True)
class OpenEnterprise(Action):
    """Show an enterprise and its excursions."""

    prefix: ClassVar[str] = "e"
    enterprise: int


@dataclass(frozen=True, slots=True)
class PlanSession(Action):
    """Have the session in my plan, or not: the wanted state, so that a second press changes nothing."""

    prefix: ClassVar[str] = "mp"
    session: int
    wanted: bool


@dataclass(frozen=True, slots=True)
class OpenPlan(Action):
    """Show my plan: chosen sessions and bookings, in order of time."""

    prefix: ClassVar[str] = "mpl"
    page: int = 0


@dataclass(frozen=True, slots=True)
class SendSessionCalendar(Action):
    """Send the session as a calendar file."""

    prefix: ClassVar[str] = "sc"
    session: int
