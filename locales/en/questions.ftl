## Answers to questions

# The direct answer, the first line
lead-when = { $title } — { $when }
lead-when-venue = { $title } — { $when }, { $venue }
lead-at = { DAY($start) }, at { TIME($start) }
lead-at-zones = { $own } { $own-zone } ({ $forum } { $forum-zone })
lead-where = { $title } — { $place }
lead-who = { $title } — { $names }
lead-duration = { $title } — { $length }, until { TIME($end) }
lead-length = { $hours ->
    [0] { "" }
    [one] { $hours } hour
   *[other] { $hours } hours
}{ $minutes ->
    [0] { "" }
    [one] { " " }{ $minutes } minute
   *[other] { " " }{ $minutes } minutes
}
lead-seats = { $title } — { $free ->
    [0] no free seats
    [one] { $free } seat free of { NUMBER($seats) }
   *[other] { $free } seats free of { NUMBER($seats) }
}
lead-seats-total = { $title } — { $seats ->
    [one] { $seats } seat in all
   *[other] { $seats } seats in all
}
lead-closes = { $title } — sign-up is open until { DAY($closes, "short") }, { TIME($closes) }
lead-closed = { $title } — sign-up closed on { DAY($closes, "short") } at { TIME($closes) }
lead-opens = { $title } — sign-up opens on { DAY($opens, "short") } at { TIME($opens) }
lead-opened = { $title } — sign-up has been open since { DAY($opens, "short") }
lead-age = { $title } — { $age ->
    [0] any age
   *[other] from the age of { $age }
}
lead-bring = { $title } — bring: { $documents }
lead-bring-nothing = { $title } — nothing special to bring
lead-id = { $title } — yes, an identity document is needed: its number is asked for at sign-up
lead-id-documents = { $title } — yes, a document is needed: { $documents }
lead-no-id = { $title } — no, no document number is asked for
lead-cancelled = { $title } — cancelled
lead-not-cancelled = { $title } — it is on: { $when }
lead-stream = { $title } — live stream: { $link }
lead-no-stream = { $title } — no live stream is announced
lead-meeting = { $title } — meeting point: { $place }
lead-directions = { $name } — { $directions }

# Remarks before an answer
note-not-then = There is nothing like that at that time. Here is when there is:
note-nothing-now = Nothing is on right now. Coming next:
note-nothing-then = There is nothing in the programme at that time.
note-nothing-over = The forum is over, there is nothing at that time.
note-which = Which of them do you mean?
note-which-item = Which of these are you asking about?

# Headings of lists
list-now = On now:
list-next = Coming next:
list-day = { DAY($day) }:
list-found = Here is what I found:
list-enterprises = Plants and companies:
list-venues = Venues:
list-speakers = Speakers:
list-namesakes = Several speakers go by that name: { $names }. Choose who you mean.
list-more = … and { $more } more
list-cancelled = Cancelled: { $title }
list-thing = • { $name }
list-thing-city = • { $name } ({ $city })

# In the card of a speaker and of a plant
their-sessions = Sessions:
their-excursions = Excursions:

# Source
source-programme = From the forum's programme
source-faq = From the organisers' answers

# Not known
unknown = I don't know: there is nothing like that in the forum's programme.
unknown-closest = Perhaps you were looking for one of these?
unknown-ask = You can ask the organisers.

# Courtesy
chat-hello = Hello! Ask about the programme, excursions or speakers — for example “what's on tomorrow afternoon” or “factory tours for kids”.
chat-thanks = You're welcome! Write any time you have a question.
chat-bye = See you at the forum!
chat-howareyou = Fine, thank you! What would you like to know: programme, excursions, speakers?
chat-whoareyou = I am the bot of “{ $forum }”. I answer questions about the programme, excursions, plants and speakers.
chat-silence = Write your question in words — for example “when is the opening” or “what's on tonight”.

# About the forum
forum-name = <b>{ $name }</b>
forum-days = { DAY($start, "short") } – { DAY($end, "year") }
forum-website = Website: { $link }

# One's own: bookings, the plan, a day
own-next = Next: { $title } — { $when }
own-no-bookings = You have no bookings ahead. Here are the past and cancelled ones:
own-day = <b>{ DAY($day) }</b> — you have:
own-found = You have at that time:
own-nothing-day = { DAY($day) }: you have nothing, neither bookings nor events in your plan.
own-nothing = You have nothing at that time, neither bookings nor events in your plan.

# What to do, and with what
act-which-excursion = Which excursion shall I sign you up for? Choose it and press «Sign up».
act-which-session = What shall I add to your plan? Open an event and press «Add to my plan».
act-no-sign-up = There is no sign-up for this event in the bot. You can add it to your plan, and the bot will remind you.
act-no-plan = Excursions get into your plan by themselves once you are signed up.

# In public: in a group and on cards that are shared
share-open = Open in the bot
share-excursion = The next excursion
share-private = Write to the bot
share-ask = Ask the bot in private
share-personal = Better ask about your own things in private: here everybody would see the answer.
share-which-forum = The bot has several forums. Choose yours in private and ask again.
