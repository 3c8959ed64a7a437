## Экскурсии: список, запись, лист ожидания, мои записи

# Список
excursions-title = <b>Экскурсии</b> · { $count ->
    [one] { $count } экскурсия
    [few] { $count } экскурсии
   *[other] { $count } экскурсий
}
excursions-line = <b>{ DAY($start, "weekday") }, { $hours }</b> — { $title }
    { $about }
excursions-age = { $age ->
    [0] любой возраст
   *[any] { NUMBER($age) }+
}
excursions-free = свободно { $free ->
    [one] { $free } место
    [few] { $free } места
   *[other] { $free } мест
}
excursions-few = { $free ->
    [one] осталось { $free } место
    [few] осталось { $free } места
   *[other] осталось { $free } мест
}
excursions-full = мест нет, лист ожидания
excursions-opens = запись с { DAY($opens, "short") }
excursions-closed = запись закрыта
excursions-invitation = по приглашению
excursions-cancelled = ❌ отменена
excursions-past = уже началась
excursions-own-booked = ✅ вы записаны
excursions-own-waiting = вы в листе ожидания
excursions-own-offered = вам предложено место
excursions-button = { DAY($start, "tiny") }, { TIME($start) } · { $title }
excursions-button-cancelled = ❌ { DAY($start, "tiny") } · { $title }
excursions-none = Экскурсий в программе пока нет.
excursions-over = Все экскурсии уже прошли.
excursions-no-such = По таким условиям экскурсий нет. Попробуйте другой день, город или возраст.
excursions-gone = Этой экскурсии больше нет в программе. Посмотрите другие.
excursions-registration-off = Запись через бота сейчас не ведётся. Как попасть на экскурсию, подскажут организаторы.

# Фильтры
excursions-any-day = Любой день
excursions-any-city = Любой город
excursions-any-age = Любой возраст
excursions-day = { DAY($day, "tiny") }
excursions-choose-day = На какой день показать экскурсии?
excursions-choose-day-any = Любой день
excursions-choose-city = В каком городе?
excursions-choose-city-any = Любой город
excursions-choose-age = Сколько лет тому, кто пойдёт?
excursions-choose-age-any = Любой возраст
excursions-age-under = младше { $under }
excursions-age-one = { $low ->
    [one] { $low } год
    [few] { $low } года
   *[other] { $low } лет
}
excursions-age-to = { $low }–{ $high ->
    [one] { $high } год
    [few] { $high } года
   *[other] { $high } лет
}
excursions-age-from = { $low }+

# Своя запись на карточке экскурсии
booking-state-booked = ✅ Вы записаны. Запись № { $number }
booking-state-waiting = Вы в листе ожидания. Запись № { $number }
booking-state-offered = Вам предложено место: ответьте в записи № { $number }
booking-open = Запись № { $number }
booking-about-excursion = Об экскурсии

# Мои записи
bookings-title = <b>Мои записи</b>
bookings-none = Вы пока никуда не записаны. Выберите экскурсию — запись займёт минуту.
bookings-none-off = Вы никуда не записаны.
bookings-line = <b>№ { $number }</b> · { $title }
    { $when }
    { $state }
bookings-button = № { $number } · { $title }
booking-title = <b>Запись № { $number }</b>
    { $state }
booking-is-booked = ✅ Вы записаны
booking-is-waiting = { $ahead ->
    [0] Вы первый в листе ожидания
    [1] Вы второй в листе ожидания, перед вами 1 человек
    [2] Вы третий в листе ожидания, перед вами 2 человека
   *[more] Вы в листе ожидания: { $place }-е место в очереди, перед вами { $ahead ->
        [one] { $ahead } человек
        [few] { $ahead } человека
       *[other] { $ahead } человек
    }
}
booking-is-offered = Вам предложено место: ответьте до { TIME($until) }, { DAY($until, "short") }
booking-was-waiting = Лист ожидания закрыт: место не освободилось
booking-was-offered = Время на ответ вышло
booking-is-cancelled = Запись отменена
booking-is-ran-out = Предложение места осталось без ответа, запись снята
booking-is-excursion-cancelled = ❌ Экскурсию отменили
booking-is-past = Экскурсия прошла
booking-is-attended = Вы были на этой экскурсии
booking-is-no_show = Экскурсия прошла без вас
booking-excursion = <b>{ $title }</b>
booking-meeting = 📍 Сбор: { $text }
booking-bring = Возьмите: { $text }
booking-clothing = Одежда: { $text }
booking-escort = Вас встретит: { $text }
booking-will-remind = Напомним за день и за два часа. Если планы изменятся, отмените запись: место достанется другому.
booking-will-offer = Как только место освободится и подойдёт ваша очередь, напишем сюда.
booking-gone = Такой записи у вас нет.
booking-cancel-sure = Да, отменить
booking-cancel-booked = <b>Отменить запись № { $number }?</b> Место сразу предложим следующему.
booking-cancel-waiting = <b>Выйти из листа ожидания?</b> Ваше место в очереди не сохранится.
booking-cancel-offered = <b>Отказаться от места?</b> Его сразу предложим следующему.

# Предложение места
offer = <b>Для вас освободилось место!</b>
offer-until = Держим его до { TIME($until) }, { DAY($until, "weekday") }. Не ответите — предложим следующему в очереди.
offer-until-today = Держим его сегодня до { TIME($until) }. Не ответите — предложим следующему в очереди.
offer-over = Мы держали для вас место, но ответа не дождались. Если экскурсия ещё интересна, можно записаться снова.
waiting-over = Список гостей отдан на проходную, и место в этот раз не освободилось. Спасибо, что ждали! Посмотрите другие экскурсии.

# Форма записи
sign-up-for = Записываем вас на экскурсию <b>{ $title }</b>.
sign-up-for-waiting = Записываем вас в лист ожидания экскурсии <b>{ $title }</b>.
sign-up-ask-name = Как вас зовут? Напишите фамилию, имя и отчество.
sign-up-ask-birth-date = Когда вы родились? Например: 5 мая 2001
sign-up-ask-phone = Ваш телефон? Нажмите кнопку внизу или напишите номер.
sign-up-ask-document = Номер документа, с которым вы придёте (для пропуска)? Например, серия и номер паспорта.
sign-up-send-phone = 📱 Отправить мой номер
sign-up-thanks = Спасибо!
sign-up-keyboard-gone = Хорошо.

sign-up-misread-name-short = Нужны хотя бы фамилия и имя, как в документе.
sign-up-misread-name-letters = Не похоже на имя. Нужны фамилия, имя и отчество, буквами.
sign-up-misread-name-long = Слишком длинно: нужны только фамилия, имя и отчество.
sign-up-misread-date-unclear = Не получилось прочитать дату. Напишите день, месяц и год.
sign-up-misread-date-year = А какого года? Напишите дату целиком, год — четырьмя цифрами.
sign-up-misread-date-impossible = Такого дня нет в календаре. Проверьте, пожалуйста: сначала день, потом месяц.
sign-up-misread-date-future = Эта дата ещё не наступила. Проверьте год.
sign-up-misread-date-old = Кажется, в годе опечатка. Проверьте, пожалуйста.
sign-up-misread-phone-unclear = Не похоже на номер телефона. Напишите его целиком, например: +7 913 123-45-67
sign-up-misread-phone-foreign-contact = Это контакт другого человека. Нужен ваш номер: нажмите кнопку внизу или напишите его цифрами.
sign-up-misread-document-unclear = Не похоже на номер документа. Напишите серию и номер, без лишних слов.
sign-up-misread-words-only = Здесь нужен ответ текстом.
sign-up-misread-buttons-only = Выберите, пожалуйста, кнопкой.
sign-up-press-consent = Выберите, пожалуйста, кнопкой под сообщением: «Согласен» или «Не согласен».
sign-up-press-confirm = Проверьте и нажмите кнопку под сообщением.

sign-up-check = Проверьте, всё ли верно.

    <b>{ $title }</b>
    { $when }
sign-up-said-name = Имя: { $name }
sign-up-said-birth-date = Дата рождения: { DAY($day, "year") }
sign-up-said-phone = Телефон: { $phone }
sign-up-said-document = Документ: { $document }
sign-up-document-later = Для пропуска понадобится номер документа: организаторы спросят его отдельно.
sign-up-change-name = Изменить имя
sign-up-change-birth-date = Изменить дату
sign-up-change-phone = Изменить телефон
sign-up-change-document = Изменить документ
sign-up-waiting = { $ahead ->
    [0] Это запись в лист ожидания. Вы будете первым в очереди.
    [one] Это запись в лист ожидания. Перед вами в очереди { $ahead } человек.
    [few] Это запись в лист ожидания. Перед вами в очереди { $ahead } человека.
   *[other] Это запись в лист ожидания. Перед вами в очереди { $ahead } человек.
}
sign-up-missed = <b>Пока вы отвечали, последнее место заняли.</b> Можно встать в лист ожидания: ваши ответы сохранились, а если место освободится, мы напишем.
sign-up-overlap = ⚠️ В это же время у вас есть другая запись: { $title }, { $when }. Записаться можно, но побывать получится только на одной.

# Почему запись не начинается
sign-up-refused-cancelled = Экскурсию отменили, записаться нельзя.
sign-up-refused-past = Экскурсия уже началась.
sign-up-refused-invitation = На эту экскурсию записывают только по приглашению организаторов.
sign-up-refused-not-open = Запись откроется { DAY($at, "short") } в { TIME($at) }. Загляните тогда.
sign-up-refused-closed = Запись закрылась { DAY($at, "short") } в { TIME($at) }.
sign-up-refused-minor = До 18 лет на экскурсию записывает родитель или учитель.
sign-up-refused-too-young = На эту экскурсию пускают с { $age } лет.

# Чем кончилась форма, если не записью
sign-up-left-declined = Хорошо. Без согласия записать вас нельзя, и мы ничего о вас не сохранили. Программа и ответы на вопросы вам доступны, как и раньше.
sign-up-left-by-choice = Хорошо, не записываем. Ничего из того, что вы написали, не сохранилось.
sign-up-left-minor = До 18 лет на экскурсию пока записывает взрослый: родитель или учитель. Покажите им эту экскурсию. То, что вы написали, мы не сохранили.
sign-up-left-too-young = На эту экскурсию пускают с { $age } лет — посмотрите другие. То, что вы написали, мы не сохранили.
sign-up-left-cancelled = Пока вы отвечали, экскурсию отменили. То, что вы написали, мы не сохранили.
sign-up-left-past = Экскурсия уже началась, записаться не получится. То, что вы написали, мы не сохранили.
sign-up-left-invitation = Теперь на эту экскурсию записывают только по приглашению. То, что вы написали, мы не сохранили.
sign-up-left-not-open = Запись на эту экскурсию ещё не открыта. То, что вы написали, мы не сохранили.
sign-up-left-closed = Пока вы отвечали, запись закрылась. То, что вы написали, мы не сохранили.
sign-up-left-gone = Этой экскурсии больше нет в программе. То, что вы написали, мы не сохранили.

# Короткие ответы на нажатия
booking-toast-ran-out = Время на ответ вышло

# Слова, которых не бывает в имени: так пишет тот, кто спрашивает, а не представляется
sign-up-no-names = а в во где для есть и из или как какая какие какой какую когда куда кто ли мне можно на надо не нет нужно о об отмена откуда по почему привет при про программа с сегодня сейчас сколько со спасибо стоп у хочу что чтобы завтра зачем здравствуйте экскурсия экскурсии
# Чем начинают, когда представляются; через запятую, строчными.
sign-up-introductions = меня зовут, зовут меня, моё имя, мое имя, моё фио, мое фио, фио, это, я

# Файл календаря
excursion-calendar-file = Файл с экскурсией «{ $title }». Откройте его, и она появится в календаре телефона.
excursion-calendar-sent = Уже отправлено, смотрите ниже
