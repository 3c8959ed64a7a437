# Напоминания.
reminder-heading = <b>Напоминаем, что у вас впереди</b>
reminder-booking = ⏰ { $day ->
    [today] Сегодня в { $time }
    [tomorrow] Завтра в { $time }
   *[later] { DAY($at, style: "short") } в { $time }
} у вас экскурсия «<b>{ $title }</b>» (запись № { $number }).
reminder-session = ⏰ { $minutes ->
    [one] Через { $minutes } минуту, в { $time }, начнётся
    [few] Через { $minutes } минуты, в { $time }, начнётся
   *[many] Через { $minutes } минут, в { $time }, начнётся
} «<b>{ $title }</b>».
reminder-meeting-point = Где встречаемся: { $text }
reminder-documents = Взять с собой: { $text }
reminder-clothing = Одежда: { $text }
reminder-escort = Вас встретит: { $text }
reminder-place = Где: { $text }
reminder-link = Трансляция: { $text }
