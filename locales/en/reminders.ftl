# Reminders.
reminder-heading = <b>What you have ahead</b>
reminder-booking = ⏰ { $day ->
    [today] Today at { TIME($at) }
    [tomorrow] Tomorrow at { TIME($at) }
   *[later] On { DAY($at, style: "short") } at { TIME($at) }
} you have the excursion “<b>{ $title }</b>” (booking no. { $number }).
reminder-session = ⏰ { $minutes ->
    [one] In { $minutes } minute, at { TIME($at) }:
   *[other] In { $minutes } minutes, at { TIME($at) }:
} “<b>{ $title }</b>”.
reminder-meeting-point = Meeting point: { $text }
reminder-documents = Bring: { $text }
reminder-clothing = Clothing: { $text }
reminder-escort = You will be met by: { $text }
reminder-place = Where: { $text }
reminder-link = Live stream: { $text }
