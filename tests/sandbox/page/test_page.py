"""The page of the forum in a box, in a real browser against the real stand-in server: what phones show and do."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from sandbox.people import ANNA, BEN
from tests.sandbox.page.stage import PNG, Stage, message_of, phone_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

SMUGGLED = {
    "<b onclick=x()>да</b>": "<b>да</b>",
    "<img src=x onerror=x()>": "",
    "<script>x()</script><style>*{}</style>нет": "нет",
    '<a href="javascript:x()">сюда</a>': "сюда",
    '<a href=" java\nscript:x()">сюда</a>': "сюда",
    '<a href="data:text/html,x">сюда</a>': "сюда",
    '<a href="/sandbox/act">сюда</a>': "сюда",
    '<span style="position:fixed" class="viewer">a</span>': "a",
    '<svg><script>x()</script></svg><math><a href="https://e.org">m</a></math>': "",
    '<iframe srcdoc="<b>x"></iframe><form action=x><input></form>': "",
    "<blockquote class='expandable evil'>ц</blockquote>": '<blockquote class="expandable">ц</blockquote>',
}
"""HTML that must not get in, and what is left of it."""


async def test_every_kind_of_message_is_drawn(page: Page, stage: Stage) -> None:
    """Rich text, photos, albums, files, places, contacts, voices, stickers and replies each look like what they are."""
    anna = stage.world.phone(ANNA)
    marked = '<b>Жирно</b> <code>S-1</code> <a href="https://example.org/">сайт</a> <tg-spoiler>тайна</tg-spoiler>'
    rich = await stage.say(marked)
    photo = await stage.call("sendPhoto", {"photo": PNG}, chat_id=ANNA, caption="Цех")
    file = await stage.call("sendDocument", {"document": b"BEGIN"}, chat_id=ANNA)
    where: dict[str, Any] = {"latitude": 53.3481, "longitude": 83.7798, "title": "Завод", "address": "Ленина, 1"}
    venue = await stage.call("sendVenue", chat_id=ANNA, **where)
    card = await anna.send_contact()
    voice, sticker = await anna.send_voice(), await anna.send_sticker("🙂")
    shots = [await anna.send_photo(PNG, album="7") for _ in range(3)]
    reply = await anna.write("про это", reply_to=rich)

    text = message_of(page, rich)
    await expect(text.locator("b")).to_have_text("Жирно")
    await expect(text.locator("code")).to_have_text("S-1")
    await expect(text.get_by_role("link", name="сайт")).to_have_attribute("target", "_blank")
    await text.locator(".tg-spoiler").click()
    await expect(text.locator(".tg-spoiler.shown")).to_have_text("тайна")
    await message_of(page, photo["message_id"]).locator("img").click()
    await expect(page.locator("dialog.viewer img")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog.viewer")).to_have_count(0)
    await expect(message_of(page, file["message_id"]).locator("a[download]")).to_contain_text("document.png")
    place = message_of(page, venue["message_id"]).get_by_role("link")
    await expect(place).to_contain_text("Завод")
    await expect(place).to_contain_text("Ленина, 1")
    await expect(place).to_contain_text("53.34810, 83.77980")
    await expect(message_of(page, card.id)).to_contain_text("+79130000101")
    await expect(message_of(page, voice.id).get_by_role("img", name="Голосовое сообщение")).to_be_visible()
    await expect(message_of(page, sticker.id)).to_contain_text("🙂")
    await expect(phone_of(page).locator(".album .shot")).to_have_count(3)
    await expect(message_of(page, shots[2].id)).to_have_attribute("data-from", "me")
    await expect(message_of(page, reply.id).locator(".quote")).to_contain_text("Жирно")
    await expect(phone_of(page).locator(".day")).to_have_text("18 ноября")
    await expect(message_of(page, rich).locator("time")).to_have_text("09:00")


async def test_presses_are_answered(page: Page, stage: Stage) -> None:
    """A press shimmers while it waits; its answer is a toast or an alert; own links start the bot, codes are copied."""
    rows: list[list[dict[str, Any]]] = [
        [{"text": "Тост", "callback_data": "toast:Готово"}, {"text": "Окно", "callback_data": "alert:Мест нет <b>"}],
        [{"text": "Долго", "callback_data": "quiet:"}, {"text": "Номер", "copy_text": {"text": "A-17"}}],
        [{"text": "Ссылка", "url": "https://t.me/forum_box_bot?start=s_OPEN"}],
    ]
    message = message_of(page, await stage.say("Выберите", rows))
    await message.get_by_role("button", name="Тост").click()
    await expect(phone_of(page).locator(".toast")).to_have_text("Готово")
    await message.get_by_role("button", name="Окно").click()
    alert = phone_of(page).locator("dialog.alert")
    await expect(alert).to_contain_text("Мест нет <b>")
    await expect(phone_of(page).get_by_test_id("send")).not_to_be_focused()
    await alert.get_by_role("button", name="ОК").click()
    await expect(alert).to_have_count(0)
    await message.get_by_role("button", name="Долго").click()
    await expect(message.get_by_role("button", name="Долго")).to_contain_class("waiting")
    await message.get_by_role("button", name="Номер").click()
    assert await page.evaluate("navigator.clipboard.readText()") == "A-17"
    await message.get_by_role("button", name="Ссылка").click()
    await expect(phone_of(page).locator('[data-from="me"]').last).to_contain_text("/start s_OPEN")
    assert stage.presses == ["toast:Готово", "alert:Мест нет <b>", "quiet:"]


async def test_an_edit_changes_the_message_in_place(page: Page, stage: Stage) -> None:
    """Navigation edits one message: its node stays, lights up for a moment, keeps the focus, and says it was edited."""
    message_id = await stage.say("Меню", [[{"text": "Дальше", "callback_data": "edit:Страница 2"}]])
    message = message_of(page, message_id)
    node = await message.element_handle()
    count = await phone_of(page).locator(".message").count()
    await message.get_by_role("button", name="Дальше").focus()
    await page.keyboard.press("Enter")
    await expect(message.locator(".text")).to_have_text("Страница 2")
    await expect(message).to_contain_class("flash")
    await expect(message.locator(".edited")).to_have_text("изменено")
    await expect(message.get_by_role("button", name="Ещё")).to_be_focused()
    assert node is not None
    assert await node.evaluate("node => node.isConnected")
    assert await phone_of(page).locator(".message").count() == count
    await stage.call("deleteMessage", chat_id=ANNA, message_id=message_id)
    await expect(message).to_have_count(0)


async def test_reply_keyboard(page: Page, stage: Stage) -> None:
    """The bot's keyboard can be pressed, hidden and shown; a phone number goes out only after a question."""
    keys = [[{"text": "Отправить номер", "request_contact": True}], [{"text": "Отмена"}]]
    await stage.say("Ваш телефон?", reply_markup={"keyboard": keys, "input_field_placeholder": "+7"})
    anna = phone_of(page)
    await expect(anna.get_by_test_id("input")).to_have_attribute("placeholder", "+7")
    await anna.get_by_test_id("keyboard-toggle").click()
    await expect(anna.get_by_role("button", name="Отправить номер")).to_be_hidden()
    await anna.get_by_test_id("keyboard-toggle").click()
    await anna.get_by_role("button", name="Отправить номер").click()
    await anna.get_by_role("dialog").get_by_role("button", name="Отмена").click()
    assert all(view.message.contact is None for view in stage.world.phone(ANNA).chat)
    await anna.get_by_role("button", name="Отправить номер").click()
    await anna.get_by_role("dialog").get_by_role("button", name="Поделиться").click()
    await expect(anna.locator(".contact")).to_contain_text("+79130000101")
    await anna.get_by_role("button", name="Отмена").click()
    await expect(anna.locator('[data-from="me"]').last).to_contain_text("Отмена")
    await stage.say("Убрали", reply_markup={"remove_keyboard": True})
    await expect(anna.get_by_role("button", name="Отправить номер")).to_have_count(0)


async def test_writing_editing_and_replying(page: Page, stage: Stage) -> None:
    """Enter sends, Shift+Enter breaks the line, ↑ edits the last own message, the menu of a message replies to it."""
    anna, line = phone_of(page), phone_of(page).get_by_test_id("input")
    await line.click()
    await page.keyboard.type("Когда")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("открытие?")
    await page.keyboard.press("Enter")
    own = anna.locator('[data-from="me"]').last
    await expect(own.locator(".text")).to_have_text("Когда\nоткрытие?")
    await expect(line).to_have_value("")
    await page.keyboard.press("ArrowUp")
    await line.fill("Где открытие?")
    await page.keyboard.press("Enter")
    await expect(own).to_contain_text("Где открытие?")
    await expect(own.locator(".edited")).to_be_visible()
    answer = await stage.say("В большом зале")
    await message_of(page, answer).click(button="right")
    await anna.get_by_role("menuitem", name="Ответить").click()
    await line.fill("Спасибо")
    await page.keyboard.press("Enter")
    await expect(own.locator(".quote")).to_have_text("В большом зале")
    assert stage.world.phone(ANNA).chat[-1].text == "Спасибо"


async def test_commands_files_and_leaving(page: Page, stage: Stage) -> None:
    """Commands come from the menu; photos and files are sent with a caption; the bot can be blocked and let back."""
    await stage.call("setMyCommands", commands=[{"command": "today", "description": "Сегодня"}])
    anna = phone_of(page)
    await anna.get_by_test_id("menu").click()
    await anna.get_by_role("menuitem", name="/today").click()
    await expect(anna.locator('[data-from="me"]').last).to_contain_text("/today")
    for kind, name, shown in (("photo", "Фотография", "img"), ("document", "Файл", "a[download]")):
        await anna.get_by_test_id("attach").click()
        async with page.expect_file_chooser() as chooser:
            await anna.get_by_role("menuitem", name=name).click()
        await (await chooser.value).set_files({"name": f"{kind}.png", "mimeType": "image/png", "buffer": PNG})
        await anna.get_by_test_id("caption").fill(f"вот {kind}")
        await anna.get_by_role("dialog").get_by_role("button", name="Отправить").click()
        own = anna.locator('[data-from="me"]').last
        await expect(own).to_contain_text(f"вот {kind}")
        await expect(own.locator(shown)).to_be_visible()
        assert stage.world.phone(ANNA).data(stage.world.phone(ANNA).chat[-1]) == PNG
    await anna.get_by_test_id("chat-menu").click()
    await anna.get_by_role("menuitem", name="Заблокировать бота").click()
    await expect(anna.get_by_test_id("input")).to_be_hidden()
    await anna.get_by_test_id("unblock").click()
    await expect(anna.get_by_test_id("input")).to_be_visible()


async def test_a_reader_above_is_left_in_peace(page: Page, stage: Stage) -> None:
    """New messages do not move somebody reading older ones; they are counted on the button that leads to the end."""
    for number in range(40):
        await stage.say(f"Сообщение {number}")
    anna = phone_of(page)
    chat = anna.locator(".chat")
    await expect(anna.get_by_text("Сообщение 39")).to_be_in_viewport()
    await chat.evaluate("node => { node.scrollTop = 100 }")
    await stage.say("Новое")
    await expect(anna.locator(".down .badge")).to_have_text("1")
    assert await chat.evaluate("node => node.scrollTop") == 100
    await anna.get_by_role("button", name="К последним сообщениям").click()
    await expect(anna.get_by_text("Новое")).to_be_in_viewport()
    await expect(anna.locator(".down")).to_be_hidden()


async def test_hostile_words_stay_words(page: Page, stage: Stage) -> None:
    """Markup in names, texts, buttons, files and answers is shown as it was written, and nothing of it runs."""
    evil = "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script>"
    escaped = evil.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    sent = await stage.say(escaped, [[{"text": evil[:40], "callback_data": f"alert:{evil[:50]}"}]])
    anna = stage.world.phone(ANNA)
    own = await anna.write(evil)
    file = await anna.send_document(b"x", name=evil.replace("/", ""))
    await expect(message_of(page, sent).locator(".text")).to_have_text(evil)
    await expect(message_of(page, own.id).locator(".text")).to_have_text(evil)
    await expect(message_of(page, file.id).locator(".name")).to_contain_text("<img src=x")
    await message_of(page, sent).get_by_role("button").click()
    await expect(phone_of(page).locator("dialog.alert .body")).to_have_text(evil[:50])
    assert await page.title() == "Форум в коробке"
    assert await phone_of(page).locator("img, script").count() == 0


async def test_the_second_lock(page: Page) -> None:
    """Should the server ever let something through, the page keeps only the tags it knows, without their attributes."""
    clean = """async html => {
        const { richText } = await import("/safe.js");
        const box = document.createElement("div");
        box.append(richText(html, { spoiler: "" }));
        return box.innerHTML;
    }"""
    assert {html: await page.evaluate(clean, html) for html in SMUGGLED} == SMUGGLED


async def test_two_people_do_not_see_each_other(page: Page, stage: Stage) -> None:
    """What one person writes and is told stays on their phone, and each phone speaks its owner's language."""
    await phone_of(page, BEN).get_by_test_id("input").fill("Hello")
    await phone_of(page, BEN).get_by_role("button", name="Send").click()
    await stage.say("Только Анне")
    await expect(phone_of(page).get_by_text("Только Анне")).to_be_visible()
    await expect(phone_of(page, BEN).get_by_text("Hello")).to_be_visible()
    await expect(phone_of(page, BEN).get_by_text("Только Анне")).to_have_count(0)
    await expect(phone_of(page).get_by_text("Hello")).to_have_count(0)
