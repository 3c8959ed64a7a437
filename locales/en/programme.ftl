## The programme: days, now, venues, people, my plan, calendar

# Days
programme-days =
    <b>Programme</b>
    { $name }

    { $counts } in all. Choose a day:
programme-empty =
    <b>Programme</b>
    { $name }

    The programme has not been published yet. Please look in a little later.
programme-sessions = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
programme-excursions = { $count ->
    [one] { $count } excursion
   *[other] { $count } excursions
}
programme-day-button = { DAY($day, "tiny") } · { $count }
programme-day-button-today = { DAY($day, "tiny") } · { $count } · today
programme-day =
    <b>{ DAY($day) }</b>
    { $counts }
programme-day-today =
    <b>{ DAY($day) } — today</b>
    { $counts }
programme-day-before = ‹ { DAY($day, "tiny") }
programme-day-after = { DAY($day, "tiny") } ›
programme-day-gone = There is nothing on that day any more. Here is what there is.
programme-by-venue = By venue
programme-own-time = Your time zone: { $zone }

# Buttons of items and paging
programme-item = { TIME($start) } { $title }
programme-item-cancelled = { $item } · cancelled
programme-item-day = { DAY($start, "tiny") }, { TIME($start) } { $title }
programme-page = { $number } of { $count }
programme-page-before = ‹ Previous
programme-page-after = Next ›
programme-jump = { TIME($start) } on
programme-jump-day = { DAY($start, "tiny") } on

# What is gone
programme-session-gone = This session is no longer in the programme. See what there is:
programme-venue-gone = This venue is no longer in the programme. See what there is:
programme-speaker-gone = This speaker is no longer in the programme. See what there is:
programme-enterprise-gone = This plant is no longer in the programme. See what there is:

# Today
today-before = The forum begins { $days ->
    [1] tomorrow
    [one] in { $days } day
   *[other] in { $days } days
}, on { DAY($day, "short") }. Here is the first day of its programme:
today-gap = There is nothing in the programme today. Here is the next day:
today-nothing-more = There is nothing in the programme today.
today-over = The forum ended on { DAY($day, "short") }. The programme stays here for you to look at.

# Now
now-title = <b>It is { TIME($now) }, { DAY($now, "short") }</b>
now-on = <b>On now</b>
now-next = <b>{ $until }</b>
now-cancelled = <b>Cancelled</b>
now-nothing = Nothing is on right now.
until-minutes = in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
until-hours = in { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
until-and-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
until-today = today at { TIME($start) }
until-tomorrow = tomorrow at { TIME($start) }
until-day = on { DAY($start, "short") } at { TIME($start) }

# Venues
venues-title =
    <b>Venues</b>
    { $count ->
        [one] { $count } venue.
       *[other] { $count } venues.
    } Choose one to see the way there and what happens in it:
venues-empty = The venues have not been announced yet.
venues-button = { $name } · { $count }
venues-sessions = <b>{ $count ->
    [one] { $count } session here
   *[other] { $count } sessions here
}</b>
venues-no-sessions = There are no sessions at this venue yet.
venues-programme = What happens there

# A session's card, speakers, an enterprise
session-starts = Begins { $until }
session-stream = Live stream
speakers-title =
    <b>Who speaks</b>
    { $title }
speakers-one = 👤 { $name }
speakers-button = Who speaks · { $count }
speakers-sessions = { $count ->
    [0] No sessions in the programme yet.
    [one] <b>{ $count } session in the programme</b>
   *[other] <b>{ $count } sessions in the programme</b>
}
enterprise-excursions = { $count ->
    [0] There are no excursions here yet.
    [one] <b>{ $count } excursion here</b>
   *[other] <b>{ $count } excursions here</b>
}
enterprise-open-website = Website
enterprise-watch-video = Video

# My plan
plan-title =
    <b>My plan</b>
    { $counts }
plan-empty =
    <b>My plan</b>

    Nothing here yet. Open a session in the programme and press “Add to my plan”: it will appear here, and you will be reminded before it begins. Excursions you sign up for will be here too.
plan-day = <b>{ DAY($day) }</b>
plan-booked = you are signed up
plan-offered = a seat is offered to you
plan-waiting = you are on the waiting list
plan-attended = you were there
plan-has = ✅ In your plan
plan-clash = ⚠️ Overlaps with “{ $title }”, { $hours }
plan-clash-more = …and with { $count } more
plan-added = Added to your plan
plan-removed = Removed from your plan
plan-refused-over = This session is over, so it cannot be added to your plan
plan-refused-cancelled = This session is cancelled, so it cannot be added to your plan

# Calendar
calendar-file = “{ $title }” as a file. Open it to add it to your phone's calendar.
calendar-plan = Your plan, { $counts }, in one file. Open it to add everything to your phone's calendar.
calendar-plan-name = My plan: { $name }
calendar-empty = There is nothing in your plan yet to add to a calendar.
sent-before = Already sent, look below
