"""The figures: `python -m tests.bench [NAME …]` (`make bench`). One module per bench, each with a `run()` that prints.

Every bench prints absolute figures and their ratios measured in one run, since machines differ.
"""
