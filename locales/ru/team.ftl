## Организаторы: /admin
admin-title = <b>Организаторам</b> · { $forum }
admin-waiting = { $count ->
    [0] Вопросов без ответа нет.
    [one] { $count } вопрос ждёт ответа.
    [few] { $count } вопроса ждут ответа.
   *[many] { $count } вопросов ждут ответа.
}
button-questions = { $count ->
    [0] Вопросы
   *[other] Вопросы ({ NUMBER($count, useGrouping: 0) })
}
