"""Sessions and excursions as one flat table: for other programs and for a quick look."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.exports.spreadsheet import Table, Value
from bot.programme.catalogue import Catalogue, Item
from bot.programme.workbook import layout
from bot.texts import Words
from storage.records.programme import Session

COLUMNS = (
    "code", "date", "start", "end", "timezone", "title", "format", "track", "venue", "room", "speakers", "abstract",
    "audience", "language", "link", "enterprise", "meeting_point", "seats", "minimum_age", "documents", "status",
)  # fmt: skip
"""Keys of the workbook's layout, after the kind. Who gets gate lists and who escorts is nobody else's business."""


def listing(words: Words, catalogue: Catalogue) -> Table:
    """Everything that happens, in order of time; times in the zone named beside them."""
    english = words.language == "en"
    named = {column.key: column for column in (*layout.EXCURSIONS.columns, *layout.SESSIONS.columns)}
    names = (named[key].english if english else named[key].russian for key in COLUMNS)
    return Table(
        name=words.plain("export-programme"),
        columns=(words.plain("export-column-kind"), *names),
        rows=tuple(_row(words, catalogue, item) for item in catalogue.items),
    )


def _row(words: Words, catalogue: Catalogue, item: Item) -> tuple[Value, ...]:
    zone = ZoneInfo(item.zone)
    start, end = item.start.astimezone(zone), item.end.astimezone(zone)
    cells: dict[str, Any] = {
        "code": item.code, "title": item.title, "date": start.date(), "start": start.time(), "end": end.time(),
        "timezone": item.zone, "status": layout.CANCELLED[words.language == "en"] if item.cancelled else None,
    }  # fmt: skip
    if isinstance(item, Session):
        venue = catalogue.venue_by_code.get(item.venue)
        kind = "session"
        cells |= {
            "format": item.format, "track": item.track, "venue": venue.name if venue else item.venue,
            "room": item.room, "speakers": "; ".join(item.speakers), "abstract": item.abstract,
            "audience": item.audience, "language": item.language, "link": item.link,
        }  # fmt: skip
    else:
        plant = catalogue.enterprise_by_code.get(item.enterprise)
        kind = "excursion"
        cells |= {
            "enterprise": plant.name if plant else item.enterprise, "meeting_point": item.meeting_point,
            "seats": item.seats, "minimum_age": item.minimum_age or None, "documents": item.documents,
            "abstract": item.description,
        }  # fmt: skip
    return words.plain(f"export-kind-{kind}"), *(cells.get(key) for key in COLUMNS)
