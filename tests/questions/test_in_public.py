"""In groups and in inline mode, through the real bot: spoken to it answers everybody, otherwise it is silent."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiogram.types import InlineQueryResultArticle, InputTextMessageContent, Message, MessageEntity

from bot.clock import MovableClock
from bot.programme.editions import release
from sandbox.chats import Chat
from sandbox.forum import ForumInABox
from sandbox.phone import Phone
from storage.database import Database, Row
from storage.records.programme import Programme
from tests.questions.programmes import rotterdam
from tests.sandbox.tools import channel

ANNA, BEN = 101, 102
BOT = "@forum_box_bot"


@pytest.fixture(params=["group", "supergroup"])
def group(request: pytest.FixtureRequest, forum: ForumInABox) -> Chat:
    """A group with the bot in it."""
    return channel(forum.world, request.param)


async def tell(forum: ForumInABox, phone: Phone, group: Chat, text: str, **more: Any) -> list[Message]:
    """What the bot says in the group to a text."""
    before = set(group.messages)
    sent = await phone.write_in(group, text, **more)
    await forum.settled()
    return [message for id_, message in group.messages.items() if id_ not in before and id_ != sent.message_id]


async def rows(database: Database, table: str) -> list[Row]:
    """Everything in a table."""
    async with database.read() as read:
        return await read.all(f"SELECT * FROM {table}")  # noqa: S608 (ours)


def buttons(message: Message) -> list[str]:
    """The addresses under a message; every button must be one."""
    keys = [key for row in (message.reply_markup.inline_keyboard if message.reply_markup else []) for key in row]
    assert all(key.url and key.callback_data is None for key in keys)
    return [str(key.url) for key in keys]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"{BOT} когда открытие?", "18 ноября"),
        (f"ребята, {BOT.upper()}, когда открытие", "18 ноября"),
        (f"когда открытие {BOT}", "18 ноября"),
        (f"😀😀 {BOT} когда открытие?", "18 ноября"),
        (f"{BOT} when is the opening?", "18 November"),
        (f"{BOT}", "Напишите вопрос"),
    ],
)
async def test_mentioned_it_replies(
    forum: ForumInABox, database: Database, group: Chat, text: str, answer: str
) -> None:
    """One reply, in the language of the question, with links only; nobody becomes known by it."""
    said = await tell(forum, forum.world.phone(BEN), group, text)
    assert len(said) == 1
    assert answer in (said[0].text or "")
    assert said[0].reply_to_message is not None
    assert said[0].reply_to_message.text == text
    links = buttons(said[0])
    assert all(link.startswith("https://t.me/forum_box_bot?start=") for link in links)
    if "откр" in text or "opening" in text:
        assert "https://t.me/forum_box_bot?start=s_P01" in links
    assert await rows(database, "accounts") == []
    assert await rows(database, "conversations") == []


async def test_replied_to_it_answers(forum: ForumInABox, group: Chat) -> None:
    """A reply to the bot's own message needs no mention; a reply to somebody else's is none of its business."""
    anna, ben = forum.world.phone(ANNA), forum.world.phone(BEN)
    [answer] = await tell(forum, anna, group, f"{BOT} когда открытие?")
    [again] = await tell(forum, ben, group, "when is the closing?", reply_to=answer)
    assert "30 November" in (again.text or "")
    annas = await anna.write_in(group, "я тоже пойду")
    assert await tell(forum, ben, group, "when is the opening?", reply_to=annas) == []


@pytest.mark.parametrize(
    "text",
    ["когда открытие?", "@other_bot когда открытие?", f"{BOT}x когда открытие?", "/start", "/programme@forum_box_bot",
     "mail me at a@forum_box_bot.ru", "forum_box_bot когда открытие", "спасибо", "?"],
)  # fmt: skip
async def test_not_spoken_to_it_is_silent(forum: ForumInABox, database: Database, group: Chat, text: str) -> None:
    """Whatever people say among themselves is not answered, and not kept."""
    assert await tell(forum, forum.world.phone(ANNA), group, text) == []
    assert await rows(database, "accounts") == []
    assert await rows(database, "unanswered") == []
    assert [row["payload"] for row in await rows(database, "inbox") if row["payload"]] == []


async def test_meant_by_a_link_to_its_profile(forum: ForumInABox, group: Chat) -> None:
    """A mention without a username counts; one of somebody else does not."""
    phone = forum.world.phone(ANNA)
    mine = MessageEntity(type="text_mention", offset=0, length=3, user=forum.world.bot.user)
    assert await tell(forum, phone, group, "Бот когда открытие?", entities=[mine])
    other = MessageEntity(type="text_mention", offset=0, length=3, user=forum.world.phone(BEN).person.user)
    assert await tell(forum, phone, group, "Бен когда открытие?", entities=[other]) == []


@pytest.mark.parametrize("text", ["на что я записан?", "что у меня сегодня", "my bookings", "запиши меня", "sign me up",
                                  "отмени мою запись", "добавь в план"])  # fmt: skip
async def test_nothing_personal_in_a_group(forum: ForumInABox, database: Database, group: Chat, text: str) -> None:
    """One's own things are told in private only, and nothing is done for anybody."""
    anna = forum.world.phone(ANNA)
    await anna.start("x_E11")
    await forum.settled()
    [answer] = await tell(forum, anna, group, f"{BOT} {text}")
    assert buttons(answer) == ["https://t.me/forum_box_bot?start=ask"]
    assert "№" not in (answer.text or "")
    assert await rows(database, "forms") == []
    assert await rows(database, "plans") == []


async def test_a_private_conversation_stays_private(forum: ForumInABox, group: Chat) -> None:
    """A follow-up in a group does not lean on what was said in private."""
    anna = forum.world.phone(ANNA)
    await anna.start("x_E11")
    await forum.settled()
    title = anna.last.text.splitlines()[0]
    [answer] = await tell(forum, anna, group, f"{BOT} а где это?")
    assert title not in (answer.text or "")


async def test_what_it_does_not_know(forum: ForumInABox, database: Database, group: Chat) -> None:
    """It says so, shows the way to private, and the question is counted without anybody."""
    [answer] = await tell(forum, forum.world.phone(BEN), group, f"{BOT} is there a helicopter ride for Zebedee?")
    assert "https://t.me/forum_box_bot?start=ask" in buttons(answer)
    counted = await rows(database, "unanswered")
    assert [row["asked"] for row in counted] == [1]
    assert "zebedee" not in counted[0]["words"]


async def test_the_order_of_a_group(forum: ForumInABox, group: Chat) -> None:
    """Questions of one group are answered in the order they were asked, whoever asked."""
    for number in range(6):
        phone = forum.world.phone(ANNA if number % 2 else BEN)
        await phone.write_in(group, f"{BOT} когда открытие? {number}")
    await forum.settled()
    answered = [m.reply_to_message.text for m in group.messages.values() if m.reply_to_message]
    assert answered == [f"{BOT} когда открытие? {number}" for number in range(6)]


@pytest.mark.parametrize(
    "text",
    [f"{BOT} " * 60, f"{BOT} <b>когда</b> &lt;", f"{BOT} \u202eкогда", f"{BOT} {'а ' * 1900}", f"{BOT} 0", f"{BOT}?!"],
)  # fmt: skip
async def test_hostile_words_in_a_group(forum: ForumInABox, group: Chat, text: str) -> None:
    """Whatever is said to it, it answers once."""
    assert len(await tell(forum, forum.world.phone(ANNA), group, text)) == 1


async def test_the_way_in(forum: ForumInABox) -> None:
    """The link of a group leads to the first screen."""
    anna = forum.world.phone(ANNA)
    await anna.start("ask")
    await forum.settled()
    linked = anna.last.text
    await anna.start()
    await forum.settled()
    assert linked == anna.last.text


@pytest.mark.parametrize(
    ("query", "codes", "words"),
    [
        ("мультики", {"session:P06", "session:P08"}, "ноября"),
        ("foundry tour", {"excursion:E19"}, "November"),
        ("когда открытие", {"session:P01"}, "ноября"),
    ],
)
async def test_cards_to_share(forum: ForumInABox, database: Database, query: str, codes: set[str], words: str) -> None:
    """Cards in the language of the query, each a message with a link to its item; nobody becomes known by asking."""
    asked = await forum.world.phone(BEN).ask_inline(query)
    found = await asked.answer()
    assert found is not None
    assert codes <= {result.id for result in found}
    for result in found:
        assert isinstance(result, InlineQueryResultArticle)
        assert isinstance(result.input_message_content, InputTextMessageContent)
        assert words in result.input_message_content.message_text
        assert result.reply_markup is not None
        kind, code = result.id.split(":")
        link = str(result.reply_markup.inline_keyboard[0][0].url)
        assert link == f"https://t.me/forum_box_bot?start={'s' if kind == 'session' else 'x'}_{code}"
    assert not asked.personal
    assert asked.cache_time <= 60
    assert asked.button is None
    await forum.settled()
    assert await rows(database, "accounts") == []
    assert await rows(database, "unanswered") == []


async def test_an_enterprise_to_share(forum: ForumInABox) -> None:
    """A plant's card leads to its next excursion."""
    asked = await forum.world.phone(ANNA).ask_inline("что делает барнаул рти")
    found = await asked.answer()
    assert found
    assert isinstance(found[0], InlineQueryResultArticle)
    assert found[0].id.startswith("enterprise:")
    assert found[0].reply_markup is not None
    assert "start=x_" in str(found[0].reply_markup.inline_keyboard[0][0].url)


async def test_nothing_typed_yet(forum: ForumInABox) -> None:
    """An empty query offers what is on and what comes next; over the forum's end, nothing but the way to private."""
    await forum.clock.add(2 * 3600)
    asked = await forum.world.phone(ANNA).ask_inline("")
    found = await asked.answer()
    assert found
    assert found[0].id == "session:P01"
    assert len(found) <= 10
    await forum.clock.add(timedelta(days=60).total_seconds())
    over = await forum.world.phone(ANNA).ask_inline("")
    assert await over.answer() == []
    assert over.button is not None


@pytest.mark.parametrize(
    ("query", "button"),
    [("как выращивать кактусы в космосе", "Спросить бота в личном чате"),
     ("quantum llama yoga", "Ask the bot in private")],
)  # fmt: skip
async def test_nothing_found(forum: ForumInABox, query: str, button: str) -> None:
    """No card, and the way to ask in private."""
    asked = await forum.world.phone(ANNA).ask_inline(query)
    assert await asked.answer() == []
    assert asked.button is not None
    assert (asked.button.text, asked.button.start_parameter) == (button, "ask")


@pytest.mark.parametrize("query", ["<b>", "&", "а" * 256, "\u202e", "👀", "мои записи", "запиши меня", "0", "' OR 1=1"])
async def test_hostile_queries(forum: ForumInABox, query: str) -> None:
    """Any query is answered, with cards Telegram takes or with none."""
    asked = await forum.world.phone(ANNA).ask_inline(query)
    assert await asked.answer() is not None


async def test_among_several_forums(
    forum: ForumInABox, database: Database, sample: Programme, clock: MovableClock
) -> None:
    """The asker's own choice decides; who has made none is asked to make it in private; links name the forum."""
    other = rotterdam()
    other = replace(other, forum=replace(other.forum, starts_on=sample.forum.starts_on, ends_on=sample.forum.ends_on))
    number = await release(database, other, "harbour.xlsx", clock.now())
    group = channel(forum.world, "supergroup")
    anna, ben = forum.world.phone(ANNA), forum.world.phone(BEN)
    [answer] = await tell(forum, ben, group, f"{BOT} when is the opening?")
    assert "several forums" in (answer.text or "")
    assert buttons(answer) == ["https://t.me/forum_box_bot?start=ask"]
    asked = await ben.ask_inline("opening")
    assert await asked.answer() == []
    assert asked.personal
    await anna.start(f"s{number}_A1")
    await forum.settled()
    [answer] = await tell(forum, anna, group, f"{BOT} when is the opening?")
    assert f"https://t.me/forum_box_bot?start=s{number}_A1" in buttons(answer)
    asked = await anna.ask_inline("opening")
    found = await asked.answer()
    assert found
    assert found[0].id == "session:A1"
    assert asked.personal
