## A look at settings, database and Telegram

doctor-line-ok = ok: { $text }
doctor-line-warning = warning: { $text }
doctor-line-fault = FAULT: { $text }
doctor-of-forum = forum { $forum }: { $text }

doctor-settings = the settings are read
doctor-settings-bad = the settings are wrong: { $detail }
doctor-owners = { $count ->
    [one] { $count } owner is named (OWNER_IDS)
   *[other] { $count } owners are named (OWNER_IDS)
}
doctor-no-owners = no owners are named: put your numeric id into OWNER_IDS, or nobody is an organiser in the bot
doctor-operator = { $name } answers for personal data
doctor-no-operator = nobody is named to answer for personal data (OPERATOR_NAME): the bot will not ask for documents
doctor-no-registration = signing up is off (REGISTRATION=off), nobody has to answer for personal data
doctor-quiet = quiet hours { $hours }
doctor-quiet-never = no quiet hours: the bot writes at night too
doctor-quiet-long = quiet hours { $hours } last more than 16 hours: have the two ends changed places?
doctor-quiet-bad = quiet hours “{ $hours }” cannot be read: write them like 22:00-08:00

doctor-disk = { $megabytes } MB are free on the disk ({ $folder })
doctor-disk-little = little room on the disk: { $megabytes } MB ({ $folder })
doctor-disk-full = hardly any room on the disk: { $megabytes } MB ({ $folder })

doctor-database = the { $kind } database is open and can be written, { $megabytes } MB
doctor-database-none = there is no database yet ({ $path }): python main.py import makes it
doctor-database-empty = the database is empty: python main.py import fills it
doctor-database-slow = the database did not answer in { $seconds } s: another program holds it, or there is no way to it
doctor-database-refuses = the database does not work: { $detail }
doctor-schema = the database has schema { $version }, the newest
doctor-schema-older = the database has schema { $version }, the program knows { $newest }: it is brought up to date when the bot starts
doctor-schema-newer = the database has schema { $version }, newer than the program ({ $newest }): update the program or restore a backup
doctor-no-forum = no forum yet: release a programme, python main.py import WORKBOOK
doctor-forum = forum { $forum }: “{ $name }”, release { $release }; there it is { DAY($now, "short") }, { TIME($now) } ({ $zone })
doctor-forum-over = { $told }; the forum is over
doctor-zone-unknown = forum { $forum }: this machine does not know the time zone { $zone }, update tzdata

doctor-token-none = BOT_TOKEN is empty or is not a token: take one from @BotFather
doctor-token-unknown = Telegram does not know this BOT_TOKEN: check it with @BotFather
doctor-token = the token is right, the bot is @{ $username }
doctor-telegram-silent = { $api } does not answer ({ $why }): check the network, TELEGRAM_API_URL and TELEGRAM_PROXY
doctor-telegram-refuses = Telegram refused with { $code }: try later
doctor-polling = updates come by polling, there is no webhook
doctor-webhook = the webhook is set, no errors within the hour
doctor-webhook-other = there is another webhook now ({ $address }): the bot sets its own when it starts
doctor-webhook-unwanted = there is a webhook { $address }, but WEBHOOK_URL is empty: the bot takes it off when it starts. Is another program at work with this token?
doctor-webhook-fails = Telegram cannot deliver updates: { $why }
doctor-pending = { $count ->
    [one] { $count } update waits: the bot is stopped or does not keep up
   *[other] { $count } updates wait: the bot is stopped or does not keep up
}
doctor-privacy-on = in groups the bot sees only commands and what is said to it
doctor-privacy-off = the bot sees every message of groups: if that is not needed, turn privacy on with @BotFather (/setprivacy)
doctor-inline-on = inline mode is on
doctor-inline-off = inline mode is off: cards cannot be shared in other chats. Turn it on with @BotFather (/setinline)
doctor-clock = the clock is right
doctor-clock-ahead = the clock is { $seconds } s ahead: reminders come early. Let the machine check its time
doctor-clock-behind = the clock is { $seconds } s behind: reminders come late. Let the machine check its time
