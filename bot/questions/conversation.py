"""A turn of a conversation at work: what was answered last is read, what is meant is answered, and remembered.

Seats and one's own things come from the database; all else from the index in memory.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.questions.case import KINDS, Answer
from bot.questions.counting import short_form
from bot.questions.follow_ups import Act, Which, lean
from bot.questions.index import Kind, QuestionIndex
from bot.questions.own import Own, own
from bot.questions.parse import Question, parse
from bot.questions.said import Said, reference, said_of, to_json
from bot.questions.service import Answered, ask, reply, shown
from bot.questions.talk import Talk
from bot.texts import Words
from storage import conversations, excursions, unanswered
from storage.database import Database
from storage.records.conversations import Conversation

MOST_ITEMS = 10
"""Things of an answer one can lean on: as many as are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, and of what: an account, the index of its forum, the words it reads, and the moment (aware)."""

    account_id: int
    index: QuestionIndex
    words: Words
    now: datetime

    @property
    def forum_id(self) -> int:
        """The forum asked about."""
        return self.index.catalogue.programme.forum.id


async def turn(database: Database, talk: Talk, asker: Asker, text: str) -> Answered | Own | Act:
    """What `text` comes to in private: an answer, which is remembered; one's own things; something to do."""
    index, now = asker.index, asker.now
    question = parse(index, text, now)
    turns = talk.hear(question.tokens)
    if mine := own(index, question, turns, now):
        return mine
    async with database.read() as read:
        last = await conversations.load(read, asker.account_id)
    if last is not None and last.forum_id != asker.forum_id:
        last = None
    meant = lean(index, question, turns, last, now)
    if isinstance(meant, Act):
        return meant
    seats = await free_seats(database, asker.forum_id)
    if isinstance(meant, Which):
        which = Answer(kind=KINDS[index.entries[meant.places[0]].kind], places=meant.places, note="which-item")
        return shown(index, question, which, now, asker.words, seats)
    if meant is question:
        answered = ask(index, text, now, asker.words, seats)
    else:
        answered = reply(index, meant, now, asker.words, seats)
        if answered.kind == "unknown":
            answered = reply(index, question, now, asker.words, seats)
    await _keep(database, asker, answered, text)
    return answered


async def answer_alone(database: Database, index: QuestionIndex, words: Words, text: str, now: datetime) -> Answered:
    """The answer to `text` by itself, leaning on nothing and remembered nowhere."""
    return ask(index, text, now, words, await free_seats(database, index.catalogue.programme.forum.id))


async def answer_in_public(
    database: Database, talk: Talk, index: QuestionIndex, words: Words, text: str, now: datetime
) -> Answered | None:
    """The answer to `text` where everybody reads it; None for what is one's own or is to be done for one person.

    Who asked is not known here: nothing is remembered, and what was not answered is counted without anybody.
    """
    question = parse(index, text, now)
    turns = talk.hear(question.tokens)
    if own(index, question, turns, now) or isinstance(lean(index, question, turns, None, now), Act):
        return None
    answered = reply(index, question, now, words, await free_seats(database, index.catalogue.programme.forum.id))
    if answered.kind == "unknown":
        await count_unanswered(database, index, text, now)
    return answered


async def notice(database: Database, account_id: int, forum_id: int, kind: Kind, code: str, now: datetime) -> None:
    """A card was opened by a button: what is asked next may lean on it, and «а завтра?» means things of its kind."""
    said = Said(kinds=frozenset({kind}) if kind in ("session", "excursion") else frozenset())
    opened = Conversation(forum_id=forum_id, items=(f"{kind}:{code}",), card=True, said=to_json(said), answered_at=now)
    async with database.tx() as tx:
        await conversations.save(tx, account_id, opened)


async def count_unanswered(database: Database, index: QuestionIndex, text: str, now: datetime) -> None:
    """Count a question that got no answer, without anybody."""
    names = frozenset(
        word for name in index.names if name.kind == "speaker" for alias in name.aliases for word, _ in alias
    )
    form = short_form(index.heard, names | index.forms.keys(), text)
    forum = index.catalogue.programme.forum
    async with database.tx() as tx:
        await unanswered.count(tx, forum.id, now.astimezone(index.catalogue.zone).date(), form)


async def free_seats(database: Database, forum_id: int) -> dict[int, int]:
    """Free seats by the id of an excursion; none where somebody waits for them."""
    async with database.read() as read:
        tours = await excursions.tours(read, forum_id)
    return {excursion_id: 0 if tour.waiting else tour.free for excursion_id, tour in tours.items()}


async def _keep(database: Database, asker: Asker, answered: Answered, text: str) -> None:
    """Remember what was answered. Thanks and what was not understood leave what was before."""
    if answered.kind == "smalltalk":
        return
    if answered.kind == "unknown":
        await count_unanswered(database, asker.index, text, asker.now)
        return
    about = _about(asker, answered)
    async with database.tx() as tx:
        if about is None:
            await conversations.forget(tx, asker.account_id)
        else:
            await conversations.save(tx, asker.account_id, about)


def _about(asker: Asker, answered: Answered) -> Conversation | None:
    """What the answer was about; None for advice and the forum itself, which nothing leans on."""
    if answered.kind in ("faq", "forum"):
        return None
    question: Question = answered.question
    entries = (asker.index.entries[place] for place in answered.answer.places[:MOST_ITEMS])
    return Conversation(
        forum_id=asker.forum_id,
        items=tuple(reference(entry) for entry in entries),
        card=answered.answer.card,
        said=to_json(said_of(asker.index, question)),
        answered_at=asker.now,
    )
