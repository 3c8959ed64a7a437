"""What kind of file has come, and its sheets: a workbook, a folder of CSV files or a zip of them."""

import lzma
import stat
import struct
import zlib
from pathlib import Path, PurePosixPath
from typing import TypeVar
from zipfile import BadZipFile, ZipFile, ZipInfo

from bot.programme.workbook import csvs, xlsx
from bot.programme.workbook.limits import FILE_BYTES, MEMBERS, SHEETS, UNPACKED_BYTES, RefusedError
from bot.programme.workbook.sheets import Sheet

T = TypeVar("T")

_DAMAGED = (zlib.error, lzma.LZMAError)

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""Compound files: what Excel wrote before 2007, and an encrypted .xlsx today ([MS-CFB] 2.2)."""


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a workbook file, or of a folder or zip of CSV files. Raises RefusedError, OSError, MemoryError."""
    if path.is_dir():
        return _folder(path)
    if not path.is_file():
        raise RefusedError("no-file")
    if path.stat().st_size > FILE_BYTES:
        raise RefusedError("file-big", most=FILE_BYTES // 1024 // 1024)
    with path.open("rb") as file:
        start = file.read(8)
    if not start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise RefusedError(_kind(path, start))
    try:
        with ZipFile(path) as archive:
            _check(archive)
            names = {info.filename for info in archive.infolist()}
            if any(name.startswith("xl/") or name == "[Content_Types].xml" for name in names):
                return _workbook(path, archive, names)
            return _zip(archive)
    except (BadZipFile, NotImplementedError, EOFError, ValueError, OSError, struct.error, *_DAMAGED) as trouble:
        raise RefusedError("broken") from trouble


def _kind(path: Path, start: bytes) -> str:
    """Why a file that is no zip is not read."""
    if not start:
        return "empty"
    if start == _OLE:
        return "encrypted" if "EncryptedPackage".encode("utf-16-le") in path.read_bytes() else "old-excel"
    if path.suffix.lower() == ".csv":
        return "lone-csv"
    return "not-a-workbook"


def _check(archive: ZipFile) -> None:
    """Look at the directory of a zip before anything is unpacked."""
    infos = archive.infolist()
    if len(infos) > MEMBERS:
        raise RefusedError("many-files", most=MEMBERS)
    if sum(info.file_size for info in infos) > UNPACKED_BYTES:
        raise RefusedError("unpacks-big", most=UNPACKED_BYTES // 1024 // 1024)
    for info in infos:
        if info.flag_bits & 1:
            raise RefusedError("encrypted")
        parts = PurePosixPath(info.filename.replace("\\", "/")).parts
        if ".." in parts or info.filename.startswith(("/", "\\")) or ":" in info.filename or "\\" in info.orig_filename:
            raise RefusedError("path-outside")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise RefusedError("path-outside")


def _workbook(path: Path, archive: ZipFile, names: set[str]) -> list[Sheet]:
    if "xl/workbook.bin" in names:
        raise RefusedError("binary-excel")
    if not any(name.startswith("xl/") for name in names):
        raise RefusedError("not-a-workbook")
    return xlsx.read(path, archive)


def _zip(archive: ZipFile) -> list[Sheet]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if any(_name(info).lower().endswith((".zip", ".xlsx", ".rar", ".7z")) for info in infos):
        raise RefusedError("zip-in-zip")
    if any(info.filename == "mimetype" for info in infos) and "content.xml" in archive.namelist():
        raise RefusedError("open-document")
    found = [info for info in infos if _is_csv(_name(info))]
    return _tables([(PurePosixPath(_name(info)).stem, archive.read(info)) for info in _few(found)])


def _folder(path: Path) -> list[Sheet]:
    found = sorted(each for each in path.iterdir() if _is_csv(each.name) and each.is_file())
    if sum(each.stat().st_size for each in found) > FILE_BYTES:
        raise RefusedError("file-big", most=FILE_BYTES // 1024 // 1024)
    return _tables([(each.stem, each.read_bytes()) for each in _few(found)])


def _few(found: list[T]) -> list[T]:
    if not found:
        raise RefusedError("no-csv")
    if len(found) > SHEETS:
        raise RefusedError("many-sheets", most=SHEETS)
    return found


def _tables(files: list[tuple[str, bytes]]) -> list[Sheet]:
    return [csvs.read(name, data) for name, data in files]


def _is_csv(name: str) -> bool:
    """A CSV file, and not a shadow that macOS or an office program has left beside it."""
    path = PurePosixPath(name)
    return path.suffix.lower() == ".csv" and not path.name.startswith((".", "~")) and "__MACOSX" not in path.parts


def _name(info: ZipInfo) -> str:
    """The member's name: without the UTF-8 mark (APPNOTE 4.4.4, bit 11) it is UTF-8 all the same, or Windows' cp866."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp866")
