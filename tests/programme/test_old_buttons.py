"""What an old button speaks of, where a database holds several forums."""

from dataclasses import replace

import pytest

from bot.programme.catalogue import Catalogue
from bot.programme.editions import Edition
from bot.texts import Texts
from handlers.programme import find
from handlers.reader import Reader
from storage.records.people import Account
from tests.programme.forums import catalogue, session


@pytest.mark.parametrize(
    ("number", "own_zone", "forum", "zone"),
    [
        (1, None, 1, "Asia/Tomsk"),
        (2, None, 2, "Europe/Moscow"),
        (2, "Asia/Chita", 2, "Asia/Chita"),
        (3, None, None, "Asia/Tomsk"),
    ],
)
def test_find_looks_into_every_forum(
    texts: Texts, number: int, own_zone: str | None, forum: int | None, zone: str
) -> None:
    """A session of a forum one no longer looks at opens all the same, in its forum's zone or one's own."""
    here = catalogue(session(1))
    there = catalogue(session(2), zone="Europe/Moscow")
    there = Catalogue.of(replace(there.programme, forum=replace(there.programme.forum, id=2)))
    editions = {number: Edition(shelf.programme, shelf) for number, shelf in ((1, here), (2, there))}
    account = Account(id=1, telegram_id=101, language="ru", zone=own_zone, forum_id=1)
    reader = Reader(account, None, texts.speak("ru", own_zone or "Asia/Tomsk"), editions[1], editions)
    edition, words, found = find(reader, editions[1], lambda shelf: shelf.session_by_id.get(number))
    assert (found.id if found else None) == (number if forum else None)
    assert edition.forum.id == (forum or 1)
    assert words.zone == zone
