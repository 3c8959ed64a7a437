"""What browsing the programme looks like: one file per kind of screen, `parts` are what they share."""
