"""Files: pictures, documents, albums, forwards and copies."""

from __future__ import annotations

import io

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge, TelegramNetworkError
from aiogram.methods import SendMediaGroup
from aiogram.types import (
    BufferedInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    MediaUnion,
    Message,
    MessageOriginChannel,
    MessageOriginUser,
)

from sandbox.images import image_size
from sandbox.methods.uploads import LARGEST_UPLOAD
from sandbox.phone import Phone
from sandbox.world import World
from tests.sandbox.tools import buttons, channel, next_update, png, refused


def picture(width: int = 2, height: int = 2) -> BufferedInputFile:
    """A picture to upload."""
    return BufferedInputFile(png(width, height), "фото.png")


async def test_a_document_arrives(bot: Bot, anna: Phone) -> None:
    """The phone gets the very bytes, the name and the caption."""
    sent = await bot.send_document(
        101, BufferedInputFile("текст".encode(), "событие.ics"), caption="<b>В календарь</b>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("событие.ics", 10)
    assert anna.data(anna.last) == "текст".encode()
    assert anna.last.html == "<b>В календарь</b>"


async def test_a_photo_arrives_in_two_sizes(bot: Bot, anna: Phone) -> None:
    """A picture has a small and a whole size, the whole one last."""
    sent = await bot.send_photo(101, picture(900, 450))
    assert sent.photo is not None
    assert [(size.width, size.height) for size in sent.photo] == [(90, 45), (900, 450)]
    assert len({size.file_id for size in sent.photo}) == 2
    assert anna.data(sent) == png(900, 450)


@pytest.mark.usefixtures("anna")
async def test_a_file_is_sent_again_by_its_id(bot: Bot, ben: Phone) -> None:
    """A file_id saves the upload, but only as what it was."""
    sent = await bot.send_photo(101, picture())
    assert sent.photo is not None
    again = await bot.send_photo(102, sent.photo[-1].file_id)
    assert again.photo == sent.photo
    assert ben.data(again) == png()
    with refused("Bad Request: can't use file of type Photo as Document"):
        await bot.send_document(101, sent.photo[-1].file_id)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("AgACAgIAAxkBAAIB", "wrong file identifier/HTTP URL specified"),
        ("https://example.com/x.jpg", "failed to get HTTP URL content"),
        (BufferedInputFile(b"not a picture", "x.jpg"), "IMAGE_PROCESS_FAILED"),
        (picture(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (picture(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (BufferedInputFile(png() + bytes(10 * 1024 * 1024), "x.png"), "file is too big"),
    ],
)
async def test_photos_refused(bot: Bot, anna: Phone, file: str | BufferedInputFile, words: str) -> None:
    """Strange ids, things that are no pictures, and pictures of a wrong size are refused."""
    with refused(f"Bad Request: {words}", TelegramBadRequest):
        await bot.send_photo(101, file)
    assert anna.heard == []


async def test_captions_have_their_own_limit(bot: Bot, anna: Phone) -> None:
    """1024 characters after parsing, in sending and in editing."""
    sent = await bot.send_photo(101, picture(), caption=f"<b>{'я' * 1024}</b>", parse_mode="HTML")
    with refused("Bad Request: message caption is too long"):
        await bot.send_photo(101, picture(), caption="я" * 1025)
    with refused("Bad Request: message caption is too long"):
        await bot.edit_message_caption(chat_id=101, message_id=sent.message_id, caption="я" * 1025)
    assert len(anna.heard) == 1


async def test_captions_and_texts_are_different(bot: Bot, anna: Phone) -> None:
    """A picture has no text to edit, a text no caption."""
    photo, text = await bot.send_photo(101, picture(), caption="раз"), await bot.send_message(101, "раз")
    with refused("Bad Request: there is no text in the message to edit"):
        await bot.edit_message_text("два", chat_id=101, message_id=photo.message_id)
    with refused("Bad Request: there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=101, message_id=text.message_id, caption="два")
    await bot.edit_message_caption(chat_id=101, message_id=photo.message_id, caption="два")
    assert anna.view(photo).text == "два"


async def test_media_is_replaced(bot: Bot, anna: Phone) -> None:
    """Another file takes the place of the first, and of a text."""
    photo, text = await bot.send_photo(101, picture(), caption="раз"), await bot.send_message(101, "план")
    await bot.edit_message_media(
        InputMediaDocument(media=BufferedInputFile(b"x", "x.txt"), caption="два"),
        chat_id=101,
        message_id=photo.message_id,
        reply_markup=buttons("Назад"),
    )
    assert (anna.view(photo).text, anna.data(photo), anna.buttons(photo)) == ("два", b"x", ["Назад"])
    assert anna.view(photo).message.photo is None
    await bot.edit_message_media(InputMediaPhoto(media=picture()), chat_id=101, message_id=text.message_id)
    assert (anna.view(text).text, anna.data(text)) == ("", png())


@pytest.mark.usefixtures("anna")
async def test_a_missing_file(bot: Bot) -> None:
    """A call without its file says which."""
    with refused("Bad Request: there is no document in the request"):
        await bot.send_document(101, "")


async def test_the_bot_fetches_what_people_send(bot: Bot, anna: Phone) -> None:
    """getFile and the download give the very bytes, by any of a photo's ids."""
    await anna.send_photo(png(200, 100), "наш цех")
    message: Message = await next_update(bot, "message")
    assert message.photo is not None
    for size in message.photo:
        target = io.BytesIO()
        await bot.download(size, target)
        assert target.getvalue() == png(200, 100)
    await anna.send_document(b"\0" * 20, "../../etc/passwd")
    message = await next_update(bot, "message")
    assert message.document is not None
    assert message.document.file_name == "passwd"
    assert (await bot.get_file(message.document.file_id)).file_size == 20
    with refused("Bad Request: wrong file_id or the file is temporarily unavailable"):
        await bot.get_file("nothing")


async def test_files_too_large_to_fetch(bot: Bot, anna: Phone) -> None:
    """A bot fetches up to 20 MB."""
    await anna.send_document(bytes(20 * 1024 * 1024 + 1), "большой.bin")
    message: Message = await next_update(bot, "message")
    assert message.document is not None
    with refused("Bad Request: file is too big"):
        await bot.get_file(message.document.file_id)


async def test_files_too_large_to_send(bot: Bot, anna: Phone) -> None:
    """A bot sends up to 50 MB."""
    # The server stops reading at its limit; whether the answer or the closed connection is seen first is a race.
    with pytest.raises((TelegramEntityTooLarge, TelegramNetworkError)):
        await bot.send_document(101, BufferedInputFile(bytes(LARGEST_UPLOAD + 2 * 1024 * 1024), "x.bin"))
    assert anna.heard == []


async def test_an_album(bot: Bot, anna: Phone) -> None:
    """An album is several messages of one group, each with its own id and caption."""
    sent = await bot.send_media_group(
        101,
        [InputMediaPhoto(media=picture(2 + n, 2), caption="наш цех" if n == 0 else None) for n in range(3)],
    )
    assert len({message.media_group_id for message in sent}) == 1
    first = sent[0].message_id
    assert [message.message_id for message in sent] == [first, first + 1, first + 2]
    assert [anna.data(message) for message in sent] == [png(2 + n, 2) for n in range(3)]
    assert [view.text for view in anna.heard] == ["наш цех", "", ""]


def photos(number: int) -> list[MediaUnion]:
    """So many pictures."""
    return [InputMediaPhoto(media=picture()) for _ in range(number)]


@pytest.mark.parametrize(
    ("media", "words"),
    [
        (photos(11), "too many messages to send as an album"),
        (photos(1), "too few messages to send as an album"),
        (
            [*photos(1), InputMediaDocument(media=BufferedInputFile(b"x", "x.txt"))],
            "Document can't be mixed with other media types",
        ),
        (
            [*photos(1), InputMediaPhoto(media="AgACAgIAAxkBAAIB")],
            "wrong file identifier/HTTP URL specified",
        ),
        ([*photos(1), InputMediaPhoto(media=picture(), caption="я" * 1025)], "message caption is too long"),
    ],
)
async def test_albums_refused(bot: Bot, anna: Phone, media: list[MediaUnion], words: str) -> None:
    """An album of a wrong size or mixture is refused as a whole."""
    with refused(f"Bad Request: {words}", TelegramBadRequest):
        await bot.send_media_group(101, media)
    assert anna.heard == []


@pytest.mark.usefixtures("anna")
async def test_no_buttons_under_albums(bot: Bot) -> None:
    """An album takes no buttons, neither when sent nor by an edit."""
    with refused('Bad Request: unknown parameter "reply_markup" of sendMediaGroup'):
        await bot(SendMediaGroup.model_validate({"chat_id": 101, "media": photos(2), "reply_markup": buttons("x")}))
    sent = await bot.send_media_group(101, [InputMediaPhoto(media=picture()), InputMediaVideo(media=picture())])
    with refused("Bad Request: message can't be edited"):
        await bot.edit_message_reply_markup(chat_id=101, message_id=sent[0].message_id, reply_markup=buttons("x"))


async def test_forwards_show_their_source(bot: Bot, anna: Phone, world: World) -> None:
    """A forward names the person or channel it is from, and still the first one when forwarded on."""
    theirs = await anna.write("Моё фото с завода")
    channel(world, can_post_messages=True)
    post = await bot.forward_message(-1001, 101, theirs.id)
    assert isinstance(post.forward_origin, MessageOriginUser)
    assert post.forward_origin.sender_user.id == 101
    own = await bot.send_message(-1001, "Новости")
    (copied,) = await bot.forward_messages(101, -1001, [own.message_id])
    shown = anna.view(copied.message_id).message
    assert isinstance(shown.forward_origin, MessageOriginChannel)
    assert (shown.forward_origin.chat.id, shown.forward_origin.message_id) == (-1001, own.message_id)
    again = await bot.forward_message(-1001, 101, copied.message_id)
    assert again.forward_origin is not None
    assert again.forward_origin.model_dump() == shown.forward_origin.model_dump()


@pytest.mark.usefixtures("anna")
async def test_copies_keep_albums_together(bot: Bot, world: World) -> None:
    """Copies have no source; an album stays one album under a new group; what is gone is left out."""
    channel(world, can_post_messages=True)
    album = await bot.send_media_group(101, photos(3))
    ids = [message.message_id for message in album]
    await bot.delete_message(101, ids[1])
    copies = await bot.copy_messages(-1001, 101, ids)
    posts = [world.chats[-1001].messages[copy.message_id] for copy in copies]
    assert len(posts) == 2
    assert len({post.media_group_id for post in posts} | {album[0].media_group_id}) == 2
    assert all(post.forward_origin is None for post in posts)


async def test_a_copy_with_another_caption(bot: Bot, anna: Phone) -> None:
    """A copy may say something else under the picture."""
    sent = await bot.send_photo(101, picture(), caption="раз")
    copy = await bot.copy_message(101, 101, sent.message_id, caption="два", reply_markup=buttons("Назад"))
    assert (anna.view(copy.message_id).text, anna.buttons(copy.message_id)) == ("два", ["Назад"])


@pytest.mark.usefixtures("anna")
async def test_carrying_refused(bot: Bot) -> None:
    """Missing, protected and unordered messages are refused."""
    kept = await bot.send_message(101, "не для пересылки", protect_content=True)
    first, second = await bot.send_message(101, "раз"), await bot.send_message(101, "два")
    with refused("Bad Request: the message can't be forwarded"):
        await bot.forward_message(101, 101, kept.message_id)
    with refused("Bad Request: message to forward not found"):
        await bot.forward_message(101, 101, 999)
    with refused("Bad Request: message to copy not found"):
        await bot.copy_message(101, 101, 999)
    with refused("Bad Request: there are no messages to forward"):
        await bot.forward_messages(101, 101, [998, 999])
    with refused("Bad Request: message identifiers must be in a strictly increasing order"):
        await bot.copy_messages(101, 101, [second.message_id, first.message_id])


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(3, 4), (3, 4)),
        (b"GIF89a\x05\x00\x06\x00", (5, 6)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x07\x00\x08\x03", (8, 7)),
        (b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\x09\0\0\x0a\0\0", (10, 11)),
        (b"", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"<svg/>", None),
    ],
)
def test_picture_sizes(data: bytes, size: tuple[int, int] | None) -> None:
    """The size of a picture is read from its head; a broken or foreign one has none."""
    assert image_size(data) == size
