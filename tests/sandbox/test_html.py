"""Telegram's HTML: what it makes of a text, and the words it refuses with."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities.html import CannotParse, parse_html
from sandbox.entities.units import cut

# Kind, what is under it, and the address or language where there is one.
READ = [
    ("просто текст", "просто текст", []),
    ("<b>ж</b>ирно", "жирно", [("bold", "ж", None)]),
    ("<strong>a</strong><em>b</em>", "ab", [("bold", "a", None), ("italic", "b", None)]),
    (
        "<i>a</i><u>b</u><ins>c</ins>",
        "abc",
        [("italic", "a", None), ("underline", "b", None), ("underline", "c", None)],
    ),
    ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", c, None) for c in "abc"]),
    ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", "a", None)]),
    ('<span class="tg-spoiler">a</span>', "a", [("spoiler", "a", None)]),
    ("<b>🏭 <i>завод</i></b> 🏭", "🏭 завод 🏭", [("bold", "🏭 завод", None), ("italic", "завод", None)]),
    ('<a href="https://ya.ru/?a=1&amp;b=2">x</a>', "x", [("text_link", "x", "https://ya.ru/?a=1&b=2")]),
    ("<a href='ya.ru'>x</a>", "x", [("text_link", "x", "http://ya.ru/")]),
    ("<a href=ya.ru>x</a>", "x", [("text_link", "x", "http://ya.ru/")]),
    ("<a>ya.ru</a>", "ya.ru", [("text_link", "ya.ru", "http://ya.ru/")]),
    ('<a href="javascript:alert(1)">x</a>', "x", []),
    ('<a href="">не ссылка</a>', "не ссылка", []),
    ("<code>x</code>", "x", [("code", "x", None)]),
    ('<code class="language-py">x</code>', "x", [("code", "x", None)]),
    ('<pre><code class="language-py">x</code></pre>', "x", [("pre", "x", "py")]),
    ('<code class="language-py"><pre>x</pre></code>', "x", [("pre", "x", "py")]),
    ('<pre> <code class="language-py">x</code></pre>', " x", [("pre", " x", None), ("code", "x", None)]),
    ("<blockquote>a</blockquote>", "a", [("blockquote", "a", None)]),
    ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", "a", None)]),
    ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", [("custom_emoji", "👍", "5368324170671202286")]),
    ("&lt;b&gt; &amp; &quot;", '<b> & "', []),
    ("&#1078;&#x436;&#x1F3ED;", "жж🏭", []),
    ("&lt без точки с запятой", "< без точки с запятой", []),
    ("&nbsp;&laquo;&hellip;&apos;&#0;&;& &#12345678;", "&nbsp;&laquo;&hellip;&apos;&#0;&;& &#12345678;", []),
    ("<B>a</b>", "a", [("bold", "a", None)]),
    ("<b>a</>", "a", [("bold", "a", None)]),
    ("<b >a</b >", "a", [("bold", "a", None)]),
    ("<b></b>пусто", "пусто", []),
    ("a > b", "a > b", []),
]

REFUSED = [
    ("<br>", 'Unsupported start tag "br" at byte offset 0'),
    ("я <p>", 'Unsupported start tag "p" at byte offset 3'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("<b/>x", 'Unsupported start tag "b/" at byte offset 0'),
    ("🏭<", "Unclosed start tag at byte offset 4"),
    ("a <3", "Unclosed start tag at byte offset 2"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<a href", 'Unclosed start tag "a" at byte offset 0'),
    ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
    ('<a href="x', "Unclosed start tag at byte offset 0"),
    ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<span class="red">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b>ж</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("<b>x</strong>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</strong>"'),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
    ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
    (
        "&#xD83D;",
        (
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        ),
    ),
]


@pytest.mark.parametrize(("source", "text", "expected"), READ)
def test_what_is_read(source: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """Tags become entities over exactly the words they enclose, references become characters."""
    plain, entities = parse_html(source)
    found = [(e.type, cut(plain, e), e.url or e.language or e.custom_emoji_id) for e in entities]
    assert (plain, found) == (text, expected)


@pytest.mark.parametrize(("source", "words"), REFUSED)
def test_what_is_refused(source: str, words: str) -> None:
    """What is not Telegram HTML is refused with Telegram's description and byte offset."""
    with pytest.raises(CannotParse) as caught:
        parse_html(source)
    assert str(caught.value) == words


def test_a_link_to_a_person() -> None:
    """tg://user?id= mentions a person."""
    _, (entity,) = parse_html('<a href="tg://user?id=101">Аня</a>')
    assert entity.type == "text_mention"
    assert entity.user is not None
    assert entity.user.id == 101


HOSTILE = st.text(st.one_of(st.sampled_from("<>&\"'/;#xb ="), st.characters(exclude_categories=["Cs"])))


@given(HOSTILE)
def test_escaped_text_is_always_itself(text: str) -> None:
    """Whatever people are called, html.escape makes it safe: it parses, without marks, into the very same text."""
    # Python escapes the apostrophe as a numeric reference, which Telegram reads too.
    assert parse_html(escape(text)) == (text, [])


@given(HOSTILE, st.sampled_from(["b", "i", "code", "blockquote", "tg-spoiler"]))
def test_escaped_text_in_a_tag(text: str, tag: str) -> None:
    """Inside a tag the escaped text is exactly what the tag covers."""
    plain, entities = parse_html(f"до <{tag}>{escape(text)}</{tag}>")
    assert plain == f"до {text}"
    assert [cut(plain, entity) for entity in entities] == ([text] if text else [])


@given(HOSTILE)
def test_any_text_ends_in_an_answer(text: str) -> None:
    """Nothing makes the parser do anything but read or refuse; what is read has its entities inside the text."""
    try:
        plain, entities = parse_html(text)
    except CannotParse:
        return
    length = len(plain.encode("utf-16-le")) // 2
    assert all(e.offset >= 0 and e.length > 0 and e.offset + e.length <= length for e in entities)
