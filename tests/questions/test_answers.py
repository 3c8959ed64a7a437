"""Whole questions on programmes unlike the sample: other towns, zones, languages and names."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.questions.heard import Heard
from bot.questions.service import Answered, QuestionIndex, ask, build_index
from bot.texts import Texts
from tests.questions.programmes import lipetsk, rotterdam

# A question, the kind of its answer, the codes of the items (any order) and fragments of the text.
ROTTERDAM = [
    ("when is the opening?", "sessions", {"A1"}, ["9:30"]),
    ("what's on tomorrow", "sessions", {"B1", "B2", "B4", "T2", "T3"}, []),
    ("anything about robots?", "sessions", {"A2"}, []),
    ("energy track", "sessions", {"A3", "B2"}, []),
    ("workshops", "sessions", {"A2", "B1"}, []),
    ("who is Saskia van Dijk", "speakers", {"speaker:Saskia van Dijk"}, ["naval architect"]),
    ("when does Haddad speak", "sessions", {"A2", "A3"}, []),
    ("what does Omar Lindqvist play", "sessions", {"A4"}, []),
    ("shipyard tour: do I need a passport?", "excursions", {"T1"}, ["yes, a document is needed"]),
    ("my daughter is 8 years old, which tours can she join", "excursions", {"T2"}, []),
    ("how do I get to The Lantern", "venues", {"lantern"}, ["Eendrachtsplein"]),
    ("is the drone talk cancelled", "sessions", {"B3"}, ["cancelled"]),
    ("can I bring my dog", "faq", set(), ["outdoors only"]),
    ("is there bike parking", "faq", set(), ["behind Quay Hall"]),
    ("where can I get lunch", "faq", set(), ["Food trucks"]),
    ("how long is the night concert", "sessions", {"A4"}, ["2 hours", "0:30"]),
    ("what time is the Brooklyn link", "sessions", {"B2"}, ["15:00", "9:00"]),
    ("tours in Leerdam", "excursions", {"T3"}, []),
    ("what do they make at Delta Glassworks", "enterprises", {"glass"}, ["lenses"]),
    ("which companies are from Schiedam", "enterprises", {"keel"}, []),
    ("something for families", "sessions", {"B1"}, []),
    ("when does the coffee roaster tour start", "excursions", {"T2"}, ["11:00"]),
    ("what is streamed online?", "sessions", {"A1", "B2"}, []),
    ("events after 9pm", "sessions", {"A4"}, []),
    ("когда открытие", "sessions", {"A1"}, ["9:30"]),
    ("экскурсия на верфь", "excursions", {"T1"}, []),
    ("мастер-классы завтра", "sessions", {"B1"}, []),
    ("кто такой Омар Хаддад", "speakers", {"speaker:Omar Haddad"}, []),
    ("сколько стоит вход", "faq", set(), ["free of charge"]),
    ("when is the conference", "forum", set(), ["12 June – 13 June 2026", "Rotterdam"]),
    ("hello!", "smalltalk", set(), []),
    ("when is the opening and how long is the night concert?", "sessions", {"A1", "A4"}, ["9:30", "2 hours"]),
    ("Hi! Where is the opening? And when?", "sessions", {"A1"}, ["Quay Hall", "9:30"]),
    ("when is the closing in moscow time", "sessions", {"B4"}, ["16:00", "17:00"]),
    ("is there a helicopter ride", "unknown", set(), []),
    ("when does Elon Musk speak", "unknown", set(), []),
    ("tours in Barcelona", "unknown", set(), []),
    ("what's the weather tomorrow", "unknown", set(), []),
    ("who won the world cup", "unknown", set(), []),
    ("chocolate factory visit", "unknown", set(), []),
]
LIPETSK = [
    ("когда открытие", "sessions", {"S1"}, ["14 сентября", "10:00"]),
    ("ельц 16", "sessions", {"S3", "X2"}, []),
    ("на завод пустят если мне 16", "excursions", {"X2", "X3", "X4"}, []),
    ("кто ведёт как читать чертёж и сколько мест на лмк", "sessions", {"S3", "X1"}, ["Глеб Остроухов", "15"]),
    ("что в среду", "sessions", {"S3", "S4", "X2"}, []),
    ("во сколько концерт", "sessions", {"S4"}, ["18:00"]),
    ("экскурсии в ельце", "excursions", {"X2", "X4"}, []),
    ("когда экскурсия на лмк", "excursions", {"X1"}, ["10:00"]),
    ("мне 15 куда можно на экскурсию", "excursions", {"X2", "X3", "X4"}, []),
    ("до какого числа запись на станкозавод", "excursions", {"X3"}, ["16 сентября, 18:00"]),
    ("что делают станкостроители", "enterprises", {"stan"}, []),
    ("где пекут батоны", "excursions", {"X2", "X4"}, []),
    ("когда выступает Остроухов", "sessions", {"S1", "S3"}, []),
    ("у риммы долгих мастер класс когда", "sessions", {"S2"}, ["15:00"]),
    ("гусева анна", "speakers", {"speaker:Анна-Мария Гусева"}, []),
    ("есть где переночевать?", "faq", set(), ["общежитии"]),
    ("что в последний день", "sessions", {"S6", "X4"}, []),
    ("кузнечное дело есть?", "sessions", {"S2"}, []),
    ("bread factory tour", "excursions", {"X2", "X4"}, []),
    ("steel mill tour age limit", "excursions", {"X1"}, ["18"]),
    ("when does Ostroukhov speak?", "sessions", {"S1", "S3"}, []),
    ("xnj d xtndthu", "sessions", {"S5", "X3"}, []),
    ("kogda zakrytie", "sessions", {"S6"}, ["16:00"]),
    ("экскурсия на сыроварню", "unknown", set(), []),
    ("когда выступает Шаляпин", "unknown", set(), []),
    ("мероприятия в Воронеже", "unknown", set(), []),
    ("какой курс евро", "unknown", set(), []),
]


@pytest.fixture(scope="module")
def texts() -> Texts:
    """All words, loaded once."""
    return Texts.load()


@pytest.fixture(scope="module")
def indexes() -> dict[str, QuestionIndex]:
    """An index of each programme."""
    heard = Heard.load()
    return {"rotterdam": build_index(rotterdam(), heard), "lipetsk": build_index(lipetsk(), heard)}


def asked(indexes: dict[str, QuestionIndex], texts: Texts, where: str, question: str, at: str) -> Answered:
    """The answer to `question` asked at the local time `at`."""
    index = indexes[where]
    forum = index.catalogue.programme.forum
    now = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(forum.zone))
    return ask(index, question, now, texts.speak(forum.language, forum.zone))


@pytest.mark.parametrize(("question", "kind", "codes", "fragments"), ROTTERDAM)
def test_rotterdam(
    indexes: dict[str, QuestionIndex], texts: Texts, question: str, kind: str, codes: set[str], fragments: list[str]
) -> None:
    """An English programme answers in both languages, at 8:00 of its first day."""
    answer = asked(indexes, texts, "rotterdam", question, "2026-06-12T08:00")
    assert (answer.kind, set(answer.codes)) == (kind, codes)
    for fragment in fragments:
        assert fragment in answer.text


@pytest.mark.parametrize(("question", "kind", "codes", "fragments"), LIPETSK)
def test_lipetsk(
    indexes: dict[str, QuestionIndex], texts: Texts, question: str, kind: str, codes: set[str], fragments: list[str]
) -> None:
    """A Russian programme of another region answers in both languages, a week before it begins."""
    answer = asked(indexes, texts, "lipetsk", question, "2026-09-07T12:00")
    assert (answer.kind, set(answer.codes)) == (kind, codes)
    for fragment in fragments:
        assert fragment in answer.text
