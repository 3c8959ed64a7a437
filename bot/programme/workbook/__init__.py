"""The organisers' spreadsheet: read in a process of its own, every fault named.

`telling` puts faults into words. Importing this package is cheap, and must stay so: the child process imports it too.
"""

from bot.programme.workbook.faults import Fault, Reading
from bot.programme.workbook.reader import read_workbook, read_workbook_now

__all__ = ["Fault", "Reading", "read_workbook", "read_workbook_now"]
