"""The documents are true: what they name exists."""

import re
from pathlib import Path

import pytest

from bot.settings import Settings
from main import parser

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
MADE_BY_USE = {"data/forum.db", ".env"}


def commands() -> set[str]:
    """What `python main.py` can do."""
    actions = [action for action in parser()._actions if action.choices]
    return set(actions[0].choices or ())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_named_paths_exist(page: Path) -> None:
    """A path in backquotes, or behind a link, is there."""
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]*|\w+\.(?:py|md|toml|lock))`", text)
    linked = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    bare = {path.name for path in ROOT.rglob("*.*") if ".venv" not in path.parts}  # `rules.py`: a file every room has
    missing = [p for p in named if not (ROOT / p).exists() and p not in MADE_BY_USE and ("/" in p or p not in bare)]
    missing += [link for link in linked if not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_named_commands_exist(page: Path) -> None:
    """`main.py COMMAND` and `make TARGET` are there, with the options that are named."""
    text = page.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"main\.py ([a-z]+)\b", text)) <= commands()
    assert set(re.findall(r"(?:^    |`)make ([a-z]+)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_named_settings_exist(page: Path) -> None:
    """A name in capitals with an underscore is a setting of ours."""
    known = {name.upper() for name in Settings.model_fields} | {"TEST_POSTGRES_URL"}
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"`([A-Z]+_[A-Z_]+)(?:=[^`]*)?`", text)) <= known


def test_the_readme_lists_every_setting() -> None:
    """Whoever runs the bot finds each setting in the README."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name.upper() for name in Settings.model_fields if f"`{name.upper()}`" not in text] == []
