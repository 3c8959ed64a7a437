"""The door to Telegram: screens become calls, and what comes back becomes an outcome. The only aiogram in `bot/`."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from aiohttp import ClientConnectorError

from bot.delivery.pace import Pace
from bot.delivery.refusals import Later, Outcome, Refused, Sent, Unknown, meaning
from bot.screen import Article, Screen
from bot.texts import plain

log = logging.getLogger(__name__)

INLINE_CACHE = 30  # seconds Telegram may offer the same cards for the same words: seats and the present change
PATIENCE = 60.0  # seconds an answer waits out a 429; a person has gone by then


@dataclass(frozen=True, slots=True)
class Telegram:
    """Says screens in chats at Telegram's pace."""

    bot: Bot
    pace: Pace

    async def show(
        self, chat_id: int, screen: Screen, *, edits: int | None = None, replies_to: int | None = None
    ) -> Outcome:
        """Answer in a chat at once: edit message `edits`, or send a new one where that cannot be.

        `replies_to`: the message of a group that is answered; one that is gone meanwhile is answered all the same.
        """
        return await self._patiently(chat_id, lambda: self.say(chat_id, screen, edits=edits, replies_to=replies_to))

    async def say(
        self, chat_id: int, screen: Screen, *, edits: int | None = None, replies_to: int | None = None
    ) -> Outcome:
        """One try to show a screen, with no pace of its own: what happened, as a value."""
        if edits is not None and not (screen.keys or screen.thanks or screen.file or screen.pin):
            outcome = await self._outcome(chat_id, lambda: self._edit(chat_id, edits, screen))
            if not (isinstance(outcome, Refused) and outcome.meaning == "message gone"):
                return outcome
        return await self._outcome(chat_id, lambda: self._send(chat_id, screen, replies_to))

    async def answer_press(self, query_id: str, text: str = "", *, alert: bool = False) -> None:
        """Let the button stop waiting, with a short text of at most 200 characters or none. Too late is no trouble."""
        outcome = await self._outcome(0, lambda: self._answer(query_id, text[:200], alert))
        if not isinstance(outcome, Sent):
            log.info("a press was not answered: %s", outcome)

    async def offer(
        self, query_id: str, articles: Sequence[Article], *, way_in: tuple[str, str] | None, personal: bool
    ) -> None:
        """Offer cards in answer to an inline query; too late is no trouble.

        `way_in`: words and start payload of the button into the private chat. `personal`: somebody else would be
        offered something else for the same words.
        """
        outcome = await self._outcome(0, lambda: self._offer(query_id, articles, way_in, personal))
        if not isinstance(outcome, Sent):
            log.info("an inline query was not answered: %s", outcome)

    async def set_commands(
        self, commands: Mapping[str, str], *, language: str = "", chat_id: int | None = None
    ) -> Outcome:
        """The menu of commands (name → description) for clients in `language` ("" any), or in one chat.

        With no commands the menu of that language or chat is taken away (Bot API, setMyCommands).
        """
        outcome = await self._outcome(chat_id or 0, lambda: self._commands(commands, language, chat_id))
        if not isinstance(outcome, Sent):
            log.warning("the menu of commands is not set: %s", outcome)
        return outcome

    async def set_description(self, description: str, about: str, *, language: str = "") -> Outcome:
        """What an empty chat says (up to 512 characters) and the bot's profile (120), for clients in `language`."""
        outcome = await self._outcome(0, lambda: self._description(description, about, language))
        if not isinstance(outcome, Sent):
            log.warning("the bot's description is not set: %s", outcome)
        return outcome

    async def turn(self, chat_id: int, *, ours: bool = False) -> None:
        """Wait until something may be said in a chat; `ours`: something we start, out of the shared budget."""
        await asyncio.sleep(self.pace.chat(chat_id))
        if ours:
            await asyncio.sleep(self.pace.budget())
        while pause := self.pace.paused(chat_id, ours=ours):  # noqa: ASYNC110 (refused while we waited: until when is known)
            await asyncio.sleep(pause)

    async def _patiently(self, chat_id: int, attempt: Callable[[], Awaitable[Outcome]]) -> Outcome:
        """Try until Telegram has said yes or no, waiting as long as its 429 asks."""
        waited = 0.0
        while True:
            if waited + self.pace.paused(chat_id) > PATIENCE:
                return Later(self.pace.paused(chat_id), "429")
            await self.turn(chat_id)
            outcome = await attempt()
            if not isinstance(outcome, Later) or waited + outcome.seconds > PATIENCE:
                if not isinstance(outcome, Sent):
                    log.warning("an answer did not arrive: %s", outcome)
                return outcome
            waited += max(outcome.seconds, 1.0)
            await asyncio.sleep(outcome.seconds)

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> tuple[int, ...]:
        await self.bot.edit_message_text(
            chat_id=chat_id,
            message_id=message_id,
            text=screen.text,
            parse_mode="HTML",
            reply_markup=_inline(screen),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        return (message_id,)

    async def _send(self, chat_id: int, screen: Screen, replies_to: int | None) -> tuple[int, ...]:
        if screen.thanks:
            await self.bot.send_message(chat_id, screen.thanks, parse_mode="HTML", reply_markup=ReplyKeyboardRemove())
        markup = _keys(screen) or _inline(screen)
        if screen.file:
            document = BufferedInputFile(screen.file.content, screen.file.name)
            sent = await self.bot.send_document(
                chat_id, document, caption=screen.text or None, parse_mode="HTML", reply_markup=markup
            )
        elif screen.pin:
            pin = screen.pin
            place = await self.bot.send_venue(chat_id, pin.latitude, pin.longitude, pin.name, pin.address or pin.name)
            if not plain(screen.text):
                return (place.message_id,)
            sent = await self._text(chat_id, screen, markup)
            return (place.message_id, sent.message_id)
        else:
            sent = await self._text(chat_id, screen, markup, replies_to)
        return (sent.message_id,)

    async def _text(
        self,
        chat_id: int,
        screen: Screen,
        markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | None,
        replies_to: int | None = None,
    ) -> Message:
        return await self.bot.send_message(
            chat_id,
            screen.text,
            parse_mode="HTML",
            reply_markup=markup,
            reply_parameters=_reply(replies_to),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )

    async def _answer(self, query_id: str, text: str, alert: bool) -> tuple[int, ...]:
        await self.bot.answer_callback_query(query_id, text=text or None, show_alert=alert or None)
        return ()

    async def _offer(
        self, query_id: str, articles: Sequence[Article], way_in: tuple[str, str] | None, personal: bool
    ) -> tuple[int, ...]:
        await self.bot.answer_inline_query(
            query_id,
            [_article(article) for article in articles],
            cache_time=INLINE_CACHE,
            is_personal=personal,
            button=InlineQueryResultsButton(text=way_in[0], start_parameter=way_in[1]) if way_in else None,
        )
        return ()

    async def _commands(self, commands: Mapping[str, str], language: str, chat_id: int | None) -> tuple[int, ...]:
        scope = None if chat_id is None else BotCommandScopeChat(chat_id=chat_id)
        listed = [BotCommand(command=name, description=text) for name, text in commands.items()]
        if listed:
            await self.bot.set_my_commands(listed, scope=scope, language_code=language or None)
        else:
            await self.bot.delete_my_commands(scope=scope, language_code=language or None)
        return ()

    async def _description(self, description: str, about: str, language: str) -> tuple[int, ...]:
        await self.bot.set_my_description(description=description, language_code=language or None)
        await self.bot.set_my_short_description(short_description=about, language_code=language or None)
        return ()

    async def _outcome(self, chat_id: int, call: Callable[[], Awaitable[tuple[int, ...]]]) -> Outcome:
        try:
            return Sent(await call())
        except TelegramRetryAfter as refusal:
            self.pace.pause(chat_id, refusal.retry_after)
            return Later(refusal.retry_after, "429")
        except TelegramMigrateToChat as refusal:
            return Refused("migrated", str(refusal.migrate_to_chat_id))
        except TelegramNetworkError as trouble:
            # aiogram hides whether the request was written: only a refused connection surely was not
            if isinstance(trouble.__cause__, ClientConnectorError):
                return Later(1.0, "no connection")
            return Unknown("no answer")
        except OSError:  # aiogram lets a proxy's own refusals through: nothing was written
            return Later(1.0, "no connection")
        except (TelegramServerError, ClientDecodeError) as trouble:
            return Unknown(type(trouble).__name__)
        except TelegramAPIError as refusal:
            means = meaning(refusal.message)
            return Sent() if means == "success" else Refused(means, refusal.message)


def _reply(message_id: int | None) -> ReplyParameters | None:
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True) if message_id else None


def _article(article: Article) -> InlineQueryResultArticle:
    button = InlineKeyboardButton(text=article.button.text, url=article.button.url)
    return InlineQueryResultArticle(
        id=article.id,
        title=article.title,
        description=article.description,
        input_message_content=InputTextMessageContent(
            message_text=article.text, parse_mode="HTML", link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )


def _inline(screen: Screen) -> InlineKeyboardMarkup | None:
    if not screen.buttons:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=button.text, url=button.url)
                if button.url
                else InlineKeyboardButton(text=button.text, callback_data=button.data)
                for button in row
            ]
            for row in screen.buttons
        ]
    )


def _keys(screen: Screen) -> ReplyKeyboardMarkup | None:
    if not screen.keys:
        return None
    return ReplyKeyboardMarkup(
        keyboard=[
            [KeyboardButton(text=key.text, request_contact=key.asks == "contact" or None) for key in row]
            for row in screen.keys
        ],
        resize_keyboard=True,
        one_time_keyboard=True,
    )
