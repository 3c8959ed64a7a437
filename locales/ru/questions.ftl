## Ответы на вопросы

# Прямой ответ первой строкой
lead-when = { $title } — { $when }
lead-when-venue = { $title } — { $when }, { $venue }
lead-at = { DAY($start) }, в { TIME($start) }
lead-at-zones = { $own } { $own-zone } ({ $forum } { $forum-zone })
lead-where = { $title } — { $place }
lead-who = { $title } — { $names }
lead-duration = { $title } — { $length }, до { TIME($end) }
lead-length = { $hours ->
    [0] { "" }
    [one] { $hours } час
    [few] { $hours } часа
   *[other] { $hours } часов
}{ $minutes ->
    [0] { "" }
    [one] { " " }{ $minutes } минута
    [few] { " " }{ $minutes } минуты
   *[other] { " " }{ $minutes } минут
}
lead-seats = { $title } — { $free ->
    [0] свободных мест нет
    [one] свободно { $free } место из { NUMBER($seats) }
    [few] свободно { $free } места из { NUMBER($seats) }
   *[other] свободно { $free } мест из { NUMBER($seats) }
}
lead-seats-total = { $title } — всего { $seats ->
    [one] { $seats } место
    [few] { $seats } места
   *[other] { $seats } мест
}
lead-closes = { $title } — запись до { DAY($closes, "short") }, { TIME($closes) }
lead-closed = { $title } — запись закрылась { DAY($closes, "short") } в { TIME($closes) }
lead-opens = { $title } — запись откроется { DAY($opens, "short") } в { TIME($opens) }
lead-opened = { $title } — запись открыта с { DAY($opens, "short") }
lead-age = { $title } — { $age ->
    [0] без ограничений по возрасту
    [one] от { $age } года
   *[other] от { $age } лет
}
lead-bring = { $title } — возьмите: { $documents }
lead-bring-nothing = { $title } — ничего особенного брать не просят
lead-id = { $title } — да, нужен документ: паспортные данные спросят при записи
lead-id-documents = { $title } — да, нужен документ: { $documents }
lead-no-id = { $title } — нет, номер документа при записи не нужен
lead-cancelled = { $title } — отменено
lead-not-cancelled = { $title } — в силе: { $when }
lead-stream = { $title } — трансляция: { $link }
lead-no-stream = { $title } — трансляция не объявлена
lead-meeting = { $title } — сбор: { $place }
lead-directions = { $name } — { $directions }

# Замечания перед ответом
note-not-then = В это время такого нет. Вот когда есть:
note-nothing-now = Сейчас ничего не идёт. Ближайшее:
note-nothing-then = На это время в программе ничего нет.
note-nothing-over = Форум уже завершился, на это время ничего нет.
note-which = Кого из них вы имеете в виду?
note-which-item = О чём из этого вы спрашиваете?

# Заголовки списков
list-now = Сейчас идёт:
list-next = Дальше по программе:
list-day = { DAY($day) }:
list-found = Вот что нашлось:
list-enterprises = Предприятия:
list-venues = Площадки:
list-speakers = Спикеры:
list-namesakes = Спикеров с таким именем несколько: { $names }. Выберите, о ком вы.
list-more = … и ещё { $more ->
    [one] { $more } пункт
    [few] { $more } пункта
   *[other] { $more } пунктов
}
list-cancelled = Отменено: { $title }
list-thing = • { $name }
list-thing-city = • { $name } ({ $city })

# Что в карточке спикера и предприятия
their-sessions = Сессии:
their-excursions = Экскурсии:

# Источник
source-programme = Из программы форума
source-faq = Из ответов организаторов

# Не знаю
unknown = Не знаю ответа: в программе форума такого не нашлось.
unknown-closest = Может быть, вы искали это?
unknown-ask = Вопрос можно задать организаторам.

# Вежливость
chat-hello = Здравствуйте! Спросите о программе, экскурсиях или спикерах — например: «что завтра после обеда» или «экскурсии для школьников».
chat-thanks = Пожалуйста! Если появятся вопросы — пишите.
chat-bye = До встречи на форуме!
chat-howareyou = Всё хорошо, спасибо! Чем помочь: программа, экскурсии, спикеры?
chat-whoareyou = Я бот форума «{ $forum }». Отвечаю на вопросы о программе, экскурсиях, предприятиях и спикерах.
chat-silence = Напишите вопрос словами — например: «когда открытие» или «что сегодня вечером».

# О форуме
forum-name = <b>{ $name }</b>
forum-days = { DAY($start, "short") } – { DAY($end, "year") }
forum-website = Сайт: { $link }

# Своё: записи, план, день
own-next = Ближайшая: { $title } — { $when }
own-no-bookings = Предстоящих записей у вас нет. Вот прошлые и отменённые:
own-day = <b>{ DAY($day) }</b> — у вас:
own-found = У вас на это время:
own-nothing-day = { DAY($day) }: у вас ничего нет — ни записей на экскурсии, ни событий в плане.
own-nothing = На это время у вас ничего нет — ни записей на экскурсии, ни событий в плане.

# Что сделать — и с чем
act-which-excursion = На какую экскурсию вас записать? Выберите её — и нажмите «Записаться».
act-which-session = Что добавить в план? Откройте событие — и нажмите «В мой план».
act-no-sign-up = На это событие записи у бота нет. Можно добавить его в план, чтобы бот напомнил.
act-no-plan = Экскурсии попадают в план сами, когда вы на них записаны.

# На людях: в группе и в карточках, которыми делятся
share-open = Открыть в боте
share-excursion = Ближайшая экскурсия
share-private = Написать боту
share-ask = Спросить бота в личном чате
share-personal = О своём лучше в личном чате: здесь ответ увидят все.
share-which-forum = У бота несколько форумов. Выберите свой в личном чате — и спросите ещё раз.
