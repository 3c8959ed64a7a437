## Backup and restore

backup-done = The copy is made and checked: { $file } ({ $megabytes } MB). It holds personal data: keep it as you keep the database.
restore-done = The database is restored from { $file }.
restore-migrated = The schema is brought up to date: it was { $was }, it is { $version }.
restore-held = { $count ->
    [0] The copy held no unsent messages.
    [one] { $count } message is held: unsent in the copy, it may have gone out since.
   *[other] { $count } messages are held: unsent in the copy, they may have gone out since.
}
restore-set-aside = { $count ->
    [0] The copy held no unanswered updates.
    [one] { $count } unanswered update is set aside: the bot will not answer it once more.
   *[other] { $count } unanswered updates are set aside: the bot will not answer them once more.
}
restore-kept = The data that was there is not erased: { $kept }. Remove it yourself when you have looked around.

backup-why-file-exists = There already is such a file: { $file }. A copy does not overwrite it, choose another name.
backup-why-no-folder = There is no folder for this file: { $file }. Make it or choose another one.
backup-why-no-database = There is nothing to copy yet: no database of the bot is here { $detail }
backup-why-no-file = There is no file: { $file }. Check the path.
backup-why-not-a-backup = This is not a copy of the bot's database: { $file }.
backup-why-other-kind = This copy is of another kind of database ({ $detail }) than DATABASE_URL names. Nothing is changed.
backup-why-broken = The copy is damaged: { $file } { $detail } Nothing is changed.
backup-why-newer = The copy is newer than the program: its schema is { $detail }, the program knows { $newest }. Update the program. Nothing is changed.
backup-why-living = There is data in the database already: { $detail }. If it is to be replaced, add --over: what was there is set aside, not erased.
backup-why-busy = Another program has the database open, the bot most likely. Stop it and try again. Nothing is changed.
backup-why-no-tool = The program { $detail } is not there. Install the package postgresql-client of the server's version.
backup-why-failed = It did not work: { $detail }. Nothing is changed.
