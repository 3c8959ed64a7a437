"""When to remind: tables of examples."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.rules import Quiet, before_quiet, due_now, next_due, reminders
from storage.records.reminders import Occasion

BARNAUL = ZoneInfo("Asia/Barnaul")
NIGHT = (time(22), time(8))


def at(text: str) -> datetime:
    """A moment of November 2025 in Barnaul: `18 10:00`."""
    day, clock = text.split()
    return datetime.combine(datetime(2025, 11, int(day), tzinfo=BARNAUL).date(), time.fromisoformat(clock), BARNAUL)


def booking(start: str, since: str = "10 12:00") -> Occasion:
    """A booking that begins at `start`, made at `since`."""
    return Occasion(
        account_id=1, telegram_id=101, forum_id=1, zone="Asia/Barnaul", start=at(start), since=at(since), booking=5
    )


def session(start: str, since: str = "10 12:00") -> Occasion:
    """A planned session."""
    return Occasion(
        account_id=1, telegram_id=101, forum_id=1, zone="Asia/Barnaul", start=at(start), since=at(since), session=7
    )


@pytest.mark.parametrize(
    ("moment", "quiet", "expected"),
    [
        ("18 12:00", NIGHT, "18 12:00"),
        ("18 21:59", NIGHT, "18 21:59"),
        ("18 22:00", NIGHT, "18 21:00"),
        ("18 23:30", NIGHT, "18 21:00"),
        ("19 00:00", NIGHT, "18 21:00"),
        ("19 07:59", NIGHT, "18 21:00"),
        ("19 08:00", NIGHT, "19 08:00"),
        ("19 06:00", None, "19 06:00"),
        ("19 13:30", (time(13), time(14)), "19 12:00"),
        ("19 12:30", (time(13), time(14)), "19 12:30"),
        ("19 00:30", (time(0), time(7)), "18 23:00"),
    ],
)
def test_quiet_hours_move_a_reminder_to_the_evening_before(
    moment: str, quiet: tuple[time, time] | None, expected: str
) -> None:
    """A moment inside quiet hours becomes an hour before they begin; another stays."""
    assert before_quiet(at(moment), quiet, BARNAUL) == at(expected)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("20 14:00", [("day", "19 14:00"), ("hours", "20 12:00")]),
        ("29 08:00", [("day", "28 08:00"), ("hours", "28 21:00")]),  # 06:00 is quiet
        ("20 07:30", [("day", "18 21:00"), ("hours", "19 21:00")]),  # 07:30 the day before is quiet too
    ],
)
def test_a_booking_is_reminded_a_day_and_two_hours_before(start: str, expected: list[tuple[str, str]]) -> None:
    """A booking has two reminders, each outside quiet hours."""
    assert [(r.kind, r.due) for r in reminders(booking(start), NIGHT)] == [(kind, at(due)) for kind, due in expected]


def test_a_planned_session_is_reminded_even_at_night() -> None:
    """A session's reminder is the person's own and goes through quiet hours."""
    assert [r.due for r in reminders(session("20 01:00"), NIGHT)] == [at("20 00:45")]


@pytest.mark.parametrize(
    ("now", "since", "kind"),
    [
        ("19 13:59", "10 12:00", None),
        ("19 14:00", "10 12:00", "day"),
        ("20 11:59", "10 12:00", "day"),  # the bot was down at 14:00: still useful
        ("20 12:00", "10 12:00", "hours"),  # both missed: only the latest
        ("20 13:59", "10 12:00", "hours"),
        ("20 14:00", "10 12:00", None),  # begun
        ("19 15:00", "19 14:30", None),  # booked after the reminder was due: the confirmation has just said it
        ("20 12:05", "19 14:30", "hours"),
        ("20 13:00", "20 12:30", None),
    ],
)
def test_what_is_due(now: str, since: str, kind: str | None) -> None:
    """The latest reminder that has come due, while it helps."""
    due = due_now(booking("20 14:00", since), NIGHT, at(now))
    assert (due.kind if due else None) == kind


def test_a_moved_start_is_another_reminder() -> None:
    """The key holds the start, so that after a move the reminder comes again at its new time."""
    before, after = reminders(booking("20 14:00"), NIGHT)[0], reminders(booking("20 15:00"), NIGHT)[0]
    assert before.key != after.key
    assert before.key == reminders(booking("20 14:00", since="11 09:00"), NIGHT)[0].key


def test_the_next_due_moment_is_found() -> None:
    """The first reminder after now among all occasions; none when all has passed."""
    ahead = [booking("20 14:00"), session("19 18:00"), booking("19 16:00", since="19 15:50")]
    quiet: dict[str | None, Quiet] = {None: NIGHT}
    first = next_due(ahead, quiet, at("19 14:00"))
    assert first is not None
    assert first.due == at("19 17:45")
    assert next_due(ahead, quiet, at("20 12:00")) is None


@given(
    minutes=st.integers(0, 60 * 24 * 30),
    begins=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    ends=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_no_moment_is_moved_forward(minutes: int, begins: time, ends: time) -> None:
    """Whatever the quiet hours, a reminder never comes later than it should, nor more than a day and an hour early."""
    moment = at("18 00:00") + timedelta(minutes=minutes)
    moved = before_quiet(moment, (begins, ends) if begins != ends else None, BARNAUL)
    assert timedelta() <= moment - moved <= timedelta(hours=25)
