"""Conversations: people browse the programme and keep a plan, over the forum in a box, in both languages."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot.programme.editions import release
from sandbox.forum import ForumInABox
from sandbox.phone import Phone
from sandbox.views import View
from storage.database import Database
from storage.records.programme import Programme

BARNAUL = ZoneInfo("Asia/Barnaul")
ANNA, BEN = 101, 102


async def say(forum: ForumInABox, phone: Phone, text: str) -> View:
    """Write a text; the bot's last message when it has said everything."""
    await phone.write(text)
    await forum.settled()
    return phone.last


async def tap(forum: ForumInABox, phone: Phone, *labels: str) -> View:
    """Press buttons one after another; the bot's last message when it has said everything."""
    for label in labels:
        await phone.press(label)
        await forum.settled()
    return phone.last


@pytest.mark.parametrize(
    ("who", "day", "plan", "planned", "my_plan", "back"),
    [
        (ANNA, "вт 18.11 · 5 · сегодня", "В мой план", "В вашем плане", "Мой план", "Назад"),
        (BEN, "Tue 18/11 · 5 · today", "Add to my plan", "In your plan", "My plan", "Back"),
    ],
)
async def test_from_the_days_to_the_plan_in_one_message(
    forum: ForumInABox, who: int, day: str, plan: str, planned: str, my_plan: str, back: str
) -> None:
    """Day, session, plan, and back again: one message is edited all along, in the reader's language."""
    phone = forum.world.phone(who)
    days = await say(forum, phone, "/programme")
    card = await tap(forum, phone, day, "10:00 Открытие")
    assert "Вячеслав Химочка" in card.text
    card = await tap(forum, phone, plan)
    assert planned in card.text
    await tap(forum, phone, back)
    mine = await tap(forum, phone, back, my_plan)
    assert "Открытие регионального этапа" in mine.text
    again = await tap(forum, phone, "10:00 Открытие", back)
    assert again.text == mine.text
    assert again.id == days.id
    assert len(phone.heard) == 1


async def test_a_double_tap_and_an_old_card_leave_one_state(forum: ForumInABox) -> None:
    """The same press under two update ids, and the wish repeated on an older card, plan once; another undoes it."""
    anna = forum.world.phone(ANNA)
    old = await tap_to_opening(forum, anna)
    new = await tap_to_opening(forum, anna)
    await anna.press("В мой план", message=new, resend=True)
    await forum.settled()
    assert "Убрать из плана" in anna.view(new.id).labels
    assert "В мой план" in anna.view(old.id).labels
    await anna.press("В мой план", message=old)
    await forum.settled()
    for card in (old, new):
        assert "В вашем плане" in anna.view(card.id).text
        await anna.press("Убрать из плана", message=card.id)
        await forum.settled()
        assert "В вашем плане" not in anna.view(card.id).text
    assert len(anna.heard) == 2


async def tap_to_opening(forum: ForumInABox, phone: Phone) -> View:
    """Anna's way to the card of the opening."""
    await say(forum, phone, "/today")
    return await tap(forum, phone, "10:00 Открытие")


async def test_directions_come_once_and_edit_nothing(forum: ForumInABox) -> None:
    """«Как добраться» sends the pin and the words as messages of their own; a double tap sends them once."""
    anna = forum.world.phone(ANNA)
    card = await tap_to_opening(forum, anna)
    await anna.press("Как добраться", resend=True)
    await anna.press("Как добраться", message=card)
    await forum.settled()
    assert [bool(view.message.venue) for view in anna.heard] == [False, True, False]
    pin = anna.heard[1].message.venue
    assert pin is not None
    assert pin.title == "АлтГТУ, актовый зал"
    assert "Площадь Октября" in anna.heard[2].text
    assert anna.heard[0].text == card.text


async def test_a_calendar_file_for_a_session_and_for_the_plan(forum: ForumInABox) -> None:
    """Both files arrive beside the card, once for a double tap, and open in a calendar."""
    anna = forum.world.phone(ANNA)
    await tap_to_opening(forum, anna)
    await tap(forum, anna, "В мой план")
    await anna.press("В календарь", resend=True)
    await forum.settled()
    one = anna.heard[-1]
    assert one.message.document is not None
    assert one.message.document.file_name == "P01.ics"
    (event,) = Calendar.from_ical(anna.data(one)).walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2025, 11, 18, 10, 0, tzinfo=BARNAUL)
    await say(forum, anna, "/programme")
    await tap(forum, anna, "Мой план", "В календарь")
    plan = anna.last.message.document
    assert plan is not None
    assert plan.file_name == "plan-artprom-altai-2025.ics"
    assert sum(view.message.document is not None for view in anna.heard) == 2


async def test_now_and_today_follow_the_clock(forum: ForumInABox) -> None:
    """As time passes, «Сейчас» and «Сегодня» tell what is true at that moment."""
    anna = forum.world.phone(ANNA)
    soon = await say(forum, anna, "/now")
    assert "Сейчас ничего не идёт" in soon.text
    assert "Через 1 час" in soon.text
    await forum.clock.set(datetime(2025, 11, 18, 10, 30, tzinfo=BARNAUL))
    on = await tap(forum, anna, "Сегодня", "Назад", "Сейчас")
    assert on.text.index("Идёт сейчас") < on.text.index("Открытие регионального этапа")
    await forum.clock.set(datetime(2025, 11, 10, 12, 0, tzinfo=BARNAUL))
    assert "Форум начнётся через 8 дней, 18 ноября" in (await say(forum, anna, "/today")).text
    await forum.clock.set(datetime(2025, 12, 5, 12, 0, tzinfo=BARNAUL))
    assert "Форум завершился 30 ноября" in (await say(forum, anna, "/today")).text


async def test_by_venue(forum: ForumInABox) -> None:
    """From the venues to one of them, a page of its programme, a session there, and back to the venue."""
    anna = forum.world.phone(ANNA)
    await say(forum, anna, "/programme")
    venue = await tap(forum, anna, "По площадкам", "АлтГТУ, актовый зал")
    assert "проспекту Ленина" in venue.text
    paged = await tap(forum, anna, "Дальше ›")
    assert paged.text != venue.text
    back = await tap(forum, anna, paged.labels[0], "Назад")
    assert "АлтГТУ, актовый зал" in back.text
    assert len(anna.heard) == 1


async def test_a_speaker_and_their_sessions(forum: ForumInABox) -> None:
    """A speaker opens from a card with what they do, and leads back to it."""
    anna = forum.world.phone(ANNA)
    card = await tap_to_opening(forum, anna)
    speaker = await tap(forum, anna, "👤 Вячеслав Химочка")
    assert "министр промышленности" in speaker.text
    assert len([label for label in speaker.labels if "18.11" in label]) == 2
    assert (await tap(forum, anna, "Назад")).text == card.text


@pytest.mark.parametrize("label", ["В мой план", "В календарь", "👤 Вячеслав Химочка", "Как добраться"])
async def test_what_left_the_programme_is_told_kindly(
    forum: ForumInABox, database: Database, sample: Programme, label: str
) -> None:
    """After an import by another process any old button says what is gone, and shows the way on."""
    anna = forum.world.phone(ANNA)
    await tap_to_opening(forum, anna)
    await release(database, replace(sample, sessions=(), speakers=(), venues=()), "v2.xlsx", forum.clock.now())
    gone = await tap(forum, anna, label)
    assert "больше нет в программе" in gone.text
    assert "1 экскурсия" in (await tap(forum, anna, "Сегодня")).text
    assert len(anna.heard) == 1


async def test_a_cancelled_session_cannot_be_planned(forum: ForumInABox, database: Database, sample: Programme) -> None:
    """A session cancelled while its card was open is refused in words, and the card then says so."""
    anna = forum.world.phone(ANNA)
    await tap_to_opening(forum, anna)
    first = tuple(replace(session, cancelled=session.code == "P01") for session in sample.sessions)
    await release(database, replace(sample, sessions=first), "v2.xlsx", forum.clock.now())
    press = await anna.press("В мой план")
    await forum.settled()
    answer = await press.answer()
    assert answer is not None
    assert "отменено" in (answer.text or "")
    assert "Отменено" in anna.last.text
    assert "В мой план" not in anna.last.labels


async def test_a_past_session_cannot_be_planned(forum: ForumInABox) -> None:
    """A button pressed after the session ended is refused in words."""
    anna = forum.world.phone(ANNA)
    await tap_to_opening(forum, anna)
    await forum.clock.add(timedelta(hours=6).total_seconds())
    press = await anna.press("В мой план")
    await forum.settled()
    answer = await press.answer()
    assert answer is not None
    assert "уже прошло" in (answer.text or "")
    assert "Уже прошло" in anna.last.text
