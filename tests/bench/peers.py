"""What one would reach for first: full-text search and fuzzy matching, answering the same questions.

Each peer takes a question and gives the codes of the items that match, best first. It says it does not know where
nothing matches. Its text is that of the first item.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.questions.index import Entry, QuestionIndex
from bot.questions.text import fold, spelled, stems
from storage.records.programme import Enterprise, Excursion, Faq, Session, Speaker, Venue

FOUND = 10
"""How many items a peer tells."""
ALIKE = 55.0
"""The likeness of 100 from which rapidfuzz's best is taken for an answer."""

Peer = Callable[[str], "Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a peer answered."""

    kind: str
    codes: tuple[str, ...]
    text: str


def peers(index: QuestionIndex) -> dict[str, Peer]:
    """The peers, ready to answer about the programme of `index`."""
    return {
        "FTS5": _full_text(index, lambda text: spelled(fold(text))),
        "FTS5 with stems": _full_text(index, lambda text: list(stems(text))),
        "rapidfuzz token_set_ratio": _alike(index),
    }


def _full_text(index: QuestionIndex, words: Callable[[str], list[str]]) -> Peer:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE entries USING fts5(words, tokenize='unicode61')")
    texts = [_text(entry) for entry in index.entries]
    database.executemany(
        "INSERT INTO entries (rowid, words) VALUES (?, ?)",
        ((place, " ".join(words(text))) for place, text in enumerate(texts, 1)),
    )

    def answer(question: str) -> Told:
        asked = " OR ".join(f'"{word}"' for word in words(question))
        query = "SELECT rowid FROM entries WHERE entries MATCH ? ORDER BY rank LIMIT ?"
        rows = database.execute(query, (asked, FOUND)).fetchall() if asked else []
        return _told(index, texts, [place - 1 for (place,) in rows])

    return answer


def _alike(index: QuestionIndex) -> Peer:
    texts = [_text(entry) for entry in index.entries]
    folded = [fold(text) for text in texts]

    def answer(question: str) -> Told:
        found = process.extract(fold(question), folded, scorer=fuzz.token_set_ratio, limit=FOUND, score_cutoff=ALIKE)
        return _told(index, texts, [place for _, _, place in found])

    return answer


def _told(index: QuestionIndex, texts: list[str], places: list[int]) -> Told:
    if not places:
        return Told("unknown", (), "")
    codes = tuple(code for place in places if (code := index.entries[place].code))
    return Told(index.entries[places[0]].kind, codes, texts[places[0]])


def _text(entry: Entry) -> str:
    match entry.record:
        case Session() as s:
            parts = (s.title, s.format, s.track, *s.speakers, s.audience, s.abstract, s.room)
        case Excursion() as e:
            parts = (e.title, e.description, e.documents, e.meeting_point, entry.city)
        case Enterprise() as plant:
            parts = (plant.name, plant.industry, plant.description, plant.city)
        case Venue() as venue:
            parts = (venue.name, venue.address, venue.directions)
        case Speaker() as speaker:
            parts = (speaker.name, speaker.position, speaker.organisation, speaker.bio)
        case Faq() as faq:
            parts = (faq.question, *faq.variants, faq.answer)
    return ". ".join(part for part in parts if part)
