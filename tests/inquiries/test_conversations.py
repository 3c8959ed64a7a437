"""Threads with a person, over the stand-in: who asks, who answers, and what everybody sees."""

from dataclasses import replace

from aiogram.enums import UpdateType

from bot.clock import MovableClock
from bot.inquiries.actions import (
    AddToFaq,
    AnswerInquiry,
    AskAgain,
    OfferToFaq,
    OpenDeskAnswer,
    OpenDeskAnswers,
    OpenInquiries,
    OpenInquiry,
    RemoveFromFaq,
    SkipInquiry,
)
from bot.programme.editions import release
from bot.team.actions import OpenAdmin
from storage import inquiries
from storage.database import Database
from storage.records.inquiries import Inquiry
from storage.records.programme import Faq, Programme
from tests.inquiries.desk import (
    ANNA,
    BEN,
    EDITOR,
    OWNER,
    account,
    after,
    ask,
    forge,
    make_editor,
    start,
    unmake_editor,
    with_organisers,
)
from tests.sandbox.tools import png

QUESTION = "Можно ли прийти с собакой-поводырём?"
ANSWER = "Да, собаку-поводыря пустят в любой зал."


async def the_inquiry(database: Database, number: int = 1) -> Inquiry:
    """A question as it is kept."""
    async with database.read() as read:
        found = await inquiries.inquiry(read, number)
    assert found is not None
    return found


async def test_a_question_is_answered_by_replying(database: Database, released: int, clock: MovableClock) -> None:
    """The owner gets the question without its author, replies, and the person reads both; others meet a kind word."""
    async with with_organisers(database, clock) as box:
        anna, owner = box.world.phone(ANNA), box.world.phone(OWNER)
        await start(box, OWNER)
        kept = await ask(box, ANNA, QUESTION)
        assert "Вопрос № 1 записан" in kept.text
        assert "напрямую" not in kept.text
        asked = owner.last
        assert "Вопрос № 1 · " in asked.text
        assert QUESTION in asked.text
        assert "АРТПРОМ" in asked.text
        assert "Аня" not in asked.text
        assert "Белова" not in asked.text
        assert str(ANNA) not in asked.text
        done = await after(box, owner.write(ANSWER, reply_to=asked), owner)
        assert "ответ отправлен" in done.text
        assert done.id != asked.id
        assert "ответ отправлен" in owner.view(asked).text, "the message with the question shows it answered"
        heard = anna.last
        assert heard.text.index(QUESTION) < heard.text.index(ANSWER)
        assert heard.labels == ["Спросить ещё", "В начало"]
        assert (await the_inquiry(database)).answered_by == (await account(database, OWNER)).id
        assert released == (await the_inquiry(database)).forum_id


async def test_a_question_is_answered_by_the_button_in_english(
    database: Database, released: int, clock: MovableClock
) -> None:
    """Each reads the frame in their own language and the texts as written; the form can be left."""
    async with with_organisers(database, clock) as box:
        ben, editor = box.world.phone(BEN), box.world.phone(EDITOR)
        await start(box, EDITOR)
        await make_editor(database, released, clock)
        await ask(box, ANNA, QUESTION)
        assert "Question No. 1" in editor.last.text
        assert QUESTION in editor.last.text
        asking = await after(box, editor.press("Answer"), editor)
        assert "Write the answer" in asking.text
        assert asking.labels == ["Cancel"]
        card = await after(box, editor.press("Cancel"), editor)
        assert card.id == asking.id
        assert card.labels == ["Answer", "Skip"]
        await after(box, editor.write("when is the opening?"), editor)
        assert "18 November" in editor.last.text, "the form is left: a text is a question again"
        await after(box, editor.press("Answer", card), editor)
        await after(box, editor.write("/cancel"), editor)
        await forge(box, editor, AnswerInquiry(1))
        await after(box, editor.write("/help"), editor)
        assert (await the_inquiry(database)).answer is None
        await forge(box, editor, AnswerInquiry(1))
        done = await after(box, editor.write(ANSWER), editor)
        assert "answered" in done.text
        assert "Организаторы ответили" in box.world.phone(ANNA).last.text
        await ask(box, BEN, "Is there parking?")
        await after(box, editor.write("Yes, behind the hall.", reply_to=editor.last), editor)
        assert "The organisers have answered your question No. 2" in ben.last.text
        assert "Is there parking?" in ben.last.text


async def test_the_first_answer_wins(database: Database, released: int, clock: MovableClock) -> None:
    """Two organisers answer: the person gets the first, the second is told, and both see it answered."""
    async with with_organisers(database, clock) as box:
        anna, owner, editor = (box.world.phone(person) for person in (ANNA, OWNER, EDITOR))
        await start(box, OWNER, EDITOR)
        await make_editor(database, released, clock)
        await ask(box, ANNA, QUESTION)
        first, second = owner.last, editor.last
        await after(box, owner.press("Ответить"), owner)
        await after(box, editor.press("Answer"), editor)
        await after(box, owner.write(ANSWER), owner)
        assert "answered" in editor.view(second).text
        assert ANSWER in editor.view(second).text
        assert "Answer" not in editor.view(second).labels
        late = await after(box, editor.write("Нет, нельзя."), editor)
        assert "already been answered" in late.text
        late = await after(box, editor.write("Совсем нельзя.", reply_to=second), editor)
        assert "already been answered" in late.text
        assert [view.text for view in anna.heard if "нельзя" in view.text] == []
        assert sum(ANSWER in view.text for view in anna.heard) == 1
        assert "ответ отправлен" in owner.view(first).text


async def test_taps_and_messages_that_come_twice(database: Database, released: int, clock: MovableClock) -> None:
    """Whatever reaches the bot under two update ids has one effect."""
    async with with_organisers(database, clock) as box:
        anna, owner = box.world.phone(ANNA), box.world.phone(OWNER)
        await start(box, OWNER)
        await ask(box, ANNA, QUESTION)
        await after(box, owner.press("Ответить", resend=True), owner)
        said = await owner.write(ANSWER)
        box.world.updates.add(UpdateType.MESSAGE, said.message)
        await box.settled()
        assert sum(ANSWER in view.text for view in anna.heard) == 1
        card = next(view for view in reversed(owner.heard) if "В частые вопросы" in view.labels)
        await after(box, owner.press("В частые вопросы", card, resend=True), owner)
        await after(box, owner.press("Подтвердить", card, resend=True), owner)
        assert "Ответ есть в частых вопросах" in owner.view(card).text
        async with database.read() as read:
            assert len(await read.all("SELECT id FROM faq WHERE origin = 'desk'")) == 1
            numbers = await read.all("SELECT number FROM releases WHERE forum_id = :id", id=released)
        assert len(numbers) == 2
        await after(box, owner.press("Убрать из частых вопросов", card, resend=True), owner)
        assert "В частые вопросы" in owner.view(card).labels


async def test_a_thread_goes_on(database: Database, released: int, clock: MovableClock) -> None:
    """The person writes again by the button or by replying, and the organiser sees what was said before."""
    assert released
    async with with_organisers(database, clock) as box:
        anna, owner = box.world.phone(ANNA), box.world.phone(OWNER)
        await start(box, OWNER)
        await ask(box, ANNA, QUESTION)
        await after(box, owner.write(ANSWER, reply_to=owner.last), owner)
        answered = anna.last
        asking = await after(box, anna.press("Спросить ещё"), anna)
        assert asking.labels == ["Отмена"]
        assert ANSWER in anna.view(answered).text, "the answer stays to be read"
        await after(box, anna.write("А с двумя?"), anna)
        assert "Раньше этот человек спрашивал" in owner.last.text
        for said in ("А с двумя?", QUESTION, ANSWER):
            assert said in owner.last.text
        await after(box, anna.write("А без собаки?", reply_to=answered), anna)
        assert "Вопрос № 3" in anna.last.text
        assert (await the_inquiry(database, 3)).previous_id == 1
        ben = box.world.phone(BEN)
        await start(box, BEN)
        await forge(box, ben, AskAgain(1))
        await after(box, ben.write("What did Anna ask?"), ben)
        assert QUESTION not in ben.last.text
        async with database.read() as read:
            assert await inquiries.count_unanswered(read, released) == 2


async def test_the_list(database: Database, released: int, clock: MovableClock) -> None:
    """/admin counts the questions; the list is paged, a card is answered or skipped, and everything leads back."""
    async with with_organisers(database, clock) as box:
        owner = box.world.phone(OWNER)
        await start(box, ANNA)
        asker = await account(database, ANNA)
        async with database.tx() as tx:
            for number in range(1, 11):
                await inquiries.ask(tx, released, asker.id, f"Вопрос про <b>вход</b> {number}?", clock.now())
        seen = await after(box, owner.write("/admin"), owner)
        assert "10 вопросов ждут ответа" in seen.text
        await after(box, owner.press("Вопросы (10)"), owner)
        listed = owner.last
        assert sum("Вопрос про" in label for label in listed.labels) == 8
        assert listed.labels[0].startswith("№ 1. Вопрос про <b>вход</b> 1?")
        await after(box, owner.press("Дальше ›"), owner)
        assert any(label.startswith("№ 10.") for label in owner.last.labels)
        await after(box, owner.press(next(label for label in owner.last.labels if label.startswith("№ 9."))), owner)
        assert "Вопрос про <b>вход</b> 9?" in owner.last.text
        await after(box, owner.press("Пропустить"), owner)
        assert "пропущен" in owner.last.text
        await after(box, owner.press("Назад"), owner)
        assert "Без ответа 9 вопросов" in owner.last.text
        await forge(box, owner, SkipInquiry(9, False, 0))
        assert owner.last.labels[:2] == ["Ответить", "Пропустить"]
        await after(box, owner.press("Ответить"), owner)
        await after(box, owner.write("Вход с улицы."), owner)
        assert owner.last.labels == ["В частые вопросы"]
        await after(box, owner.write("/admin"), owner)
        assert "9 вопросов ждут ответа" in owner.last.text
        assert len({view.id for view in owner.heard}) == 3, "everything happened in a few messages"


async def test_the_answer_becomes_common(
    database: Database, released: int, sample: Programme, clock: MovableClock
) -> None:
    """The wording is confirmed, everybody is answered, imports leave it alone, and it can be taken back."""
    async with with_organisers(database, clock) as box:
        anna, ben, owner = (box.world.phone(person) for person in (ANNA, BEN, OWNER))
        await start(box, OWNER, BEN)
        assert ANSWER not in (await after(box, anna.write(QUESTION), anna)).text
        await ask(box, ANNA, f"Здравствуйте, я Аня! {QUESTION}")
        await after(box, owner.write(ANSWER, reply_to=owner.last), owner)
        offer = await after(box, owner.press("В частые вопросы", owner.last), owner)
        assert "я Аня" in offer.text
        assert offer.labels == ["Подтвердить", "Отмена"]
        long = await after(box, owner.write("я" * 400), owner)
        assert long.labels == ["Отмена"]
        worded = await after(box, owner.write(QUESTION), owner)
        assert "я Аня" not in worded.text
        again = await after(box, owner.press("Подтвердить", offer), owner)
        assert "я Аня" not in owner.view(offer).text, "an older wording is not confirmed by its old button"
        assert again.id
        await after(box, owner.press("Подтвердить", worded), owner)
        assert "Убрать из частых вопросов" in owner.view(worded).labels
        for phone in (anna, ben):
            heard = await after(box, phone.write("а с собакой-поводырем можно прийти"), phone)
            assert ANSWER in heard.text
        await release(database, sample, "altai-2025.xlsx", clock.now())
        assert ANSWER in (await after(box, anna.write(QUESTION), anna)).text
        other = "Спросите у входа."
        winning = replace(sample, faq=(*sample.faq, Faq(question="можно ли прийти с собакой-поводырем", answer=other)))
        await release(database, winning, "altai-2025.xlsx", clock.now())
        heard = await after(box, anna.write(QUESTION), anna)
        assert other in heard.text
        assert ANSWER not in heard.text
        await release(database, sample, "altai-2025.xlsx", clock.now())
        assert ANSWER in (await after(box, anna.write(QUESTION), anna)).text
        await after(box, owner.press("Убрать из частых вопросов", worded), owner)
        assert ANSWER not in (await after(box, anna.write(QUESTION), anna)).text
        assert released


async def test_what_was_added_is_listed(database: Database, released: int, clock: MovableClock) -> None:
    """Added answers can be found and taken back without their questions, which may be gone."""
    async with with_organisers(database, clock) as box:
        anna, owner = box.world.phone(ANNA), box.world.phone(OWNER)
        await start(box, OWNER)
        await ask(box, ANNA, QUESTION)
        await after(box, owner.write(ANSWER, reply_to=owner.last), owner)
        await after(box, owner.press("В частые вопросы", owner.last), owner)
        await after(box, owner.press("Подтвердить"), owner)
        await after(box, anna.write("/forget"), anna)
        await after(box, anna.press("Да, забыть всё"), anna)
        await after(box, owner.write("/admin"), owner)
        await after(box, owner.press("Вопросы"), owner)
        await after(box, owner.press("Добавленные в частые вопросы"), owner)
        await after(box, owner.press(owner.last.labels[0]), owner)
        assert QUESTION in owner.last.text
        assert ANSWER in owner.last.text
        await after(box, owner.press("Убрать из частых вопросов"), owner)
        assert "Пока здесь пусто" in owner.last.text
        assert ANSWER not in (await after(box, anna.write(QUESTION), anna)).text
        assert released


async def test_strangers_are_told_nothing(database: Database, released: int, clock: MovableClock) -> None:
    """Buttons of organisers pressed by somebody else show nothing of the questions and change nothing."""
    async with with_organisers(database, clock) as box:
        ben, owner = box.world.phone(BEN), box.world.phone(OWNER)
        await start(box, OWNER, BEN)
        await ask(box, ANNA, QUESTION)
        await after(box, ben.write("/admin"), ben)
        assert "for the organisers" in ben.last.text
        every = (
            OpenAdmin(), OpenInquiries(), OpenInquiry(1), AnswerInquiry(1), SkipInquiry(1, True), OfferToFaq(1),
            AddToFaq(1, 0), RemoveFromFaq(1), RemoveFromFaq(1, 1), OpenDeskAnswers(), OpenDeskAnswer(1),
        )  # fmt: skip
        for action in every:
            seen = await forge(box, ben, action)
            assert QUESTION not in seen.text, action
            assert seen.labels, action
            await after(box, ben.write("Ha ha ha"), ben)
            inquiry = await the_inquiry(database)
            assert (inquiry.answer, inquiry.skipped_at, inquiry.faq_id) == (None, None, None), action
        await after(box, owner.write(ANSWER, reply_to=owner.last), owner)
        await after(box, owner.press("В частые вопросы", owner.last), owner)
        await after(box, owner.press("Подтвердить"), owner)
        faq_id = (await the_inquiry(database)).faq_id
        assert faq_id
        for action in (RemoveFromFaq(faq_id), RemoveFromFaq(faq_id, 1), OpenDeskAnswer(faq_id), OpenInquiry(99)):
            await forge(box, ben, action)
        assert ANSWER in (await after(box, ben.write(QUESTION), ben)).text
        assert released


async def test_a_right_lost_in_the_middle(database: Database, released: int, clock: MovableClock) -> None:
    """An editor who is one no longer answers nothing, whatever form or button is still open."""
    async with with_organisers(database, clock) as box:
        anna, editor = box.world.phone(ANNA), box.world.phone(EDITOR)
        await start(box, EDITOR)
        await make_editor(database, released, clock)
        await ask(box, ANNA, QUESTION)
        asked = editor.last
        await after(box, editor.press("Answer"), editor)
        await unmake_editor(database, released)
        seen = await after(box, editor.write(ANSWER), editor)
        assert "no such question" in seen.text
        await after(box, editor.write(ANSWER, reply_to=asked), editor)
        assert (await the_inquiry(database)).answer is None
        await make_editor(database, released, clock)
        await forge(box, editor, AnswerInquiry(1))
        await after(box, editor.write(ANSWER), editor)
        done = editor.last
        await after(box, editor.press("Add to the FAQ", done), editor)
        await after(box, editor.write("/help"), editor)
        await after(box, editor.press("Confirm", done), editor)
        assert (await the_inquiry(database)).faq_id is None, "whoever turns to something else has left the form"
        await after(box, editor.press("Add to the FAQ", done), editor)
        await unmake_editor(database, released)
        seen = await after(box, editor.press("Confirm", done), editor)
        assert "no such question" in editor.view(done).text
        assert ANSWER not in (await after(box, anna.write(QUESTION), anna)).text
        await after(box, editor.write("/admin"), editor)
        assert "for the organisers" in editor.last.text
        await ask(box, BEN, "Who hears me?")
        assert "Who hears me?" not in editor.last.text


async def test_another_forums_editor(database: Database, released: int, sample: Programme, clock: MovableClock) -> None:
    """A right holds at its own forum: an editor elsewhere neither hears nor sees a question."""
    other = await release(database, Programme(forum=replace(sample.forum, code="other")), "other.xlsx", clock.now())
    async with with_organisers(database, clock) as box:
        anna, editor = box.world.phone(ANNA), box.world.phone(EDITOR)
        await start(box, ANNA, EDITOR)
        await make_editor(database, other, clock)
        async with database.tx() as tx:
            for person in (ANNA, EDITOR):
                found = await account(database, person)
                await tx.run("UPDATE accounts SET forum_id = :f WHERE id = :id", f=released, id=found.id)
        await ask(box, ANNA, QUESTION)
        assert QUESTION not in editor.last.text
        assert QUESTION not in (await forge(box, editor, OpenInquiry(1))).text
        assert QUESTION not in (await forge(box, editor, OpenInquiries())).text
        assert "Вопрос № 1" in anna.last.text


async def test_with_nobody_to_hear(database: Database, released: int, clock: MovableClock) -> None:
    """Without an owner the person is told where to write besides; the question is kept."""
    async with with_organisers(database, clock, owner_ids="") as box:
        kept = await ask(box, ANNA, QUESTION)
        assert "Вопрос № 1 записан" in kept.text
        assert "напрямую" in kept.text
        assert "orgkomitet@example.org" in kept.text
    assert released


async def test_an_owner_who_has_not_started(database: Database, released: int, clock: MovableClock) -> None:
    """Before the owner starts the bot the person is told where to write; the owner finds the question then."""
    assert released
    async with with_organisers(database, clock) as box:
        owner = box.world.phone(OWNER)
        assert "orgkomitet@example.org" in (await ask(box, ANNA, QUESTION)).text
        await after(box, owner.write("/admin"), owner)
        assert "1 вопрос ждёт ответа" in owner.last.text


async def test_a_person_who_stopped_the_bot(database: Database, released: int, clock: MovableClock) -> None:
    """The organiser is told that the person cannot be written to; the answer is kept."""
    assert released
    async with with_organisers(database, clock) as box:
        anna, owner = box.world.phone(ANNA), box.world.phone(OWNER)
        await start(box, OWNER)
        await ask(box, ANNA, QUESTION)
        await anna.block()
        await box.settled()
        await after(box, owner.write(ANSWER, reply_to=owner.last), owner)
        assert "остановил бота" in owner.last.text
        assert (await the_inquiry(database)).answer == ANSWER


async def test_an_owner_who_stopped_the_bot(database: Database, released: int, clock: MovableClock) -> None:
    """Nothing is owed to an organiser who blocked the bot, and the person is told where to write."""
    assert released
    async with with_organisers(database, clock) as box:
        owner = box.world.phone(OWNER)
        await start(box, OWNER)
        await owner.block()
        await box.settled()
        assert "напрямую" in (await ask(box, ANNA, QUESTION)).text
        async with database.read() as read:
            assert await read.all("SELECT id FROM outbox WHERE kind = 'inquiry-new'") == []


async def test_forgotten_before_the_answer(database: Database, released: int, clock: MovableClock) -> None:
    """Whoever asked has themselves forgotten: the question leaves the organisers' chats, and no answer is sent."""
    assert released
    async with with_organisers(database, clock) as box:
        anna, owner = box.world.phone(ANNA), box.world.phone(OWNER)
        await start(box, OWNER)
        await ask(box, ANNA, QUESTION)
        asked = owner.last
        await after(box, owner.press("Ответить"), owner)
        await after(box, anna.write("/forget"), anna)
        await after(box, anna.press("Да, забыть всё"), anna)
        assert QUESTION not in owner.view(asked).text
        assert "стёрт" in owner.view(asked).text
        heard = len(anna.heard)
        seen = await after(box, owner.write(ANSWER), owner)
        assert "Такого вопроса здесь нет" in seen.text
        assert len(anna.heard) == heard


async def test_hostile_texts(database: Database, released: int, clock: MovableClock) -> None:
    """Markup, emptiness, length and things that are no text: shown as written, or asked for again."""
    hostile = "</blockquote><b>x</b> & &lt; № 7 { $name }"
    assert released
    async with with_organisers(database, clock) as box:
        anna, owner = box.world.phone(ANNA), box.world.phone(OWNER)
        await start(box, OWNER)
        await ask(box, ANNA, hostile)
        assert hostile in owner.last.text
        card = owner.last
        await after(box, owner.press("Ответить"), owner)
        for act in (owner.write("😀"), owner.write("я" * 3000), owner.send_sticker(), owner.send_photo(png(2, 2))):
            await after(box, act, owner)
            assert (await the_inquiry(database)).answer is None
        assert "только текст" in owner.last.text
        await after(box, owner.write(hostile), owner)
        assert anna.last.text.count(hostile) == 2
        await after(box, owner.press("В частые вопросы", card), owner)
        await after(box, owner.press("Подтвердить", card), owner)
        assert hostile in (await after(box, anna.write(hostile), anna)).text


async def test_my_data_tells_of_threads(database: Database, released: int, clock: MovableClock) -> None:
    """The asker's data hold the question and its answer; the organiser's, the answer and the role."""
    async with with_organisers(database, clock) as box:
        anna, editor = box.world.phone(ANNA), box.world.phone(EDITOR)
        await start(box, EDITOR)
        await make_editor(database, released, clock)
        await ask(box, ANNA, QUESTION)
        await after(box, editor.write(ANSWER, reply_to=editor.last), editor)
        await after(box, anna.write("/mydata"), anna)
        file = anna.data(anna.last).decode()
        assert QUESTION in file
        assert ANSWER in file
        await after(box, editor.write("/mydata"), editor)
        assert "editor" in editor.heard[-2].text
        file = editor.data(editor.last).decode()
        assert QUESTION not in file
        assert ANSWER in file
