## Cards and lines of lists: session, excursion, enterprise, venue, speaker, answer

# When. Day and hours: “Tuesday, 18 November, 10:00–11:30”
when = { DAY($start) }, { TIME($start) }–{ TIME($end) }
when-overnight = { DAY($start) }, { TIME($start) }–{ TIME($end) } (ends on { DAY($end, "short") })
when-days = { DAY($start) }, { TIME($start) } – { DAY($end) }, { TIME($end) }
when-zones = { $own } { $own-zone } ({ $forum } { $forum-zone })

# The start only: “12:00”
start-hour = { TIME($start) }

# Hours only: “12:00–13:00”
hours = { TIME($start) }–{ TIME($end) }
hours-days = { TIME($start) } – { DAY($end, "short") }, { TIME($end) }

# How to name a time zone; the IANA name with “-” for “/”
zone = { $zone ->
    [UTC] UTC
   *[other] { $city } time
}

# State
card-cancelled = ❌ Cancelled
card-past = Already over
card-now = On now

# Session
session-title = <b>{ $title }</b>
session-kind = { $kind }
session-venue = 📍 { $venue }
session-address = { $address }
session-speakers = Speakers: { $names }
session-speaker = Speaker: { $name }
session-speakers-more = { $names } and { $more } more
session-audience = For: { $audience }
session-language = Language: { $language ->
    [ru] Russian
    [en] English
   *[other] { $language }
}
session-link = Live stream: { $link }

# Excursion
excursion-enterprise = Plant: { $name }
excursion-meeting = 📍 Meeting point: { $place }
excursion-age = Age: { $age ->
    [0] any
   *[other] { NUMBER($age) } and older
}
excursion-seats = { $free ->
    [0] No free seats
   *[other] Free seats: { NUMBER($free) } of { NUMBER($seats) }
}
excursion-seats-total = Seats: { NUMBER($seats) }
excursion-waiting = On the waiting list: { NUMBER($waiting) }
excursion-group = One booking takes up to { $limit ->
    [one] { $limit } seat
   *[other] { $limit } seats
}
excursion-opens = Sign-up opens on { DAY($opens, "short") } at { TIME($opens) }
excursion-closes = Sign-up is open until { DAY($closes, "short") }, { TIME($closes) }
excursion-closed = Sign-up closed on { DAY($closes, "short") }, { TIME($closes) }
excursion-invitation = Sign-up by invitation only
excursion-bring = Bring: { $documents }
excursion-clothing = Clothing: { $clothing }
excursion-id = An identity document number is needed for the pass

# Enterprise, venue, speaker
enterprise-title = <b>{ $name }</b>
enterprise-kind = { $kind }
enterprise-website = Website: { $link }
enterprise-video = Video: { $link }
venue-title = <b>{ $name }</b>
venue-address = 📍 { $address }
venue-directions = Directions: { $directions }
speaker-title = <b>{ $name }</b>
speaker-work = { $work }
faq-title = <b>{ $question }</b>

# Lines of lists
line-session = { $when } — { $title }
line-session-venue = { $when } — { $title } ({ $venue })
line-excursion = { $when } — { $title } (excursion, { $age ->
    [0] any age
   *[other] { NUMBER($age) }+
})
line-excursion-free = { $when } — { $title } (excursion, { $age ->
    [0] any age
   *[other] { NUMBER($age) }+
}, { $free ->
    [0] no seats
    [one] { $free } seat
   *[other] { $free } seats
})
line-day = { DAY($start, "tiny") }, { $hours }
line-cancelled = — cancelled
line-past = — over
