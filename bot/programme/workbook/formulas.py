"""Text that a spreadsheet would take for a formula, in CSV files, which know no types.

Such a cell goes out with an apostrophe before it, as people type it, and the reader of CSV takes that one apostrophe
off: a file of ours reads back to the very same text. In .xlsx nothing is changed: there a text is a text.
"""

import re

_FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")
"""How a formula begins (OWASP, CSV Injection), behind any spaces and apostrophes."""


def shield(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if _FORMULA.match(text) else text


def unshield(text: str) -> str:
    """The text that `shield` made this of; any other text as it is."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text
