"""Commands of the terminal as a person types them: export, backup, restore, doctor."""

import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLE
from tests.end_to_end.test_run import TOKEN, command, process


async def test_a_programme_goes_out_and_comes_back(tmp_path: Path) -> None:
    """Exported, checked, imported again: nothing changes; every format is written; what makes no sense is told."""
    given = {"DATABASE_URL": f"sqlite:///{tmp_path / 'forum.db'}"}
    assert (await command("import", str(SAMPLE), **given))[0] == 0
    for ending in (".xlsx", ".csv", ".ics", ".xml", ".json"):
        file = tmp_path / f"out{ending}"
        assert await command("export", "programme", "--to", str(file), **given) == (0, f"Готово: {file}\n")
        assert file.stat().st_size > 1000
    status, printed = await command("import", str(tmp_path / "out.xlsx"), "--dry-run", **given)
    assert (status, printed) == (0, "Изменений нет.\n")
    for wrong in (
        ("programme", "--to", str(tmp_path / "out.docx")),
        ("gate-list", "--to", str(tmp_path / "list.xlsx")),
        ("gate-list", "--excursion", "E999", "--to", str(tmp_path / "list.xlsx")),
        ("registrations", "--to", str(tmp_path / "none" / "list.xlsx")),
    ):
        status, printed = await command("export", *wrong, LC_ALL="en_GB.UTF-8", **given)
        assert (status, "Traceback" in printed, len(printed.splitlines())) == (1, False, 1)
    assert not (tmp_path / "list.xlsx").exists()


async def test_a_backup_is_restored(tmp_path: Path) -> None:
    """Copied, restored elsewhere, refused over data, told in words each time."""
    here = {"DATABASE_URL": f"sqlite:///{tmp_path / 'forum.db'}"}
    there = {"DATABASE_URL": f"sqlite:///{tmp_path / 'new' / 'forum.db'}"}
    copy = str(tmp_path / "copy.db")
    assert (await command("backup", copy, **here))[0] == 1
    assert (await command("import", str(SAMPLE), **here))[0] == 0
    assert (await command("backup", copy, **here))[0] == 0
    status, printed = await command("backup", copy, **here)
    assert (status, "уже есть" in printed) == (1, True)
    status, printed = await command("restore", copy, **there)
    assert (status, "восстановлена" in printed) == (0, True)
    status, printed = await command("restore", copy, **there)
    assert (status, "--over" in printed) == (1, True)
    status, printed = await command("restore", copy, "--over", **there)
    assert (status, "before-restore" in printed) == (0, True)
    assert await command("import", str(SAMPLE), "--dry-run", **there) == (0, "Изменений нет.\n")


async def test_the_doctor_meets_the_stand_in(tmp_path: Path) -> None:
    """A healthy bot: every line is told with its mark in words and the status is good; without a token it is bad."""
    given = {"DATABASE_URL": f"sqlite:///{tmp_path / 'forum.db'}", "DATA_DIR": str(tmp_path), "OWNER_IDS": "101"}
    assert (await command("import", str(SAMPLE), **given))[0] == 0
    async with process("-m", "sandbox", "--no-limits") as telegram:
        assert telegram.stdout
        url = (await telegram.stdout.readline()).decode().strip()
        status, printed = await command("doctor", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, **given)
    assert (status, "ОШИБКА" in printed) == (0, False), printed
    assert {line.split(":")[0] for line in printed.splitlines()} == {"в порядке", "внимание"}
    assert "токен верный" in printed
    assert TOKEN not in printed
    status, printed = await command("doctor", LC_ALL="en_GB.UTF-8", **given)
    assert (status, "FAULT: BOT_TOKEN" in printed) == (1, True)
    status, printed = await command("doctor", QUIET_HOURS="never", **given)
    assert (status, printed.startswith("ОШИБКА: ")) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [["export", "programme", "--to", "{}/a.xml"], ["backup", "{}/copy"], ["restore", "{}/none"], ["doctor"]],
)
async def test_no_command_waits_for_aiogram(arguments: list[str], tmp_path: Path) -> None:
    """None of them imports aiogram, which takes seconds; `doctor` neither."""
    typed = [argument.format(tmp_path) for argument in arguments]
    code = "import sys, main; main.main(sys.argv[1:]); sys.exit(7 * ('aiogram' in sys.modules))"
    given = {"DATABASE_URL": f"sqlite:///{tmp_path / 'forum.db'}", "TELEGRAM_API_URL": "http://127.0.0.1:1"}
    async with process("-c", code, *typed, BOT_TOKEN=TOKEN, **given) as running:
        out, err = await running.communicate()
    assert running.returncode == 0, (sys.version, out, err)
