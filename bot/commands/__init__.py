"""What a person may type in a terminal: one file a command, or two that belong together."""
