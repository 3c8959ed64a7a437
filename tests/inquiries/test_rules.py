"""What may be written, as a table; the faults of a wording for everybody."""

import pytest

from bot.inquiries.rules import FAQ_LIMIT, read_for_everybody, read_text


@pytest.mark.parametrize(
    ("written", "text", "fault"),
    [
        ("Где гардероб?", "Где гардероб?", ""),
        ("  Где\n\nгардероб? ", "Где гардероб?", ""),
        ("я" * FAQ_LIMIT, "я" * FAQ_LIMIT, ""),
        ("я" * (FAQ_LIMIT + 1), "я" * (FAQ_LIMIT + 1), "long"),
        ("???", "???", "empty"),
        ("😀", "😀", "empty"),
        ("\u0000 \n", "", "empty"),
    ],
)
def test_a_question_for_everybody(written: str, text: str, fault: str) -> None:
    """It is one line with a word in it, of a bearable length."""
    read = read_for_everybody(written)
    assert (read.text, read.fault) == (text, fault)


def test_marks_tell_wordings_apart() -> None:
    """One wording always has the same mark, others have others, whatever they are made of."""
    wordings = ["Где гардероб?", "Где гардероб", "Where?", "\ud800", "😀😀", "&<>"]
    marks = [read_text(text).mark for text in wordings if text != "\ud800"]
    assert len(set(marks)) == len(marks)
    assert read_text("Где гардероб?").mark == read_text(" Где гардероб? ").mark
    assert read_text("\ud800да").text == "да", "half a letter is no letter"
