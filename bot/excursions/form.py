"""The sign-up form as plain values: what is asked next, and what an answer does to it."""

from collections.abc import Container
from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from bot.excursions.fields import Misread, read_birth_date, read_document, read_name, read_phone
from storage.records.people import Form, Person

KIND = "sign_up"

Step = Literal["consent", "name", "birth_date", "phone", "document", "confirm"]
FIELDS: tuple[Step, ...] = ("name", "birth_date", "phone", "document")


def begin(excursion_id: int, *, waiting: bool, document: bool, person: Person | None, consented: bool) -> Form:
    """A new sign-up, with all that is known already.

    `waiting`: for the waiting list. `document`: its number is needed. `consented`: `person` gave a consent that holds.
    """
    answers = {"excursion": str(excursion_id)}
    if waiting:
        answers["waiting"] = "1"
    if document:
        answers["needs_document"] = "1"
    if person and consented:
        answers["consent"] = ""
        answers["name"] = person.name
        answers["birth_date"] = person.birth_date.isoformat() if person.birth_date else ""
        answers["phone"] = person.phone or ""
    known = {key: said for key, said in answers.items() if said or key == "consent"}
    return onward(Form(kind=KIND, step="consent", answers=known))


def onward(form: Form) -> Form:
    """The form at the first thing not yet said; at its confirmation when all is."""
    missing = (field for field in ("consent", *FIELDS) if field not in form.answers and _asked(form, field))
    return replace(form, step=next(missing, "confirm"))


def agreed(form: Form, text: str, language: str, at: datetime) -> Form:
    """The form after «Согласен» to a text, in its language, at a moment."""
    consent = {"consent": text, "consent_language": language, "consent_at": at.isoformat()}
    return onward(replace(form, answers={**form.answers, **consent}))


def filled(form: Form, text: str, today: date, asking: Container[str] = ()) -> Form | Misread:
    """The form after an answer to what it asks now. `today` is the forum's date; `asking` words are in no name."""
    value: str | date | Misread
    match form.step:
        case "name":
            value = read_name(text, asking)
        case "birth_date":
            value = read_birth_date(text, today)
        case "phone":
            value = read_phone(text)
        case "document":
            value = read_document(text)
        case _:
            value = Misread("buttons-only")
    if isinstance(value, Misread):
        return value
    said = value.isoformat() if isinstance(value, date) else value
    return onward(replace(form, answers={**form.answers, form.step: said}))


def at_field(form: Form, field: str) -> Form:
    """The form asking for one of its fields again; unchanged where that field is not among the asked."""
    return replace(form, step=field) if field in FIELDS and field in form.answers else form


def in_waiting_list(form: Form) -> Form:
    """The form after the last seat went to somebody else: all that was said stays, for the waiting list."""
    return replace(form, answers={**form.answers, "waiting": "1", "missed": "1"})


def excursion_of(form: Form) -> int:
    """The excursion the form is about."""
    return int(form.answers["excursion"])


def birth_date_of(form: Form) -> date:
    """The birth date said."""
    return date.fromisoformat(form.answers["birth_date"])


def _asked(form: Form, field: str) -> bool:
    return field != "document" or "needs_document" in form.answers
