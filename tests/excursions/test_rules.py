"""The rules as tables: when a sign-up closes, who may go, who is next, how long an offer lasts."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.excursions import rules
from bot.excursions.rules import Refusal
from storage.records.excursions import Booking, State, Tour
from storage.records.programme import Excursion
from tests.excursions.plant import NOW, START, ZONE, excursion

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NIGHT = (time(22), time(8))


def booking(number: int, state: State = "waiting", **changes: object) -> Booking:
    """A booking of one seat."""
    values: dict[str, object] = {"id": number, "forum_id": 1, "excursion_id": 1, "account_id": number}
    values |= {"person_id": number, "seats": 1, "state": state, "created_at": NOW, "changed_at": NOW}
    return Booking(**{**values, **changes})  # type: ignore[arg-type]


def tour(taken: int = 0, waiting: int = 0, **changes: object) -> Tour:
    """How full the excursion is."""
    return Tour(excursion=excursion(**changes), taken=taken, waiting=waiting)


@pytest.mark.parametrize(
    ("closes", "gate", "newcomers_until", "offers_until"),
    [
        (None, None, START - DAY, START - DAY),
        (None, START - 3 * HOUR, START - 3 * HOUR, START - 3 * HOUR),
        (START - 3 * DAY, START - 2 * DAY, START - 3 * DAY, START - 2 * DAY),
        (START - DAY, START - 2 * DAY, START - 2 * DAY, START - 2 * DAY),
        (START - 3 * DAY, None, START - 3 * DAY, START - DAY),
        (START - 2 * HOUR, None, START - 2 * HOUR, START - 2 * HOUR),
        (START + HOUR, None, START, START),
        (START + HOUR, START + 2 * HOUR, START, START),
    ],
)
def test_when_a_sign_up_closes(
    closes: datetime | None, gate: datetime | None, newcomers_until: datetime, offers_until: datetime
) -> None:
    """«Запись до» and «Список до» together say until when newcomers come and freed seats are offered."""
    item = excursion(closes=closes, gate_list_until=gate)
    assert rules.sign_up_closes(item) == newcomers_until
    assert rules.adding_ends(item) == offers_until


@pytest.mark.parametrize(
    ("changes", "now", "expected"),
    [
        ({}, NOW, None),
        ({}, START - DAY - timedelta(seconds=1), None),
        ({}, START - DAY, Refusal("closed", START - DAY)),
        ({"opens": NOW + HOUR}, NOW, Refusal("not open", NOW + HOUR)),
        ({"opens": NOW}, NOW, None),
        ({"closes": NOW}, NOW, Refusal("closed", NOW)),
        ({"closes": NOW + HOUR}, NOW, None),
        ({"closes": NOW - HOUR, "opens": NOW + HOUR}, NOW, Refusal("closed", NOW - HOUR)),
        ({"invitation_only": True}, NOW, Refusal("invitation")),
        ({"cancelled": True}, NOW, Refusal("cancelled")),
        ({"cancelled": True}, START, Refusal("cancelled")),
        ({"closes": START}, START, Refusal("past")),
    ],
)
def test_open_to_all(changes: dict[str, object], now: datetime, expected: Refusal | None) -> None:
    """Before «Запись с», after the closing, by invitation, cancelled or past: each says so."""
    assert rules.open_to_all(excursion(**changes), now) == expected


@pytest.mark.parametrize(
    ("born", "minimum", "now", "expected"),
    [
        (date(2007, 11, 10), 0, NOW, None),
        (date(2007, 11, 11), 0, NOW, Refusal("minor")),
        (date(2007, 11, 18), 18, NOW, Refusal("minor")),  # 18 on the day of the visit, not yet today
        (date(2004, 11, 18), 21, NOW, None),  # 21 on the very day of the visit
        (date(2004, 11, 19), 21, NOW, Refusal("too young")),
        # 17:30 in London is already the next day in Barnaul: the forum's day decides
        (date(2007, 11, 11), 0, datetime(2025, 11, 10, 17, 30, tzinfo=UTC), None),
    ],
)
def test_age(born: date, minimum: int, now: datetime, expected: Refusal | None) -> None:
    """Adults by the forum's today, the plant's minimum by the day of the visit."""
    assert rules.old_enough(excursion(minimum_age=minimum), born, now, ZONE) == expected


def test_age_on_leap_day() -> None:
    """Who was born on 29 February is a year older on 1 March of a common year."""
    assert rules.age(date(2004, 2, 29), date(2022, 2, 28)) == 17
    assert rules.age(date(2004, 2, 29), date(2022, 3, 1)) == 18
    assert rules.age(date(2004, 2, 29), date(2024, 2, 29)) == 20


@pytest.mark.parametrize(
    ("full", "seats", "expected", "free"),
    [
        (tour(taken=4), 1, "seat", 1),
        (tour(taken=5), 1, "waiting", 0),
        (tour(taken=4, waiting=1), 1, "waiting", 0),  # nobody overtakes who waits
        (tour(taken=4), 2, "waiting", 1),
        (tour(taken=7), 1, "waiting", 0),  # an import lowered the seats
    ],
)
def test_place(full: Tour, seats: int, expected: str, free: int) -> None:
    """A newcomer gets a seat only while one is free and nobody waits for it."""
    assert rules.place(full, seats) == expected
    assert rules.free_for_newcomers(full) == free


def test_who_has_a_booking_gets_no_second() -> None:
    """Booked, waiting or offered: the same person is not signed up twice."""
    for state in ("booked", "waiting", "offered"):
        verdict = rules.sign_up(tour(), NOW, ZONE, birth_date=date(1990, 1, 1), live=booking(1, state))
        assert verdict == Refusal("signed up")


@pytest.mark.parametrize(
    ("full", "line", "expected"),
    [
        (tour(taken=4), [3, 1, 2], 1),
        (tour(taken=5), [1, 2], None),
        (tour(taken=4), [], None),
        (tour(taken=6), [1], None),
    ],
)
def test_next_in_line(full: Tour, line: list[int], expected: int | None) -> None:
    """A freed seat goes to the head of the line and to nobody else."""
    head = rules.next_in_line(full, [booking(number) for number in line])
    assert (head.id if head else None) == expected


def test_nobody_overtakes_a_group_at_the_head() -> None:
    """While the head wants two seats and one is free, nobody behind is offered it."""
    line = [booking(1, seats=2), booking(2)]
    assert rules.next_in_line(tour(taken=4), line) is None
    assert rules.next_in_line(tour(taken=3), line) == line[0]


@pytest.mark.parametrize(
    ("left", "told_after", "answer"),
    [
        (7 * DAY, timedelta(), 24 * HOUR),
        (3 * DAY, timedelta(), 24 * HOUR),
        (2 * DAY, timedelta(), 16 * HOUR),
        (DAY + HOUR, timedelta(), 25 * HOUR / 3),
        (DAY, timedelta(), 2 * HOUR),
        (7 * HOUR, timedelta(), 2 * HOUR),
        (5 * HOUR, timedelta(), HOUR),
        (30 * timedelta(minutes=1), timedelta(), timedelta(minutes=30)),
    ],
)
def test_how_long_an_offer_lasts(left: timedelta, told_after: timedelta, answer: timedelta) -> None:
    """A day, shorter as the cut-off comes nearer, never beyond it."""
    now = START - DAY - left
    assert rules.offer(excursion(), now, None, ZONE) == (now + told_after, now + told_after + answer)


def test_no_offer_when_it_is_too_late() -> None:
    """In the last minutes before the cut-off, after it, and for what is cancelled, nothing is offered."""
    ends = START - DAY
    assert rules.offer(excursion(), ends - timedelta(minutes=14), None, ZONE) is None
    assert rules.offer(excursion(), ends, None, ZONE) is None
    assert rules.offer(excursion(cancelled=True), NOW, None, ZONE) is None


def test_quiet_hours_keep_an_offer_until_the_morning() -> None:
    """At night nobody is told, the time to answer runs from the morning, and ends while people are awake."""
    midnight = datetime(2025, 11, 13, 17, 0, tzinfo=UTC)  # 0:00 on the 14th in Barnaul
    told, until = rules.offer(excursion(), midnight, NIGHT, ZONE) or (midnight, midnight)
    assert told == midnight + 8 * HOUR
    assert until == told + DAY
    afternoon = START - 3 * DAY + 2 * HOUR  # 16:00 there, 46 hours before the cut-off: an answer would be due at 7:20
    told, until = rules.offer(excursion(), afternoon, NIGHT, ZONE) or (afternoon, afternoon)
    assert told == afternoon
    assert until == afternoon + 17 * HOUR  # 9:00, an hour after the quiet ends


def test_quiet_hours_do_not_silence_the_last_day() -> None:
    """A seat freed in the night before the cut-off is offered at once, for two hours."""
    night = START - DAY - 10 * HOUR  # 4:00 in Barnaul
    assert rules.offer(excursion(), night, NIGHT, ZONE) == (night, night + 2 * HOUR)


@pytest.mark.parametrize("hours", range(24 * 9))
def test_an_offer_always_makes_sense(hours: int) -> None:
    """Whenever a seat comes free: told not before now, an hour to answer where there is one, never past the cut-off."""
    now, ends = START - DAY - hours * HOUR, START - DAY
    offered = rules.offer(excursion(), now, NIGHT, ZONE)
    if hours == 0:
        assert offered is None
        return
    assert offered is not None
    told, until = offered
    assert now <= told < until <= ends
    assert until - told >= min(HOUR, ends - told)
    assert until - told <= DAY + 11 * HOUR
    if hours > 24:
        assert rules.after_quiet(told, NIGHT, ZONE) == told


@pytest.mark.parametrize(
    ("clock", "quiet", "expected"),
    [
        ("21:59", NIGHT, "21:59"),
        ("22:00", NIGHT, "+08:00"),
        ("07:59", NIGHT, "08:00"),
        ("08:00", NIGHT, "08:00"),
        ("13:30", (time(13), time(14)), "14:00"),
        ("14:00", (time(13), time(14)), "14:00"),
        ("03:00", None, "03:00"),
    ],
)
def test_after_quiet(clock: str, quiet: rules.Quiet, expected: str) -> None:
    """The end of the quiet hours a moment falls into, over midnight or not."""

    def at(text: str) -> datetime:
        local = datetime.fromisoformat(f"2025-11-12T{text.removeprefix('+')}+07:00")
        return local + DAY if text.startswith("+") else local

    assert rules.after_quiet(at(clock), quiet, ZONE) == at(expected)


@pytest.mark.parametrize(
    ("state", "now", "may_cancel", "freed"),
    [
        ("booked", NOW, True, 1),
        ("offered", NOW, True, 1),
        ("waiting", NOW, True, 0),
        ("cancelled", NOW, False, 0),
        ("booked", START, False, 1),
        ("attended", START + HOUR, False, 0),
    ],
)
def test_giving_up(state: State, now: datetime, may_cancel: bool, freed: int) -> None:
    """Until the start anything live can be given up; only seats that were held come free."""
    assert rules.may_cancel(booking(1, state), excursion(), now) is may_cancel
    assert rules.frees(booking(1, state)) == freed


@pytest.mark.parametrize(
    ("state", "until", "changes", "expected"),
    [
        ("offered", NOW + HOUR, {}, True),
        ("offered", NOW, {}, False),
        ("waiting", None, {}, False),
        ("cancelled", None, {}, False),
        ("offered", NOW + HOUR, {"cancelled": True}, False),
        ("offered", NOW + HOUR, {"start": NOW, "end": NOW + HOUR}, False),
    ],
)
def test_an_offer_stands(state: State, until: datetime | None, changes: dict[str, object], expected: bool) -> None:
    """Until its time, while the excursion takes place."""
    item: Excursion = excursion(**changes)
    assert rules.may_take(booking(1, state, offered_until=until), item, NOW) is expected
