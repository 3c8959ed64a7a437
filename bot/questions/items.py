"""Answers that are sessions and excursions: by title, by time, by constraints, by topic. Pure."""

from bisect import bisect_right
from collections.abc import Iterator, Set
from itertools import islice, takewhile

from bot.questions.case import CLOSE, ITEM_ASKS, LEAST, SURE, Answer, Case
from bot.questions.filters import ahead, lively
from bot.questions.search import Hit, topical
from bot.questions.things import described, listed

THEN = 0.5
"""How much worse a match at the time asked for may be than one at another time."""
NEXT = 5
"""How many things are told where one asks what comes next."""
HEAD = 0.1
"""What it is worth that a title begins with what was asked for."""
LISTED, LOOSE = 0.6, 0.4
"""How sure a list is that meets real constraints, and one that meets only a kind of thing."""


def titled(case: Case) -> Answer:
    """A session or an excursion called by its title; the time said narrows it where it can."""
    when, titles = case.question.when, case.question.titles
    items = {place: case.index.item(place) for place in titles}
    timely = tuple(place for place in titles if when is None or when.holds(items[place].start, items[place].end))
    note = "not-then" if case.dated and not timely else ""
    return case.shown(case.ordered(timely or titles), card=True, note=note)


def items(case: Case) -> Answer | None:
    """What a question leaves of the programme, or None where it says nothing that narrows it."""
    question = case.question
    point = question.when.point if question.when and not case.dated else ""
    if point in ("now", "next", "soon") and (found := _at_point(case, point)):
        return found
    if found := listed(case):
        return found
    if case.units:
        return _searched(case)
    if case.explained or question.kinds - {"forum", "venue", "speaker"}:
        return _list(case)
    return None


def _at_point(case: Case, point: str) -> Answer | None:
    """What is on now, what comes next."""
    index = case.index
    allowed = case.constraints.allowed(whenever=True)
    if case.units:
        allowed = allowed & {hit.place for hit in topical(index, case.units, least=SURE)}
        if not allowed:
            return None
    later = _coming(case, allowed)
    if point == "next":
        found = tuple(islice(later, NEXT))
        return case.shown(found) if found else _nothing(case)
    if point == "now":
        running = (index.place_of(item) for item in index.catalogue.on_now(case.now))
        if on := tuple(place for place in running if place in allowed):
            return case.shown(on)
    first = next(later, None)
    if first is None:
        return _nothing(case)
    together = tuple(takewhile(lambda place: index.item(place).start == index.item(first).start, later))
    return case.shown((first, *together), note="nothing-now" if point == "now" else "")


def _coming(case: Case, allowed: Set[int]) -> Iterator[int]:
    """What starts after now and is not cancelled, in order of time."""
    index = case.index
    for place in index.timed[bisect_right(index.starts, case.now) :]:
        if place in allowed and not index.item(place).cancelled:
            yield place


def _list(case: Case) -> Answer:
    """What the constraints leave, in order of time; what is over only where a time or a subject was asked for."""
    question = case.question
    point = question.when.point if question.when else ""
    places = case.constraints.places()
    alive = lively(case.index, places)
    gone = tuple(sorted(set(places) - set(alive)))
    coming = ahead(case.index, alive, case.now)
    if point == "rest":
        alive = tuple(place for place in alive if case.index.item(place).start >= case.now)
    elif point == "past" and not case.dated:
        alive = tuple(place for place in alive if case.index.item(place).end <= case.now)
    elif not case.dated and coming and not (question.named("speaker") or question.facets):
        alive = coming
    if not alive:
        return case.shown(gone, card=True) if gone else _nothing(case)
    ordered = _by_topic(case, _punctual(case, alive) if case.dated else case.ordered(alive))
    asked = question.asks & ITEM_ASKS
    single = bool(asked and (question.facets or case.pinned) and not question.namesakes)
    score = LISTED if case.explained >= LISTED else LOOSE
    return case.shown(ordered, card=single, score=score, cancelled=gone)


def _punctual(case: Case, places: tuple[int, ...]) -> tuple[int, ...]:
    """Where a moment was said, what begins then before what runs already."""
    moment = case.question.when.moment if case.question.when else None
    return tuple(sorted(places, key=lambda place: moment is not None and case.index.item(place).start < moment))


def _by_topic(case: Case, places: tuple[int, ...]) -> tuple[int, ...]:
    """Those first that speak most of everything said, where a format or a track was named; with a stream, where one was
    asked for."""
    question = case.question
    if not (question.facets or case.units):
        return places
    scores = {hit.place: round(hit.score, 1) for hit in topical(case.index, question.units)}
    said = frozenset(unit.text for unit in question.units) | frozenset(t for unit in question.units for t in unit.terms)
    streamed = "stream" in question.asks

    def prominence(place: int) -> tuple[bool, float]:
        unstreamed = streamed and not getattr(case.index.item(place), "link", "")
        return unstreamed, -scores.get(place, 0.0) - HEAD * _begins(case, place, said)

    return tuple(sorted(places, key=prominence))


def _begins(case: Case, place: int, said: frozenset[str]) -> bool:
    """Whether a title begins with a word that was said, itself or in another language."""
    head = case.index.heads.get(place, "")
    return head in said or not said.isdisjoint(case.index.heard.single.get(head, ()))


def _nothing(case: Case) -> Answer:
    """Nothing meets the constraints: say so, and offer what meets them at another time."""
    other = _coming(case, case.constraints.allowed(whenever=True))
    last = case.index.item(case.index.timed[-1]) if case.index.timed else None
    note = "nothing-over" if last is not None and last.end <= case.now else "nothing-then"
    return Answer(kind="sessions", note=note, closest=tuple(islice(other, 3)), score=SURE)


def _searched(case: Case) -> Answer | None:
    """What the constraints leave and the other words describe; failing that, at another time or of another kind."""
    hits = topical(case.index, case.units, least=LEAST * THEN)
    anyone = case.constraints.allowed(whenever=True, any_kind=True)
    other = tuple(hit for hit in hits if hit.place in anyone)
    timely = case.constraints.allowed()
    there = tuple(hit for hit in other if hit.place in timely)
    ever = case.constraints.allowed(whenever=True) if case.dated else timely
    later = tuple(hit for hit in other if hit.place in ever)
    here, then, anyhow = (found[0].score if found else 0.0 for found in (there, later, other))
    if not case.definite and (thing := described(case, hits, max(here, then, anyhow))):
        return thing
    chosen, note = there, ""
    if here < min(SURE, THEN * then) or (here < SURE and not case.dated and then > here):
        chosen, note = later, "not-then" if case.dated else ""
    if max(here, then) < SURE and anyhow > max(here, then) + 0.1:
        chosen, note = other, ""
    best = chosen[0].score if chosen else 0.0
    said = sum(unit.weight for unit in case.units)
    sure = (case.explained + best * said) / (case.explained + said)
    if case.pinned and sure >= LEAST and best < SURE and case.constraints.places():
        found = _list(case)
        return case.shown(found.places, card=found.card, score=LEAST)
    if sure < SURE or best < LEAST:
        return None
    return _matched(case, chosen, note)


def _matched(case: Case, hits: tuple[Hit, ...], note: str) -> Answer:
    """The best of the hits and those near it."""
    best = hits[0].score
    close = [hit for hit in hits if hit.score >= CLOSE * best]
    top = tuple(hit.place for hit in close if hit.score >= best - 0.05)
    rest = tuple(hit.place for hit in close if hit.place not in top)
    single = bool(case.question.asks & ITEM_ASKS)
    return case.shown((*case.ordered(top), *rest), card=single, note=note, score=best)
