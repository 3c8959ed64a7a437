"""Who may sign up, who is offered a freed seat and for how long, what may be cancelled. Plain functions over plain
values; every moment is aware, `now` is forum time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from storage.records.excursions import Booking, Tour
from storage.records.programme import Excursion

ADULT = 18

GATE_LIST_BEFORE = timedelta(hours=24)
"""The cut-off of a gate list that the workbook does not name, before the start."""

DAY = timedelta(hours=24)
LONGEST_OFFER = timedelta(hours=24)
LAST_DAY_OFFER = timedelta(hours=2)
LAST_HOURS = timedelta(hours=6)
LAST_HOURS_OFFER = timedelta(hours=1)
SHORTEST_OFFER = timedelta(minutes=15)

Why = Literal["cancelled", "past", "invitation", "not open", "closed", "minor", "too young", "signed up"]
Place = Literal["seat", "waiting"]
Quiet = tuple[time, time] | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody cannot be signed up; `at` says since when (closed) or from when on (not open)."""

    why: Why
    at: datetime | None = None


def adding_ends(excursion: Excursion) -> datetime:
    """The cut-off of the gate list: after it nobody is added by themselves, newcomer or next in line.

    As «Список до» says; where it is empty, 24 hours before the start, or «Запись до» where the organiser wrote a later
    one (docs/decisions/004-sign-up-closing.md).
    """
    if excursion.gate_list_until is not None:
        return min(excursion.gate_list_until, excursion.start)
    default = excursion.start - GATE_LIST_BEFORE
    return min(max(default, excursion.closes or default), excursion.start)


def sign_up_closes(excursion: Excursion) -> datetime:
    """When the sign-up closes for newcomers: at «Запись до», and never after the gate list's cut-off."""
    ends = adding_ends(excursion)
    return min(excursion.closes or ends, ends)


def open_to_all(excursion: Excursion, now: datetime) -> Refusal | None:
    """Why nobody can be signed up now; None where the sign-up is open."""
    if excursion.cancelled:
        return Refusal("cancelled")
    if excursion.start <= now:
        return Refusal("past")
    if excursion.invitation_only:
        return Refusal("invitation")
    closes = sign_up_closes(excursion)
    if now >= closes:
        return Refusal("closed", closes)
    if excursion.opens is not None and now < excursion.opens:
        return Refusal("not open", excursion.opens)
    return None


def old_enough(excursion: Excursion, birth_date: date, now: datetime, zone: str) -> Refusal | None:
    """Whether a person may go: of age today to sign themselves up, old enough for the plant on the day of the visit.

    Days are those of the forum's `zone`.
    """
    where = ZoneInfo(zone)
    if age(birth_date, now.astimezone(where).date()) < ADULT:
        return Refusal("minor")
    if age(birth_date, excursion.start.astimezone(where).date()) < excursion.minimum_age:
        return Refusal("too young")
    return None


def age(birth_date: date, on: date) -> int:
    """Full years on a day; who was born on 29 February is a year older on 1 March of a common year."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def place(tour: Tour, seats: int = 1) -> Place:
    """What a newcomer gets: seats only while so many are free and nobody waits for them, else the end of the line."""
    return "seat" if tour.waiting == 0 and tour.free >= seats else "waiting"


def free_for_newcomers(tour: Tour) -> int:
    """Seats a newcomer can have at once: none while somebody waits."""
    return 0 if tour.waiting else tour.free


def sign_up(
    tour: Tour, now: datetime, zone: str, *, birth_date: date, live: Booking | None = None, seats: int = 1
) -> Place | Refusal:
    """A seat, a place in the waiting list, or why neither. `live` is the live booking the person already has here."""
    if live is not None:
        return Refusal("signed up")
    refusal = open_to_all(tour.excursion, now) or old_enough(tour.excursion, birth_date, now, zone)
    return refusal or place(tour, seats)


def next_in_line(tour: Tour, waiting: Sequence[Booking]) -> Booking | None:
    """Who is offered what is free: the first in line or nobody, since nobody is overtaken."""
    head = min(waiting, key=lambda booking: booking.id, default=None)
    return head if head is not None and head.seats <= tour.free else None


def offer(excursion: Excursion, now: datetime, quiet: Quiet, zone: str) -> tuple[datetime, datetime] | None:
    """When the head of the line is told of a free seat, and before when they answer; None: it is too late for offers.

    A day to answer, a third of what is left when the gate list's cut-off is nearer than three days, two hours on the
    last day, one in its last hours; never beyond the cut-off. Quiet hours (of the forum's `zone`) keep an offer until
    the morning and no answer is due inside them, save on the last day.
    """
    ends = adding_ends(excursion)
    if excursion.cancelled or ends - now < SHORTEST_OFFER:
        return None
    if ends - now <= DAY:
        answer = LAST_DAY_OFFER if ends - now > LAST_HOURS else LAST_HOURS_OFFER
        return now, min(now + answer, ends)
    told = after_quiet(now, quiet, zone)
    if ends - told < LAST_DAY_OFFER:
        told = now
    until = told + min(LONGEST_OFFER, max((ends - told) / 3, LAST_DAY_OFFER))
    awake = after_quiet(until, quiet, zone)
    return told, min(until if awake == until else awake + LAST_HOURS_OFFER, ends)


def after_quiet(moment: datetime, quiet: Quiet, zone: str) -> datetime:
    """`moment`, or the end of the quiet hours it falls into."""
    if quiet is None:
        return moment
    begins, ends = quiet
    local = moment.astimezone(ZoneInfo(zone))
    clock = local.time()
    night = begins <= clock or clock < ends if begins > ends else begins <= clock < ends
    if not night:
        return moment
    day = local.date() + timedelta(days=1) if clock >= ends else local.date()
    return datetime.combine(day, ends, ZoneInfo(zone)).astimezone(moment.tzinfo)


def may_take(booking: Booking, excursion: Excursion, now: datetime) -> bool:
    """Whether an offer still stands."""
    in_time = booking.offered_until is not None and now < booking.offered_until
    return booking.state == "offered" and in_time and not excursion.cancelled and now < excursion.start


def may_cancel(booking: Booking, excursion: Excursion, now: datetime) -> bool:
    """Whether the person may still give it up: until the visit starts."""
    return booking.live and now < excursion.start


def frees(booking: Booking) -> int:
    """How many seats come free when this booking ends."""
    return booking.seats if booking.state in ("booked", "offered") else 0
