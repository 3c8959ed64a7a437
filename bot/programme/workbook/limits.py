"""How much a file from a stranger may ask of us."""

FILE_BYTES = 10 * 1024 * 1024
UNPACKED_BYTES = 100 * 1024 * 1024
MEMBERS = 1_000
SHEETS = 20
ROWS = 10_000
COLUMNS = 256
CELLS = 500_000

MEMORY_BYTES = 512 * 1024 * 1024
SECONDS = 20


class RefusedError(Exception):
    """A file that is not read: `why` and `args` as in a Fault; `sheet` and `row` where one is to blame."""

    def __init__(self, why: str, *, sheet: str = "", row: int | None = None, **args: str | int):
        super().__init__(why)
        self.why = why
        self.sheet = sheet
        self.row = row
        self.args_of_why = tuple(args.items())
