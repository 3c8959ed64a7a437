"""Files kept by the server, found again by ``file_id``."""

from __future__ import annotations

import mimetypes
import secrets
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final, Literal, TypeAlias

from aiogram.types import Document, PhotoSize, Sticker, Video, Voice

from sandbox.images import image_size
from sandbox.refusal import bad_request

FileKind: TypeAlias = Literal["photo", "document", "video", "voice", "sticker", "audio", "animation"]

MEGABYTE: Final = 1024 * 1024
LARGEST_PHOTO: Final = 10 * MEGABYTE
LARGEST_DOWNLOAD: Final = 20 * MEGABYTE
WIDEST_PHOTO: Final = 10_000
LONGEST_RATIO: Final = 20
THUMBNAIL: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One file. ``path`` is where the bot downloads it; ``size`` in pixels for pictures."""

    file_id: str
    unique_id: str
    kind: FileKind
    name: str
    data: bytes
    path: str
    mime: str
    size: tuple[int, int] | None = None

    def photo(self) -> list[PhotoSize]:
        """The picture as Telegram describes it: a small one and the whole one, each with its own id.

        Both ids give the same bytes: the stand-in does not redraw pictures.
        """
        width, height = self.size or (1, 1)
        scale = min(1.0, THUMBNAIL / max(width, height))
        small = PhotoSize(
            file_id=f"{self.file_id}-s",
            file_unique_id=f"{self.unique_id}s",
            width=max(1, round(width * scale)),
            height=max(1, round(height * scale)),
            file_size=len(self.data),
        )
        whole = PhotoSize(
            file_id=self.file_id, file_unique_id=self.unique_id, width=width, height=height, file_size=len(self.data)
        )
        return [small, whole] if scale < 1 else [whole]

    def document(self) -> Document:
        """The file as a document."""
        return Document(
            file_id=self.file_id,
            file_unique_id=self.unique_id,
            file_name=self.name,
            mime_type=self.mime,
            file_size=len(self.data),
        )

    def video(self) -> Video:
        """The file as a video; nobody looks inside, so its size is a plain guess."""
        return Video(
            file_id=self.file_id,
            file_unique_id=self.unique_id,
            width=640,
            height=360,
            duration=1,
            file_name=self.name,
            mime_type=self.mime,
            file_size=len(self.data),
        )

    def voice(self) -> Voice:
        """The file as a voice message."""
        return Voice(
            file_id=self.file_id,
            file_unique_id=self.unique_id,
            duration=2,
            mime_type="audio/ogg",
            file_size=len(self.data),
        )

    def sticker(self, emoji: str) -> Sticker:
        """The file as a sticker."""
        return Sticker(
            file_id=self.file_id,
            file_unique_id=self.unique_id,
            type="regular",
            width=512,
            height=512,
            is_animated=False,
            is_video=False,
            emoji=emoji,
            file_size=len(self.data),
        )


@dataclass(slots=True)
class Files:
    """Every file there is."""

    by_id: dict[str, Stored] = field(default_factory=dict)
    by_path: dict[str, Stored] = field(default_factory=dict)

    def keep(self, data: bytes, name: str, kind: FileKind) -> Stored:
        """Store bytes. Raises Refused for a photo Telegram would not take.

        Source: https://core.telegram.org/bots/api#sendphoto
        """
        size = image_size(data) if kind == "photo" else None
        if kind == "photo":
            if len(data) > LARGEST_PHOTO:
                raise bad_request("file is too big")
            if size is None:
                raise bad_request("IMAGE_PROCESS_FAILED")
            if sum(size) > WIDEST_PHOTO or max(size) > LONGEST_RATIO * min(size):
                raise bad_request("PHOTO_INVALID_DIMENSIONS")
        if not data:
            raise bad_request("file must be non-empty")
        name = PurePath(name.replace("\\", "/")).name or "file"
        folder = f"{kind}s"
        suffix = PurePath(name).suffix or (".jpg" if kind == "photo" else "")
        stored = Stored(
            file_id=f"{kind[:3]}_{secrets.token_urlsafe(24)}",
            unique_id=secrets.token_urlsafe(9),
            kind=kind,
            name=name,
            data=data,
            path=f"{folder}/file_{len(self.by_path)}{suffix}",
            mime=mimetypes.guess_type(name)[0] or "application/octet-stream",
            size=size,
        )
        self.by_id[stored.file_id] = stored
        self.by_path[stored.path] = stored
        return stored

    def find(self, file_id: str) -> Stored | None:
        """The file of an id, a small picture's id included."""
        return self.by_id.get(file_id) or self.by_id.get(file_id.removesuffix("-s"))

    def reuse(self, file_id: str, kind: FileKind) -> Stored:
        """A file sent again by its id. Raises Refused in Telegram's words for a strange id or another kind."""
        stored = self.find(file_id)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored
