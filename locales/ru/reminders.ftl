# Напоминания.
reminder-heading = <b>Напоминаем, что у вас впереди</b>
reminder-booking = ⏰ { $day ->
    [today] Сегодня в { TIME($at) }
    [tomorrow] Завтра в { TIME($at) }
   *[later] { DAY($at, style: "short") } в { TIME($at) }
} у вас экскурсия «<b>{ $title }</b>» (запись № { $number }).
reminder-session = ⏰ { $minutes ->
    [one] Через { $minutes } минуту, в { TIME($at) }, начнётся
    [few] Через { $minutes } минуты, в { TIME($at) }, начнётся
   *[many] Через { $minutes } минут, в { TIME($at) }, начнётся
} «<b>{ $title }</b>».
reminder-meeting-point = Где встречаемся: { $text }
reminder-documents = Взять с собой: { $text }
reminder-clothing = Одежда: { $text }
reminder-escort = Вас встретит: { $text }
reminder-place = Где: { $text }
reminder-link = Трансляция: { $text }
