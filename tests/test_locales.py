"""The words: both languages say the same things, with the same values and real plurals, and nothing is left over."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

ROOT = Path(__file__).parent.parent
CODE = [
    ROOT / "main.py",
    ROOT / "sandbox" / "demo.py",
    *(path for folder in ("bot", "handlers") for path in (ROOT / folder).rglob("*.py")),
]
HEARD = ("bot/programme/workbook/", "bot/questions/")
"""Where Russian is what people write: headers of their spreadsheet, endings of words."""

PROMISED = {"button-sign-up-group", "button-come", "button-not-come"}
"""Words on buttons that others already rely on, of rooms still to come."""
PLURALS = {"ru": {"one", "few", "many"}, "en": {"one", "other"}}


@dataclass(frozen=True)
class Message:
    """A message of one language: where it is, the values it takes, its selectors."""

    file: str
    values: frozenset[str]
    plurals: tuple[frozenset[str], ...]


def messages(language: str) -> dict[str, Message]:
    """Every message of a language by its key."""
    found: dict[str, Message] = {}
    for path in sorted((ROOT / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} is there twice"
                found[entry.id.name] = _message(path.name, entry)
    return found


def _message(file: str, entry: ftl.Message) -> Message:
    values, plurals = set(), []
    for node in _nodes(entry):
        if isinstance(node, ftl.VariableReference):
            values.add(node.id.name)
        if isinstance(node, ftl.SelectExpression):
            names = {v.key.name for v in node.variants if isinstance(v.key, ftl.Identifier)}
            if names & {"one", "few", "many", "other"} and not names - {"zero", "one", "two", "few", "many", "other"}:
                plurals.append(frozenset(names))
    return Message(file, frozenset(values), tuple(plurals))


def _nodes(node: object) -> Iterator[object]:
    yield node
    if isinstance(node, ftl.BaseNode):
        for child in vars(node).values():
            for item in child if isinstance(child, list) else [child]:
                if isinstance(item, ftl.BaseNode):
                    yield from _nodes(item)


@dataclass(frozen=True)
class Use:
    """A key used in Python: `values` is None where they cannot be told from the source."""

    where: str
    key: str
    exact: bool
    values: frozenset[str] | None


def uses() -> list[Use]:
    """Every `words("key", …)` and `words.plain("key", …)`, and every text that looks like a key."""
    found = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call) and node.args and _speaks(node.func):
                first, names = node.args[0], {keyword.arg for keyword in node.keywords}
                values = None if None in names else frozenset(name for name in names if name)
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.append(Use(where, first.value, True, values))
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(Use(where, node.value, False, None))
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in node.values]
                found.append(Use(where, "".join(parts), False, None))
    return found


def _speaks(function: ast.expr) -> bool:
    name = function.value if isinstance(function, ast.Attribute) and function.attr == "plain" else function
    return (isinstance(name, ast.Name) and name.id == "words") or (
        isinstance(name, ast.Attribute) and name.attr == "words"
    )


@pytest.fixture(scope="module")
def ru() -> dict[str, Message]:
    """Russian."""
    return messages("ru")


@pytest.fixture(scope="module")
def en() -> dict[str, Message]:
    """English."""
    return messages("en")


def test_both_languages_say_the_same_things(ru: dict[str, Message], en: dict[str, Message]) -> None:
    """Every key is in both languages, in files of the same name, and takes the same values."""
    assert set(ru) == set(en)
    assert [key for key in ru if ru[key].file != en[key].file] == []
    different = [key for key in ru if not (ru[key].values <= en[key].values or en[key].values <= ru[key].values)]
    assert different == []  # one language may need a value more: Russian asks for the gender of what is named


@pytest.mark.parametrize("language", ["ru", "en"])
def test_numbers_have_real_plurals(language: str) -> None:
    """A choice by number names every plural of its language."""
    poor = {
        key: sorted(names)
        for key, message in messages(language).items()
        for names in message.plurals
        if names != {"other"}  # «0» said in its own way, any other number in one
        and not PLURALS[language] <= names
        and not (language == "ru" and {"one", "few", "other"} <= names)
        and not (language == "ru" and names == {"one", "other"})  # «до 5 человек»: the genitive has two forms
    }
    assert poor == {}


def test_every_key_used_is_there_with_its_values(ru: dict[str, Message], en: dict[str, Message]) -> None:
    """No screen can ask for words that are missing, or forget a value they need."""
    spoken = [use for use in uses() if use.exact]
    assert len(spoken) > 50
    assert [use for use in spoken if use.key not in ru] == []
    needed = {key: ru[key].values | en[key].values for key in ru}
    wrong = [use for use in spoken if use.values is not None and not needed[use.key] <= use.values]
    assert wrong == []


def test_no_words_are_left_over(ru: dict[str, Message]) -> None:
    """Every key is used by some code, exactly or as one of a family named by an f-string."""
    found = uses()
    texts = {use.key for use in found}
    families = [re.compile(use.key + r"\Z") for use in found if ".+" in use.key and not use.key.startswith(".+")]
    left = {key for key in ru if key not in texts and not any(family.match(key) for family in families)}
    ends = [text for text in texts if text.startswith("-")]  # `key + "-overnight"`
    left -= {key for key in left for end in ends if key.endswith(end) and key.removesuffix(end) in texts}
    assert left == PROMISED


def test_no_russian_in_code() -> None:
    """No word a person reads lives in Python: string literals of shipped code hold no Cyrillic."""
    found = []
    for path in CODE:
        if str(path.relative_to(ROOT)).startswith(HEARD):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        docs |= {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or id(node) in docs or not isinstance(node.value, str):
                continue
            if re.search("[А-Яа-яЁё]{3}", node.value):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {node.value[:40]!r}")
    assert found == []
