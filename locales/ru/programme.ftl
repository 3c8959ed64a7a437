## Программа: дни, сейчас, площадки, люди, мой план, календарь

# Дни
programme-days =
    <b>Программа</b>
    { $name }

    Всего { $counts }. Выберите день:
programme-empty =
    <b>Программа</b>
    { $name }

    Программу пока не опубликовали. Загляните чуть позже.
programme-sessions = { $count ->
    [one] { $count } событие
    [few] { $count } события
   *[other] { $count } событий
}
programme-excursions = { $count ->
    [one] { $count } экскурсия
    [few] { $count } экскурсии
   *[other] { $count } экскурсий
}
programme-day-button = { DAY($day, "tiny") } · { $count }
programme-day-button-today = { DAY($day, "tiny") } · { $count } · сегодня
programme-day =
    <b>{ DAY($day) }</b>
    { $counts }
programme-day-today =
    <b>{ DAY($day) } — сегодня</b>
    { $counts }
programme-day-before = ‹ { DAY($day, "tiny") }
programme-day-after = { DAY($day, "tiny") } ›
programme-day-gone = В этот день событий больше нет. Вот что есть сейчас.
programme-by-venue = По площадкам
programme-own-time = Ваше время — { $zone }

# Кнопки событий и листание
programme-item = { TIME($start) } { $title }
programme-item-cancelled = { $item } · отменено
programme-item-day = { DAY($start, "tiny") }, { TIME($start) } { $title }
programme-page = { $number } из { $count }
programme-page-before = ‹ Раньше
programme-page-after = Дальше ›
programme-jump = с { TIME($start) }
programme-jump-day = с { DAY($start, "tiny") }

# Чего больше нет
programme-session-gone = Этого события больше нет в программе. Посмотрите, что есть:
programme-venue-gone = Этой площадки больше нет в программе. Посмотрите, что есть:
programme-speaker-gone = Этого спикера больше нет в программе. Посмотрите, что есть:
programme-enterprise-gone = Этого предприятия больше нет в программе. Посмотрите, что есть:

# Сегодня
today-before = Форум начнётся { $days ->
    [1] завтра
    [one] через { $days } день
    [few] через { $days } дня
   *[other] через { $days } дней
}, { DAY($day, "short") }. Вот первый день программы:
today-gap = Сегодня в программе ничего нет. Вот ближайший день:
today-nothing-more = Сегодня в программе ничего нет.
today-over = Форум завершился { DAY($day, "short") }. Программа остаётся здесь: её можно посмотреть в любое время.

# Сейчас
now-title = <b>Сейчас { TIME($now) }, { DAY($now, "short") }</b>
now-on = <b>Идёт сейчас</b>
now-next = <b>{ $until }</b>
now-cancelled = <b>Отменено</b>
now-nothing = Сейчас ничего не идёт.
until-minutes = через { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
}
until-hours = через { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
   *[other] { $hours } часов
}
until-and-minutes = { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
}
until-today = сегодня в { TIME($start) }
until-tomorrow = завтра в { TIME($start) }
until-day = { DAY($start, "short") } в { TIME($start) }

# Площадки
venues-title =
    <b>Площадки</b>
    { $count ->
        [one] { $count } площадка.
        [few] { $count } площадки.
       *[other] { $count } площадок.
    } Выберите, чтобы узнать дорогу и что там будет:
venues-empty = Площадки пока не объявлены.
venues-button = { $name } · { $count }
venues-sessions = <b>Здесь { $count ->
    [one] { $count } событие
    [few] { $count } события
   *[other] { $count } событий
}</b>
venues-no-sessions = Событий на этой площадке пока нет.
venues-programme = Что там будет

# Карточка события, спикеры, предприятие
session-starts = Начнётся { $until }
session-stream = Трансляция
speakers-title =
    <b>Кто выступает</b>
    { $title }
speakers-one = 👤 { $name }
speakers-button = Кто выступает · { $count }
speakers-sessions = { $count ->
    [0] Выступлений в программе пока нет.
    [one] <b>В программе { $count } выступление</b>
    [few] <b>В программе { $count } выступления</b>
   *[other] <b>В программе { $count } выступлений</b>
}
enterprise-excursions = { $count ->
    [0] Экскурсий сюда пока нет.
    [one] <b>Сюда { $count } экскурсия</b>
    [few] <b>Сюда { $count } экскурсии</b>
   *[other] <b>Сюда { $count } экскурсий</b>
}
enterprise-open-website = Сайт
enterprise-watch-video = Видео

# Мой план
plan-title =
    <b>Мой план</b>
    { $counts }
plan-empty =
    <b>Мой план</b>

    Здесь пока пусто. Откройте событие в программе и нажмите «В мой план» — оно появится здесь, а перед началом придёт напоминание. Экскурсии, на которые вы запишетесь, тоже будут здесь.
plan-day = <b>{ DAY($day) }</b>
plan-booked = вы записаны
plan-offered = вам предложено место
plan-waiting = вы в листе ожидания
plan-attended = вы были
plan-has = ✅ В вашем плане
plan-clash = ⚠️ Пересекается с «{ $title }», { $hours }
plan-clash-more = …и ещё с { $count ->
    [one] { $count } событием
   *[other] { $count } событиями
}
plan-added = Добавлено в план
plan-removed = Убрано из плана
plan-refused-over = Это событие уже прошло, в план его не добавить
plan-refused-cancelled = Это событие отменено, в план его не добавить

# Календарь
calendar-file = Файл с событием «{ $title }». Откройте его, и событие появится в календаре телефона.
calendar-plan = Ваш план — { $counts } одним файлом. Откройте его, и всё появится в календаре телефона.
calendar-plan-name = Мой план: { $name }
calendar-empty = В вашем плане пока пусто, добавлять в календарь нечего.
sent-before = Уже отправлено, смотрите ниже
