"""Where a bot may write, and what it is told where it may not."""

from __future__ import annotations

from aiogram.types import ChatMemberAdministrator, ChatMemberRestricted, Message, ResultChatMemberUnion

from sandbox.chats import Chat
from sandbox.refusal import bad_request, forbidden
from sandbox.world import World


def chat_of(world: World, chat_id: int | str) -> Chat:
    """The chat of an id, or of the @username of a group or channel. Raises Refused «chat not found»."""
    if isinstance(chat_id, str):
        name = chat_id.removeprefix("@").lower()
        if not name:
            raise bad_request("chat_id is empty")
        for chat in world.chats.values():
            if not chat.private and (chat.username or "").lower() == name:
                return chat
        raise bad_request("chat not found")
    if chat_id not in world.chats:
        raise bad_request("chat not found")
    return world.chats[chat_id]


def readable(world: World, chat_id: int | str) -> Chat:
    """A chat the bot is in, or has met in private."""
    chat = chat_of(world, chat_id)
    if chat.private:
        if not chat.started:
            raise bad_request("chat not found")
    else:
        member_of(world, chat)
    return chat


def writable(world: World, chat_id: int | str, what: str = "text messages") -> Chat:
    """A chat the bot may write to. ``what`` is named where the right to it is missing."""
    if chat_id == world.bot.id:
        raise forbidden("bot can't send messages to bots")
    chat = chat_of(world, chat_id)
    if chat.private:
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat
    member = member_of(world, chat)
    if chat.kind == "channel":
        if not (isinstance(member, ChatMemberAdministrator) and member.can_post_messages):
            raise bad_request("need administrator rights in the channel chat")
    elif isinstance(member, ChatMemberRestricted) and not member.can_send_messages:
        raise bad_request(f"not enough rights to send {what} to the chat")
    return chat


def member_of(world: World, chat: Chat) -> ResultChatMemberUnion:
    """The bot as a member of a group or channel. Raises Refused (403) if it is none."""
    member = chat.members.get(world.bot.id)
    if member is None or member.status == "left":
        raise forbidden(f"bot is not a member of the {chat.call}")
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.call}")
    return member


def message_in(chat: Chat, message_id: int, purpose: str) -> Message:
    """A message of the chat. ``purpose`` as in «message to edit not found»."""
    found = chat.messages.get(message_id)
    if found is None:
        raise bad_request(f"message to {purpose} not found")
    return found
