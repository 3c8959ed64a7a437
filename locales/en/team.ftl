## Organisers: /admin
admin-title = <b>For organisers</b> · { $forum }
admin-waiting = { $count ->
    [0] No question waits for an answer.
    [one] { $count } question waits for an answer.
   *[other] { $count } questions wait for an answer.
}
button-questions = { $count ->
    [0] Questions
   *[other] Questions ({ NUMBER($count, useGrouping: 0) })
}
