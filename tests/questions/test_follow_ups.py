"""What leans on the last answer and what is whole: tables in both languages on programmes unlike the sample."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.questions.follow_ups import REMEMBERED, Act, Which, lean
from bot.questions.heard import Heard
from bot.questions.own import own
from bot.questions.parse import Question, parse
from bot.questions.said import from_json, reference, said_of, to_json
from bot.questions.service import QuestionIndex, build_index, reply
from bot.questions.talk import Talk
from bot.texts import LOCALES, Texts
from storage.records.conversations import Conversation
from tests.questions.programmes import lipetsk, rotterdam

TEXTS, TALK = Texts.load(), Talk.load()
INDEXES = {"lipetsk": build_index(lipetsk(), Heard.load()), "rotterdam": build_index(rotterdam(), Heard.load())}
NOW = {"lipetsk": datetime(2026, 9, 15, 9, tzinfo=ZoneInfo("Europe/Moscow")),
       "rotterdam": datetime(2026, 6, 12, 8, tzinfo=ZoneInfo("Europe/Amsterdam"))}  # fmt: skip

# Where, what was asked before (or opened by a button: =kind:code), the follow-up, codes, words of the first line.
LEANS = [
    ("lipetsk", "когда открытие", "а где это?", ["S1"], "Октябрь"),
    ("lipetsk", "когда открытие", "кто выступает", ["S1"], "Остроухов"),
    ("lipetsk", "когда открытие", "сколько длится", ["S1"], "1 час"),
    ("lipetsk", "где открытие", "а во сколько?", ["S1"], "10:00"),
    ("lipetsk", "когда открытие", "а закрытие?", ["S6"], "16:00"),
    ("lipetsk", "что сегодня", "а завтра?", ["S3", "S4", "X2"], ""),
    ("lipetsk", "что сегодня", "а в четверг", ["S5", "X3"], ""),
    ("lipetsk", "экскурсии сегодня", "а завтра?", ["X2"], ""),
    ("lipetsk", "экскурсии сегодня", "и в пятницу?", ["X4"], ""),
    ("lipetsk", "что завтра", "а экскурсии?", ["X2"], ""),
    ("lipetsk", "экскурсии в ельце", "а в грязях?", ["X3"], ""),
    ("lipetsk", "экскурсия на лмк", "а там есть места?", ["X1"], "15"),
    ("lipetsk", "экскурсия на лмк", "паспорт нужен?", ["X1"], "Паспорт"),
    ("lipetsk", "экскурсия на лмк", "а ребенку 10 лет можно?", ["X1"], "от 18 лет"),
    ("lipetsk", "экскурсия на лмк", "а где сбор", ["X1"], "проходная"),
    ("lipetsk", "=excursion:X3", "до какого числа запись", ["X3"], "16 сентября"),
    ("lipetsk", "=excursion:X1", "а завтра?", ["X2"], ""),
    ("lipetsk", "=session:S5", "а кто там выступает?", ["S5"], "Гусев"),
    ("lipetsk", "=venue:nlk", "а где это?", ["nlk"], "Ленина"),
    ("lipetsk", "=venue:nlk", "как туда добраться", ["nlk"], "вокзал"),
    ("lipetsk", "=speaker:speaker:Римма Долгих", "а когда?", ["S2"], "15:00"),
    ("lipetsk", "=enterprise:stan", "а когда экскурсия?", ["X3"], "14:00"),
    ("rotterdam", "when is the opening", "where is it?", ["A1"], "Quay Hall"),
    ("rotterdam", "when is the opening", "who speaks", ["A1"], "Saskia"),
    ("rotterdam", "when is the opening", "is it streamed?", ["A1"], "example.org"),
    ("rotterdam", "when is the opening", "what about the closing?", ["B4"], "16:00"),
    ("rotterdam", "what's on today", "and tomorrow?", ["B1", "B2", "B4", "T2", "T3"], ""),
    ("rotterdam", "tours today", "and tomorrow", ["T2", "T3"], ""),
    ("rotterdam", "what's on tomorrow", "what about tours?", ["T2", "T3"], ""),
    ("rotterdam", "shipyard tour", "how many seats are left", ["T1"], "12"),
    ("rotterdam", "shipyard tour", "is it ok for a 10 year old?", ["T1"], "16"),
    ("rotterdam", "=excursion:T3", "what should I bring", ["T3"], "Long sleeves"),
    ("rotterdam", "=excursion:T3", "where do we meet?", ["T3"], "Main entrance"),
]  # fmt: skip

# What was asked before, and what is whole all the same.
WHOLE = [
    ("lipetsk", "экскурсии в ельце", "а когда концерт?"),
    ("lipetsk", "экскурсии в ельце", "что завтра"),
    ("lipetsk", "экскурсия на лмк", "когда экскурсии"),
    ("lipetsk", "экскурсия на лмк", "где выступает Остроухов"),
    ("lipetsk", "экскурсия на лмк", "где переночевать"),
    ("lipetsk", "когда открытие", "мастер-классы завтра"),
    ("lipetsk", "когда открытие", "как записаться на экскурсию"),
    ("lipetsk", "когда открытие", "спасибо!"),
    ("rotterdam", "when is the opening", "where is the robots workshop"),
    ("rotterdam", "tours today", "what's on tomorrow"),
    ("rotterdam", "shipyard tour", "when does Haddad speak"),
    ("rotterdam", "shipyard tour", "how much does it cost"),
    ("rotterdam", "shipyard tour", "can I bring my dog"),
    ("rotterdam", "shipyard tour", "thank you"),
]

# What was asked before (nothing, where empty), what one is told to do, and the codes it may be done with.
ACTS = [
    ("lipetsk", "экскурсия на лмк", "запиши меня", "sign_up", ["X1"]),
    ("lipetsk", "экскурсия на лмк", "запишите меня, пожалуйста", "sign_up", ["X1"]),
    ("lipetsk", "=excursion:X3", "хочу записаться", "sign_up", ["X3"]),
    ("lipetsk", "=enterprise:hleb", "запиши меня", "sign_up", ["X2", "X4"]),
    ("lipetsk", "экскурсии в ельце", "запиши меня на экскурсию", "sign_up", ["X2", "X4"]),
    ("lipetsk", "когда открытие", "запиши меня", "sign_up", []),
    ("lipetsk", "когда открытие", "добавь в план", "plan", ["S1"]),
    ("lipetsk", "когда открытие", "добавь это в мой план", "plan", ["S1"]),
    ("lipetsk", "=speaker:speaker:Римма Долгих", "в план", "plan", ["S2"]),
    ("lipetsk", "экскурсия на лмк", "добавь в план", "plan", []),
    ("lipetsk", "", "запиши меня", "sign_up", []),
    ("rotterdam", "shipyard tour", "sign me up", "sign_up", ["T1"]),
    ("rotterdam", "shipyard tour", "Can you sign me up, please?", "sign_up", ["T1"]),
    ("rotterdam", "tours tomorrow", "sign me up!", "sign_up", ["T2", "T3"]),
    ("rotterdam", "when is the opening", "add it to my plan", "plan", ["A1"]),
    ("rotterdam", "", "add it", "plan", []),
]

OWN = [
    ("когда у меня экскурсия", "bookings", 0), ("на что я записан", "bookings", 0),
    ("куда я записалась?", "bookings", 0),
    ("мои записи", "bookings", 0), ("у меня завтра есть экскурсия?", "bookings", 1),
    ("где моя экскурсия", "bookings", 0),
    ("что из моего плана завтра", "plan", 1), ("мой план", "plan", 0), ("что у меня сегодня", "day", 1),
    ("а у меня что завтра вечером", "day", 1), ("отмени мою запись", "cancel", 0), ("Отмените запись", "cancel", 0),
    ("my bookings", "bookings", 0), ("when is my tour?", "bookings", 0),
    ("am I signed up for anything?", "bookings", 0),
    ("what am I signed up for tomorrow", "bookings", 1), ("what do I have tomorrow?", "day", 1),
    ("what's in my plan for today", "plan", 1), ("cancel my booking", "cancel", 0),
]  # fmt: skip
NOT_OWN = [
    "у меня сын 8 лет, куда на экскурсию", "мне 13 куда можно", "как отменить запись", "что у нас завтра",
    "можно ли отменить запись?", "когда экскурсия на лмк", "экскурсия отменена?", "что завтра", "запиши меня",
    "how do I cancel my booking?", "my son is 8, which tours", "when is the shipyard tour", "what's on tomorrow",
    "where can I leave my bike",
]  # fmt: skip

SCRAPS = ["а", "и", "где", "это", "там", "когда", "завтра", "запиши", "меня", "план", "мой", "у", "and", "it", "where",
          "my", "tour", "8", "лет", "места", "отмени", "в", "ельце"]  # fmt: skip


@dataclass(frozen=True)
class Before:
    """A conversation that has begun."""

    index: QuestionIndex
    now: datetime
    last: Conversation | None

    def read(self, text: str) -> Question:
        return parse(self.index, text, self.now)

    def mean(self, text: str, later: timedelta = timedelta(minutes=1)) -> Question | Act | Which:
        question = self.read(text)
        return lean(self.index, question, TALK.hear(question.tokens), self.last, self.now + later)


def before(where: str, asked: str) -> Before:
    """The conversation after `asked` was answered, or after a button opened `=kind:code`."""
    index, now = INDEXES[where], NOW[where]
    if not asked:
        return Before(index, now, None)
    if asked.startswith("="):
        kind = asked[1:].partition(":")[0]
        kinds = {"kinds": [kind]} if kind in ("session", "excursion") else {}
        return Before(index, now, Conversation(forum_id=1, items=(asked[1:],), card=True, said=kinds, answered_at=now))
    question = parse(index, asked, now)
    answered = reply(index, question, now, TEXTS.speak("ru", "UTC"))
    assert answered.answer.places, f"{asked!r} is not answered"
    items = tuple(reference(index.entries[place]) for place in answered.answer.places)
    said = to_json(said_of(index, question))
    return Before(
        index, now, Conversation(forum_id=1, items=items, card=answered.answer.card, said=said, answered_at=now)
    )


@pytest.mark.parametrize(("where", "asked", "text", "codes", "words"), LEANS)
def test_a_follow_up_inherits_what_it_does_not_say(
    where: str, asked: str, text: str, codes: list[str], words: str
) -> None:
    """The answer is what the whole question would have got."""
    conversation = before(where, asked)
    meant = conversation.mean(text)
    assert isinstance(meant, Question)
    zone = conversation.index.catalogue.programme.forum.zone
    answered = reply(
        conversation.index, meant, conversation.now, TEXTS.speak("ru" if where == "lipetsk" else "en", zone)
    )
    assert sorted(answered.codes) == sorted(codes)
    assert words in answered.text.splitlines()[0]


@pytest.mark.parametrize(("where", "asked", "text"), WHOLE)
def test_a_whole_question_inherits_nothing(where: str, asked: str, text: str) -> None:
    """What says enough is read as it stands."""
    conversation = before(where, asked)
    assert conversation.mean(text) == conversation.read(text)


@pytest.mark.parametrize(("where", "asked", "text", "what", "codes"), ACTS)
def test_telling_to_do_something(where: str, asked: str, text: str, what: str, codes: list[str]) -> None:
    """It is done with what was spoken of, where that is of the right kind."""
    conversation = before(where, asked)
    meant = conversation.mean(text)
    assert isinstance(meant, Act)
    assert (meant.what, [conversation.index.entries[place].code for place in meant.places]) == (what, codes)


@pytest.mark.parametrize(
    ("where", "asked", "text"),
    [("lipetsk", "экскурсии в ельце", "где это?"), ("rotterdam", "tours tomorrow", "where is it?"),
     ("rotterdam", "tours tomorrow", "do I need a passport?")],
)  # fmt: skip
def test_asking_of_one_among_several(where: str, asked: str, text: str) -> None:
    """After a list, what only one thing can answer asks which is meant."""
    assert isinstance(before(where, asked).mean(text), Which)


@pytest.mark.parametrize("later", [REMEMBERED, timedelta(days=1), -timedelta(minutes=1)])
def test_nobody_leans_on_what_is_long_past(later: timedelta) -> None:
    """A quarter of an hour later (or with the clock set back) a follow-up is a question of its own."""
    conversation = before("lipetsk", "когда открытие")
    assert conversation.mean("а где это?", later) == conversation.read("а где это?")
    assert conversation.mean("а где это?", REMEMBERED - timedelta(seconds=1)) != conversation.read("а где это?")
    act = conversation.mean("добавь в план", later)
    assert isinstance(act, Act)
    assert act.places == ()


def test_what_left_the_programme_is_not_leaned_on() -> None:
    """A conversation about things of an older release, or of another layout, does no harm."""
    said = {"names": [["enterprise", "gone"], ["speaker", "Никто"], ["city", "Атлантида"], ["planet", "Марс"]],
            "facets": [["format", "Бал"]], "topic": [[1.0, {"ведьм": 1.0}]]}  # fmt: skip
    conversation = Before(
        INDEXES["lipetsk"],
        NOW["lipetsk"],
        Conversation(
            forum_id=1, items=("session:gone", "ghost:x", ""), card=True, said=said, answered_at=NOW["lipetsk"]
        ),
    )
    for text in ("а где это?", "а завтра?", "запиши меня", "а закрытие?", "а в ельце?"):
        meant = conversation.mean(text)
        if isinstance(meant, Question):
            reply(conversation.index, meant, conversation.now, TEXTS.speak("ru", "Europe/Moscow"))


@pytest.mark.parametrize(("text", "what", "dated"), OWN)
def test_ones_own_things(text: str, what: str, dated: int) -> None:
    """Bookings, plan and days of one's own are known in both languages, with their time."""
    conversation = before("lipetsk", "")
    question = conversation.read(text)
    found = own(conversation.index, question, TALK.hear(question.tokens), conversation.now)
    assert found is not None
    assert (found.what, int(found.when is not None)) == (what, dated)


@pytest.mark.parametrize("text", NOT_OWN)
def test_what_is_about_the_programme(text: str) -> None:
    """Mentioning oneself does not make a question personal."""
    for where in INDEXES:
        question = before(where, "").read(text)
        assert own(INDEXES[where], question, TALK.hear(question.tokens), NOW[where]) is None


@pytest.mark.parametrize(
    "asked", ["что про хлеб завтра в ельце", "экскурсии для 10 лет", "лекции", "когда выступает Долгих"]
)
def test_what_was_said_survives_the_database(asked: str) -> None:
    """Constraints come back from JSON as they were; the question's own text does not go there."""
    index = INDEXES["lipetsk"]
    said = said_of(index, parse(index, asked, NOW["lipetsk"]))
    again = from_json(index, to_json(said))
    assert to_json(again) == to_json(said)
    assert asked not in str(to_json(said))


def test_words_of_strangers_are_not_kept() -> None:
    """What the programme does not have is not remembered."""
    question = parse(INDEXES["lipetsk"], "что завтра у Варфоломея Кукушкина про xyzzy", NOW["lipetsk"])
    kept = str(to_json(said_of(INDEXES["lipetsk"], question))).lower()
    assert not any(word in kept for word in ("варфолом", "кукушкин", "xyzzy"))


@settings(max_examples=200, deadline=timedelta(seconds=1))
@given(text=st.one_of(st.text(max_size=300), st.lists(st.sampled_from(SCRAPS), max_size=12).map(" ".join)))
def test_whatever_is_said_next(text: str) -> None:
    """Any text after any answer means something that can be answered."""
    for asked in ("экскурсии в ельце", "когда открытие", "=speaker:speaker:Римма Долгих", "=venue:nlk"):
        conversation = before("lipetsk", asked)
        question = conversation.read(text)
        own(conversation.index, question, TALK.hear(question.tokens), conversation.now)
        meant = conversation.mean(text)
        if isinstance(meant, Question):
            reply(conversation.index, meant, conversation.now, TEXTS.speak("ru", "Europe/Moscow"))
        else:
            assert all(0 <= place < len(conversation.index.entries) for place in meant.places)


def test_the_lists_have_the_same_tags() -> None:
    """What one language can say the other can too."""
    tags = {
        language: {line.split("\t")[0] for line in (LOCALES / language / "talk.tsv").read_text("utf-8").splitlines()
                   if line and not line.startswith("#")}
        for language in ("ru", "en")
    }  # fmt: skip
    assert tags["ru"] == tags["en"]
