"""Which methods the stand-in knows, and what carries each out: the table of contents of this folder."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias

from aiogram import methods as telegram

from sandbox.methods import (
    albums,
    answering,
    carrying,
    changing,
    inline,
    media,
    profile,
    receiving,
    rooms,
    sending,
)
from sandbox.methods.uploads import Uploads
from sandbox.world import World

Method: TypeAlias = type[telegram.TelegramMethod[Any]]
Handler: TypeAlias = Callable[[World, Any, Uploads], Awaitable[Any]]


@cache
def handlers() -> Mapping[Method, Handler]:
    """aiogram's method class → what the stand-in does."""
    return MappingProxyType(
        {
            telegram.GetMe: receiving.get_me,
            telegram.GetUpdates: receiving.get_updates,
            telegram.SetWebhook: receiving.set_webhook,
            telegram.DeleteWebhook: receiving.delete_webhook,
            telegram.GetWebhookInfo: receiving.get_webhook_info,
            telegram.SendMessage: sending.send_message,
            telegram.SendLocation: sending.send_location,
            telegram.SendVenue: sending.send_venue,
            telegram.SendContact: sending.send_contact,
            telegram.SendChatAction: sending.send_chat_action,
            telegram.SendPhoto: media.send_photo,
            telegram.SendDocument: media.send_document,
            telegram.SendVideo: media.send_video,
            telegram.SendMediaGroup: albums.send_media_group,
            telegram.ForwardMessage: carrying.forward_message,
            telegram.ForwardMessages: carrying.forward_messages,
            telegram.CopyMessage: carrying.copy_message,
            telegram.CopyMessages: carrying.copy_messages,
            telegram.EditMessageText: changing.edit_message_text,
            telegram.EditMessageCaption: changing.edit_message_caption,
            telegram.EditMessageMedia: albums.edit_message_media,
            telegram.EditMessageReplyMarkup: changing.edit_message_reply_markup,
            telegram.DeleteMessage: changing.delete_message,
            telegram.DeleteMessages: changing.delete_messages,
            telegram.AnswerCallbackQuery: answering.answer_callback_query,
            telegram.AnswerInlineQuery: inline.answer_inline_query,
            telegram.GetFile: rooms.get_file,
            telegram.GetChat: rooms.get_chat,
            telegram.GetChatMember: rooms.get_chat_member,
            telegram.GetChatAdministrators: rooms.get_chat_administrators,
            telegram.GetChatMemberCount: rooms.get_chat_member_count,
            telegram.PinChatMessage: rooms.pin_chat_message,
            telegram.UnpinChatMessage: rooms.unpin_chat_message,
            telegram.UnpinAllChatMessages: rooms.unpin_all_chat_messages,
            telegram.SetMessageReaction: rooms.set_message_reaction,
            telegram.LeaveChat: rooms.leave_chat,
            telegram.GetUserProfilePhotos: rooms.get_user_profile_photos,
            telegram.SetMyCommands: profile.set_my_commands,
            telegram.GetMyCommands: profile.get_my_commands,
            telegram.DeleteMyCommands: profile.delete_my_commands,
            telegram.SetMyName: profile.set_my_name,
            telegram.GetMyName: profile.get_my_name,
            telegram.SetMyDescription: profile.set_my_description,
            telegram.GetMyDescription: profile.get_my_description,
            telegram.SetMyShortDescription: profile.set_my_short_description,
            telegram.GetMyShortDescription: profile.get_my_short_description,
            telegram.SetChatMenuButton: profile.set_chat_menu_button,
            telegram.GetChatMenuButton: profile.get_chat_menu_button,
        }
    )


@cache
def known_methods() -> Mapping[str, Method]:
    """Every method of the Bot API by its name in small letters (Telegram does not mind the case)."""
    classes = [value for name in telegram.__all__ if isinstance(value := getattr(telegram, name), type)]
    return MappingProxyType(
        {
            method.__api_method__.lower(): method
            for method in classes
            if issubclass(method, telegram.TelegramMethod) and method is not telegram.TelegramMethod
        }
    )
