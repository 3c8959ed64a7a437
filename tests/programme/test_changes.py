"""What a new workbook changes, and how it is said."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.programme.changes import (
    Added,
    Cancelled,
    Change,
    Edited,
    Item,
    Moved,
    Placed,
    Removed,
    Reseated,
    Restored,
    Retitled,
    changes,
    describe,
)
from bot.texts import Texts, Words, plain
from storage.records.programme import (
    Enterprise,
    Excursion,
    Faq,
    Forum,
    Programme,
    QuizQuestion,
    Session,
    Speaker,
    Venue,
)

START = datetime(2025, 11, 18, 3, 0, tzinfo=UTC)
"""10:00 in Barnaul."""
HOUR = timedelta(hours=1)
SESSION = Session(
    code="P01", title="Открытие", start=START, end=START + HOUR, zone="Asia/Barnaul", venue="agtu", room="Актовый зал"
)
EXCURSION = Excursion(
    code="E01", enterprise="rti", title="РТИ", start=START, end=START + HOUR, zone="Asia/Barnaul", seats=21,
    meeting_point="Проходная",
)  # fmt: skip
OLD = Programme(
    forum=Forum(
        code="altai", name="Форум", zone="Asia/Barnaul", starts_on=date(2025, 11, 18), ends_on=date(2025, 11, 30)
    ),
    venues=(Venue(code="agtu", name="АлтГТУ"), Venue(code="loft", name="Лофт «Спичка»")),
    speakers=(Speaker(name="Анна Щит"),),
    sessions=(SESSION,),
    enterprises=(Enterprise(code="rti", name="Барнаул РТИ"),),
    excursions=(EXCURSION,),
    faq=(Faq(question="Где?", answer="Здесь."),),
    quizzes=(QuizQuestion(quiz="Игра", question="Сколько?", options=("1", "2"), correct=1),),
)
OPENING = Item(kind="session", code="P01", title="Открытие")
VISIT = Item(kind="excursion", code="E01", title="РТИ")


@pytest.fixture
def russian(texts: Texts) -> Words:
    """Russian words in Barnaul."""
    return texts.speak("ru", "Asia/Barnaul")


@pytest.fixture
def english(texts: Texts) -> Words:
    """English words for a reader far away: items still show their own zone."""
    return texts.speak("en", "UTC")


def with_session(**fields: object) -> Programme:
    """The programme with its session changed."""
    return replace(OLD, sessions=(replace(SESSION, **fields),))  # type: ignore[arg-type]


def with_excursion(**fields: object) -> Programme:
    """The programme with its excursion changed."""
    return replace(OLD, excursions=(replace(EXCURSION, **fields),))  # type: ignore[arg-type]


CASES: list[tuple[Programme, tuple[Change, ...], str, str]] = [
    (
        with_session(start=START + 25 * HOUR, end=START + 26 * HOUR),
        (
            Moved(
                item=OPENING, old_start=START, old_end=START + HOUR, old_zone="Asia/Barnaul",
                start=START + 25 * HOUR, end=START + 26 * HOUR, zone="Asia/Barnaul",
            ),
        ),
        "«Открытие» (P01) — перенесено: 18 ноября, 10:00 → 19 ноября, 11:00",
        "“Открытие” (P01) — moved: 18 November, 10:00 → 19 November, 11:00",
    ),
    (
        with_session(end=START + 2 * HOUR),
        (
            Moved(
                item=OPENING, old_start=START, old_end=START + HOUR, old_zone="Asia/Barnaul",
                start=START, end=START + 2 * HOUR, zone="Asia/Barnaul",
            ),
        ),
        "«Открытие» (P01) — новое время окончания: 18 ноября, 11:00 → 18 ноября, 12:00",
        "“Открытие” (P01) — new end time: 18 November, 11:00 → 18 November, 12:00",
    ),
    (
        with_session(start=START + HOUR, end=START + 2 * HOUR, zone="Europe/Moscow"),
        (
            Moved(
                item=OPENING, old_start=START, old_end=START + HOUR, old_zone="Asia/Barnaul",
                start=START + HOUR, end=START + 2 * HOUR, zone="Europe/Moscow",
            ),
        ),
        "«Открытие» (P01) — перенесено: 18 ноября, 10:00 (Asia/Barnaul) → 18 ноября, 7:00 (Europe/Moscow)",
        "“Открытие” (P01) — moved: 18 November, 10:00 (Asia/Barnaul) → 18 November, 7:00 (Europe/Moscow)",
    ),
    (
        with_session(zone="Europe/Moscow"),
        (Edited(item=OPENING, fields=("zone",)),),
        "«Открытие» (P01) — изменилось: часовой пояс",
        "“Открытие” (P01) — changed: time zone",
    ),
    (
        with_excursion(cancelled=True),
        (Cancelled(item=VISIT),),
        "экскурсия «РТИ» (E01) — отменена",
        "excursion “РТИ” (E01) — cancelled",
    ),
    (
        with_session(venue="loft", room=""),
        (Placed(item=OPENING, before="АлтГТУ, Актовый зал", after="Лофт «Спичка»"),),
        "«Открытие» (P01) — новое место: АлтГТУ, Актовый зал → Лофт «Спичка»",
        "“Открытие” (P01) — new place: АлтГТУ, Актовый зал → Лофт «Спичка»",
    ),
    (
        with_session(venue="", room=""),
        (Placed(item=OPENING, before="АлтГТУ, Актовый зал", after=""),),
        "«Открытие» (P01) — место больше не указано (было: АлтГТУ, Актовый зал)",
        "“Открытие” (P01) — the place is no longer given (it was: АлтГТУ, Актовый зал)",
    ),
    (
        with_excursion(meeting_point="Вход с торца"),
        (Placed(item=VISIT, before="Проходная", after="Вход с торца"),),
        "экскурсия «РТИ» (E01) — новое место: Проходная → Вход с торца",
        "excursion “РТИ” (E01) — new place: Проходная → Вход с торца",
    ),
    (
        with_session(title="<b>Старт</b>"),
        (Retitled(item=Item(kind="session", code="P01", title="<b>Старт</b>"), before="Открытие"),),
        "«<b>Старт</b>» (P01) — прежнее название: «Открытие»",
        "“<b>Старт</b>” (P01) — earlier title: “Открытие”",
    ),
    (
        with_excursion(seats=25),
        (Reseated(item=VISIT, before=21, after=25),),
        "экскурсия «РТИ» (E01) — было 21 место, стало 25",
        "excursion “РТИ” (E01) — was 21 seats, now 25",
    ),
    (
        with_session(abstract="Новое", speakers=("Анна Щит",), format="Диалог"),
        (Edited(item=OPENING, fields=("format", "speakers", "abstract")),),
        "«Открытие» (P01) — изменилось: формат, спикеры, описание",
        "“Открытие” (P01) — changed: format, speakers, description",
    ),
    (
        replace(OLD, sessions=(SESSION, replace(SESSION, code="P02", title="Ещё"))),
        (Added(item=Item(kind="session", code="P02", title="Ещё"), start=START, zone="Asia/Barnaul"),),
        "«Ещё» (P02) — добавлено: 18 ноября, 10:00",
        "“Ещё” (P02) — added: 18 November, 10:00",
    ),
    (
        replace(OLD, sessions=()),
        (Removed(item=OPENING),),
        "«Открытие» (P01) — убрано из программы",
        "“Открытие” (P01) — removed",
    ),
    (
        replace(OLD, venues=(OLD.venues[0], replace(OLD.venues[1], latitude=53.0, longitude=83.0))),
        (Edited(item=Item(kind="venue", code="loft", title="Лофт «Спичка»"), fields=("latitude", "longitude")),),
        "площадка «Лофт «Спичка»» — изменилось: точка на карте",
        "venue “Лофт «Спичка»” — changed: point on the map",
    ),
    (
        replace(OLD, speakers=(*OLD.speakers, Speaker(name="Лев Гладкий"))),
        (Added(item=Item(kind="speaker", code="speaker:Лев Гладкий", title="Лев Гладкий")),),
        "спикер Лев Гладкий — добавлен",
        "speaker Лев Гладкий — added",
    ),
    (
        replace(OLD, faq=()),
        (Removed(item=Item(kind="faq", code="Где?", title="Где?")),),
        "вопрос «Где?» — убран",
        "question “Где?” — removed",
    ),
    (
        replace(OLD, quizzes=(replace(OLD.quizzes[0], correct=2),)),
        (Edited(item=Item(kind="quiz", code="Игра", title="Игра"), fields=("questions",)),),
        "викторина «Игра» — изменилось: вопросы",
        "quiz “Игра” — changed: questions",
    ),
    (
        replace(OLD, forum=replace(OLD.forum, city="Барнаул")),
        (Edited(item=Item(kind="forum", code="altai", title="Форум"), fields=("city",)),),
        "форум — изменилось: город",
        "forum — changed: city",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("new", "expected", "in_russian", "in_english"), CASES)
def test_each_difference_is_found_and_said(
    new: Programme, expected: tuple[Change, ...], in_russian: str, in_english: str, russian: Words, english: Words
) -> None:
    """One difference is one change, told in the item's own zone in both languages."""
    found = changes(OLD, new)
    assert found == expected
    assert plain(describe(found[0], russian)) == in_russian
    assert plain(describe(found[0], english)) == in_english


def test_nothing_changed_is_no_change() -> None:
    """Database ids, the release and the order of rows are no changes."""
    new = replace(
        OLD,
        forum=replace(OLD.forum, id=5, release=9),
        sessions=(replace(SESSION, id=7),),
        venues=tuple(reversed(OLD.venues)),
    )
    assert changes(OLD, new) == ()


def test_a_cancelled_session_is_not_moved_but_a_restored_one_is() -> None:
    """What will not take place has no new time; taking place again tells the time, and the move."""
    cancelled = with_session(cancelled=True, start=START + HOUR, end=START + 2 * HOUR)
    assert changes(OLD, cancelled) == (Cancelled(item=OPENING),)
    restored = changes(with_session(cancelled=True), with_session(start=START + HOUR, end=START + 2 * HOUR))
    assert [type(change) for change in restored] == [Restored, Moved]
    assert restored[0] == Restored(item=OPENING, start=START + HOUR, zone="Asia/Barnaul")


def test_several_changes_of_one_item_come_by_weight() -> None:
    """Time before place before title before seats before the rest."""
    new = with_excursion(
        start=START - HOUR, meeting_point="", title="Новое", seats=5, documents="Паспорт", enterprise="other"
    )
    assert [type(change) for change in changes(OLD, new)] == [Moved, Placed, Retitled, Reseated, Edited]


def test_a_first_import_adds_everything(sample: Programme, russian: Words, english: Words) -> None:
    """With no programme before, all of the sample is new, and can be said in both languages."""
    found = changes(None, sample)
    quizzes = {each.quiz for each in sample.quizzes}
    parts = (sample.sessions, sample.excursions, sample.venues, sample.enterprises, sample.speakers, sample.faq)
    assert len(found) == sum(map(len, parts)) + len(quizzes)
    assert all(isinstance(change, Added) for change in found)
    assert all(describe(change, words) for change in found for words in (russian, english))


def test_every_field_of_every_record_has_a_name(russian: Words, english: Words) -> None:
    """Whatever field differs, there are words for it."""
    records = (OLD.forum, OLD.venues[0], OLD.speakers[0], SESSION, OLD.enterprises[0], EXCURSION, OLD.faq[0])
    untold = {
        "id",
        "code",
        "release",
        "origin",
        "title",
        "start",
        "end",
        "cancelled",
        "venue",
        "room",
        "meeting_point",
        "seats",
    }
    names = {name for record in records for name in record.__dataclass_fields__} - untold - {"question", "origin"}
    change = Edited(item=OPENING, fields=tuple(sorted(names)))
    for words in (russian, english):
        assert describe(change, words)


@settings(deadline=None)
@given(st.data())
def test_changes_and_their_opposite(sample: Programme, data: st.DataObject) -> None:
    """Removing any rows removes just them, and putting them back adds just them."""
    kept = data.draw(st.sets(st.sampled_from([session.code for session in sample.sessions])))
    less = replace(sample, sessions=tuple(each for each in sample.sessions if each.code in kept))
    gone = {each.code for each in sample.sessions} - kept
    assert {change.item.code for change in changes(sample, less) if isinstance(change, Removed)} == gone
    assert {change.item.code for change in changes(less, sample) if isinstance(change, Added)} == gone
    assert len(changes(sample, less)) == len(changes(less, sample)) == len(gone)
