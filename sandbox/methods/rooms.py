"""Chats as the bot may look at them: what they are, who is in them, what is pinned.

Source: https://core.telegram.org/bots/api#getchat
"""

from __future__ import annotations

from typing import Final

from aiogram.methods import (
    GetChat,
    GetChatAdministrators,
    GetChatMember,
    GetChatMemberCount,
    GetFile,
    GetUserProfilePhotos,
    LeaveChat,
    PinChatMessage,
    SetMessageReaction,
    UnpinAllChatMessages,
    UnpinChatMessage,
)
from aiogram.types import (
    AcceptedGiftTypes,
    ChatFullInfo,
    ChatMemberAdministrator,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberOwner,
    File,
    ReactionTypeEmoji,
    ResultChatMemberUnion,
    UserProfilePhotos,
)

from sandbox.chats import Chat
from sandbox.files import LARGEST_DOWNLOAD
from sandbox.methods.content import author
from sandbox.methods.places import member_of, message_in, readable, writable
from sandbox.methods.uploads import Uploads
from sandbox.refusal import bad_request
from sandbox.world import World

REACTIONS: Final = frozenset(
    (  # noqa: SIM905 — three lines of emoji read better than a column of seventy
        "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 "
        "🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 "
        "☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡 "
    ).split()
)
NO_GIFTS: Final = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


async def get_chat(world: World, call: GetChat, _: Uploads) -> ChatFullInfo:
    """What the chat is."""
    chat = readable(world, call.chat_id)
    pinned = chat.messages.get(chat.pinned[-1]) if chat.pinned else None
    plain = chat.telegram
    return ChatFullInfo(
        id=chat.id,
        type=chat.kind,
        title=plain.title,
        username=plain.username,
        first_name=plain.first_name,
        last_name=plain.last_name,
        pinned_message=pinned,
        accent_color_id=0,
        max_reaction_count=11,
        accepted_gift_types=AcceptedGiftTypes(**dict.fromkeys(NO_GIFTS, False)),
    )


async def get_chat_member(world: World, call: GetChatMember, _: Uploads) -> ResultChatMemberUnion:
    """One member, or somebody who has left."""
    chat = readable(world, call.chat_id)
    if chat.private and call.user_id == world.bot.id:
        return ChatMemberMember(user=world.bot.user)
    if chat.private and chat.person is not None and call.user_id == chat.id:
        return ChatMemberMember(user=chat.person.user)
    if call.user_id in chat.members:
        return chat.members[call.user_id]
    if call.user_id in world.people and not chat.private:
        return ChatMemberLeft(user=world.people[call.user_id].user)
    raise bad_request("user not found")


async def get_chat_administrators(
    world: World, call: GetChatAdministrators, _: Uploads
) -> list[ChatMemberOwner | ChatMemberAdministrator]:
    """Who runs the group or channel (other bots would be left out; there are none)."""
    chat = readable(world, call.chat_id)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    return [member for member in chat.members.values() if isinstance(member, ChatMemberOwner | ChatMemberAdministrator)]


async def get_chat_member_count(world: World, call: GetChatMemberCount, _: Uploads) -> int:
    """How many are in the chat."""
    chat = readable(world, call.chat_id)
    return 2 if chat.private else sum(member.status not in {"left", "kicked"} for member in chat.members.values())


async def pin_chat_message(world: World, call: PinChatMessage, _: Uploads) -> bool:
    """Pin a message; the chat says so in a message of its own."""
    chat = writable(world, call.chat_id)
    message = message_in(chat, call.message_id, "pin")
    _may_pin(world, chat)
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
    chat.pinned.append(message.message_id)
    world.put(chat, author(world, chat) | {"pinned_message": message.model_copy(update={"reply_to_message": None})})
    return True


async def unpin_chat_message(world: World, call: UnpinChatMessage, _: Uploads) -> bool:
    """Unpin a message, by default the last one pinned."""
    chat = writable(world, call.chat_id)
    _may_pin(world, chat)
    if call.message_id is None:
        chat.pinned[-1:] = []
    elif call.message_id in chat.pinned:
        chat.pinned.remove(call.message_id)
    else:
        raise bad_request("message to unpin not found")
    world.bell.ring()
    return True


async def unpin_all_chat_messages(world: World, call: UnpinAllChatMessages, _: Uploads) -> bool:
    """Unpin everything."""
    chat = writable(world, call.chat_id)
    _may_pin(world, chat)
    chat.pinned.clear()
    world.bell.ring()
    return True


def _may_pin(world: World, chat: Chat) -> None:
    if chat.private:
        return
    member = member_of(world, chat)
    right = "can_edit_messages" if chat.kind == "channel" else "can_pin_messages"
    if not getattr(member, right, False):
        raise bad_request("not enough rights to manage pinned messages in the chat")


async def set_message_reaction(world: World, call: SetMessageReaction, _: Uploads) -> bool:
    """The bot's one reaction to a message, or none."""
    chat = readable(world, call.chat_id)
    message = message_in(chat, call.message_id, "react")
    chosen = call.reaction or []
    emoji = [reaction.emoji for reaction in chosen if isinstance(reaction, ReactionTypeEmoji)]
    if len(emoji) != len(chosen) or not REACTIONS.issuperset(emoji):
        raise bad_request("REACTION_INVALID")
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    chat.reactions[message.message_id] = emoji
    world.bell.ring()
    return True


async def leave_chat(world: World, call: LeaveChat, _: Uploads) -> bool:
    """The bot leaves a group or channel."""
    chat = readable(world, call.chat_id)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.members[world.bot.id] = ChatMemberLeft(user=world.bot.user)
    world.bell.ring()
    return True


async def get_user_profile_photos(world: World, call: GetUserProfilePhotos, _: Uploads) -> UserProfilePhotos:
    """Nobody here has a portrait."""
    if call.user_id not in world.people:
        raise bad_request("user not found")
    return UserProfilePhotos(total_count=0, photos=[])


async def get_file(world: World, call: GetFile, _: Uploads) -> File:
    """Where a file can be fetched from."""
    stored = world.files.find(call.file_id)
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.data) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return File(
        file_id=call.file_id, file_unique_id=stored.unique_id, file_size=len(stored.data), file_path=stored.path
    )
