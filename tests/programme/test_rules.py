"""Rules of browsing: tables of examples."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.programme.rules import (
    Around,
    MyPlan,
    Today,
    Until,
    around,
    current_page,
    cut,
    day_code,
    day_of,
    jumps,
    overlapping,
    plan_refusal,
    read_day,
    today_is,
    until,
    web_address,
)
from tests.programme.forums import DAY, TEN, ZONE, catalogue, excursion, session

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.mark.parametrize("length", [0, 1, 7, 8, 9, 16, 17, 76, 400])
@pytest.mark.parametrize("size", [1, 6, 8])
def test_pages_hold_everything_once(length: int, size: int) -> None:
    """Leafing through all pages gives every item once, in order, and no page but of an empty list is empty."""
    items = list(range(length))
    count = cut(items, 0, size).count
    pages = [cut(items, number, size) for number in range(count)]
    assert [item for page in pages for item in page.items] == items
    assert [page.number for page in pages] == list(range(count))
    assert all(1 <= len(page.items) <= size for page in pages) or length == 0


@pytest.mark.parametrize(("asked", "number"), [(-5, 0), (0, 0), (2, 2), (3, 2), (10**9, 2)])
def test_page_outside_is_the_nearest(asked: int, number: int) -> None:
    """An old keyboard may ask for a page that is no longer there."""
    assert cut(list(range(20)), asked).number == number


@pytest.mark.parametrize(
    ("now", "number"),
    [
        (TEN - HOUR, 0),
        (TEN + 7 * HOUR, 1),
        (TEN + 8 * HOUR - MINUTE, 1),
        (TEN + 15 * HOUR, 2),
        (TEN + 19 * HOUR + 30 * MINUTE, 2),
        (TEN + 20 * HOUR, 0),
    ],
)
def test_current_page(now: datetime, number: int) -> None:
    """A list opens at what has not begun; at its end while the last goes on; at its start before and after."""
    assert current_page([session(i, TEN + i * HOUR) for i in range(20)], now) == number


def test_current_page_of_nothing() -> None:
    """An empty list has one page."""
    assert current_page([], TEN) == 0


@pytest.mark.parametrize(("count", "numbers"), [(1, ()), (5, ()), (6, (0, 1, 2, 4, 5)), (50, (0, 12, 24, 37, 49))])
def test_jumps(count: int, numbers: tuple[int, ...]) -> None:
    """Jumps are spread over many pages, ends included; few pages need none."""
    assert jumps(count) == numbers


@pytest.mark.parametrize(("code", "day"), [("20260502", DAY), ("", None), ("99999999", None), ("tomorrow", None)])
def test_days_of_buttons(code: str, day: date | None) -> None:
    """A day is read back from its button; anything else is no day."""
    assert read_day(code) == day
    assert read_day(day_code(DAY)) == DAY


def test_day_of_an_item() -> None:
    """An item knows its day (forum's zone) and the page of it."""
    items = [session(i, TEN + i * MINUTE) for i in range(1, 20)]
    night = session(50, datetime(2026, 5, 2, 17, 30, tzinfo=UTC))
    shelf = catalogue(*items, night)
    assert day_of(shelf, items[0]) == (DAY, 0)
    assert day_of(shelf, items[8]) == (DAY, 1)
    assert day_of(shelf, night) == (DAY + timedelta(days=1), 0)


DAYS = (date(2026, 5, 2), date(2026, 5, 3), date(2026, 5, 6))


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        ((), DAYS[0], Today("empty")),
        (DAYS, date(2026, 4, 1), Today("before", DAYS[0])),
        (DAYS, date(2026, 5, 1), Today("before", DAYS[0])),
        (DAYS, date(2026, 5, 3), Today("on", DAYS[1])),
        (DAYS, date(2026, 5, 4), Today("gap", DAYS[2])),
        (DAYS, date(2026, 5, 7), Today("gap")),
        (DAYS, date(2026, 5, 9), Today("over", date(2026, 5, 8))),
        ((date(2026, 4, 30), *DAYS), date(2026, 5, 1), Today("gap", DAYS[0])),
        ((DAYS[2],), date(2026, 5, 2), Today("gap", DAYS[2])),
        ((date(2026, 5, 20),), date(2026, 5, 21), Today("over", date(2026, 5, 20))),
    ],
)
def test_today(days: tuple[date, ...], today: date, expected: Today) -> None:
    """Before, during, between and after: the dates of the forum (2 to 8 May) and of its items both count."""
    forum = catalogue(starts_on=date(2026, 5, 2), ends_on=date(2026, 5, 8)).programme.forum
    assert today_is(days, forum, today) == expected


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (timedelta(seconds=20), Until("minutes", minutes=1)),
        (timedelta(minutes=40), Until("minutes", minutes=40)),
        (timedelta(minutes=40, seconds=1), Until("minutes", minutes=41)),
        (timedelta(minutes=59, seconds=30), Until("hours", hours=1)),
        (HOUR, Until("hours", hours=1)),
        (timedelta(hours=2, minutes=15), Until("hours", hours=2, minutes=15)),
        (3 * HOUR, Until("hours", hours=3)),
        (timedelta(hours=3, minutes=1), Until("today")),
        (timedelta(hours=13, minutes=59), Until("today")),
        (timedelta(hours=14), Until("tomorrow")),
        (timedelta(hours=37), Until("tomorrow")),
        (timedelta(hours=38), Until("day")),
    ],
)
def test_until(left: timedelta, expected: Until) -> None:
    """Near things are said in minutes and hours, the rest by the calendar: at ten in the morning."""
    assert until(TEN + left, TEN, ZoneInfo(ZONE)) == expected


def test_until_past_midnight_and_over_a_clock_change() -> None:
    """Ten minutes are ten minutes past midnight too, and an hour is an hour while clocks are put back."""
    zone = ZoneInfo("Europe/Berlin")
    midnight = datetime(2026, 5, 2, 21, 55, tzinfo=UTC)
    assert until(midnight + 10 * MINUTE, midnight, zone) == Until("minutes", minutes=10)
    back = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert until((back + HOUR).astimezone(zone), back.astimezone(zone), zone) == Until("hours", hours=1)


def test_around_now() -> None:
    """What is on (the night before included) comes first, then the next few; cancelled items only as cancelled."""
    night = session(1, TEN - 11 * HOUR, 12 * 60)
    dead = session(2, TEN - HOUR, 120, cancelled=True)
    off = excursion(3, TEN + HOUR, cancelled=True)
    coming = [session(10 + i, TEN + i * HOUR) for i in range(1, 8)]
    past, late = (session(30 + hours, TEN + hours * HOUR, cancelled=True) for hours in (-3, 30))
    found = around(catalogue(night, dead, off, past, late, *coming), TEN)
    assert found == (
        Around("on", night),
        *(Around("next", item) for item in coming[:5]),
        Around("cancelled", dead),
        Around("cancelled", off),
    )


def test_around_begins_and_ends_to_the_minute() -> None:
    """A session is on from its first moment and over at its last."""
    one = session(1, TEN)
    shelf = catalogue(one)
    assert around(shelf, TEN - MINUTE) == (Around("next", one),)
    assert around(shelf, TEN) == (Around("on", one),)
    assert around(shelf, TEN + HOUR - MINUTE) == (Around("on", one),)
    assert around(shelf, TEN + HOUR) == ()


@pytest.mark.parametrize(
    ("other", "clash"),
    [
        (session(2, TEN + HOUR), False),
        (session(2, TEN - HOUR), False),
        (session(2, TEN + 59 * MINUTE), True),
        (session(2, TEN - HOUR, 61), True),
        (session(2, TEN - HOUR, 600), True),
        (session(2, TEN, cancelled=True), False),
        (session(1, TEN), False),
        (excursion(1, TEN), True),
    ],
)
def test_overlapping(other: object, clash: bool) -> None:
    """Only a shared minute clashes; what is cancelled does not, nor does an item with itself."""
    assert overlapping(session(1, TEN), [other]) == ((other,) if clash else ())  # type: ignore[list-item]
    assert overlapping(session(1, TEN, cancelled=True), [session(2, TEN)]) == ()


def test_plan_is_in_order_and_merges_bookings() -> None:
    """Sessions and bookings stand in order of time; bookings of one excursion are one entry in the best state."""
    late, early = session(1, TEN + 2 * HOUR), session(2, TEN)
    visit = excursion(1, TEN + HOUR)
    plan = MyPlan(sessions=(late, early), bookings=((visit, "waiting"), (visit, "booked"), (visit, "waiting")))
    assert [(entry.item, entry.state) for entry in plan.entries] == [(early, ""), (visit, "booked"), (late, "")]
    assert plan.has(late)
    assert not plan.has(session(3))


def test_waiting_for_a_seat_is_no_clash() -> None:
    """A booked or offered seat clashes with a session; a place in a waiting list does not yet."""
    visit = excursion(1, TEN)
    for state, clash in {"booked": (visit,), "offered": (visit,), "waiting": ()}.items():
        assert MyPlan(bookings=((visit, state),)).clashes(session(1, TEN)) == clash


@pytest.mark.parametrize(
    ("item", "now", "refusal"),
    [
        (session(1, TEN), TEN - HOUR, None),
        (session(1, TEN), TEN + 59 * MINUTE, None),
        (session(1, TEN), TEN + HOUR, "over"),
        (session(1, TEN, cancelled=True), TEN - HOUR, "cancelled"),
    ],
)
def test_what_can_be_planned(item: object, now: datetime, refusal: str | None) -> None:
    """A session can be planned until it ends, unless it is cancelled."""
    assert plan_refusal(item, now) == refusal  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("link", "fine"),
    [
        ("https://example.org/live", True),
        ("  http://пример.рф/путь ", True),
        ("https://example.org:8443/?a=1&b=2", True),
        ("", False),
        ("example.org", False),
        ("ftp://example.org", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://localhost/x", False),
        ("https://example.org/два слова", False),
        ("https://example.org:port/", False),
        ("https://[::1", False),
        ("tg://user?id=1", False),
    ],
)
def test_addresses_of_buttons(link: str, fine: bool) -> None:
    """Only an address that Telegram takes becomes a button: another would lose the whole message."""
    assert web_address(link) == (link.strip() if fine else "")
