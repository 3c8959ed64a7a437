"""Words as questions see them, and reading what was meant to be typed."""

import pytest

from bot.questions.aliases import abbreviation, minimum_age, name_aliases, person_alias, segments, town
from bot.questions.heard import Heard
from bot.questions.index import QuestionIndex
from bot.questions.repair import read
from bot.questions.service import build_index
from bot.questions.text import fold, in_cyrillic, language_of, other_layout, sound, tokens
from tests.questions.programmes import lipetsk


@pytest.fixture(scope="module")
def index() -> QuestionIndex:
    """The index of a Russian programme."""
    return build_index(lipetsk(), Heard.load())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Мастер-класс, 21-го!", ["мастер", "класс", "21", "го"]),
        ("What's on at 10:30?", ["what", "on", "at", "10:30"]),
        ("Ёлка 12+ ２５.11", ["елка", "12+", "25.11"]),
        ("don't", ["dont"]),
        ("🎲 🎲", []),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    """Case, ё, width, hyphens and possessives make no difference."""
    assert [token.text for token in tokens(text)] == words


def test_long_texts_are_bounded() -> None:
    """However long a text is, only its beginning is looked at."""
    assert len(tokens("слово " * 4000)) == 64
    assert len(tokens("ы" * 4000)[0].text) == 48


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("rjulf jnrhsnbt", "когда открытие"), ("црут шы еру щзутштп", "when is the opening")],
)
def test_other_layout(typed: str, meant: str) -> None:
    """A text typed on the wrong keyboard layout comes back, both ways."""
    assert other_layout(typed) == meant


def test_alphabets() -> None:
    """Transliteration comes back, and names sound alike in both alphabets."""
    assert in_cyrillic("kogda zakrytie") == "когда закрытие"
    for russian, latin in (("остроухов", "Ostroukhov"), ("химочка", "Himochka"), ("бийск", "Biysk"), ("юрий", "Yury")):
        assert sound(russian) == sound(fold(latin))
    assert language_of("привет") == "ru"
    assert language_of("hello") == "en"
    assert language_of("12:00") == "ru"


@pytest.mark.parametrize(
    ("text", "reading", "stems"),
    [
        ("когда открытие", "as written", ["когд", "открыт"]),
        ("rjulf jnrhsnbt", "other layout", ["когд", "открыт"]),
        ("kogda otkrytie", "other alphabet", ["когд", "открыт"]),
        ("when is the opening", "as written", ["when", "is", "the", "open"]),
        ("эксурсия завтро", "as written", ["экскурс", "завтр"]),
        ("Who is Ostroukhov", "as written", ["who", "is", "остроух"]),
        ("ыва фыв прол", "as written", ["ыв", "фыв", "прол"]),
    ],
)
def test_reading(index: QuestionIndex, text: str, reading: str, stems: list[str]) -> None:
    """Layouts, alphabets and slips are mended, and what nobody meant stays as it is."""
    found = read(index, text)
    assert (found.reading, [token.stem for token in found.tokens]) == (reading, stems)


def test_names() -> None:
    """Names are known by their parts, their initials, and people by their surnames first."""
    assert abbreviation("Барнаульский котельный завод") == "бкз"
    assert "Колос" in segments("Хлебозавод «Колос»")
    assert ("лмк",) in name_aliases("Липецкий металлургический комбинат")
    person = person_alias("Татьяна Игоревна Мельник")
    assert dict(zip(person.stems, person.weights, strict=True))["мельник"] == pytest.approx(0.65)
    assert sum(person_alias("Anna Smith").weights) == pytest.approx(1.0)
    assert person_alias("").stems == ()


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Барнаул, ул. Ленина, 5", "Барнаул"),
        ("г. Елец", "Елец"),
        ("Колывань, Курьинский район", "Колывань"),
        ("ул. Мира, 20", ""),
        ("", ""),
    ],
)
def test_town(place: str, expected: str) -> None:
    """The town of an address is its head, unless that is a street."""
    assert town(place) == expected


def test_minimum_age() -> None:
    """The least age an audience names."""
    assert minimum_age("Школьники 12+; студенты") == 12
    assert minimum_age("Семьи с детьми 0+") == 0
    assert minimum_age("Студенты") is None
