"""Random stories of sign-ups, cancellations, offers, time and imports, checked against a plain model of a fair line."""

import asyncio
import os
import random
import shutil
import sys
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import hypothesis
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from bot.excursions import rules, service
from bot.excursions.offers import Offers
from bot.settings import quiet_hours, read_settings
from storage.database import Database
from storage.opening import open_database
from tests import postgres
from tests.excursions.plant import NOW, QUIET, ZONE, excursion, fetch, open_plant, owed, sign_up, taken, visitor

T = TypeVar("T")

VISITORS = range(8)
HOUR = timedelta(hours=1)


@dataclass
class Claim:
    """A booking as the model sees it."""

    person: int
    state: str
    until: datetime | None = None
    told_over: bool = False


@dataclass
class Line:
    """The model: claims in the order they came, under simple rules of fairness."""

    seats: int
    now: datetime = NOW
    claims: list[Claim] = field(default_factory=list)
    offers: int = 0
    ran_out: int = 0

    def of(self, *states: str) -> list[Claim]:
        """Claims in these states, in order."""
        return [claim for claim in self.claims if claim.state in states]

    def live(self, person: int) -> Claim | None:
        """What this person claims."""
        return next((c for c in self.of("booked", "offered", "waiting") if c.person == person), None)

    def sign_up(self, person: int) -> str:
        """What a press comes to."""
        if self.live(person):
            return "unchanged"
        if self.now >= rules.sign_up_closes(excursion()):
            return "refused"
        free = len(self.of("booked", "offered")) < self.seats and not self.of("waiting")
        self.claims.append(Claim(person, "booked" if free else "waiting"))
        return "booked" if free else "waiting"

    def offer_on(self) -> None:
        """Free seats to the heads of the line."""
        while self.of("waiting") and len(self.of("booked", "offered")) < self.seats:
            window = rules.offer(excursion(), self.now, quiet_hours(QUIET), ZONE)
            if window is None:
                return
            head = self.of("waiting")[0]
            head.state, head.until = "offered", window[1]
            self.offers += 1

    def tick(self) -> None:
        """Offers run out, seats go on."""
        for claim in self.of("offered"):
            if claim.until is not None and claim.until <= self.now:
                claim.state = "cancelled"
                self.ran_out += 1
        self.offer_on()
        if rules.adding_ends(excursion()) <= self.now < excursion().start:
            for claim in self.of("waiting"):
                claim.told_over = True


class SeatsMachine(RuleBasedStateMachine):
    """The service against the model."""

    def __init__(self, opening: AsyncExitStack, database: Awaitable[Database]) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.opening = opening
        self.database = self.run(database)
        self.model = Line(seats=2)
        self.tour = self.run(open_plant(self.database, excursion(seats=2)))[0]
        self.offers = Offers(self.database, read_settings(_env_file=None, quiet_hours=QUIET))
        self.most = 2

    def run(self, work: Awaitable[T]) -> T:
        """Wait for work in the machine's own loop."""

        async def wait() -> T:
            return await work

        return self.runner.run(wait())

    def teardown(self) -> None:
        """Close the database and the loop."""
        self.run(self.opening.aclose())
        self.runner.close()

    @rule(person=some.sampled_from(VISITORS))
    def sign_up(self, person: int) -> None:
        """Somebody presses «Подтвердить», perhaps again."""
        outcome = self.run(sign_up(self.database, self.tour, person, self.model.now))
        assert outcome.what == self.model.sign_up(person)

    @precondition(lambda self: self.model.claims)
    @rule(place=some.integers(0, 40))
    def cancel(self, place: int) -> None:
        """Somebody gives up a booking, an offer or a place in line, perhaps one that is over."""
        claim = self.model.claims[place % len(self.model.claims)]
        outcome = self.run(self._cancel(claim.person, self._booking(claim)))
        may = claim.state != "cancelled" and self.model.now < excursion().start
        assert outcome.changed is may
        if may:
            claim.state = "cancelled"
            self.model.offer_on()

    @precondition(lambda self: self.model.claims)
    @rule(place=some.integers(0, 40), take=some.booleans())
    def answer(self, place: int, take: bool) -> None:
        """Somebody answers an offer, in time or late, or presses an old button."""
        offered = self.model.of("offered") or self.model.claims
        claim = offered[place % len(offered)]
        outcome = self.run(self._answer(claim.person, self._booking(claim), take))
        assert outcome.changed is (claim.state == "offered")
        if claim.state == "offered":
            in_time = claim.until is not None and self.model.now < claim.until
            claim.state = "booked" if take and in_time else "cancelled"
            if claim.state == "cancelled":
                self.model.offer_on()

    @rule(hours=some.sampled_from([1, 5, 11, 24, 40]))
    def time_passes(self, hours: int) -> None:
        """The clock moves and the heartbeat beats, twice."""
        self.model.now += hours * HOUR
        for _ in range(2):
            self.run(self.offers.tick(self.model.now))
        self.model.tick()

    @rule()
    def next_due(self) -> None:
        """The clock moves to the moment the heartbeat itself names, and there is something to do."""
        due = self.run(self.offers.next_due(self.model.now))
        moments = [claim.until for claim in self.model.of("offered") if claim.until]
        if self.model.of("waiting") and self.model.now < rules.adding_ends(excursion()):
            moments.append(rules.adding_ends(excursion()))
        if due is None:
            assert not moments
            return
        assert due == min(moments)
        before = replace(self.model, claims=[replace(claim) for claim in self.model.claims])
        self.model.now = due
        self.run(self.offers.tick(due))
        self.model.tick()
        assert before.claims != self.model.claims

    @rule(seats=some.integers(1, 5))
    def imported(self, seats: int) -> None:
        """An import changes the number of seats; the heartbeat gives out what is new."""
        self.run(open_plant(self.database, excursion(seats=seats)))
        self.model.seats = seats
        self.run(self.offers.tick(self.model.now))
        self.model.tick()

    @invariant()
    def everybody_is_where_they_belong(self) -> None:
        """Nobody lost, nobody overtaken: every booking is in the state a fair line gives it."""
        rows = self.run(
            fetch(
                self.database,
                "SELECT telegram_id - 1000 AS person, state FROM bookings "
                "JOIN accounts ON accounts.id = bookings.account_id ORDER BY bookings.id",
            )
        )
        assert [(row["person"], row["state"]) for row in rows] == [(c.person, c.state) for c in self.model.claims]

    @invariant()
    def seats_are_never_oversold(self) -> None:
        """The count is the bookings', and grows past the seats never; an import alone may lower the seats below it."""
        count = self.run(taken(self.database, self.tour))
        assert count == len(self.model.of("booked", "offered"))
        assert count <= max(self.model.seats, self.most)
        self.most = count

    @invariant()
    def everything_is_told_once(self) -> None:
        """One word for each offer, for each that ran out, and for who waited in vain."""
        in_vain = [claim for claim in self.model.claims if claim.told_over]
        assert len(self.run(owed(self.database, "waiting_over"))) == len(in_vain)
        assert len(self.run(owed(self.database, "offer"))) == self.model.offers
        assert len(self.run(owed(self.database, "offer_over"))) == self.model.ran_out

    def _booking(self, claim: Claim) -> int:
        (row,) = self.run(
            fetch(self.database, "SELECT id FROM bookings ORDER BY id LIMIT 1 OFFSET :at", at=self._place(claim))
        )
        return int(row["id"])

    def _place(self, claim: Claim) -> int:
        return next(place for place, other in enumerate(self.model.claims) if other is claim)

    async def _cancel(self, person: int, booking: int) -> service.Outcome:
        account = (await visitor(self.database, person)).account
        return await service.cancel(self.database, self.model.now, account, booking, default_quiet=QUIET)

    async def _answer(self, person: int, booking: int, take: bool) -> service.Outcome:
        account = (await visitor(self.database, person)).account
        return await service.answer_offer(
            self.database, self.model.now, account, booking, take=take, default_quiet=QUIET
        )


def play(opening: "Opening", examples: int) -> None:
    """Let hypothesis look for a story that breaks the machine; its seed is printed."""
    number = int(os.environ.get("TEST_SEED", random.randrange(2**32)))
    sys.stdout.write(f"seed {number}: TEST_SEED={number} plays the same stories\n")

    class Machine(SeatsMachine):
        def __init__(self) -> None:
            stack = AsyncExitStack()
            super().__init__(stack, opening(stack))

    run_state_machine_as_test(
        hypothesis.seed(number)(Machine),
        settings=hypothesis_settings(
            max_examples=examples,
            stateful_step_count=25,
            deadline=None,
            database=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


class Opening:
    """Opens an empty database for each story."""

    async def __call__(self, stack: AsyncExitStack) -> Database:
        """The database, closed with `stack`."""
        raise NotImplementedError


@dataclass
class OnSqlite(Opening):
    """A copy of a migrated file."""

    template: Path
    folder: Path

    async def __call__(self, stack: AsyncExitStack) -> Database:
        path = self.folder / "story.db"
        for leftover in self.folder.glob("story.db*"):
            leftover.unlink()
        shutil.copy(self.template, path)
        return await stack.enter_async_context(open_database(f"sqlite:///{path}"))


@dataclass
class OnPostgres(Opening):
    """The run's database, emptied."""

    url: str | None

    async def __call__(self, stack: AsyncExitStack) -> Database:
        return await stack.enter_async_context(postgres.emptied(self.url))


def test_stories_on_sqlite(sqlite_template: Path, tmp_path: Path) -> None:
    """No story of a few people, few seats and a moving clock ends unfairly."""
    play(OnSqlite(sqlite_template, tmp_path), 40)


def test_stories_on_postgresql(postgres_url: str | None) -> None:
    """The same, fewer, where rows are locked instead of the file."""
    if postgres_url is None:
        pytest.skip("no PostgreSQL")
    play(OnPostgres(postgres_url), 10)
