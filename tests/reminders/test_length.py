"""What a reminder looks like, whatever stands in the workbook."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.programme.catalogue import Catalogue
from bot.reminders.screens import reminder_screen
from bot.reminders.service import TOGETHER
from bot.texts import LANGUAGES, Texts, plain
from storage.records.programme import Programme

NOW = datetime(2025, 11, 18, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filling", ["<&>" * 700, "Слово " * 400, "🏭" * 900, "x"])
@pytest.mark.parametrize("bookings", [1, 3, TOGETHER])
def test_a_reminder_fits_one_message(
    texts: Texts, sample: Programme, language: str, filling: str, bookings: int
) -> None:
    """As many items as come together, every field as long as it likes: at most 4096 characters, as Telegram counts."""
    tours = [
        replace(
            tour, start=NOW + timedelta(hours=20), title=filling, meeting_point=filling, documents=filling,
            clothing=filling, escort=filling,
        )
        for tour in sample.excursions[:bookings]
    ]  # fmt: skip
    sessions = [
        replace(session, start=NOW + timedelta(minutes=10), title=filling, room=filling, link=filling)
        for session in sample.sessions[: TOGETHER - bookings]
    ]
    screen = reminder_screen(
        texts.speak(language, "Asia/Barnaul"), Catalogue.of(sample), dict(enumerate(tours, 10**9)), sessions, NOW
    )
    assert len(plain(screen.text).encode("utf-16-le")) // 2 <= 4096
    assert plain(screen.text).count(filling[:1]) >= TOGETHER
