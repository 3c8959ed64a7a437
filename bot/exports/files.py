"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path


class UnwritableError(Exception):
    """A file cannot be written there; `why` names the words that say so, `detail` is the system's own."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.detail = detail


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, in the place of a file that is there; whatever happens, no half of it is left.

    The file may be read by its owner alone: it may hold names and phones. Raises UnwritableError.
    """
    if not path.parent.is_dir():
        raise UnwritableError("no-folder")
    if path.exists() and not path.is_file():  # a folder, or a device that a rename would take the place of
        raise UnwritableError("not-a-file")
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    except OSError as trouble:
        raise UnwritableError("refused", trouble.strerror or "") from trouble
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as trouble:
        raise UnwritableError("refused", trouble.strerror or "") from trouble
    finally:
        part.unlink(missing_ok=True)
