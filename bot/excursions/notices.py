"""What this room promised, in words made at the last moment: from today's state, in the reader's language."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.clock import Clock
from bot.delivery.promises import Expired, Render
from bot.excursions import form as forms_rules
from bot.excursions import rules
from bot.excursions.screens import bookings as booking_screens
from bot.excursions.screens import sign_up as sign_up_screens
from bot.excursions.views import Look, open_booking_screen, open_form_screen
from bot.programme.calendar import item_file
from bot.programme.cards import FIELD, value
from bot.programme.editions import Editions
from bot.screen import Screen
from bot.settings import Settings
from bot.texts import Texts
from storage import bookings, excursions, forms, people
from storage.database import Database
from storage.records.delivery import Owed
from storage.records.excursions import Booking, Tour


def renders(
    database: Database, clock: Clock, texts: Texts, editions: Editions, settings: Settings
) -> dict[str, Render]:
    """How the promises of this room become screens."""
    room = _Room(database, clock, texts, editions, settings)
    kinds = {
        "booking": _booking,
        "offer": _offer,
        "offer_over": _offer_over,
        "waiting_over": _waiting_over,
        "excursion_calendar": _calendar,
        "sign_up": _sign_up,
        "sign_up_left": _sign_up_left,
    }
    return {kind: room.render(told) for kind, told in kinds.items()}


@dataclass(frozen=True, slots=True)
class _Room:
    database: Database
    clock: Clock
    texts: Texts
    editions: Editions
    settings: Settings

    def render(self, told: Callable[[Owed, Look], Awaitable[Screen | Expired]]) -> Render:
        """`told` with the reader found first."""

        async def render(owed: Owed) -> Screen | Expired:
            edition = await self.editions.of(owed.forum_id)
            async with self.database.read() as read:
                account = await people.account(read, owed.account_id or 0)
            if account is None or edition is None:
                return Expired("nobody to tell")
            words = self.texts.speak(account.language, account.zone or edition.forum.zone)
            look = Look(
                database=self.database,
                settings=self.settings,
                edition=edition,
                words=words,
                account=account,
                now=self.clock.now(),
            )
            return await told(owed, look)

        return render


async def _booking(owed: Owed, look: Look) -> Screen | Expired:
    """The answer to an act: the booking as it stands now."""
    return await open_booking_screen(look, int(owed.ids["booking"]))


async def _offer(owed: Owed, look: Look) -> Screen | Expired:
    booking, tour = await _standing(owed, look)
    if booking is None or tour is None or booking.offered_until is None:
        return Expired("answered or ran out")
    if not rules.may_take(booking, tour.excursion, look.now):
        return Expired("ran out or cancelled")
    return booking_screens.offer_screen(look.words, booking, tour.excursion, booking.offered_until, look.now)


async def _offer_over(owed: Owed, look: Look) -> Screen | Expired:
    _, tour = await _standing(owed, look)
    if tour is None or tour.excursion.cancelled or tour.excursion.start <= look.now:
        return Expired("cancelled or past")
    return booking_screens.over_screen(look.words, "offer-over", tour.excursion)


async def _waiting_over(owed: Owed, look: Look) -> Screen | Expired:
    booking, tour = await _standing(owed, look)
    if booking is None or tour is None or booking.state != "waiting":
        return Expired("no longer waiting")
    if tour.excursion.cancelled or tour.excursion.start <= look.now:
        return Expired("cancelled or past")
    if look.now < rules.adding_ends(tour.excursion):
        return Expired("the list is open again")
    return booking_screens.over_screen(look.words, "waiting-over", tour.excursion)


async def _calendar(owed: Owed, look: Look) -> Screen | Expired:
    excursion = look.edition.catalogue.excursion_by_id.get(int(owed.ids["excursion"]))
    if excursion is None:
        return Expired("the excursion is gone")
    file = item_file(look.words, look.edition.catalogue, excursion, look.now)
    return Screen(text=look.words("excursion-calendar-file", title=value(excursion.title, FIELD)), file=file)


async def _sign_up(owed: Owed, look: Look) -> Screen | Expired:
    async with look.database.read() as read:
        form = await forms.load(read, look.account.id)
    if form is None or form.kind != forms_rules.KIND:
        return Expired("the form has ended")
    screen = await open_form_screen(look, form, thanks=bool(owed.ids["thanks"]))
    return screen or Expired("the excursion is gone")


async def _sign_up_left(owed: Owed, look: Look) -> Screen | Expired:
    excursion = look.edition.catalogue.excursion_by_id.get(int(owed.ids["excursion"]))
    return sign_up_screens.left_screen(look.words, str(owed.ids["why"]), excursion, thanks=bool(owed.ids["thanks"]))


async def _standing(owed: Owed, look: Look) -> tuple[Booking | None, Tour | None]:
    async with look.database.read() as read:
        booking = await bookings.booking(read, int(owed.ids["booking"]))
        tour = await excursions.tour(read, booking.excursion_id) if booking else None
    return booking, tour
