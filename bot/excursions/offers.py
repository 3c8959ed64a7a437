"""Waiting lists at work: a seat that comes free is offered to the head of the line, an offer nobody answers ends."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.excursions import rules
from bot.settings import Settings, quiet_hours
from storage import bookings, excursions, outbox
from storage.database import Connection, Database
from storage.records.delivery import Lane, Promise
from storage.records.excursions import Booking, Tour, Ways, Why


@dataclass(frozen=True, slots=True)
class Offers:
    """The heartbeat of waiting lists."""

    database: Database
    settings: Settings

    async def tick(self, now: datetime) -> None:
        """End the offers nobody answered in time, give free seats to the heads of lines, close lines whose time is up.

        Seats come free by themselves when an import adds some. One transaction an excursion: it happens wholly or not
        at all, and again does nothing.
        """
        async with self.database.read() as read:
            ended = await excursions.with_offers_run_out(read, now)
            awaited = await excursions.awaited(read, now)
        for excursion_id in sorted({*ended, *(tour.excursion.id for tour in awaited if _gives(tour, now))}):
            async with self.database.tx() as tx:
                await self._renew(tx, excursion_id, now)
        for tour in awaited:
            if rules.adding_ends(tour.excursion) <= now:
                await self._close(tour.excursion.id, now)

    async def next_due(self, now: datetime) -> datetime | None:
        """The next moment at which `tick` has something to do; None while nothing is open."""
        async with self.database.read() as read:
            moments = [await excursions.next_offer_end(read)]
            for tour in await excursions.awaited(read, now):
                closes = rules.adding_ends(tour.excursion)
                moments.append(now if _gives(tour, now) else closes if closes > now else None)
        return min((max(moment, now) for moment in moments if moment), default=None)

    async def erase_account(self, tx: Connection, account_id: int, now: datetime) -> int:
        """Free what an account claims, because the person asks to be forgotten; what comes free is offered on.

        Documents of all their bookings are wiped. The rows of bookings stay, cancelled: whoever erases the persons
        makes them nameless. How many bookings ended.
        """
        mine = await bookings.bookings_of(tx, account_id)
        ended = 0
        for excursion_id in sorted({excursion.id for booking, excursion in mine if booking.live}):
            await excursions.lock(tx, excursion_id)
            for booking, excursion in await bookings.bookings_of(tx, account_id):
                if excursion.id == excursion_id and booking.live:
                    await end(tx, booking, "forgotten", now)
                    ended += 1
            await offer_on(tx, excursion_id, now, self.settings.quiet_hours)
        for booking, _ in mine:
            await bookings.wipe_document(tx, booking.id)
        return ended

    async def _renew(self, tx: Connection, excursion_id: int, now: datetime) -> None:
        tour = await excursions.lock(tx, excursion_id)
        if tour is None:
            return
        _, ways = await excursions.forum_of(tx, excursion_id)
        due = rules.after_quiet(now, _quiet(ways, self.settings.quiet_hours), ways.zone)
        for booking, telegram_id in await bookings.run_out_of(tx, excursion_id, now):
            ended = await end(tx, booking, "offer ran out", now)
            await owe(tx, "offer_over", ended, telegram_id, now, due)
        await offer_on(tx, excursion_id, now, self.settings.quiet_hours)

    async def _close(self, excursion_id: int, now: datetime) -> None:
        """Tell those who still wait that the gate list is closed; they stay where they are, should it open again."""
        async with self.database.read() as read:
            if not await bookings.waiting_untold(read, excursion_id, "waiting_over"):
                return
        async with self.database.tx() as tx:
            await excursions.lock(tx, excursion_id)
            _, ways = await excursions.forum_of(tx, excursion_id)
            due = rules.after_quiet(now, _quiet(ways, self.settings.quiet_hours), ways.zone)
            for booking, telegram_id in await bookings.waiting_untold(tx, excursion_id, "waiting_over"):
                await owe(tx, "waiting_over", booking, telegram_id, now, due)


async def end(tx: Connection, booking: Booking, why: Why, now: datetime) -> Booking:
    """Cancel a live booking, free its seats and forget its document; the excursion is locked."""
    await excursions.give_back(tx, booking.excursion_id, rules.frees(booking))
    await bookings.wipe_document(tx, booking.id)
    return await bookings.change(tx, booking.id, "cancelled", now, why=why)


async def offer_on(tx: Connection, excursion_id: int, now: datetime, default_quiet: str) -> None:
    """Offer what is free to those who wait, in order; the excursion is locked. `default_quiet`: as QUIET_HOURS."""
    _, ways = await excursions.forum_of(tx, excursion_id)
    waiting = dict(await bookings.waiting_of(tx, excursion_id))
    while waiting and (tour := await excursions.tour(tx, excursion_id)):
        head = rules.next_in_line(tour, tuple(waiting))
        window = rules.offer(tour.excursion, now, _quiet(ways, default_quiet), ways.zone)
        if head is None or window is None or not await excursions.take(tx, excursion_id, head.seats):
            return
        told, until = window
        offered = await bookings.change(tx, head.id, "offered", now, offered_until=until)
        await owe(tx, "offer", offered, waiting.pop(head), now, told)


async def owe(
    tx: Connection,
    kind: Literal["booking", "offer", "offer_over", "waiting_over"],
    booking: Booking,
    telegram_id: int,
    now: datetime,
    due_at: datetime,
    *,
    told: str = "",
    edits: int | None = None,
) -> int | None:
    """Promise the person word of their booking; answers are told at once, the rest when due."""
    lane: Lane = "answer" if kind == "booking" else "notice"
    promise = Promise(
        key=f"{kind}:{booking.id}:{told}" if told else f"{kind}:{booking.id}",
        kind=kind,
        chat_id=telegram_id,
        account_id=booking.account_id,
        forum_id=booking.forum_id,
        ids={"booking": booking.id},
        lane=lane,
        due_at=due_at,
        edits=edits,
    )
    return await outbox.owe(tx, promise, now)


def _gives(tour: Tour, now: datetime) -> bool:
    """Whether a free seat can be offered to somebody who waits."""
    in_time = rules.offer(tour.excursion, now, None, tour.excursion.zone) is not None
    return in_time and tour.free > 0 and tour.waiting > 0


def _quiet(ways: Ways, default: str) -> rules.Quiet:
    return quiet_hours(default if ways.quiet_hours is None else ways.quiet_hours)
