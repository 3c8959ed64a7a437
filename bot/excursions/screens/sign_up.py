"""The sign-up form: its prompts, the consent, the confirmation, and the ways it ends."""

from datetime import datetime

from bot.excursions import form as forms
from bot.excursions.actions import Agree, ChangeAnswer, ConfirmSignUp, LeaveSignUp, OpenExcursion, OpenExcursions
from bot.excursions.fields import Fault, pretty_phone
from bot.programme import cards
from bot.programme.catalogue import Item
from bot.programme.screens.parts import button, paragraphs, way_back
from bot.screen import Button, Key, Screen, rows
from bot.texts import Html, Words
from storage.records.excursions import Tour
from storage.records.people import Form
from storage.records.programme import Excursion

NAME = 100


def step_screen(
    words: Words,
    form: Form,
    tour: Tour,
    consent: Html,
    overlap: Excursion | None,
    *,
    misread: Fault | None = None,
    thanks: bool = False,
) -> Screen:
    """What the form asks now. `misread` is why the last answer did not do; `thanks` takes the keyboard away."""
    bye = words("sign-up-thanks") if thanks else None
    match form.step:
        case "consent":
            return _consent(words, form, consent, misread, bye)
        case "confirm":
            return _confirmation(words, form, tour, overlap, misread, bye)
        case "phone":
            return Screen(
                text=_asked(words, form, tour, misread),
                keys=(
                    (Key(words.plain("sign-up-send-phone"), asks="contact"),),
                    (Key(words.plain("button-cancel")),),
                ),
            )
        case _:
            leave = button(words, "button-cancel", LeaveSignUp(forms.excursion_of(form)))
            return Screen(text=_asked(words, form, tour, misread), buttons=((leave,),), thanks=bye)


def left_screen(words: Words, why: str, item: Item | None, *, thanks: bool) -> Screen:
    """The form has ended without a booking, and nothing said in it was kept; `why` as the rules call it."""
    key = f"sign-up-left-{why.replace(' ', '-')}"
    ways = (
        (Button(words.plain("booking-about-excursion"), OpenExcursion(item.id).pack()),) if item else (),
        (button(words, "button-excursions", OpenExcursions()),),
    )
    return Screen(
        text=words(key, age=item.minimum_age if isinstance(item, Excursion) else 0),
        buttons=(tuple(way for row in ways for way in row), way_back(words)),
        thanks=words("sign-up-keyboard-gone") if thanks else None,
    )


def refusal_notice(words: Words, why: str, at: datetime | None, excursion: Excursion) -> Html:
    """Why the sign-up does not begin."""
    if at is not None:
        return words(f"sign-up-refused-{why.replace(' ', '-')}", at=at)
    return words(f"sign-up-refused-{why.replace(' ', '-')}", age=excursion.minimum_age)


def _asked(words: Words, form: Form, tour: Tour, misread: Fault | None) -> Html:
    """The question of a field, under the excursion's name where it is the first, or under what was wrong."""
    known = form.answers["consent"] == ""
    first = not misread and form.step not in form.answers and form.step == ("document" if known else "name")
    title = cards.value(tour.excursion.title, cards.TITLE)
    key = "sign-up-for-waiting" if "waiting" in form.answers else "sign-up-for"
    return paragraphs(
        words(f"sign-up-misread-{misread}") if misread else None,
        words(key, title=title) if first else None,
        words(f"sign-up-ask-{form.step.replace('_', '-')}"),
    )


def _consent(words: Words, form: Form, consent: Html, misread: Fault | None, bye: Html | None) -> Screen:
    excursion_id = forms.excursion_of(form)
    return Screen(
        text=paragraphs(words("sign-up-press-consent") if misread else None, consent),
        buttons=(
            (
                button(words, "button-agree", Agree(excursion_id, agreed=True)),
                button(words, "button-disagree", Agree(excursion_id, agreed=False)),
            ),
        ),
        thanks=bye,
    )


def _confirmation(
    words: Words, form: Form, tour: Tour, overlap: Excursion | None, misread: Fault | None, bye: Html | None
) -> Screen:
    """Everything said on one screen."""
    said, excursion, excursion_id = form.answers, tour.excursion, forms.excursion_of(form)
    waiting = "waiting" in said
    lines = [
        words("sign-up-said-name", name=cards.value(said["name"], NAME)),
        words("sign-up-said-birth-date", day=forms.birth_date_of(form)),
        words("sign-up-said-phone", phone=pretty_phone(said["phone"])),
    ]
    if "document" in said:
        lines.append(words("sign-up-said-document", document=said["document"]))
    elif excursion.id_required:
        lines.append(words("sign-up-document-later"))
    changes = [
        button(words, f"sign-up-change-{field.replace('_', '-')}", ChangeAnswer(excursion_id, field))
        for field in forms.FIELDS
        if field in said
    ]
    confirm = "button-join-waiting-list" if "missed" in said else "button-confirm"
    return Screen(
        text=paragraphs(
            words("sign-up-press-confirm") if misread else None,
            words("sign-up-missed") if "missed" in said else None,
            words("sign-up-check", title=cards.value(excursion.title, cards.TITLE), when=cards.when(words, excursion)),
            Html("\n").join(lines),
            words("sign-up-waiting", ahead=tour.waiting) if waiting else None,
            words("sign-up-overlap", title=cards.value(overlap.title, cards.TITLE), when=cards.when(words, overlap))
            if overlap
            else None,
        ),
        buttons=(
            (button(words, confirm, ConfirmSignUp(excursion_id, waiting=waiting)),),
            *rows(*changes),
            (button(words, "button-cancel", LeaveSignUp(excursion_id)),),
        ),
        thanks=bye,
    )
