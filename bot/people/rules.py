"""What the first screens say, decided from the programme alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.people.links import Link
from bot.programme.cards import shorten
from bot.programme.catalogue import Catalogue
from storage.records.programme import Forum, Session

SUMMARY = 320
"""UTF-16 units of a forum's description on the first screen."""
SENTENCES = 2
EXAMPLES = 3
SPEAKER = 60
QUOTED = 40

ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Barnaul",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
"""One zone for each offset in Russia, west to east."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question that the forum can answer: `key` of the words and the `value` put into them."""

    key: str
    name: str
    value: str | date


def summary(description: str) -> str:
    """The first sentence or two of a description, at most SUMMARY long."""
    first = description.strip().split("\n")[0].strip()
    kept = ""
    for sentence in sentences(first)[:SENTENCES]:
        longer = f"{kept} {sentence}".strip()
        if kept and shorten(longer, SUMMARY) != longer:
            break
        kept = longer
    return shorten(kept, SUMMARY)


def sentences(text: str) -> list[str]:
    """Sentences of a paragraph. A short word before the dot («ул.», «г.», «им.») is an abbreviation, not an end."""
    return re.split(r"(?:(?<=\w{4}[.!?…])|(?<=[»)”\"][.!?…]))\s+(?=[^\Wа-яa-z]|[«„“\"(])", text)


def is_over(forum: Forum, now: datetime) -> bool:
    """Whether the forum's last day has passed."""
    return forum.ends_on < today(forum, now)


def has_begun(forum: Forum, now: datetime) -> bool:
    """Whether the forum's first day has come."""
    return forum.starts_on <= today(forum, now)


def today(forum: Forum, now: datetime) -> date:
    """The date at the forum."""
    return now.astimezone(ZoneInfo(forum.zone)).date()


def in_order(forums: Iterable[Forum], now: datetime) -> tuple[Forum, ...]:
    """Forums as a person looks for them: those on or ahead by their start, then those over, the latest first."""
    every = tuple(forums)
    ahead = sorted((f for f in every if not is_over(f, now)), key=lambda f: (f.starts_on, f.id))
    over = sorted((f for f in every if is_over(f, now)), key=lambda f: (f.ends_on, f.id))
    return *ahead, *reversed(over)


def examples(catalogue: Catalogue, now: datetime) -> tuple[Example, ...]:
    """Up to EXAMPLES questions made from this forum's own programme, about what is ahead where something is."""
    ahead = tuple(session for session in catalogue.sessions if session.start > now and not session.cancelled)
    sessions = ahead or tuple(session for session in catalogue.sessions if not session.cancelled)
    found = (
        _about_session(sessions),
        _about_speaker(sessions),
        _about_excursion(catalogue),
        _about_day(catalogue, now),
    )
    return tuple(example for example in found if example)[:EXAMPLES]


def _about_session(sessions: tuple[Session, ...]) -> Example | None:
    for session in sessions:
        title = beginning(session.title)
        if title:
            return Example("example-session", "title", title)
    return None


def _about_speaker(sessions: tuple[Session, ...]) -> Example | None:
    names = (name for session in sessions for name in session.speakers if len(name) <= SPEAKER)
    name = next(names, None)
    return Example("example-speaker", "name", name) if name else None


def _about_excursion(catalogue: Catalogue) -> Example | None:
    for excursion in catalogue.excursions:
        enterprise = catalogue.enterprise_by_code.get(excursion.enterprise)
        if enterprise and not excursion.cancelled:
            return Example("example-excursion", "name", common_name(enterprise.name))
    return None


def _about_day(catalogue: Catalogue, now: datetime) -> Example | None:
    ahead = [day for day in catalogue.days if day > now.astimezone(catalogue.zone).date()]
    days = ahead or list(catalogue.days)
    return Example("example-day", "day", days[0]) if days else None


def beginning(title: str) -> str:
    """The first words of a title, enough to know it by: «Открытие регионального этапа форума» → «Открытие
    регионального этапа»."""
    clauses = re.split(r"[.:;,!?()«»„“”\"—–]|\s-\s", title)
    words = next((clause.split() for clause in clauses if clause.strip()), [])[:3]
    while len(words) > 1 and len(words[-1]) < 3:  # a preposition is no end
        words.pop()
    return shorten(" ".join(words), QUOTED).rstrip("…")


def common_name(name: str) -> str:
    """What an enterprise is called in talk: «ООО «Барнаул РТИ»» → «Барнаул РТИ», «АЗПИ — Алтайский завод…» → «АЗПИ»."""
    quoted = re.search(r"[«„“\"]([^«»„“”\"]+)[»”\"“]", name)
    short = quoted[1] if quoted else re.split(r"\s[—–-]\s|[,(]", name, maxsplit=1)[0]
    return shorten(short or name, QUOTED).rstrip("…")


@dataclass(frozen=True, slots=True)
class Way:
    """Where a start link leads: a forum (None: the one being looked at), an item of it by id, a word on the way.

    `choose` are the forums to choose from where the link does not say which one.
    """

    forum: int | None = None
    session: int | None = None
    excursion: int | None = None
    word: str = ""
    choose: tuple[Forum, ...] = ()


def way(link: Link | None, catalogues: Mapping[int, Catalogue], looking_at: int | None) -> Way:
    """Where a link leads a person who looks at the forum `looking_at` (None: at none yet)."""
    if link is None:
        return Way(word="link-unknown")
    if link.kind == "forum":
        forum = next((id_ for id_, held in catalogues.items() if held.programme.forum.code == link.code), None)
        return Way(forum=forum, word="" if forum else "link-gone")
    having = {id_: item for id_, held in catalogues.items() if (item := _item(held, link)) is not None}
    if link.forum is not None:
        forum = link.forum if link.forum in catalogues else None
    elif looking_at in having or len(having) == 0:
        forum = looking_at
    elif len(having) > 1:
        return Way(choose=tuple(catalogues[id_].programme.forum for id_ in having))
    else:
        forum = next(iter(having))
    if forum not in having:
        return Way(forum=forum, word="link-gone")
    item = having[forum]
    return Way(forum=forum, session=item) if link.kind == "session" else Way(forum=forum, excursion=item)


def _item(catalogue: Catalogue, link: Link) -> int | None:
    if link.kind == "session":
        session = catalogue.session_by_code.get(link.code)
        return session.id if session else None
    excursion = catalogue.excursion_by_code.get(link.code)
    return excursion.id if excursion else None
