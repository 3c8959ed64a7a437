"""How a question was read, for `ask --explain`: constraints, matched names and scores. For developers."""

from bot.questions.index import QuestionIndex
from bot.questions.service import Answered


def explain(index: QuestionIndex, answered: Answered) -> str:
    """The parse and the decision, one thing to a line."""
    question, answer = answered.question, answered.answer
    when = question.when
    zone = index.catalogue.zone
    spans = (
        [f"{a.astimezone(zone):%d.%m %H:%M}–{b.astimezone(zone):%d.%m %H:%M}" for a, b in when.spans] if when else []
    )
    rows = {
        "question": question.text,
        "read": f"{question.words.reading}, {' '.join(token.text for token in question.tokens)}",
        "mended": ", ".join(f"{was} → {became}" for was, became in question.words.fixed),
        "when": f"{when.point} {', '.join(spans[:6])}" if when else "",
        "kinds": ", ".join(sorted(question.kinds)),
        "asks": ", ".join(sorted(question.asks)),
        "states": ", ".join(sorted(question.states)),
        "age": " ".join(str(age) for age in (question.age, question.exact_age) if age is not None),
        "audience": ", ".join(sorted(question.audiences)),
        "spoken": question.spoken,
        "named": ", ".join(f"{n.kind} {n.key} {n.share:.2f}" for n in question.names),
        "facets": ", ".join(f"{f.facet.field} {f.facet.value}" for f in question.facets),
        "titles": ", ".join(index.entries[place].code for place in question.titles),
        "words": ", ".join(f"{u.text} {u.weight:.2f}{'' if u.known else '?'}" for u in question.units),
        "left": ", ".join(f"{u.text} {u.weight:.2f}" for u in question.rest),
        "answer": f"{answer.kind} {' '.join(answered.codes)} ({answer.score:.2f}) {answer.note}",
        "closest": " ".join(index.entries[place].code or "faq" for place in answer.closest),
    }
    return "\n".join(f"{name}: {text}" for name, text in rows.items() if text)
