# Reminders.
reminder-heading = <b>What you have ahead</b>
reminder-booking = ⏰ { $day ->
    [today] Today at { $time }
    [tomorrow] Tomorrow at { $time }
   *[later] On { DAY($at, style: "short") } at { $time }
} you have the excursion “<b>{ $title }</b>” (booking no. { $number }).
reminder-session = ⏰ { $minutes ->
    [one] In { $minutes } minute, at { $time }:
   *[other] In { $minutes } minutes, at { $time }:
} “<b>{ $title }</b>”.
reminder-meeting-point = Meeting point: { $text }
reminder-documents = Bring: { $text }
reminder-clothing = Clothing: { $text }
reminder-escort = You will be met by: { $text }
reminder-place = Where: { $text }
reminder-link = Live stream: { $text }
