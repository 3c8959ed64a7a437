"""What a person may type in a terminal: one file a command; `check` and `import` are told in `bot.programme.commands`."""
