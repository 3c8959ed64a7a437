"""Deep links: what is written is read back, what is not ours is not."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.links import Link, address, excursion_link, forum_link, read_start, session_link

CODES = st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=32)
FORUM_CODES = st.text(string.ascii_lowercase + string.digits + "-", min_size=2, max_size=32)
NUMBERS = st.none() | st.integers(1, 10**18 - 1)
LINKS = st.one_of(
    st.builds(Link, st.sampled_from(["session", "excursion"]), CODES, NUMBERS),
    st.builds(Link, st.just("forum"), FORUM_CODES),
)


@pytest.mark.parametrize(
    ("payload", "link"),
    [
        ("s_P01", Link("session", "P01")),
        ("x_E12", Link("excursion", "E12")),
        ("f_altai-2025", Link("forum", "altai-2025")),
        ("s12_P01", Link("session", "P01", 12)),
        ("x3_E-1_b", Link("excursion", "E-1_b", 3)),
        ("s_12_X", Link("session", "12_X")),
        ("s__", Link("session", "_")),
        ("s_s_P01", Link("session", "s_P01")),
        ("s_" + "A" * 32, Link("session", "A" * 32)),
    ],
)
def test_reads_what_a_link_says(payload: str, link: Link) -> None:
    """Everything after the first underscore is the code, a number before it is the forum's."""
    assert read_start(payload) == link


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "s_",
        "s",
        "S_P01",
        "s0_P01",
        "s012_P01",
        "s-1_P01",
        "s_" + "A" * 33,
        "s1234567890123456789_P01",
        "s١٢_P01",
        "s_Привет",
        "s_P 01",
        "s_P01\n",
        "f_A",
        "f_Altai",
        "f_al_tai",
        "f12_altai",
        "c_TICKET",
        "g_TOKEN",
        "p_TOKEN",
        "t_TOKEN",
        "hello",
        "s_P01'; DROP TABLE accounts",
    ],
)
def test_reads_nothing_in_what_is_not_ours(payload: str) -> None:
    """Later sorts of links, forged and torn ones are None, never an exception."""
    assert read_start(payload) is None


@given(LINKS)
def test_what_is_written_is_read_back(link: Link) -> None:
    """Every link survives its payload, and the payload is one Telegram carries (64 of A-Za-z0-9_-)."""
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", link.payload)
    assert read_start(link.payload) == link


@given(LINKS, LINKS)
def test_two_links_never_share_a_payload(one: Link, other: Link) -> None:
    """A payload names one thing only."""
    assert (one.payload == other.payload) == (one == other)


@given(st.text(max_size=80))
def test_any_text_is_read_without_trouble(payload: str) -> None:
    """Whatever somebody types after /start either is a link that says the same again, or is none."""
    link = read_start(payload)
    assert link is None or link.payload == payload


def test_addresses() -> None:
    """An address carries the bot's name and the payload."""
    assert session_link("forum_bot", "P01") == "https://t.me/forum_bot?start=s_P01"
    assert excursion_link("forum_bot", "E01", 7) == "https://t.me/forum_bot?start=x7_E01"
    assert forum_link("forum_bot", "altai") == address("forum_bot", Link("forum", "altai"))
