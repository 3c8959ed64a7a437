## Первый экран, выбор форума, настройки, контакты, вопрос организаторам, свои данные

# Что бот говорит о себе в Telegram
bot-description =
    Я отвечаю на вопросы о программе форума, записываю на экскурсии и напоминаю о том, что вы выбрали.

    Нажмите «Начать» и спросите своими словами.
bot-about = Вопросы о программе форума, запись на экскурсии, напоминания

# Меню команд
command-start = В начало
command-help = Что можно спросить
command-programme = Программа по дням
command-today = Что сегодня
command-now = Что сейчас и дальше
command-excursions = Экскурсии
command-my = Мои записи
command-contacts = Контакты организаторов
command-settings = Настройки
command-language = Язык / Language
command-privacy = Что бот хранит о вас
command-mydata = Мои данные
command-forget = Забыть меня

button-contacts = Контакты
button-settings = Настройки
button-other-forum = Другой форум
button-remind = Получать напоминания
button-zone = Часовой пояс
button-forum-zone = По времени форума
button-privacy = Что бот хранит
button-my-data = Мои данные
button-my-data-file = Прислать файлом
button-forget = Забыть меня
button-forget-sure = Да, забыть всё
button-start-again = Начать заново
button-previous = ‹ Раньше
button-next = Ещё ›

# Даты форума: «18–30 ноября 2025»
dates-day = { DAY($start, "year") }
dates-month = { NUMBER($first) }–{ DAY($end, "year") }
dates-year = { DAY($start, "short") } – { DAY($end, "year") }
dates-years = { DAY($start, "year") } – { DAY($end, "year") }

# Первый экран
home-title = <b>{ $name }</b>
home-where = { $dates } · { $city }
home-now = Сейчас идёт:
home-next = Дальше:
home-first = Начнётся с этого:
home-over = Форум завершился. Программу можно посмотреть и теперь.
home-empty = Программа ещё готовится.
home-ask = <b>Спросите своими словами</b>, например:
home-ask-plainly = <b>Спросите своими словами</b>: когда, где, кто выступает.
home-example = — { $question }
example-session = Когда «{ $title }»?
example-speaker = Где выступает { $name }?
example-excursion = Когда экскурсия на «{ $name }»?
example-day = Что будет { DAY($day, "short") }?

# Выбор форума
forums-title = <b>Какой форум вам нужен?</b>
forums-item = <b>{ $name }</b>
    { $where }
forums-none = Здравствуйте! Программы здесь пока нет: организаторы её готовят. Загляните чуть позже.
forums-item-title = Такое есть на нескольких форумах. Какой вам нужен?

# Ссылки
link-gone = По этой ссылке ничего не нашлось: возможно, программу изменили.
link-unknown = Эту ссылку я не понимаю: она устарела или набрана с ошибкой.

# Помощь
help-title = <b>Что я умею</b>
help-ask = Напишите вопрос своими словами — отвечу по программе форума.
help-topics = Спрашивайте о времени и месте, спикерах, площадках, предприятиях и экскурсиях, о том, что взять с собой. Можно с опечатками и по-английски.
help-commands = <b>Команды</b>
help-command = /{ $command } — { $what }
help-organisers = Не нашли ответа? Спросите организаторов.

# Контакты
contacts-title = <b>Контакты</b>
contacts-website = Сайт: { $link }
contacts-none = Организаторы пока не оставили контактов.

# Отмена
form-left = Хорошо, отменил.
form-none = Отменять нечего.

# Настройки
settings-title = <b>Настройки</b>
settings-language = Язык: русский
settings-reminders = Напоминания: { $wanted ->
    [yes] включены
   *[no] выключены
}
settings-zone-forum = Время: как на форуме, { $zone }, сейчас { TIME($now) }
settings-zone-none = Время: как на форуме
settings-zone-own = Время: ваше, { $zone }, сейчас { TIME($now) }
settings-forum = Форум: { $name }
language-title = На каком языке говорить?
language-ru = Русский
language-en = English
zones-title = <b>Часовой пояс</b>
zones-choose = По какому времени показывать программу? Сейчас — { $zone }.
zone-choice = { $city }, { TIME($now) }

# Что бот хранит
privacy-title = <b>Что бот хранит о вас</b>
privacy-account = <b>Всегда:</b> номер вашего аккаунта в Telegram, язык, часовой пояс, выбранный форум и нужны ли напоминания — чтобы отвечать вам.
privacy-plan = <b>Мой план:</b> что вы отметили в программе — чтобы напомнить.
privacy-booking = <b>Когда записываетесь на экскурсию</b> (только с вашего согласия): имя, дата рождения, телефон и сама запись — чтобы вас записали и пропустили на предприятие. Недозаполненная запись стирается через { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}.
privacy-document = <b>Номер документа</b> — только там, где его требует бюро пропусков; стирается через { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} после экскурсии.
privacy-no-document = Номера документов бот не спрашивает.
privacy-inquiry = <b>Вопросы организаторам:</b> текст и ответ. Организаторы видят текст без вашего имени. Ответ, полезный всем, они могут добавить в частые вопросы — тоже без имени; там он остаётся.
privacy-questions = <b>Обычные вопросы боту</b> не хранятся. Чтобы понять «а где это?», бот { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[many] { $minutes } минут
} помнит, о чём был последний ответ: какие пункты программы и какие условия, без текста вопроса; потом это стирается в течение часа. Вопрос, на который ответа нет, считается без вас: день и общие слова из словаря бота.
privacy-notes = <b>Служебные отметки</b>, чтобы ничего не потерялось: о ваших сообщениях — { $updates ->
    [one] { $updates } день
    [few] { $updates } дня
   *[many] { $updates } дней
}, о сообщениях бота — { $messages ->
    [one] { $messages } день
    [few] { $messages } дня
   *[many] { $messages } дней
}. Текста в них нет; только если бот на чём-то сломался, ваше сообщение ждёт разбора вместе с отметкой.
privacy-off = Запись на экскурсии выключена: имени, телефона и документов бот не спрашивает.
privacy-how-long = Всё остальное хранится, пока вы не попросите забыть.
privacy-operator = <b>Кто отвечает за данные:</b> { $name }
privacy-how = Посмотреть всё — /mydata, стереть всё — /forget.

# Мои данные
mydata-title = <b>Всё, что бот хранит о вас</b>
mydata-account = Аккаунт Telegram { $number }, с { DAY($since, "year") }
mydata-person = { $name }, дата рождения { DAY($born, "year") }, телефон { $phone }
mydata-person-short = { $name }
mydata-consents = <b>Согласия</b>
mydata-consent = Версия { $version }, { DAY($given, "year") } в { TIME($given) }: { $about }
mydata-consent-withdrawn = Версия { $version }, { DAY($given, "year") } в { TIME($given) }, отозвано { DAY($withdrawn, "year") }: { $about }
mydata-bookings = <b>Записи</b>
mydata-booking = № { $number }: { $title }, { DAY($start, "year") } в { TIME($start) } — { $state ->
    [booked] вы записаны
    [waiting] вы в листе ожидания
    [offered] вам предложено место
    [cancelled] отменена
    [attended] вы были
    [no_show] вы не пришли
   *[other] { $state }
}
mydata-document = К записи № { $number } хранится номер документа
mydata-plan = <b>Мой план</b>
mydata-planned = { $title }, { DAY($start, "year") } в { TIME($start) }
mydata-inquiries = <b>Вопросы организаторам</b>
mydata-inquiry = { DAY($asked, "year") }: { $text }
mydata-roles = <b>Вы в команде форума</b>
mydata-role = { $role ->
    [owner] владелец
    [editor] редактор
    [photographer] фотограф
    [gatekeeper] контролёр
    [representative] представитель предприятия
   *[other] { $role }
}, { $forum }, с { DAY($since, "year") }
mydata-answers = <b>Ваши ответы участникам</b>
mydata-form = Начатая форма: то, что вы успели в ней ответить
mydata-conversation = О чём был последний ответ бота: { $codes }
mydata-messages = Отметки о сообщениях, которые бот прислал или пришлёт: { NUMBER($count, useGrouping: 0) }
mydata-updates = Отметки о том, что вы писали боту (без текста): { NUMBER($count, useGrouping: 0) }
mydata-more = Остальное — в файле.
mydata-file = Всё, что бот хранит о вас, в одном файле.

# Забыть меня
forget-title = <b>Забыть вас?</b>
forget-what = Бот сотрёт имя, телефон, дату рождения, документы, согласия, план, вопросы организаторам, роль в команде и настройки. Вернуть их будет нельзя.
forget-bookings = { $count ->
    [0] Записей на экскурсии у вас нет.
    [1] Ваша запись будет отменена, место получат другие.
   *[other] Ваши записи ({ $count }) будут отменены, места получат другие.
}
forget-done = Готово: бот вас забыл. Если захотите вернуться, начните заново.

# Если что-то сломалось
apology = Что-то пошло не так, и я не смог ответить. Попробуйте ещё раз; мы уже знаем о поломке.
