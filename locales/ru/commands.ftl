# Что печатает командная строка.
commands-warning = внимание: { $text }
commands-new-forum = Новый форум: { $name }
commands-nothing-new = Изменений нет.
commands-dry-run = Это проба: ничего не изменено.
commands-released = Программа выпущена: { $name }
commands-counted = { $sessions ->
    [one] { $sessions } событие
    [few] { $sessions } события
   *[many] { $sessions } событий
}, { $excursions ->
    [one] { $excursions } экскурсия
    [few] { $excursions } экскурсии
   *[many] { $excursions } экскурсий
}, { $enterprises ->
    [one] { $enterprises } предприятие
    [few] { $enterprises } предприятия
   *[many] { $enterprises } предприятий
}, { $speakers ->
    [one] { $speakers } спикер
    [few] { $speakers } спикера
   *[many] { $speakers } спикеров
}, { $venues ->
    [one] { $venues } площадка
    [few] { $venues } площадки
   *[many] { $venues } площадок
}, { $faq ->
    [one] { $faq } ответ
    [few] { $faq } ответа
   *[many] { $faq } ответов
} на частые вопросы
commands-demo = Форум открыт: { $url }
    Остановить: Ctrl-C
commands-demo-operator = Оргкомитет форума (образец)
commands-demo-visitor = Гость { $number }
commands-demo-port = Порт { $port } занят или закрыт ({ $why }). Возьмите другой: make demo PORT=8081
