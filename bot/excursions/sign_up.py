"""Filling in a sign-up: each answer is one transaction of {the form's step, the next prompt, the update's «done»}.

Until the last «Подтвердить» everything said lives in the form alone and goes with it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.excursions import form as forms_rules
from bot.excursions import rules
from bot.excursions.consent import KIND as CONSENT
from bot.excursions.consent import consent_text, current_hashes, operator_of
from bot.excursions.fields import Fault, Misread, without_introduction
from bot.excursions.rules import Refusal
from bot.excursions.service import Applicant, Outcome, take_place
from bot.settings import Settings
from bot.texts import LANGUAGES, Texts
from storage import bookings, excursions, forms, inbox, outbox, people
from storage.database import Connection, Database
from storage.records.delivery import Ids, Promise
from storage.records.excursions import ConsentText
from storage.records.people import Account, Form
from storage.records.programme import Forum


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One update in the middle of a sign-up: whose, which (`inbox_id`), in which forum, and the message it pressed."""

    account: Account
    forum: Forum
    inbox_id: int
    edits: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What an answer came to: ids of owed rows to deliver at once where the form moved on or ended; else what to say
    now (`misread`, `refusal`), or nothing: show where the form stands."""

    owed: tuple[int | None, ...] = ()
    misread: Fault | None = None
    refusal: Refusal | None = None

    @property
    def moved(self) -> bool:
        """Whether anything was written."""
        return bool(self.owed)


async def begin(
    database: Database, now: datetime, told: Told, excursion_id: int, *, texts: Texts, settings: Settings
) -> Step:
    """Begin to sign up, for a seat or for the waiting list as the state decides; a form begun before is left.

    A second press of the same button finds the form and begins nothing.
    """
    async with database.tx() as tx:
        form = await forms.load(tx, told.account.id)
        if _about(form, excursion_id):
            return Step()
        tour = await excursions.tour(tx, excursion_id)
        if tour is None:
            return Step(refusal=Refusal("cancelled"))
        if await bookings.live_of(tx, excursion_id, told.account.id):
            return Step(refusal=Refusal("signed up"))
        refusal = rules.open_to_all(tour.excursion, now)
        person = await people.self_person(tx, told.account.id)
        if refusal is None and person and person.birth_date:
            refusal = rules.old_enough(tour.excursion, person.birth_date, now, told.forum.zone)
        if refusal:
            return Step(refusal=refusal)
        operator = operator_of(await excursions.ways(tx, told.forum.id), settings)
        given = await bookings.consents_of(tx, person.id, CONSENT) if person else []
        form = forms_rules.begin(
            excursion_id,
            waiting=rules.place(tour) == "waiting",
            document=tour.excursion.id_required and operator is not None,
            person=person,
            consented=not current_hashes(texts, told.forum, operator).isdisjoint(given),
        )
        return await _move(tx, told, form, now)


async def consent(
    database: Database, now: datetime, told: Told, excursion_id: int, *, agreed: bool, text: str, language: str
) -> Step:
    """«Согласен» or «Не согласен» to `text`, shown in `language`; a refusal ends the form and leaves nothing."""
    async with database.tx() as tx:
        form = await forms.load(tx, told.account.id)
        if form is None or not _about(form, excursion_id) or form.step != "consent":
            return Step()
        if not agreed:
            return await _leave(tx, told, form, "declined", now)
        return await _move(tx, told, forms_rules.agreed(form, text, language, now), now)


async def answer(database: Database, now: datetime, told: Told, text: str, *, texts: Texts) -> Step:
    """Take what was typed into the field that is asked now. Who turns out too young leaves, and nothing is kept."""
    lists = (texts.speak(language, told.forum.zone).plain("sign-up-no-names") for language in LANGUAGES)
    asking = frozenset(word for words in lists for word in words.split())
    said = (texts.speak(language, told.forum.zone).plain("sign-up-introductions") for language in LANGUAGES)
    introductions = [opening for openings in said for opening in openings.split(", ")]
    today = now.astimezone(ZoneInfo(told.forum.zone)).date()
    async with database.tx() as tx:
        form = await forms.load(tx, told.account.id)
        if form is None or form.kind != forms_rules.KIND:
            return Step()
        if form.step == "name":
            text = without_introduction(text, introductions)
        filled = forms_rules.filled(form, text, today, asking)
        if isinstance(filled, Misread):
            return Step(misread=filled.why)
        tour = await excursions.tour(tx, forms_rules.excursion_of(form))
        if tour is not None and form.step == "birth_date":
            young = rules.old_enough(tour.excursion, forms_rules.birth_date_of(filled), now, told.forum.zone)
            if young:
                return await _leave(tx, told, form, young.why, now)
        return await _move(tx, told, filled, now, thanks=form.step == "phone")


async def change(database: Database, now: datetime, told: Told, excursion_id: int, field: str) -> Step:
    """Ask for one field again; what was said before stays until it is answered."""
    async with database.tx() as tx:
        form = await forms.load(tx, told.account.id)
        if form is None or not _about(form, excursion_id) or form.step != "confirm":
            return Step()
        again = forms_rules.at_field(form, field)
        return await _move(tx, told, again, now) if again.step != form.step else Step()


async def leave(database: Database, now: datetime, told: Told, excursion_id: int | None = None) -> Step:
    """«Отмена»: forget the form and everything said in it. `excursion_id`: only if the form is about that one."""
    async with database.tx() as tx:
        form = await forms.load(tx, told.account.id)
        if form is None or form.kind != forms_rules.KIND or (excursion_id and not _about(form, excursion_id)):
            return Step()
        return await _leave(tx, told, form, "by choice", now)


async def confirm(database: Database, now: datetime, told: Told, excursion_id: int, *, waiting: bool) -> Outcome:
    """«Подтвердить»: book the seat (or, if `waiting`, stand in the waiting list where none is free) with all that was
    said, and end the form. Where the last seat has gone meanwhile the form stays and offers the waiting list.

    Raises AlreadyDoneError where the update had its effect before.
    """
    async with database.tx() as tx:
        form = await forms.load(tx, told.account.id)
        if form is None or not _about(form, excursion_id) or form.step != "confirm":
            return Outcome(what="unchanged", booking=await bookings.live_of(tx, excursion_id, told.account.id))
        outcome = await take_place(
            tx, now, _applicant(told.account, form), excursion_id, waiting=waiting, edits=told.edits
        )
        match outcome.what:
            case "full":
                step = await _move(tx, told, forms_rules.in_waiting_list(form), now)
                return Outcome(what="full", owed=step.owed)
            case "refused" if outcome.refusal:
                step = await _leave(tx, told, form, outcome.refusal.why, now)
                return Outcome(what="refused", refusal=outcome.refusal, owed=step.owed)
        await forms.leave(tx, told.account.id)
        await inbox.done(tx, told.inbox_id, now)
        return outcome


def _applicant(account: Account, form: Form) -> Applicant:
    said = form.answers
    given: tuple[ConsentText, datetime] | None = None
    if said["consent"]:
        given = consent_text(said["consent_language"], said["consent"]), datetime.fromisoformat(said["consent_at"])
    return Applicant(
        account=account,
        name=said["name"],
        birth_date=date.fromisoformat(said["birth_date"]),
        phone=said["phone"],
        document=said.get("document", ""),
        consent=given,
    )


def _about(form: Form | None, excursion_id: int) -> bool:
    return form is not None and form.kind == forms_rules.KIND and forms_rules.excursion_of(form) == excursion_id


async def _move(tx: Connection, told: Told, form: Form, now: datetime, *, thanks: bool = False) -> Step:
    """Keep the form where it stands now, and owe its prompt."""
    await forms.save(tx, told.account.id, form, now)
    ids: Ids = {"excursion": forms_rules.excursion_of(form), "thanks": int(thanks)}
    return await _owe(tx, told, "sign_up", ids, now)


async def _leave(tx: Connection, told: Told, form: Form, why: str, now: datetime) -> Step:
    """Forget the form, and owe a word about it."""
    await forms.leave(tx, told.account.id)
    ids: Ids = {"excursion": forms_rules.excursion_of(form), "thanks": int(form.step == "phone"), "why": why}
    return await _owe(tx, told, "sign_up_left", ids, now)


async def _owe(tx: Connection, told: Told, kind: str, ids: Ids, now: datetime) -> Step:
    await inbox.done(tx, told.inbox_id, now)
    promise = Promise(
        key=f"form:{told.inbox_id}",
        kind=kind,
        chat_id=told.account.telegram_id,
        account_id=told.account.id,
        forum_id=told.forum.id,
        ids=ids,
        lane="answer",
        due_at=now,
        edits=told.edits,
    )
    return Step(owed=(await outbox.owe(tx, promise, now),))
