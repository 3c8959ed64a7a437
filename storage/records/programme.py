"""The programme of a forum: what a workbook holds and what a release makes current.

Every item carries its `id` (the database's, 0 while it has only been read from a workbook) and its workbook `code`.
All moments are aware datetimes in UTC; `zone` names the IANA zone they are shown in.
"""

from dataclasses import dataclass
from datetime import date, datetime

WORKBOOK, DESK = "workbook", "desk"
"""Where a row of the FAQ comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """One event with its own code, zone, workbook, channels and team."""

    id: int = 0
    code: str
    name: str
    zone: str
    starts_on: date
    ends_on: date
    city: str = ""
    description: str = ""
    website: str = ""
    contacts: str = ""
    language: str = "ru"
    release: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """A place where sessions happen."""

    id: int = 0
    code: str
    name: str
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    directions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person who speaks, known by name."""

    id: int = 0
    name: str
    position: str = ""
    organisation: str = ""
    bio: str = ""

    @property
    def code(self) -> str:
        """The speaker's code wherever items are named by code."""
        return f"speaker:{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One item of the programme. `venue` is a venue's code, `speakers` are names."""

    id: int = 0
    code: str
    title: str
    start: datetime
    end: datetime
    zone: str
    format: str = ""
    track: str = ""
    venue: str = ""
    room: str = ""
    speakers: tuple[str, ...] = ()
    abstract: str = ""
    audience: str = ""
    language: str = ""
    link: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Enterprise:
    """A plant that receives visitors."""

    id: int = 0
    code: str
    name: str
    city: str = ""
    industry: str = ""
    description: str = ""
    website: str = ""
    video: str = ""
    representative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excursion:
    """A visit to an enterprise (its code) at one time, with seats.

    `opens` and `closes` bound the sign-up as the workbook says; `gate_list_until` is the cut-off after which nobody is
    added by themselves. None means: not said.
    """

    id: int = 0
    code: str
    enterprise: str
    title: str
    start: datetime
    end: datetime
    zone: str
    seats: int
    meeting_point: str = ""
    minimum_age: int = 0
    group_limit: int = 1
    documents: str = ""
    id_required: bool = False
    opens: datetime | None = None
    closes: datetime | None = None
    description: str = ""
    cancelled: bool = False
    invitation_only: bool = False
    gate_list_until: datetime | None = None
    gate_columns: tuple[str, ...] = ()
    gate_list_to: tuple[str, ...] = ()
    escort: str = ""
    clothing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq:
    """A question with its answer and other wordings of the question.

    `origin` is `workbook`, or `desk` where organisers gave the answer to a person first.
    """

    id: int = 0
    question: str
    answer: str
    variants: tuple[str, ...] = ()
    origin: str = WORKBOOK


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizQuestion:
    """One question of a quiz; `correct` counts from 1."""

    quiz: str
    question: str
    options: tuple[str, ...]
    correct: int
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A forum with everything its workbook says, in the workbook's order."""

    forum: Forum
    venues: tuple[Venue, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    sessions: tuple[Session, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()
    excursions: tuple[Excursion, ...] = ()
    faq: tuple[Faq, ...] = ()
    quizzes: tuple[QuizQuestion, ...] = ()
