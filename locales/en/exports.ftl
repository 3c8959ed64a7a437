## Exports: tables, the gate list, the programme in other formats

export-done = Done: { $file }
export-registrations = Bookings
export-gate-list = List
export-programme = Programme
export-excursions = Excursions
export-stream = Stream
export-room-unknown = No place given
export-meeting-point = Meeting point: { $place }
export-kind-session = session
export-kind-excursion = excursion

export-column-kind = Kind
export-column-place = No.
export-column-number = Booking No.
export-column-excursion = Excursion
export-column-code = Code
export-column-when = Date and time
export-column-state = State
export-column-name = Full name
export-column-birth-date = Date of birth
export-column-age = Age on the day
export-column-phone = Phone
export-column-document = Document
export-column-booked-at = Booked at

export-state-booked = has a seat
export-state-waiting = on the waiting list
export-state-offered = a seat is offered
export-state-cancelled = booking cancelled
export-state-attended = came
export-state-no_show = did not come
export-state-called-off = excursion cancelled

export-gate-excursion = Excursion: { $title }
export-gate-excursion-cancelled = Excursion CANCELLED: { $title }
export-gate-when = { DAY($start, "year") }, { TIME($start) }–{ TIME($end) } ({ $zone })
export-gate-people = { $count ->
    [one] { $count } person on the list
   *[other] { $count } people on the list
}

# Why nothing was exported
export-why-ending = This does not go into a { $ending } file. It goes into: { $choice }
export-why-no-excursion = A gate list is of one excursion. Name it by its code: --excursion CODE
export-why-excursion-of-programme = The programme is exported whole, without --excursion.
export-why-no-forum = There is no forum in the database yet. Release a programme first: python main.py import WORKBOOK
export-why-which-forum = There are several forums in the database. Say which one: --forum CODE. There are: { $choice }
export-why-unknown-forum = There is no such forum in the database. There are: { $choice }
export-why-unknown-excursion = There is no excursion with this code. There are: { $choice }
export-why-no-folder = There is no folder for this file: { $file }. Make it or choose another one.
export-why-not-a-file = This is not a file: { $file }. Give the name of a file.
export-why-refused = The file is not written: { $file } ({ $detail }).
