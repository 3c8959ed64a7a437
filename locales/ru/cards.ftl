## Карточки и строки списков: событие программы, экскурсия, предприятие, площадка, спикер, ответ

# Когда. День и часы: «18 ноября, вторник, 10:00–11:30»
when = { DAY($start) }, { TIME($start) }–{ TIME($end) }
when-overnight = { DAY($start) }, { TIME($start) }–{ TIME($end) } (заканчивается уже { DAY($end, "short") })
when-days = { DAY($start) }, { TIME($start) } – { DAY($end) }, { TIME($end) }
when-zones = { $own } { $own-zone } ({ $forum } { $forum-zone })

# Только начало: «12:00»
start-hour = { TIME($start) }

# Только часы: «12:00–13:00»
hours = { TIME($start) }–{ TIME($end) }
hours-days = { TIME($start) } – { DAY($end, "short") }, { TIME($end) }

# Как назвать часовой пояс; имя зоны IANA с дефисом вместо «/»
zone = { $zone ->
    [Europe-Kaliningrad] по Калининграду
    [Europe-Moscow] по Москве
    [Europe-Samara] по Самаре
    [Europe-Saratov] по Саратову
    [Europe-Ulyanovsk] по Ульяновску
    [Europe-Astrakhan] по Астрахани
    [Europe-Volgograd] по Волгограду
    [Europe-Minsk] по Минску
    [Asia-Yekaterinburg] по Екатеринбургу
    [Asia-Omsk] по Омску
    [Asia-Novosibirsk] по Новосибирску
    [Asia-Barnaul] по Барнаулу
    [Asia-Tomsk] по Томску
    [Asia-Novokuznetsk] по Новокузнецку
    [Asia-Krasnoyarsk] по Красноярску
    [Asia-Irkutsk] по Иркутску
    [Asia-Chita] по Чите
    [Asia-Yakutsk] по Якутску
    [Asia-Vladivostok] по Владивостоку
    [Asia-Sakhalin] по Сахалину
    [Asia-Magadan] по Магадану
    [Asia-Kamchatka] по Камчатке
    [Asia-Almaty] по Алматы
    [UTC] по UTC
   *[other] (время: { $city })
}

# Состояние
card-cancelled = ❌ Отменено
card-past = Уже прошло
card-now = Идёт сейчас

# Событие программы
session-title = <b>{ $title }</b>
session-kind = { $kind }
session-venue = 📍 { $venue }
session-address = { $address }
session-speakers = Выступают: { $names }
session-speaker = Выступает { $name }
session-speakers-more = { $names } и ещё { $more ->
    [one] { $more } человек
    [few] { $more } человека
   *[other] { $more } человек
}
session-audience = Для кого: { $audience }
session-language = Язык: { $language ->
    [ru] русский
    [en] английский
   *[other] { $language }
}
session-link = Трансляция: { $link }

# Экскурсия
excursion-enterprise = Предприятие: { $name }
excursion-meeting = 📍 Сбор: { $place }
excursion-age = Возраст: { $age ->
    [0] любой
    [one] от { $age } года
   *[other] от { $age } лет
}
excursion-seats = { $free ->
    [0] Свободных мест нет
   *[other] Свободно мест: { NUMBER($free) } из { NUMBER($seats) }
}
excursion-seats-total = Мест: { NUMBER($seats) }
excursion-waiting = В листе ожидания: { NUMBER($waiting) }
excursion-group = В одной записи — до { $limit ->
    [one] { $limit } места
   *[other] { $limit } мест
}
excursion-opens = Запись откроется { DAY($opens, "short") } в { TIME($opens) }
excursion-closes = Запись до { DAY($closes, "short") }, { TIME($closes) }
excursion-closed = Запись закрыта с { DAY($closes, "short") }, { TIME($closes) }
excursion-invitation = Запись только по приглашению
excursion-bring = Возьмите: { $documents }
excursion-clothing = Одежда: { $clothing }
excursion-id = Для пропуска нужен номер документа

# Предприятие, площадка, спикер
enterprise-title = <b>{ $name }</b>
enterprise-kind = { $kind }
enterprise-website = Сайт: { $link }
enterprise-video = Видео: { $link }
venue-title = <b>{ $name }</b>
venue-address = 📍 { $address }
venue-directions = Как добраться: { $directions }
speaker-title = <b>{ $name }</b>
speaker-work = { $work }
faq-title = <b>{ $question }</b>

# Строки списков
line-session = { $when } — { $title }
line-session-venue = { $when } — { $title } ({ $venue })
line-excursion = { $when } — { $title } (экскурсия, { $age ->
    [0] любой возраст
   *[other] { NUMBER($age) }+
})
line-excursion-free = { $when } — { $title } (экскурсия, { $age ->
    [0] любой возраст
   *[other] { NUMBER($age) }+
}, { $free ->
    [0] мест нет
    [one] { $free } место
    [few] { $free } места
   *[other] { $free } мест
})
line-day = { DAY($start, "tiny") }, { $hours }
line-cancelled = — отменено
line-past = — прошло
