"""The words of faults: every reason has them in both languages, and they name the place."""

import re
from pathlib import Path

import pytest

from bot.programme import workbook
from bot.programme.workbook.faults import Fault
from bot.programme.workbook.telling import line, tell
from bot.texts import LANGUAGES, LOCALES
from tests.programme.workbook.books import TEXTS

CODE = "".join(path.read_text(encoding="utf-8") for path in Path(workbook.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_and_every_word_a_reason(language: str) -> None:
    """No reason of the code lacks a message, and no message lacks its reason."""
    text = (LOCALES / language / "workbook.ftl").read_text(encoding="utf-8")
    told = set(re.findall(r"^workbook-why-([a-z0-9-]+) =", text, re.MULTILINE))
    unsaid = {why for why in told if f'"{why}"' not in CODE}
    assert unsaid == set()
    calls = r"(?:BadCell|RefusedError|refused|Trouble|place\.fault)\(\s*|(?:row\.(?:fault|warn)|_fail)\([^()]*?, |why="
    raised = set(re.findall(rf'(?:{calls})"([a-z0-9-]+)"', CODE))
    assert raised - told == set()
    assert len(raised) > 60
    assert len(told) > 60


CELL = Fault(why="date-impossible", sheet="Программа", row=12, column="Дата*", letter="B", value="31.02.2025")


@pytest.mark.parametrize(
    ("fault", "russian", "english"),
    [
        (
            CELL,
            "Программа, строка 12, столбец «Дата*» (B), «31.02.2025»: такой даты нет. Проверьте день и месяц.",
            "Программа, row 12, column “Дата*” (B), “31.02.2025”: there is no such date. Check the day and the month.",
        ),
        (
            Fault(why="required", sheet="Форум", row=3, column="Значение", letter="B", field="Код*"),
            "Форум, строка 3 («Код*»), столбец «Значение» (B): ячейка обязательна, заполните её.",
            "Форум, row 3 (“Код*”), column “Значение” (B): the cell is required, fill it in.",
        ),
        (
            Fault(why="sheet-unknown", sheet="Черновик"),
            "Лист «Черновик»: незнакомый лист, он пропущен. Если в нём данные форума, проверьте название.",
            "Sheet “Черновик”: unknown sheet, ignored. If it holds the forum’s data, check its name.",
        ),
        (
            Fault(why="encrypted"),
            "Файл защищён паролем. Снимите пароль и пришлите ещё раз.",
            "The file is protected by a password. Remove the password and send it again.",
        ),
        (
            Fault(why="more", args=(("count", 22),)),
            "…и ещё 22 замечания. Исправьте эти и проверьте таблицу снова.",
            "…and 22 more. Mend these and check the workbook again.",
        ),
    ],
)
def test_a_fault_is_one_line(fault: Fault, russian: str, english: str) -> None:
    """Sheet, row, column, value, why: on one line, in the reader's language."""
    assert line(fault, TEXTS.speak("ru", "UTC")) == russian
    assert line(fault, TEXTS.speak("en", "UTC")) == english


def test_strangers_values_do_not_become_markup() -> None:
    """What stands in a cell is escaped where the fault is a message."""
    fault = Fault(why="code-bad", sheet="<b>", row=2, column="<i>", letter="A", value="<a href='x'>&")
    said = tell(fault, TEXTS.speak("ru", "UTC"))
    assert "&lt;b&gt;, строка 2, столбец «&lt;i&gt;» (A), «&lt;a href='x'&gt;&amp;»" in said
    assert "<a href='x'>&" in line(fault, TEXTS.speak("ru", "UTC"))
