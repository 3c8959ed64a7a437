"""What buttons about excursions ask."""

from dataclasses import dataclass
from typing import ClassVar

from bot.actions import Action


@dataclass(frozen=True, slots=True)
class OpenExcursions(Action):
    """Show a page of excursions, narrowed by day (`YYYYMMDD` or empty), city (its place in the list of cities, -1 for
    any) and the visitor's age (-1 for any)."""

    prefix: ClassVar[str] = "xl"
    day: str = ""
    city: int = -1
    age: int = -1
    page: int = 0


@dataclass(frozen=True, slots=True)
class ChooseFilter(Action):
    """Show the choices for one filter (`day`, `city` or `age`), keeping the others."""

    prefix: ClassVar[str] = "xf"
    which: str
    day: str = ""
    city: int = -1
    age: int = -1


@dataclass(frozen=True, slots=True)
class OpenExcursion(Action):
    """Show an excursion's card; the rest is the page of the list to go back to, as in OpenExcursions."""

    prefix: ClassVar[str] = "x"
    excursion: int
    day: str = ""
    city: int = -1
    age: int = -1
    page: int = 0


@dataclass(frozen=True, slots=True)
class SignUp(Action):
    """Begin to sign up for an excursion, or to join its waiting list where no seat is free."""

    prefix: ClassVar[str] = "xs"
    excursion: int


@dataclass(frozen=True, slots=True)
class Agree(Action):
    """Agree, or not, to the use of personal data for a sign-up."""

    prefix: ClassVar[str] = "xa"
    excursion: int
    agreed: bool


@dataclass(frozen=True, slots=True)
class ConfirmSignUp(Action):
    """Confirm the sign-up shown: for a seat, or for the end of the waiting list where no seat is free."""

    prefix: ClassVar[str] = "xc"
    excursion: int
    waiting: bool


@dataclass(frozen=True, slots=True)
class ChangeAnswer(Action):
    """Ask again for one field (`name`, `birth_date`, `phone` or `document`) of the sign-up shown."""

    prefix: ClassVar[str] = "xe"
    excursion: int
    field: str


@dataclass(frozen=True, slots=True)
class LeaveSignUp(Action):
    """Leave the sign-up and forget what was said in it."""

    prefix: ClassVar[str] = "xq"
    excursion: int


@dataclass(frozen=True, slots=True)
class SendExcursionCalendar(Action):
    """Send an excursion as a calendar file."""

    prefix: ClassVar[str] = "xk"
    excursion: int


@dataclass(frozen=True, slots=True)
class OpenBookings(Action):
    """Show a page of my bookings."""

    prefix: ClassVar[str] = "b"
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenBooking(Action):
    """Show one of my bookings."""

    prefix: ClassVar[str] = "bo"
    booking: int


@dataclass(frozen=True, slots=True)
class CancelBooking(Action):
    """Cancel a booking; asks first unless `sure`."""

    prefix: ClassVar[str] = "bc"
    booking: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class AnswerOffer(Action):
    """Take the seat offered to a booking, or decline it."""

    prefix: ClassVar[str] = "bf"
    booking: int
    take: bool
