"""The forum in a box: a stand-in for Telegram that runs on this machine, with people, phones and a clock to move."""
