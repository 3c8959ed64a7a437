"""The page around the phones: the forum's clock, the two languages, a narrow window, a lost connection."""

import pytest
from playwright.async_api import Browser, Page, expect

from sandbox.people import ANNA, BEN
from sandbox.serving import serve
from tests.sandbox.page.stage import NARROW, Stage, open_page, phone_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

NAMELESS = """() => [...document.querySelectorAll("button, a[href], input, textarea, [role=button]")]
    .filter((node) => node.checkVisibility())
    .filter((node) => !(node.getAttribute("aria-label") ?? node.textContent ?? "").trim())
    .map((node) => node.outerHTML)"""


async def test_the_clock_moves(page: Page, stage: Stage) -> None:
    """Every control moves the forum's time, waits for what falls due, and tells how much arrived on each phone."""
    now, news = page.get_by_test_id("clock-now"), page.get_by_test_id("clock-news")
    await expect(now).to_contain_text("09:00")
    await expect(now).to_contain_text("вторник, 18 ноября 2025")
    await expect(page.get_by_test_id("clock-due")).to_contain_text("напоминание <b>об экскурсии</b>")
    await page.get_by_test_id("clock-hour").click()
    await expect(now).to_contain_text("10:00")
    await expect(news).to_have_text("Новых сообщений нет")

    stage.owed = [{"html": "Экскурсия через час"}, {"html": "Возьмите паспорт"}]
    stage.ticking.clear()
    await page.get_by_test_id("clock-next").click()
    await expect(page.get_by_test_id("clock-day")).to_be_disabled()
    stage.ticking.set()
    await expect(now).to_contain_text("12:00")
    await expect(page.get_by_test_id("clock-day")).to_be_enabled()
    await expect(news).to_have_text("Аня Белова: +2")
    await expect(phone_of(page).get_by_text("Возьмите паспорт")).to_be_visible()
    await expect(page.get_by_test_id("clock-next")).to_be_disabled()
    await expect(page.get_by_test_id("clock-due")).to_have_text("Ничего не запланировано")

    await page.get_by_test_id("clock-day").click()
    await expect(now).to_contain_text("среда, 19 ноября")
    await page.get_by_test_id("clock-at").fill("2025-11-20T08:15")
    await page.get_by_test_id("clock-set").click()
    await expect(now).to_contain_text("08:15")
    await expect(now).to_contain_text("четверг, 20 ноября")
    await page.get_by_test_id("clock-reset").click()
    await expect(now).to_contain_text("09:00")


async def test_two_languages(browser: Browser, stage: Stage) -> None:
    """The page begins in the browser's language, can be switched, and keeps the choice; every control has a name."""
    async with open_page(browser, stage, locale="en-US") as page:
        await expect(page.get_by_test_id("clock-hour")).to_have_text("+1 hour")
        await expect(phone_of(page, ANNA).get_by_test_id("input")).to_have_attribute("placeholder", "Сообщение")
        await page.get_by_role("button", name="RU", exact=True).click()
        await page.reload()
        await expect(page.get_by_test_id("clock-hour")).to_have_text("+1 час")
        await expect(page).to_have_title("Форум в коробке")
        await expect(phone_of(page, BEN).get_by_test_id("input")).to_have_attribute("placeholder", "Message")
        assert await page.evaluate(NAMELESS) == []


async def test_both_languages_have_the_same_words(page: Page) -> None:
    """No word of the page is missing in either language."""
    keys = """async language => {
        const { wordsFor } = await import("/words.js");
        return Object.entries(wordsFor(language)).map(([name, value]) => [name, typeof value, value.length]).sort();
    }"""
    russian, english = await page.evaluate(keys, "ru"), await page.evaluate(keys, "en")
    assert [word[:2] for word in russian] == [word[:2] for word in english]
    assert all(length > 0 for _, _, length in russian + english)


async def test_a_narrow_window(browser: Browser, stage: Stage) -> None:
    """At 390 px one phone is shown at a time, nothing sticks out, and the other's tab counts what came."""
    long = "Оченьдлинноесловобезпробелов" * 8
    await stage.say(long, [[{"text": long[:60], "callback_data": "quiet:"}, {"text": "Да", "callback_data": "quiet:"}]])
    async with open_page(browser, stage, viewport=NARROW) as page:
        await expect(phone_of(page, ANNA)).to_be_visible()
        await expect(phone_of(page, BEN)).to_be_hidden()
        await stage.call("sendMessage", chat_id=BEN, text="For Ben")
        tab = page.get_by_role("tab", name="Ben Carter")
        await expect(tab.locator(".badge")).to_have_text("1")
        sticking = """() => [...document.querySelectorAll("body *")]
            .filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > innerWidth + 0.5)
            .map((node) => node.outerHTML.slice(0, 120))"""
        assert await page.evaluate(sticking) == []
        await tab.click()
        await expect(phone_of(page, BEN).get_by_text("For Ben")).to_be_visible()
        await expect(phone_of(page, ANNA)).to_be_hidden()
        await expect(tab.locator(".badge")).to_be_hidden()


async def test_a_lost_connection_comes_back(page: Page, stage: Stage) -> None:
    """While the server is away a quiet line says so; when it is back the page goes on by itself."""
    port = stage.server.port
    await stage.server.close()
    await expect(page.locator("#offline")).to_have_text("Связь с сервером потеряна. Пробуем снова…")
    await expect(page.locator("#offline")).to_be_visible()
    stage.server = await serve(stage.world, port=port, forum_clock=stage.clock)
    await stage.world.phone(ANNA).write("Я снова тут")
    await expect(phone_of(page).get_by_text("Я снова тут")).to_be_visible(timeout=10_000)
    await expect(page.locator("#offline")).to_be_hidden()
