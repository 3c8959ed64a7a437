"""Records of the programme and rows of its tables: the same names, moments in milliseconds, lists as JSON."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from storage.database import Row
from storage.moments import from_ms, from_text, to_day, to_ms, to_text

T = TypeVar("T")

COLUMNS = {"start": "starts", "end": "ends"}  # `end` is a word of SQL


def row_of(item: Any, *left_out: str) -> dict[str, Any]:
    """The columns of a record, without its id and the fields `left_out`."""
    return {
        COLUMNS.get(field.name, field.name): _column(getattr(item, field.name))
        for field in fields(item)
        if field.name != "id" and field.name not in left_out
    }


def record_of(kind: type[T], row: Row) -> T:
    """The record of class `kind` in a row that has a column for each of its fields."""
    return kind(**{name: read(row[column]) for name, column, read in _readers(kind)})  # type: ignore[arg-type]  # a class can be hashed


def _column(value: Any) -> Any:
    if isinstance(value, datetime):
        return to_ms(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return to_text(value)
    return int(value) if isinstance(value, bool) else value


@cache
def _readers(kind: Any) -> tuple[tuple[str, str, Callable[[Any], Any]], ...]:
    hints = get_type_hints(kind)
    return tuple((f.name, COLUMNS.get(f.name, f.name), _reader(hints[f.name])) for f in fields(kind))


def _reader(hint: Any) -> Callable[[Any], Any]:
    kinds = get_args(hint) or (hint,)
    if datetime in kinds:
        return from_ms
    if date in kinds:
        return to_day
    if hint is bool:
        return bool
    return from_text if hint == tuple[str, ...] else _same


def _same(value: Any) -> Any:
    return value
