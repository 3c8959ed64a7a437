"""The whole story through the page, as two people in front of it live it: a question, the last seat, a reminder."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser import open_browser
from tests.end_to_end.handset import Handset

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "docs" / "pictures"


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """`python main.py demo` in its own process on a free port; the page's address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "main.py", "demo", "--port", "0", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    try:
        found = re.search(r"http://\S+", (await process.stdout.readline()).decode())
        assert found
        yield found[0]
    finally:
        process.terminate()
        await process.communicate()
    assert process.returncode == 0


@pytest_asyncio.fixture
async def page() -> AsyncIterator[Page]:
    """The demo's page, in a browser of a Russian reader."""
    async with demo() as address, open_browser() as browser:
        context = await browser.new_context(viewport={"width": 1180, "height": 1240}, locale="ru-RU")
        page = await context.new_page()
        await page.goto(address)
        yield page
        await context.close()


async def test_the_story(page: Page) -> None:
    """Anna asks and takes the last seat, Ben waits, is offered the seat and takes it, and is reminded."""
    anna, ben, organiser = Handset(page, 101), Handset(page, 102), Handset(page, 103)
    for somebody in (anna, ben, organiser):
        await somebody.start()

    await anna.say("когда открытие?")
    await anna.sees("18 ноября", "10:00")
    await ben.say("when is the opening?")
    await ben.sees("18 November", "10:00")
    await picture(page, "question")

    await anna.say("плакат форума своими руками")
    await anna.sees("Плакат форума своими руками", "1 из 8")
    await anna.press("Записаться")
    await anna.press("Согласен")
    for answer in ("Белова Анна Игоревна", "5 мая 2001", "+7 913 000-01-01"):
        await anna.say(answer)
    await anna.sees("Проверьте", "Белова Анна Игоревна", "5 мая 2001")
    await anna.press("Подтвердить")
    await anna.sees("Вы записаны", "Плакат форума своими руками")

    await ben.say("Плакат форума своими руками")
    await ben.press("Join the waiting list")
    await ben.press("I agree")
    for answer in ("Ben Carter", "12 March 1999", "+44 7700 900102"):
        await ben.say(answer)
    await ben.press("Confirm")
    await ben.sees("waiting list")
    await picture(page, "last-seat")

    await anna.press("Отменить запись")
    await anna.press("Да, отменить")
    await anna.sees("отменена")
    await ben.sees("seat")
    await picture(page, "offer")
    await ben.press("Take the seat")
    await ben.sees("You are signed up")

    await page.get_by_test_id("clock-next").click()
    await ben.sees("Tomorrow at 11:00", "Плакат форума своими руками")
    await expect(page.get_by_test_id("clock-now")).to_contain_text("22")
    await picture(page, "reminder")


async def test_the_organisers_answer(page: Page) -> None:
    """Anna's question is not in the programme: an organiser answers it, and from then on the bot answers it to Ben."""
    anna, ben, organiser = Handset(page, 101), Handset(page, 102), Handset(page, 103)
    for somebody in (anna, ben, organiser):
        await somebody.start()
    await anna.say("/contacts")
    await anna.press("Спросить организаторов")
    await anna.say("Можно ли прийти с собакой-поводырём?")
    await organiser.sees("Вопрос № 1", "с собакой-поводырём")
    await organiser.press("Ответить")
    await organiser.say("Да, собаку-поводыря пустят в любой зал.")
    await anna.sees("Организаторы ответили", "пустят в любой зал")
    await organiser.sees("ответ отправлен")
    await organiser.press("В частые вопросы")
    await organiser.press("Подтвердить")
    await organiser.sees("бот отвечает так всем")
    await ben.say("можно с собакой-поводырем прийти?")
    await ben.sees("пустят в любой зал")
    await picture(page, "organisers")


async def picture(page: Page, name: str) -> None:
    """A screenshot for the README, taken anew only when asked for with PICTURES=1."""
    if os.environ.get("PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        await page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")
