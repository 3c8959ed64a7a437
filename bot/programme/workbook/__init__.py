"""The organisers' spreadsheet: read in a process of its own, every fault named.

`reader.read_workbook` is the way in; `faults` says what comes out; `telling` puts faults into words. Importing this
package costs nothing: the child process must start fast.
"""
