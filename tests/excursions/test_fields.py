"""What people type: every way they write a name, a birth date, a phone, a document."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.excursions import form as forms
from bot.excursions.fields import (
    Misread,
    pretty_phone,
    read_birth_date,
    read_document,
    read_name,
    read_phone,
)
from bot.texts import LANGUAGES, Texts
from storage.records.people import Form, Person

NOON = datetime(2025, 11, 18, 5, 0, tzinfo=UTC)
TODAY = date(2025, 11, 18)
FIFTH = date(2001, 5, 5)


@pytest.fixture(scope="module")
def asking(texts: Texts) -> frozenset[str]:
    """Words no name is made of, as the bot has them."""
    words = (texts.speak(language, "UTC").plain("sign-up-no-names") for language in LANGUAGES)
    return frozenset(word for line in words for word in line.split())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Иванов Иван Иванович", "Иванов Иван Иванович"),
        ("  иванов   иван ", "Иванов Иван"),
        ("ИВАНОВА-ПЕТРОВА АННА", "Иванова-Петрова Анна"),
        ("Ben Carter", "Ben Carter"),
        ("Seán O’Brien", "Seán O'Brien"),
        ("Мамедов Али оглы", "Мамедов Али оглы"),
        ("ван дер Ваальс Ян", "ван дер Ваальс Ян"),
        ("Пётр Ё.", "Пётр Ё."),
        ("Do Kim", "Do Kim"),
        ("Нгуен Тхи Май", "Нгуен Тхи Май"),
        ("Zoe\u0308 Kravitz", "Zoë Kravitz"),
    ],
)
def test_names(asking: frozenset[str], typed: str, name: str) -> None:
    """Names of many kinds, in any case, with one space between words."""
    assert read_name(typed, asking) == name


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Иван", "name-short"),
        ("Иван -", "name-short"),
        ("", "name-letters"),
        ("Иван Петров 2", "name-letters"),
        ("<b>Иван</b> Петров", "name-letters"),
        ("Когда открытие?", "name-letters"),
        ("Когда открытие", "name-letters"),
        ("где обед", "name-letters"),
        ("where is lunch", "name-letters"),
        ("можно с ребёнком", "name-letters"),
        ("🙂 🙂", "name-letters"),
        ("Иван Петров " * 10, "name-long"),
    ],
)
def test_not_names(asking: frozenset[str], typed: str, why: str) -> None:
    """Half a name, figures, markup and questions are no names."""
    assert read_name(typed, asking) == Misread(why)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "typed",
    [
        "5 мая 2001", "05.05.2001", "5/5/2001", "5.5.2001", "2001-05-05", "5 МАЯ 2001 г.", "5 мая 2001 года",
        "05 05 2001", "05052001", "5-5-2001", "5 May 2001", "May 5, 2001", "5th of May 2001", "5-го мая 2001",
        "5, май 2001", "я родился 5 мая 2001 года", "2001.5.5", "05.05.2001г", "5 мая, 2001",
        "٥.٥.٢٠٠١",
    ],
)  # fmt: skip
def test_birth_dates(typed: str) -> None:
    """One birth date, the ways people write it."""
    assert read_birth_date(typed, TODAY) == FIFTH


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("5 мая", "date-year"),
        ("05.05", "date-year"),
        ("5.5.01", "date-year"),
        ("5-го мая", "date-year"),
        ("31 февраля 2001", "date-impossible"),
        ("5/13/2001", "date-impossible"),
        ("29.02.2001", "date-impossible"),
        ("00.00.0000", "date-impossible"),
        ("32.01.2001", "date-impossible"),
        ("19.11.2025", "date-future"),
        ("5 мая 2101", "date-future"),
        ("17.11.1904", "date-old"),
        ("5 мая 1001", "date-old"),
        ("", "date-unclear"),
        ("давно", "date-unclear"),
        ("2001", "date-unclear"),
        ("мая", "date-unclear"),
        ("какие экскурсии 19 ноября", "date-unclear"),
        ("5 мая 6 июня 2001", "date-unclear"),
        ("1 000 000", "date-unclear"),
    ],
)
def test_not_birth_dates(typed: str, why: str) -> None:
    """No year, no such day, not yet, too long ago, no date at all: each its own word."""
    assert read_birth_date(typed, TODAY) == Misread(why)  # type: ignore[arg-type]


def test_today_is_a_birth_date() -> None:
    """Born today is young, not in the future; 120 years is old, not impossible."""
    assert read_birth_date("18.11.2025", TODAY) == TODAY
    assert read_birth_date("18.11.1905", TODAY) == date(1905, 11, 18)
    assert read_birth_date("29.02.2004", TODAY) == date(2004, 2, 29)


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("+7 913 123-45-67", "+79131234567"),
        ("8 (913) 123-45-67", "+79131234567"),
        ("89131234567", "+79131234567"),
        ("79131234567", "+79131234567"),
        ("9131234567", "+79131234567"),
        ("8‑913‑123‑45‑67", "+79131234567"),
        ("тел. 8 913 123 45 67", "+79131234567"),
        ("мой номер: 8 913 123 45 67", "+79131234567"),
        ("861012345678", "+861012345678"),
        ("+375 29 123-45-67", "+375291234567"),
        ("00375291234567", "+375291234567"),
        ("375291234567", "+375291234567"),
        ("+1 202 555 0123", "+12025550123"),
        ("+44 20 7946 0958", "+442079460958"),
        ("(385-2) 12-34-56", "+73852123456"),
    ],
)
def test_phones(typed: str, phone: str) -> None:
    """Russian and foreign numbers as people write them."""
    assert read_phone(typed) == phone


@pytest.mark.parametrize(
    "typed",
    ["", "12-34-56", "+7 913 123", "+7 913 123 45 678", "нет телефона", "05.05.2001", "+", "1" * 16, "позвоните 112",
     "8 913 1234567 или 8 913 7654321", "8913000010122", "+0 913 123 45 67", "²³⁴5678901"],
)  # fmt: skip
def test_not_phones(typed: str) -> None:
    """Too short, too long, with words: asked again."""
    assert read_phone(typed) == Misread("phone-unclear")


def test_phones_are_shown_as_people_read_them() -> None:
    """Russian numbers are grouped; others stay as they are."""
    assert pretty_phone("+79131234567") == "+7 913 123-45-67"
    assert pretty_phone("+375291234567") == "+375291234567"


@pytest.mark.parametrize(
    "typed", ["0104 123456", "01 04 № 123456", "II-ТО № 123456", "AB1234567", "VIII-АГ 123456", "  1234567 "]
)
def test_documents(typed: str) -> None:
    """Passports and birth certificates of any country, spaces tidied."""
    assert read_document(typed) == " ".join(typed.split())


@pytest.mark.parametrize(
    "typed", ["", "паспорт", "не помню", "123", "когда открытие 2025", "0104 123456 " * 5, "<b>0104 1234</b>", "__1234"]
)
def test_not_documents(typed: str) -> None:
    """Words, a few figures, markup: asked again."""
    assert read_document(typed) == Misread("document-unclear")


@given(some.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is typed, a field gives a value that fits or a reason, and never breaks."""
    for read in (
        read_name(text), read_phone(text), read_document(text), read_birth_date(text, TODAY)
    ):  # fmt: skip
        assert isinstance(read, str | date | Misread)
    phone = read_phone(text)
    assert isinstance(phone, Misread) or (phone[0] == "+" and phone[1:].isdecimal() and phone.isascii())


def test_a_form_asks_only_what_it_needs() -> None:
    """Consent, name, birth date, phone; a document only where it is needed; nothing that is known already."""

    def steps(form: Form) -> list[str]:
        said = {"name": "Иванов Иван", "birth_date": "05.05.2001", "phone": "89131234567", "document": "0104 123456"}
        asked = []
        while form.step != "confirm":
            asked.append(form.step)
            after = forms.agreed(form, "текст", "ru", NOON) if form.step == "consent" else None
            filled = after or forms.filled(form, said[form.step], TODAY)
            assert isinstance(filled, Form)
            form = filled
        return asked

    anna = Person(id=1, account_id=1, is_self=True, name="Анна Ким", birth_date=FIFTH, phone="+79131234567")
    most = ["consent", "name", "birth_date", "phone"]
    assert steps(forms.begin(1, waiting=False, document=False, person=None, consented=False)) == most
    assert steps(forms.begin(1, waiting=False, document=True, person=anna, consented=False)) == [*most, "document"]
    assert steps(forms.begin(1, waiting=True, document=True, person=anna, consented=True)) == ["document"]
    assert steps(forms.begin(1, waiting=False, document=False, person=anna, consented=True)) == []


def test_changing_a_field_comes_back_to_the_confirmation() -> None:
    """One field is asked again, the others stay; a field that was not asked cannot be changed."""
    anna = Person(id=1, account_id=1, is_self=True, name="Анна Ким", birth_date=FIFTH, phone="+79131234567")
    form = forms.begin(1, waiting=False, document=False, person=anna, consented=True)
    again = forms.at_field(form, "name")
    assert again.step == "name"
    filled = forms.filled(again, "Анна Иванова", TODAY)
    assert isinstance(filled, Form)
    assert filled.step == "confirm"
    assert filled.answers["name"] == "Анна Иванова"
    assert forms.at_field(form, "document") == forms.at_field(form, "consent") == form
