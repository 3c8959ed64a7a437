"""Answers about plants, venues and speakers themselves. Pure."""

from bot.questions.case import CLOSE, ITEM_ASKS, KINDS, SURE, TOUR_ASKS, Answer, Case
from bot.questions.index import Kind
from bot.questions.search import Hit, topical

BETTER, ABOUT = 0.08, 0.25
"""How much better a thing must be described than an item; how much less so, where one asks what the thing is."""
_LISTED: tuple[Kind, ...] = ("enterprise", "venue")
_LIST_ASKS = frozenset({"about", "where", "who", "what", "speaks", "leads"})


def about_named(case: Case) -> Answer | None:
    """A plant, a venue or a speaker named, where the thing itself is wanted and not what happens there."""
    question = case.question
    if question.when is not None:
        return None
    other_kinds = question.kinds - {"enterprise", "venue", "speaker", "forum"}
    bare = not (question.facets or case.units or other_kinds)
    if (hosts := question.named("enterprise")) and "excursion" not in question.kinds:
        toured = any(case.index.catalogue.of_enterprise(host) for host in hosts)
        about = question.asks & {"about", "website"} or (bare and not question.asks & ITEM_ASKS) or not toured
        if about and not question.asks & TOUR_ASKS:
            return _named(case, "enterprise", hosts)
    listing = question.kinds & {"session", "any"}
    if (venues := question.named("venue")) and question.names[0].kind != "speaker":
        whereabouts = question.asks & {"directions", "where"} and not listing
        if whereabouts or (bare and not question.asks & ITEM_ASKS):
            return _named(case, "venue", _in_town(case, venues))
    if (speakers := question.named("speaker")) and not listing:
        person = question.asks & {"who", "about"} and not question.asks & {"when", "where", "speaks"}
        alone = all(any(unit.place in name.places for name in question.names) for unit in question.units)
        if person or (bare and alone and "what" not in question.asks):
            return _named(case, "speaker", speakers)
    return None


def listed(case: Case) -> Answer | None:
    """«Какие предприятия …», «какие площадки …»: the things of a kind, by town and topic."""
    question = case.question
    narrowed = question.when or question.states or question.age is not None or question.exact_age is not None
    if narrowed or case.definite or "excursion" in question.kinds or question.asks - _LIST_ASKS:
        return None
    towns = question.named("city")
    for kind in _LISTED:
        if kind not in question.kinds:
            continue
        among = frozenset(
            place for place in case.index.by_kind[kind] if not towns or case.index.entries[place].city in towns
        )
        if not case.units:
            return Answer(kind=KINDS[kind], places=tuple(sorted(among)), score=SURE) if among else None
        found = topical(case.index, case.units, case.index.by_kind[kind], SURE)
        hits = [hit for hit in found if hit.place in among]
        if hits:
            close = tuple(hit.place for hit in hits if hit.score >= CLOSE * hits[0].score)
            return Answer(kind=KINDS[kind], places=close, card=len(close) == 1, score=hits[0].score)
    return None


def described(case: Case, hits: tuple[Hit, ...], best: float) -> Answer | None:
    """A plant, a speaker or a venue that the words describe better than any session or excursion does (`best`)."""
    if case.dated:
        return None
    top = next((hit for hit in hits if case.index.entries[hit.place].kind in ("enterprise", "speaker", "venue")), None)
    margin = -ABOUT if case.question.asks & {"about", "website"} else BETTER
    if top is None or top.score < max(SURE, best + margin):
        return None
    entry, towns = case.index.entries[top.place], case.question.named("city")
    if towns and entry.city not in towns:
        return None
    if entry.kind == "enterprise" and (case.question.asks & TOUR_ASKS or "excursion" in case.question.kinds):
        tours = tuple(
            case.index.by_code["excursion", tour.code] for tour in case.index.catalogue.of_enterprise(entry.code)
        )
        allowed = case.constraints.allowed(any_kind=True)
        fit = tuple(place for place in tours if place in allowed)
        if fit:
            return case.shown(case.ordered(fit), card=bool(case.question.asks & TOUR_ASKS), score=top.score)
    return case.shown((top.place,), score=top.score)


def _in_town(case: Case, venues: tuple[str, ...]) -> tuple[str, ...]:
    towns = case.question.named("city")
    there = tuple(v for v in venues if case.index.entries[case.index.by_code["venue", v]].city in towns)
    return there or venues


def _named(case: Case, kind: Kind, keys: tuple[str, ...]) -> Answer:
    prefix = "speaker:" if kind == "speaker" else ""
    places = tuple(case.index.by_code[kind, prefix + key] for key in keys)
    return Answer(kind=KINDS[kind], places=places, card=len(places) == 1, note="which" if len(places) > 1 else "")
