"""What is remembered, as frozen dataclasses: one file per room."""
