"""Files that come with a call, and files named in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from aiogram.types import InputFile

from sandbox.files import FileKind, Stored
from sandbox.refusal import Refused, bad_request
from sandbox.world import World

LARGEST_UPLOAD: Final = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """One uploaded part."""

    name: str
    data: bytes


Uploads: TypeAlias = dict[str, Upload]


def stored_file(world: World, named: str | InputFile, uploads: Uploads, kind: FileKind) -> Stored:
    """The file a call means: an uploaded part («attach://name»), or one known by its ``file_id``.

    An address on the web is refused as one Telegram could not fetch: the stand-in has no network.
    Source: https://core.telegram.org/bots/api#sending-files
    """
    if not isinstance(named, str):
        raise bad_request("wrong file identifier/HTTP URL specified")
    if named.startswith("attach://"):
        upload = uploads.get(named.removeprefix("attach://"))
        if upload is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if len(upload.data) > LARGEST_UPLOAD:
            raise Refused(413, "Request Entity Too Large")
        return world.files.keep(upload.data, upload.name, kind)
    if named.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    return world.files.reuse(named, kind)
