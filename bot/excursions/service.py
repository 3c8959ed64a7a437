"""Seats change hands here. Each act is one transaction that locks the excursion first, so that whoever comes second
sees what the first one left; it names the wanted state, so that a second press changes nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.excursions import rules
from bot.excursions.offers import end, offer_on, owe
from bot.excursions.rules import Refusal
from storage import bookings, excursions, inbox, outbox, people
from storage.database import Connection, Database
from storage.records.delivery import Promise
from storage.records.excursions import Booking, ConsentText, Tour
from storage.records.people import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who is to be signed up, as they said. `consent`: its text and when it was pressed; None where given before."""

    account: Account
    name: str
    birth_date: date
    phone: str
    document: str = ""
    consent: tuple[ConsentText, datetime] | None = None


What = Literal[
    "booked", "waiting", "taken", "declined", "cancelled", "run out", "unchanged", "full", "refused", "gone"
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an act: the booking as it stands now, and the ids of owed rows to deliver at once.

    `unchanged`: the wanted state was there already, or the state decides otherwise; show it. `full`: no seat is left
    and a place in the waiting list was not asked for; nothing was written. `refused`: see `refusal`. `gone`: there is
    no such excursion or booking of this account.
    """

    what: What
    booking: Booking | None = None
    refusal: Refusal | None = None
    owed: tuple[int | None, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return self.what not in ("unchanged", "full", "refused", "gone")


async def register(
    database: Database,
    now: datetime,
    applicant: Applicant,
    excursion_id: int,
    *,
    waiting: bool,
    inbox_id: int | None = None,
    edits: int | None = None,
) -> Outcome:
    """Sign the account's own person up for one seat; where none is free, put them in the waiting list if `waiting`.

    `edits` is the message to turn into the confirmation. Raises AlreadyDoneError where update `inbox_id` had its
    effect before.
    """
    async with database.tx() as tx:
        outcome = await take_place(tx, now, applicant, excursion_id, waiting=waiting, edits=edits)
        if outcome.changed:
            await inbox.done(tx, inbox_id, now)
        return outcome


async def take_place(
    tx: Connection, now: datetime, applicant: Applicant, excursion_id: int, *, waiting: bool, edits: int | None = None
) -> Outcome:
    """`register` inside a transaction of the caller's."""
    tour = await excursions.lock(tx, excursion_id)
    if tour is None:
        return Outcome(what="gone")
    account = applicant.account
    forum_id, ways = await excursions.forum_of(tx, excursion_id)
    live = await bookings.live_of(tx, excursion_id, account.id)
    verdict = rules.sign_up(tour, now, ways.zone, birth_date=applicant.birth_date, live=live)
    if isinstance(verdict, Refusal):
        return Outcome(what="unchanged" if live else "refused", booking=live, refusal=verdict)
    seated = verdict == "seat" and await excursions.take(tx, excursion_id, 1)
    if not seated and not waiting:
        return Outcome(what="full")
    person = await people.save_self(
        tx, account.id, name=applicant.name, birth_date=applicant.birth_date, phone=applicant.phone, now=now
    )
    if applicant.consent:
        text, given_at = applicant.consent
        await bookings.keep_consent(tx, account_id=account.id, person_id=person.id, text=text, given_at=given_at)
    booking = await bookings.add(
        tx,
        forum_id=forum_id,
        excursion_id=excursion_id,
        account_id=account.id,
        person_id=person.id,
        seats=1,
        state="booked" if seated else "waiting",
        now=now,
    )
    if applicant.document:
        await bookings.keep_document(tx, booking.id, applicant.document)
    row = await owe(tx, "booking", booking, account.telegram_id, now, now, told=booking.state, edits=edits)
    return Outcome(what="booked" if seated else "waiting", booking=booking, owed=(row,))


async def cancel(
    database: Database,
    now: datetime,
    account: Account,
    booking_id: int,
    *,
    default_quiet: str,
    inbox_id: int | None = None,
    edits: int | None = None,
) -> Outcome:
    """Give a booking, an offer or a place in the waiting list up; what comes free is offered to the next in line.

    `default_quiet` is the process's QUIET_HOURS. Raises AlreadyDoneError where update `inbox_id` had its effect before.
    """
    async with database.tx() as tx:
        booking, tour = await _own(tx, account, booking_id)
        if booking is None or tour is None:
            return Outcome(what="gone")
        if not rules.may_cancel(booking, tour.excursion, now):
            return Outcome(what="unchanged", booking=booking)
        await inbox.done(tx, inbox_id, now)
        booking = await end(tx, booking, "by the person", now)
        await offer_on(tx, booking.excursion_id, now, default_quiet)
        row = await owe(tx, "booking", booking, account.telegram_id, now, now, told="cancelled", edits=edits)
        return Outcome(what="cancelled", booking=booking, owed=(row,))


async def answer_offer(
    database: Database,
    now: datetime,
    account: Account,
    booking_id: int,
    *,
    take: bool,
    default_quiet: str,
    inbox_id: int | None = None,
    edits: int | None = None,
) -> Outcome:
    """Take the seat offered to a booking, or decline it; an answer that comes too late ends the offer.

    `default_quiet` is the process's QUIET_HOURS. Raises AlreadyDoneError where update `inbox_id` had its effect before.
    """
    async with database.tx() as tx:
        booking, tour = await _own(tx, account, booking_id)
        if booking is None or tour is None:
            return Outcome(what="gone")
        stands = rules.may_take(booking, tour.excursion, now)
        ran_out = booking.offered_until is not None and booking.offered_until <= now
        if booking.state != "offered" or (take and not stands and not ran_out):
            return Outcome(what="unchanged", booking=booking)
        await inbox.done(tx, inbox_id, now)
        if take and stands:
            booking = await bookings.change(tx, booking.id, "booked", now)
            row = await owe(tx, "booking", booking, account.telegram_id, now, now, told="taken", edits=edits)
            return Outcome(what="taken", booking=booking, owed=(row,))
        booking = await end(tx, booking, "offer ran out" if ran_out else "declined", now)
        await offer_on(tx, booking.excursion_id, now, default_quiet)
        row = await owe(tx, "booking", booking, account.telegram_id, now, now, told="cancelled", edits=edits)
        return Outcome(what="run out" if ran_out else "declined", booking=booking, owed=(row,))


async def owe_calendar(
    database: Database,
    now: datetime,
    account: Account,
    excursion_id: int,
    *,
    forum_id: int,
    inbox_id: int,
    pressed: int | None,
) -> int | None:
    """Owe the excursion as a calendar file: the row, or None for a second tap of the same minute on one message.

    Raises AlreadyDoneError where update `inbox_id` had its effect before.
    """
    async with database.tx() as tx:
        await inbox.done(tx, inbox_id, now)
        promise = Promise(
            key=f"excursion_calendar:{account.id}:{excursion_id}:{pressed or 0}:{now:%Y%m%d%H%M}",
            kind="excursion_calendar",
            chat_id=account.telegram_id,
            account_id=account.id,
            forum_id=forum_id,
            ids={"excursion": excursion_id},
            lane="answer",
            due_at=now,
        )
        return await outbox.owe(tx, promise, now)


async def _own(tx: Connection, account: Account, booking_id: int) -> tuple[Booking | None, Tour | None]:
    """A booking of the account with its excursion locked, as it stands after the lock."""
    booking = await bookings.booking(tx, booking_id)
    if booking is None or booking.account_id != account.id:
        return None, None
    tour = await excursions.lock(tx, booking.excursion_id)
    return await bookings.booking(tx, booking_id), tour
