## Проверка: настройки, база, Telegram

doctor-line-ok = в порядке: { $text }
doctor-line-warning = внимание: { $text }
doctor-line-fault = ОШИБКА: { $text }
doctor-of-forum = форум { $forum }: { $text }

doctor-settings = настройки прочитаны
doctor-settings-bad = настройки с ошибкой: { $detail }
doctor-owners = { $count ->
    [one] владелец назван (OWNER_IDS): { $count }
    [few] владельцы названы (OWNER_IDS): { $count }
   *[many] владельцы названы (OWNER_IDS): { $count }
}
doctor-no-owners = владельцы не названы: впишите свой числовой id в OWNER_IDS, иначе в боте никто не организатор
doctor-operator = за персональные данные отвечает { $name }
doctor-no-operator = оператор персональных данных не назван (OPERATOR_NAME): бот не спросит номера документов
doctor-no-registration = запись выключена (REGISTRATION=off), оператор данных не нужен
doctor-quiet = тихие часы { $hours }
doctor-quiet-never = тихих часов нет: бот пишет и ночью
doctor-quiet-long = тихие часы { $hours } длятся больше 16 часов: не переставлены ли концы?
doctor-quiet-bad = тихие часы «{ $hours }» не читаются: напишите так: 22:00-08:00

doctor-disk = на диске свободно { $megabytes } МБ ({ $folder })
doctor-disk-little = на диске мало места: { $megabytes } МБ ({ $folder })
doctor-disk-full = на диске почти нет места: { $megabytes } МБ ({ $folder })

doctor-database = база { $kind } открыта, запись возможна, { $megabytes } МБ
doctor-database-none = базы ещё нет ({ $path }): её создаст python main.py import
doctor-database-empty = база пуста: её наполнит python main.py import
doctor-database-slow = база не ответила за { $seconds } с: её держит другая программа или до неё не дойти
doctor-database-refuses = база не работает: { $detail }
doctor-schema = схема базы { $version }, самая новая
doctor-schema-older = схема базы { $version }, программа знает { $newest }: обновится сама при запуске бота
doctor-schema-newer = схема базы { $version } новее программы ({ $newest }): обновите программу или восстановите копию
doctor-no-forum = ни одного форума: выпустите программу, python main.py import ТАБЛИЦА
doctor-forum = форум { $forum }: «{ $name }», выпуск { $release }; там сейчас { DAY($now, "short") }, { TIME($now) } ({ $zone })
doctor-forum-over = { $told }; форум уже прошёл
doctor-zone-unknown = форум { $forum }: часового пояса { $zone } эта машина не знает, обновите tzdata

doctor-token-none = BOT_TOKEN пуст или не похож на токен: возьмите его у @BotFather
doctor-token-unknown = Telegram не знает такого BOT_TOKEN: проверьте его у @BotFather
doctor-token = токен верный, бот @{ $username }
doctor-telegram-silent = { $api } не отвечает ({ $why }): проверьте сеть, TELEGRAM_API_URL и TELEGRAM_PROXY
doctor-telegram-refuses = Telegram ответил отказом { $code }: попробуйте позже
doctor-polling = обновления приходят опросом, вебхука нет
doctor-webhook = вебхук стоит, ошибок за последний час нет
doctor-webhook-other = вебхук сейчас другой ({ $address }): бот поставит свой при запуске
doctor-webhook-unwanted = стоит вебхук { $address }, а WEBHOOK_URL пуст: бот снимет его при запуске. Не работает ли с этим токеном другая программа?
doctor-webhook-fails = Telegram не может доставить обновления: { $why }
doctor-pending = { $count ->
    [one] ждёт { $count } обновление: бот остановлен или не успевает
    [few] ждут { $count } обновления: бот остановлен или не успевает
   *[many] ждут { $count } обновлений: бот остановлен или не успевает
}
doctor-privacy-on = в группах бот видит только команды и обращения к нему
doctor-privacy-off = бот видит все сообщения групп: если это не нужно, включите приватность у @BotFather (/setprivacy)
doctor-inline-on = режим inline включён
doctor-inline-off = режим inline выключен: карточкой не поделиться в другом чате. Включите его у @BotFather (/setinline)
doctor-clock = часы идут верно
doctor-clock-ahead = часы спешат на { $seconds } с: напоминания придут раньше. Включите на машине сверку времени
doctor-clock-behind = часы отстают на { $seconds } с: напоминания опоздают. Включите на машине сверку времени
