# What the command line prints.
commands-warning = warning: { $text }
commands-new-forum = A new forum: { $name }
commands-nothing-new = Nothing changes.
commands-dry-run = This was a dry run: nothing is changed.
commands-released = The programme is released: { $name }
commands-counted = { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
}, { $excursions ->
    [one] { $excursions } excursion
   *[other] { $excursions } excursions
}, { $enterprises ->
    [one] { $enterprises } enterprise
   *[other] { $enterprises } enterprises
}, { $speakers ->
    [one] { $speakers } speaker
   *[other] { $speakers } speakers
}, { $venues ->
    [one] { $venues } venue
   *[other] { $venues } venues
}, { $faq ->
    [one] { $faq } answer
   *[other] { $faq } answers
} to frequent questions
commands-demo = The forum is open: { $url }
    To stop: Ctrl-C
commands-demo-operator = The forum committee (a sample)
commands-demo-visitor = Visitor { $number }
commands-demo-port = Port { $port } is taken or closed ({ $why }). Take another one: make demo PORT=8081
