"""Reading a call off the wire: form, multipart or JSON, into aiogram's own method class.

Source: https://core.telegram.org/bots/api#making-requests
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, get_args, get_origin

from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile, InputFile
from aiohttp import web
from pydantic import BaseModel, ValidationError

from sandbox.methods.table import Method
from sandbox.methods.uploads import Upload, Uploads
from sandbox.refusal import bad_request

FieldKind: TypeAlias = Literal["plain", "chat", "json", "upload"]

NUMBER: Final = re.compile(r"-?\d{1,19}")
MISSING: Final = MappingProxyType(
    {
        "chat_id": "chat_id is empty",
        "text": "message text is empty",
        "message_id": "message identifier is not specified",
        "message_ids": "message identifiers are not specified",
        "from_chat_id": "from_chat_id is empty",
        "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
        "photo": "there is no photo in the request",
        "document": "there is no document in the request",
        "video": "there is no video in the request",
        "media": "there is no media in the request",
        "file_id": "file_id not specified",
        "user_id": "user_id not specified",
        "action": "parameter action is missing",
    }
)


async def read_parameters(request: web.Request) -> tuple[dict[str, Any], Uploads]:
    """The parameters of a call and the files that came with it. Raises Refused if they cannot be read."""
    parameters: dict[str, Any] = dict(request.query)
    uploads: Uploads = {}
    if request.method == "POST" and request.can_read_body:
        try:
            if request.content_type == "application/json":
                body = await request.json()
                if not isinstance(body, dict):
                    raise bad_request("can't parse JSON object")
                return parameters | body, uploads
            for name, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    uploads[name] = Upload(value.filename, value.file.read())
                elif isinstance(value, (bytes, bytearray)):
                    uploads[name] = Upload(name, bytes(value))
                else:
                    parameters[name] = value
        except UnicodeDecodeError as problem:
            raise bad_request("strings must be encoded in UTF-8") from problem
        except ValueError as problem:
            raise bad_request("can't parse the request") from problem
    return parameters, uploads


def build_call(method: Method, parameters: Mapping[str, Any], uploads: Uploads) -> TelegramMethod[Any]:
    """The call as aiogram's own object of that method.

    Raises Refused for what Telegram would refuse, and for a parameter the method does not have: Telegram would pass
    over it in silence, and a typing mistake with it.
    """
    kinds = field_kinds(method)
    values: dict[str, Any] = {}
    for name, value in parameters.items():
        if name not in kinds:
            raise bad_request(f'unknown parameter "{name}" of {method.__api_method__}')
        values[name] = _value(name, value, kinds[name], uploads)
    for name in uploads.keys() & kinds.keys():
        values[name] = _value(name, f"attach://{name}", kinds[name], uploads)
    try:
        return method.model_validate(values)
    except ValidationError as problem:
        raise bad_request(_words(problem, parameters)) from problem


@cache
def field_kinds(method: Method) -> Mapping[str, FieldKind]:
    """How each parameter of a method is written on the wire."""
    return MappingProxyType({name: _kind(name, field.annotation) for name, field in method.model_fields.items()})


def _kind(name: str, annotation: Any) -> FieldKind:
    if name.endswith("chat_id"):
        return "chat"
    parts = _parts(annotation)
    if any(isinstance(part, type) and issubclass(part, InputFile) for part in parts):
        return "plain" if str in parts else "upload"
    if any(part in {list, dict} or (isinstance(part, type) and issubclass(part, BaseModel)) for part in parts):
        return "json"
    return "plain"


def _parts(annotation: Any) -> set[Any]:
    """The types in an annotation: ``list`` for a list, the members of a union."""
    origin = get_origin(annotation)
    if origin in {list, dict}:
        return {origin}
    if get_args(annotation):
        return {part for argument in get_args(annotation) for part in _parts(argument)}
    return {annotation}


def _value(name: str, value: Any, kind: FieldKind, uploads: Uploads) -> Any:
    if not isinstance(value, str):
        return value
    if kind == "chat":
        return int(value) if NUMBER.fullmatch(value) else value
    if kind == "upload":
        upload = uploads.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no file for {name} in the request")
        return BufferedInputFile(upload.data, upload.name)
    if kind == "json":
        try:
            return _without_thumbnails(json.loads(value))
        except ValueError as problem:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from problem
    return value


def _without_thumbnails(value: Any) -> Any:
    """Media without the small pictures that came along: nobody looks at them here, and aiogram's class wants a file."""
    if isinstance(value, list):
        return [_without_thumbnails(item) for item in value]
    if isinstance(value, dict) and "media" in value:
        return {name: item for name, item in value.items() if name not in {"thumbnail", "cover"}}
    return value


def _words(problem: ValidationError, parameters: Mapping[str, Any]) -> str:
    """Telegram's words where they are known; else which parameter is wrong, and how."""
    errors = problem.errors(include_url=False, include_input=False)
    for error in errors:
        name = str(error["loc"][0]) if error["loc"] else ""
        if error["type"] == "missing" and len(error["loc"]) == 1 and name not in parameters:
            return MISSING.get(name, f'parameter "{name}" is required')
    first = errors[0]
    place = ".".join(str(part) for part in first["loc"])
    return f'wrong parameter "{place}": {first["msg"]}'
