"""Settings: language, reminders, time zone, forum."""

from collections.abc import Iterable
from datetime import datetime

from babel.dates import get_timezone_location

from bot.people.actions import (
    ChooseLanguage,
    ChooseZone,
    OpenForums,
    OpenMyData,
    OpenSettings,
    OpenZones,
    WantReminders,
)
from bot.people.rules import ZONES
from bot.people.screens.home import home_button
from bot.programme import cards
from bot.screen import Button, Screen, rows
from bot.texts import LANGUAGES, Html, Words
from storage.records.people import Account
from storage.records.programme import Forum


def settings_screen(words: Words, account: Account, forum: Forum | None, now: datetime, *, several: bool) -> Screen:
    """What is set and how to change it. `several`: whether there are other forums to look at."""
    known = account.zone or forum  # before a forum is chosen there is no time to speak of
    zone = cards.zone_name(words, words.zone)
    lines = [
        words("settings-title"),
        words("settings-language"),
        words("settings-reminders", wanted="yes" if account.reminders else "no"),
        words("settings-zone-own" if account.zone else "settings-zone-forum", zone=zone, now=now)
        if known
        else words("settings-zone-none"),
    ]
    if forum and several:
        lines.append(words("settings-forum", name=cards.value(forum.name, cards.TITLE)))
    reminders = "button-unsubscribe" if account.reminders else "button-remind"
    buttons = [
        *_other_languages(words),
        Button(words.plain(reminders), WantReminders(not account.reminders).pack()),
        Button(words.plain("button-zone"), OpenZones().pack()),
        *([Button(words.plain("button-other-forum"), OpenForums().pack())] if several else []),
        Button(words.plain("button-my-data"), OpenMyData().pack()),
        home_button(words),
    ]
    return Screen(text=Html("\n").join(lines), buttons=rows(*buttons))


def language_screen(words: Words) -> Screen:
    """The choice of a language, each by its own name."""
    choices = tuple(_language(words, language) for language in LANGUAGES)
    return Screen(text=words("language-title"), buttons=(choices, (home_button(words),)))


def zones_screen(words: Words, now: datetime) -> Screen:
    """The choice of a time zone, each with the time it is there."""
    text = words("zones-choose", zone=cards.zone_name(words, words.zone))
    return Screen(
        text=Html("\n").join((words("zones-title"), text)),
        buttons=(
            (Button(words.plain("button-forum-zone"), ChooseZone().pack()),),
            *rows(*_zones(words, now)),
            (Button(words.plain("button-back"), OpenSettings().pack()), home_button(words)),
        ),
    )


def _other_languages(words: Words) -> list[Button]:
    return [_language(words, language) for language in LANGUAGES if language != words.language]


def _language(words: Words, language: str) -> Button:
    return Button(words.plain(f"language-{language}"), ChooseLanguage(language).pack())


def _zones(words: Words, now: datetime) -> Iterable[Button]:
    for zone in ZONES:
        city = get_timezone_location(zone, locale=words.language, return_city=True)
        yield Button(words.at(zone).plain("zone-choice", city=city, now=now), ChooseZone(zone).pack())
