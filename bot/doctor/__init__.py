"""The command `doctor`: a look for each part of the house, a line for each finding."""
