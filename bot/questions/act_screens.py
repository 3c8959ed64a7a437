"""What is said where somebody tells the bot to do something and it is not clear with what. Pure."""

from datetime import datetime

from bot.excursions.actions import OpenExcursion, OpenExcursions, SignUp
from bot.programme.actions import OpenDays, OpenSession, PlanSession
from bot.programme.catalogue import Item
from bot.programme.screens.parts import button, label, way_back
from bot.questions.follow_ups import Act
from bot.questions.index import QuestionIndex
from bot.screen import Button, Screen
from bot.texts import Words
from storage.records.programme import Excursion, Session

SHOWN = 6
TITLE = 40


def act_screen(words: Words, index: QuestionIndex, act: Act, now: datetime) -> Screen:
    """Asks with which of several things, or tells what to do first."""
    signing_up = act.what == "sign_up"
    around = (
        button(words, "button-excursions", OpenExcursions())
        if signing_up
        else button(words, "button-programme", OpenDays())
    )
    about = index.entries[act.about].record if act.about is not None else None
    if not act.places and signing_up and isinstance(about, Session):
        plan = button(words, "button-to-plan", PlanSession(about.id, True))
        return Screen(text=words("act-no-sign-up"), buttons=((plan, around), way_back(words)))
    if not act.places and not signing_up and isinstance(about, Excursion):
        sign_up = button(words, "button-sign-up", SignUp(about.id))
        return Screen(text=words("act-no-plan"), buttons=((sign_up, around), way_back(words)))
    items = [index.item(place) for place in act.places]
    ahead = [item for item in items if not item.cancelled and item.start > now] or items
    return Screen(
        text=words("act-which-excursion" if signing_up else "act-which-session"),
        buttons=(*((_opens(item),) for item in ahead[:SHOWN]), (around,), way_back(words)),
    )


def _opens(item: Item) -> Button:
    action = OpenExcursion(item.id) if isinstance(item, Excursion) else OpenSession(item.id)
    return Button(label(item.title, TITLE), action.pack())
