"""What buttons about the programme ask.

A `page` counts from 0; `CURRENT` asks for the page where the programme is now. `origin` says which list a session's
card was opened from, so that «Назад» leads there: one of the letters below, a speaker's followed by the speaker's id.
"""

from dataclasses import dataclass
from typing import ClassVar

from bot.actions import Action

CURRENT = -1

FROM_DAY = ""
FROM_NOW = "n"
FROM_PLAN = "p"
FROM_VENUE = "v"
FROM_SPEAKER = "k"


@dataclass(frozen=True, slots=True)
class OpenDays(Action):
    """Show the days of the forum."""

    prefix: ClassVar[str] = "pd"
    page: int = CURRENT


@dataclass(frozen=True, slots=True)
class OpenDay(Action):
    """Show a page of one day's sessions and excursions; `day` is `YYYYMMDD` in the forum's zone."""

    prefix: ClassVar[str] = "pp"
    day: str
    page: int = CURRENT


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
    page: int = CURRENT


@dataclass(frozen=True, slots=True)
class ShowDirections(Action):
    """Send the map pin of a venue and how to get there."""

    prefix: ClassVar[str] = "vd"
    venue: int


@dataclass(frozen=True, slots=True)
class OpenNow(Action):
    """Show what is on now and what comes next."""

    prefix: ClassVar[str] = "pn"
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenToday(Action):
    """Show today, or the forum's first day before it starts."""

    prefix: ClassVar[str] = "pt"


@dataclass(frozen=True, slots=True)
class OpenSession(Action):
    """Show a session's card."""

    prefix: ClassVar[str] = "s"
    session: int
    origin: str = FROM_DAY


@dataclass(frozen=True, slots=True)
class OpenSpeakers(Action):
    """Show everybody who speaks at a session."""

    prefix: ClassVar[str] = "sps"
    session: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenSpeaker(Action):
    """Show a speaker and a page of their sessions; `session` is where one came from, 0 for nowhere."""

    prefix: ClassVar[str] = "sp"
    speaker: int
    session: int = 0
    page: int = CURRENT


@dataclass(frozen=True, slots=True)
class OpenEnterprise(Action):
    """Show an enterprise and a page of its excursions."""

    prefix: ClassVar[str] = "e"
    enterprise: int
    page: int = CURRENT


@dataclass(frozen=True, slots=True)
class PlanSession(Action):
    """Have the session in my plan, or not: the wanted state, so that a second press changes nothing."""

    prefix: ClassVar[str] = "mp"
    session: int
    wanted: bool
    origin: str = FROM_DAY


@dataclass(frozen=True, slots=True)
class OpenPlan(Action):
    """Show my plan: chosen sessions and bookings, in order of time."""

    prefix: ClassVar[str] = "mpl"
    page: int = CURRENT


@dataclass(frozen=True, slots=True)
class SendSessionCalendar(Action):
    """Send the session as a calendar file."""

    prefix: ClassVar[str] = "sc"
    session: int


@dataclass(frozen=True, slots=True)
class SendPlanCalendar(Action):
    """Send my plan as a calendar file."""

    prefix: ClassVar[str] = "mpc"
