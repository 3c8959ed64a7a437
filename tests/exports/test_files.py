"""A file is written whole or not at all, and nowhere else."""

from pathlib import Path

import pytest

from bot.exports.files import UnwritableError, write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new content takes the old one's place, for its owner alone, and nothing is left beside it."""
    file = tmp_path / "a.xlsx"
    write_whole(file, b"one")
    write_whole(file, b"two")
    assert file.read_bytes() == b"two"
    assert file.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_written_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing folder, a folder of that name, a disk that fails: the reason is told and the old file is whole."""
    with pytest.raises(UnwritableError, match="no-folder"):
        write_whole(tmp_path / "none" / "a.csv", b"x")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UnwritableError, match="not-a-file"):
        write_whole(tmp_path / "folder.csv", b"x")
    file = tmp_path / "a.csv"
    write_whole(file, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UnwritableError, match="refused") as refusal:
        write_whole(file, b"new")
    assert refusal.value.detail == "No space left on device"
    assert file.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "folder.csv"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Where a link stands, the file takes its place; what it pointed at is untouched."""
    (tmp_path / "elsewhere").write_bytes(b"precious")
    (tmp_path / "a.csv").symlink_to(tmp_path / "elsewhere")
    write_whole(tmp_path / "a.csv", b"new")
    assert (tmp_path / "elsewhere").read_bytes() == b"precious"
    assert (tmp_path / "a.csv").read_bytes() == b"new"
