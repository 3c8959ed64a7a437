"""The settings: who owns, who answers for personal data, when it is quiet. Forums may have their own ways."""

from bot.doctor.finding import Finding
from bot.settings import Settings, quiet_hours
from bot.texts import Words

LONG_QUIET_HOURS = 16
"""Longer quiet leaves reminders too little of the day; the two ends may have changed places."""
MINUTES_A_DAY = 24 * 60


def look(settings: Settings, words: Words) -> tuple[Finding, ...]:
    """What the settings, already read, leave open."""
    owners = len(settings.owner_ids)
    if owners:
        return Finding("ok", words.plain("doctor-owners", count=owners)), quiet(words, settings.quiet_hours)
    return Finding("warning", words.plain("doctor-no-owners")), quiet(words, settings.quiet_hours)


def operator(words: Words, settings: Settings, name: str | None, forum: str = "") -> Finding:
    """Who answers for personal data: `name`, which is the own one of the forum with this code, or the process's."""
    if named := name or settings.operator_name:
        return Finding("ok", _of(words, forum, words.plain("doctor-operator", name=named)))
    if settings.registration == "off":
        return Finding("ok", _of(words, forum, words.plain("doctor-no-registration")))
    return Finding("warning", _of(words, forum, words.plain("doctor-no-operator")))


def quiet(words: Words, text: str, forum: str = "") -> Finding:
    """Whether quiet hours like `22:00-08:00` make sense; `forum` is the code of the forum whose own they are."""
    try:
        hours = quiet_hours(text)
    except ValueError:
        return Finding("fault", _of(words, forum, words.plain("doctor-quiet-bad", hours=text)))
    if hours is None:
        return Finding("ok", _of(words, forum, words.plain("doctor-quiet-never")))
    begins, ends = (each.hour * 60 + each.minute for each in hours)
    if (ends - begins) % MINUTES_A_DAY > LONG_QUIET_HOURS * 60:
        return Finding("warning", _of(words, forum, words.plain("doctor-quiet-long", hours=text)))
    return Finding("ok", _of(words, forum, words.plain("doctor-quiet", hours=text)))


def _of(words: Words, forum: str, text: str) -> str:
    return words.plain("doctor-of-forum", forum=forum, text=text) if forum else text
