## Excursions: the list, signing up, the waiting list, my bookings

# The list
excursions-title = <b>Excursions</b> · { $count }
excursions-line = <b>{ DAY($start, "weekday") }, { $hours }</b> — { $title }
    { $about }
excursions-age = { $age ->
    [0] any age
   *[any] { NUMBER($age) }+
}
excursions-free = { $free ->
    [one] { $free } seat free
   *[other] { $free } seats free
}
excursions-few = { $free ->
    [one] { $free } seat left
   *[other] { $free } seats left
}
excursions-full = full, waiting list
excursions-opens = sign-up from { DAY($opens, "short") }
excursions-closed = sign-up closed
excursions-invitation = by invitation
excursions-cancelled = ❌ cancelled
excursions-past = already started
excursions-own-booked = ✅ you are signed up
excursions-own-waiting = you are on the waiting list
excursions-own-offered = a seat is offered to you
excursions-button = { DAY($start, "tiny") }, { TIME($start) } · { $title }
excursions-button-cancelled = ❌ { DAY($start, "tiny") } · { $title }
excursions-none = There are no excursions in the programme yet.
excursions-over = All excursions are over.
excursions-no-such = No excursions like that. Try another day, city or age.
excursions-gone = This excursion is no longer in the programme. Have a look at the others.
excursions-registration-off = The bot is not taking sign-ups at the moment. The organisers will tell you how to join an excursion.

# Filters
excursions-any-day = Any day
excursions-any-city = Any city
excursions-any-age = Any age
excursions-day = { DAY($day, "tiny") }
excursions-choose-day = Excursions on which day?
excursions-choose-day-any = Any day
excursions-choose-city = In which city?
excursions-choose-city-any = Any city
excursions-choose-age = How old is the visitor?
excursions-choose-age-any = Any age
excursions-age-under = under { $under }
excursions-age-one = { $low ->
    [one] { $low } year
   *[other] { $low } years
}
excursions-age-to = { $low }–{ $high ->
    [one] { $high } year
   *[other] { $high } years
}
excursions-age-from = { $low }+

# Own booking on an excursion's card
booking-state-booked = ✅ You are signed up. Booking no. { $number }
booking-state-waiting = You are on the waiting list. Booking no. { $number }
booking-state-offered = A seat is offered to you: answer in booking no. { $number }
booking-open = Booking no. { $number }
booking-about-excursion = The excursion

# My bookings
bookings-title = <b>My bookings</b>
bookings-none = You have not signed up for anything yet. Choose an excursion: it takes a minute.
bookings-none-off = You have not signed up for anything.
bookings-line = <b>No. { $number }</b> · { $title }
    { $when }
    { $state }
bookings-button = No. { $number } · { $title }
booking-title = <b>Booking no. { $number }</b>
    { $state }
booking-is-booked = ✅ You are signed up
booking-is-waiting = { $ahead ->
    [0] You are first on the waiting list
    [one] You are on the waiting list, place { $place }: { $ahead } person before you
   *[other] You are on the waiting list, place { $place }: { $ahead } people before you
}
booking-is-offered = A seat is offered to you: answer by { TIME($until) }, { DAY($until, "short") }
booking-was-waiting = The waiting list is closed: no seat came free
booking-was-offered = The time to answer is over
booking-is-cancelled = Booking cancelled
booking-is-ran-out = The offered seat was not answered in time; the booking has ended
booking-is-excursion-cancelled = ❌ The excursion is cancelled
booking-is-past = The excursion is over
booking-is-attended = You were on this excursion
booking-is-no_show = The excursion went without you
booking-excursion = <b>{ $title }</b>
booking-meeting = 📍 Meeting point: { $text }
booking-bring = Bring: { $text }
booking-clothing = Clothing: { $text }
booking-escort = You will be met by: { $text }
booking-will-remind = We will remind you a day and two hours before. If your plans change, cancel the booking so that somebody else can go.
booking-will-offer = As soon as a seat comes free and it is your turn, we will write to you here.
booking-gone = You have no such booking.
booking-cancel-sure = Yes, cancel
booking-cancel-booked = <b>Cancel booking no. { $number }?</b> The seat goes to the next person at once.
booking-cancel-waiting = <b>Leave the waiting list?</b> Your place in the queue will be lost.
booking-cancel-offered = <b>Give up the seat?</b> It goes to the next person at once.

# An offered seat
offer = <b>A seat has come free for you!</b>
offer-until = It is yours to take until { TIME($until) }, { DAY($until, "weekday") }. Then it goes to the next person.
offer-until-today = It is yours to take today until { TIME($until) }. Then it goes to the next person.
offer-over = We kept a seat for you but heard nothing. If you still want to go, you can sign up again.
waiting-over = The list of visitors is closed, and no seat came free this time. Thank you for waiting! Have a look at the other excursions.

# The sign-up form
sign-up-for = Signing you up for <b>{ $title }</b>.
sign-up-for-waiting = Putting you on the waiting list for <b>{ $title }</b>.
sign-up-ask-name = What is your full name?
sign-up-ask-birth-date = When were you born? For example: 5 May 2001
sign-up-ask-phone = Your phone number? Press the key below or type it.
sign-up-ask-document = The number of the document you will bring (for the pass)? For example, your passport number.
sign-up-send-phone = 📱 Send my number
sign-up-thanks = Thank you!
sign-up-keyboard-gone = All right.

sign-up-misread-name-short = Please give at least your first and last name, as in your document.
sign-up-misread-name-letters = That does not look like a name. Please write your full name in letters.
sign-up-misread-name-long = That is too long: just your full name, please.
sign-up-misread-date-unclear = I could not read the date. Please write day, month and year.
sign-up-misread-date-year = Of which year? Please write the whole date, the year in four figures.
sign-up-misread-date-impossible = There is no such day. Please check: the day first, then the month.
sign-up-misread-date-future = This date is still to come. Please check the year.
sign-up-misread-date-old = There seems to be a typo in the year. Please check.
sign-up-misread-phone-unclear = That does not look like a phone number. Please write all of it, for example: +7 913 123-45-67
sign-up-misread-phone-foreign-contact = This is somebody else's contact. We need your own number: press the key below or type it.
sign-up-misread-document-unclear = That does not look like a document's number. Please write just the number.
sign-up-misread-words-only = Please answer in words here.
sign-up-misread-buttons-only = Please choose with a button.
sign-up-press-consent = Please choose with a button under the message: “I agree” or “I do not agree”.
sign-up-press-confirm = Please check and press a button under the message.

sign-up-check = Please check that everything is right.

    <b>{ $title }</b>
    { $when }
sign-up-said-name = Name: { $name }
sign-up-said-birth-date = Born: { DAY($day, "year") }
sign-up-said-phone = Phone: { $phone }
sign-up-said-document = Document: { $document }
sign-up-document-later = The pass office needs a document's number: the organisers will ask you for it separately.
sign-up-change-name = Change name
sign-up-change-birth-date = Change date
sign-up-change-phone = Change phone
sign-up-change-document = Change document
sign-up-waiting = { $ahead ->
    [0] This is for the waiting list. You will be first in the queue.
    [one] This is for the waiting list. { $ahead } person is before you.
   *[other] This is for the waiting list. { $ahead } people are before you.
}
sign-up-missed = <b>While you were answering, the last seat was taken.</b> You can join the waiting list: your answers are kept, and we will write if a seat comes free.
sign-up-overlap = ⚠️ You have another booking at that time: { $title }, { $when }. You can sign up, but you can only be at one of them.

# Why a sign-up does not begin
sign-up-refused-cancelled = The excursion is cancelled; you cannot sign up.
sign-up-refused-past = The excursion has already started.
sign-up-refused-invitation = This excursion is by the organisers' invitation only.
sign-up-refused-not-open = Sign-up opens on { DAY($at, "short") } at { TIME($at) }. Please come back then.
sign-up-refused-closed = Sign-up closed on { DAY($at, "short") } at { TIME($at) }.
sign-up-refused-minor = Under 18, a parent or a teacher signs you up.
sign-up-refused-too-young = This excursion takes visitors from { $age } years of age.

# How the form ended, if not with a booking
sign-up-left-declined = All right. Without your consent we cannot sign you up, and we have kept nothing about you. The programme and answers to questions are yours as before.
sign-up-left-by-choice = All right, you are not signed up. Nothing you wrote has been kept.
sign-up-left-minor = Under 18, for now an adult signs you up: a parent or a teacher. Please show them this excursion. We have not kept what you wrote.
sign-up-left-too-young = This excursion takes visitors from { $age } years of age; please have a look at others. We have not kept what you wrote.
sign-up-left-cancelled = While you were answering, the excursion was cancelled. We have not kept what you wrote.
sign-up-left-past = The excursion has already started, so signing up is not possible. We have not kept what you wrote.
sign-up-left-invitation = This excursion is now by invitation only. We have not kept what you wrote.
sign-up-left-not-open = Sign-up for this excursion is not open yet. We have not kept what you wrote.
sign-up-left-closed = While you were answering, sign-up closed. We have not kept what you wrote.
sign-up-left-gone = This excursion is no longer in the programme. We have not kept what you wrote.

# Short answers to presses
booking-toast-ran-out = The time to answer is over

# Words no name is made of: whoever writes them is asking, not introducing themselves
sign-up-no-names = what when where who whom why how which is are can could do does i in on at of to for the my stop cancel hello hi thanks please today tomorrow programme program excursion excursions
# How people introduce themselves; by commas, in small letters.
sign-up-introductions = my name is, my name's, name, i am, i'm, this is, it is, it's

# Calendar file
excursion-calendar-file = A file with the excursion “{ $title }”. Open it, and your phone's calendar will have it.
excursion-calendar-sent = Sent already, see below
