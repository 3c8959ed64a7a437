## The first screen, the choice of a forum, settings, contacts, a question to the organisers, one's own data

# What the bot says of itself in Telegram
bot-description =
    I answer questions about the forum's programme, sign you up for excursions and remind you of what you have chosen.

    Press “Start” and ask in your own words.
bot-about = Questions about the forum's programme, excursion sign-up, reminders

# The menu of commands
command-start = Home
command-help = What you can ask
command-programme = The programme by day
command-today = What is on today
command-now = What is on now and next
command-excursions = Excursions
command-my = My bookings
command-contacts = How to reach the organisers
command-settings = Settings
command-language = Language / Язык
command-privacy = What the bot keeps about you
command-mydata = My data
command-forget = Forget me

button-contacts = Contacts
button-settings = Settings
button-other-forum = Another forum
button-remind = Remind me
button-zone = Time zone
button-forum-zone = The forum's time
button-privacy = What the bot keeps
button-my-data = My data
button-my-data-file = Send as a file
button-forget = Forget me
button-forget-sure = Yes, forget everything
button-start-again = Start again
button-previous = ‹ Earlier
button-next = More ›

# The forum's dates: “18–30 November 2025”
dates-day = { DAY($start, "year") }
dates-month = { NUMBER($first) }–{ DAY($end, "year") }
dates-year = { DAY($start, "short") } – { DAY($end, "year") }
dates-years = { DAY($start, "year") } – { DAY($end, "year") }

# The first screen
home-title = <b>{ $name }</b>
home-where = { $dates } · { $city }
home-now = On now:
home-next = Next:
home-first = It begins with:
home-over = The forum is over. You can still look through the programme.
home-empty = The programme is still being prepared.
home-ask = <b>Ask in your own words</b>, for example:
home-ask-plainly = <b>Ask in your own words</b>: when, where, who speaks.
home-example = — { $question }
example-session = When is “{ $title }”?
example-speaker = Where does { $name } speak?
example-excursion = When is the excursion to { $name }?
example-day = What is on { DAY($day, "short") }?

# The choice of a forum
forums-title = <b>Which forum do you need?</b>
forums-item = <b>{ $name }</b>
    { $where }
forums-none = Hello! There is no programme here yet: the organisers are preparing it. Please come back a little later.
forums-item-title = Several forums have this. Which one do you need?

# Links
link-gone = Nothing was found by this link: perhaps the programme has changed.
link-unknown = I do not understand this link: it is out of date or mistyped.

# Help
help-title = <b>What I can do</b>
help-ask = Write a question in your own words, and I will answer from the forum's programme.
help-topics = Ask about times and places, speakers, venues, plants and excursions, and what to bring. Typos are fine, and so is Russian.
help-commands = <b>Commands</b>
help-command = /{ $command } — { $what }
help-organisers = No answer found? Ask the organisers.

# Contacts
contacts-title = <b>Contacts</b>
contacts-website = Website: { $link }
contacts-none = The organisers have not left contacts yet.

# Cancel
form-left = All right, cancelled.
form-none = There is nothing to cancel.

# Settings
settings-title = <b>Settings</b>
settings-language = Language: English
settings-reminders = Reminders: { $wanted ->
    [yes] on
   *[no] off
}
settings-zone-forum = Times: as at the forum, { $zone }, now { TIME($now) }
settings-zone-none = Times: as at the forum
settings-zone-own = Times: your own, { $zone }, now { TIME($now) }
settings-forum = Forum: { $name }
language-title = Which language shall we speak?
language-ru = Русский
language-en = English
zones-title = <b>Time zone</b>
zones-choose = In which time shall the programme be shown? At present: { $zone }.
zone-choice = { $city }, { TIME($now) }

# What the bot keeps
privacy-title = <b>What the bot keeps about you</b>
privacy-account = <b>Always:</b> the number of your Telegram account, language, time zone, the forum you chose and whether you want reminders, in order to answer you.
privacy-plan = <b>My plan:</b> what you marked in the programme, in order to remind you.
privacy-booking = <b>When you sign up for an excursion</b> (only with your consent): name, birth date, phone and the booking itself, so that you are signed up and let in at the plant. A sign-up left in the middle is erased after { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
privacy-document = <b>A document number</b> only where the pass office requires it; it is erased { $days ->
    [one] { $days } day
   *[other] { $days } days
} after the excursion.
privacy-no-document = The bot does not ask for document numbers.
privacy-inquiry = <b>Questions to the organisers:</b> the text and the answer. Organisers see the text without your name. An answer useful to all they may add to the FAQ, without your name too; there it stays.
privacy-questions = <b>Ordinary questions to the bot</b> are not kept. To understand “where is it?”, the bot remembers for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} what its last answer was about: which items of the programme and which conditions, without the text of the question; within an hour after that it is erased. A question without an answer is counted without you: the day and common words from the bot’s own lists.
privacy-notes = <b>Service notes</b>, so that nothing gets lost: of your messages for { $updates ->
    [one] { $updates } day
   *[other] { $updates } days
}, of the bot's messages for { $messages ->
    [one] { $messages } day
   *[other] { $messages } days
}. They hold no text; only if the bot broke on something does your message wait with its note to be looked at.
privacy-off = Sign-up for excursions is switched off: the bot asks for no name, phone or document.
privacy-how-long = Everything else is kept until you ask to be forgotten.
privacy-operator = <b>Who answers for the data:</b> { $name }
privacy-how = See everything: /mydata. Erase everything: /forget.

# My data
mydata-title = <b>Everything the bot keeps about you</b>
mydata-account = Telegram account { $number }, since { DAY($since, "year") }
mydata-person = { $name }, born { DAY($born, "year") }, phone { $phone }
mydata-person-short = { $name }
mydata-consents = <b>Consents</b>
mydata-consent = Version { $version }, { DAY($given, "year") } at { TIME($given) }: { $about }
mydata-consent-withdrawn = Version { $version }, { DAY($given, "year") } at { TIME($given) }, withdrawn { DAY($withdrawn, "year") }: { $about }
mydata-bookings = <b>Bookings</b>
mydata-booking = No. { $number }: { $title }, { DAY($start, "year") } at { TIME($start) } — { $state ->
    [booked] you are booked
    [waiting] you are on the waiting list
    [offered] a seat is offered to you
    [cancelled] cancelled
    [attended] you were there
    [no_show] you did not come
   *[other] { $state }
}
mydata-document = A document number is kept with booking No. { $number }
mydata-plan = <b>My plan</b>
mydata-planned = { $title }, { DAY($start, "year") } at { TIME($start) }
mydata-inquiries = <b>Questions to the organisers</b>
mydata-inquiry = { DAY($asked, "year") }: { $text }
mydata-roles = <b>You are in a forum's team</b>
mydata-role = { $role ->
    [owner] owner
    [editor] editor
    [photographer] photographer
    [gatekeeper] gatekeeper
    [representative] an enterprise's representative
   *[other] { $role }
}, { $forum }, since { DAY($since, "year") }
mydata-answers = <b>Your answers to participants</b>
mydata-form = A form you began: what you have answered in it so far
mydata-conversation = What the bot's last answer was about: { $codes }
mydata-messages = Notes of messages the bot has sent you or will send: { NUMBER($count, useGrouping: 0) }
mydata-updates = Notes that you wrote to the bot (without the text): { NUMBER($count, useGrouping: 0) }
mydata-more = The rest is in the file.
mydata-file = Everything the bot keeps about you, in one file.

# Forget me
forget-title = <b>Forget you?</b>
forget-what = The bot will erase your name, phone, birth date, documents, consents, plan, questions to the organisers, role in a team and settings. They cannot be brought back.
forget-bookings = { $count ->
    [0] You have no excursion bookings.
    [1] Your booking will be cancelled and the seat given to others.
   *[other] Your bookings ({ $count }) will be cancelled and the seats given to others.
}
forget-done = Done: the bot has forgotten you. If you want to come back, start again.

# When something broke
apology = Something went wrong and I could not answer. Please try again; we already know about the trouble.
