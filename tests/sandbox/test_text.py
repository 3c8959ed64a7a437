"""What becomes of a text in a message, and of a message on the page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from aiogram.types import MessageEntity, User
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities.render import safe_html
from sandbox.entities.text import clean, with_found
from sandbox.entities.units import cut, utf16_length


def mark(kind: str, offset: int, length: int, url: str | None = None) -> MessageEntity:
    """An entity, briefly."""
    return MessageEntity(type=kind, offset=offset, length=length, url=url)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  края  \n", "края"),
        ("строка\r\nдругая", "строка\nдругая"),
        ("табуляция\tи\x07звонок", "табуляция и звонок"),
        (" \n\t ", ""),
    ],
)
def test_cleaning(text: str, kept: str) -> None:
    """Edges are trimmed, control characters become spaces, carriage returns go."""
    assert clean(text, []) == (kept, [])


def test_entities_move_with_the_text() -> None:
    """What was bold stays bold after trimming, counted in UTF-16."""
    text, (entity,) = clean("  🏭\r\nзавод  ", [mark("bold", 6, 7)])
    assert (text, cut(text, entity)) == ("🏭\nзавод", "завод")


def test_entities_outside_the_text_are_dropped() -> None:
    """An entity past the end of the text is nothing."""
    assert clean("abc", [mark("bold", 10, 5), mark("italic", 3, 1)])[1] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start s_X", [("bot_command", "/start")]),
        ("/help@forum_bot и /now", [("bot_command", "/help@forum_bot"), ("bot_command", "/now")]),
        ("и/или 18/11", []),
        ("см. https://ya.ru/a?b=1.", [("url", "https://ya.ru/a?b=1")]),
        ("пишите a.b@mail.ru или @anya_b", [("email", "a.b@mail.ru"), ("mention", "@anya_b")]),
        ("#завод сегодня", [("hashtag", "#завод")]),
        ("сайт ya.ru", [("url", "ya.ru")]),
    ],
)
def test_noticed_by_itself(text: str, found: list[tuple[str, str]]) -> None:
    """Telegram marks commands, links, addresses and tags that nobody marked."""
    assert [(e.type, cut(text, e)) for e in with_found(text, [])] == found


def test_not_noticed_inside_code() -> None:
    """A command in code is code."""
    assert [e.type for e in with_found("/start", [mark("code", 0, 6)])] == ["code"]


def test_at_most_a_hundred_entities() -> None:
    """The hundred-and-first mark is lost, as in Telegram."""
    assert len(with_found("a" * 300, [mark("bold", i, 1) for i in range(150)])) == 100


def test_html_for_the_page() -> None:
    """Marks nest, text is escaped, links open elsewhere."""
    html = safe_html("a<b> link", [mark("bold", 0, 4), mark("text_link", 5, 4, "https://ya.ru/?a=1&b='2'")])
    assert html == (
        '<b>a&lt;b&gt;</b> <a href="https://ya.ru/?a=1&amp;b=&#x27;2&#x27;" target="_blank" '
        'rel="noopener noreferrer">link</a>'
    )


def test_crossing_marks_nest() -> None:
    """Marks that cross are closed and opened again."""
    assert safe_html("abc", [mark("bold", 0, 2), mark("italic", 1, 2)]) == "<b>a<i>b</i></b><i>c</i>"


def test_dangerous_links_are_plain_text() -> None:
    """An address that could run something on the page is never a link."""
    assert safe_html("x", [mark("text_link", 0, 1, "javascript:alert(1)")]) == "x"


KINDS = ["bold", "italic", "code", "pre", "spoiler", "blockquote", "text_link", "url", "text_mention", "unknown"]
ENTITY = st.builds(
    lambda kind, offset, length, url: MessageEntity(
        type=kind, offset=offset, length=length, url=url, user=User(id=1, is_bot=False, first_name="x")
    ),
    st.sampled_from(KINDS),
    st.integers(0, 30),
    st.integers(1, 30),
    st.sampled_from(["https://ya.ru", "javascript:x", '"><script>', None]),
)


@given(st.text(st.sampled_from("<>&\"'🏭аb \n"), max_size=30), st.lists(ENTITY, max_size=6))
def test_the_page_gets_only_our_tags(text: str, entities: list[MessageEntity]) -> None:
    """Whatever the text and marks, the page's HTML has balanced tags of ours only, and unescapes to the text."""
    html = safe_html(text, entities)
    tags = re.findall(r"<(/?)([a-z]+)[^>]*>", html)
    opened: list[str] = []
    for closing, name in tags:
        if closing:
            assert opened.pop() == name
        else:
            opened.append(name)
    assert not opened
    assert {name for _, name in tags} <= {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "span"}
    assert unescape(re.sub(r"</?[a-z][^>]*>", "", html)) == text


@given(st.text(st.sampled_from("a🏭 \r\n\t"), max_size=20), st.lists(ENTITY, max_size=4))
def test_cleaned_entities_fit(text: str, entities: list[MessageEntity]) -> None:
    """After cleaning every entity lies inside the text."""
    kept, moved = clean(text, entities)
    assert all(e.offset >= 0 and e.length > 0 and e.offset + e.length <= utf16_length(kept) for e in moved)
