## Таблица форума: где ошибка

workbook-sheet = Лист «{ $sheet }»
workbook-row = { $sheet }, строка { $row }
workbook-cell = { $sheet }, строка { $row }, столбец «{ $column }» ({ $letter })
workbook-cell-nameless = { $sheet }, строка { $row }, столбец { $letter }
workbook-field = { $sheet }, строка { $row } («{ $field }»), столбец «{ $column }» ({ $letter })
workbook-value = { $place }, «{ $value }»
workbook-fault = <b>{ $place }:</b> { $why }
workbook-fault-line = { $place }: { $why }

## Что не так и как исправить: файл

workbook-why-no-file = Файла нет. Проверьте путь.
workbook-why-empty = Файл пуст. Пришлите его ещё раз.
workbook-why-file-big = Файл больше { $most } МБ. Уберите из таблицы картинки и лишние листы.
workbook-why-unpacks-big = Внутри файла больше { $most } МБ данных. Оставьте в нём только таблицу форума.
workbook-why-many-files = В архиве слишком много файлов: читаем не больше { $most }. Оставьте только листы таблицы.
workbook-why-many-sheets = { $most ->
        [one] В таблице больше { $most } листа. Оставьте только листы форума.
       *[other] В таблице больше { $most } листов. Оставьте только листы форума.
    }
workbook-why-cells-many = В таблице больше { $most } заполненных ячеек. Оставьте только данные форума.
workbook-why-sheet-big = на листе заполнена ячейка слишком далеко: читаем не больше { $rows } строк и { $columns } столбцов. Удалите лишние строки и столбцы.
workbook-why-memory = Таблице не хватило отведённой памяти. Скопируйте данные в новый файл без оформления и пришлите его.
workbook-why-slow = { $seconds ->
        [one] Таблица не прочиталась за { $seconds } секунду. Скопируйте данные в новый файл без оформления и пришлите его.
        [few] Таблица не прочиталась за { $seconds } секунды. Скопируйте данные в новый файл без оформления и пришлите его.
       *[other] Таблица не прочиталась за { $seconds } секунд. Скопируйте данные в новый файл без оформления и пришлите его.
    }
workbook-why-broken = Файл повреждён или загружен не до конца. Откройте его, сохраните заново как .xlsx и пришлите ещё раз.
workbook-why-encrypted = Файл защищён паролем. Снимите пароль и пришлите ещё раз.
workbook-why-old-excel = Это старый формат Excel (.xls) или другой документ. Сохраните таблицу как .xlsx.
workbook-why-binary-excel = Это двоичный формат Excel (.xlsb). Сохраните таблицу как .xlsx.
workbook-why-open-document = Это формат OpenDocument (.ods). Сохраните таблицу как .xlsx.
workbook-why-not-a-workbook = Это не таблица. Нужен файл .xlsx, папка файлов .csv или архив .zip с ними.
workbook-why-lone-csv = Один файл .csv — это только один лист. Пришлите архив .zip, в котором все листы, или файл .xlsx.
workbook-why-no-csv = Здесь нет ни одного файла .csv. Назовите файлы как листы: Форум.csv, Программа.csv.
workbook-why-zip-in-zip = В архиве лежит другой архив или таблица .xlsx. Пришлите саму таблицу или архив только с файлами .csv.
workbook-why-path-outside = В архиве путь, который ведёт за его пределы. Соберите архив заново.
workbook-why-csv-encoding = не удалось понять кодировку. Сохраните файл как CSV в UTF-8.
workbook-why-csv-broken = в файле CSV не закрыты кавычки или ячейка слишком длинная. Исправьте эту строку или сохраните файл заново.
workbook-why-more = { $count ->
        [one] …и ещё { $count } замечание. Исправьте эти и проверьте таблицу снова.
        [few] …и ещё { $count } замечания. Исправьте эти и проверьте таблицу снова.
       *[other] …и ещё { $count } замечаний. Исправьте эти и проверьте таблицу снова.
    }

## Листы, столбцы, строки

workbook-why-sheet-missing = Нет обязательного листа «{ $russian }» (по-английски «{ $english }»). Добавьте его или проверьте название.
workbook-why-sheet-twice = такой лист уже есть: «{ $other }». Оставьте один.
workbook-why-sheet-unknown = незнакомый лист, он пропущен. Если в нём данные форума, проверьте название.
workbook-why-sheet-empty = на листе нет ни одного события.
workbook-why-no-header = не нашлась строка с названиями столбцов. Нужны: { $columns } (по-английски: { $english }).
workbook-why-column-missing = нет обязательного столбца «{ $russian }» (по-английски «{ $english }»). Добавьте его или проверьте название.
workbook-why-column-unknown = незнакомый столбец, он пропущен. Если в нём данные форума, проверьте название.
workbook-why-column-twice = такой столбец уже есть: { $letter }. Оставьте один.
workbook-why-column-nameless = у столбца нет названия, данные в нём пропущены.
workbook-why-field-missing = нет обязательной строки «{ $russian }» (по-английски «{ $english }»). Добавьте её.
workbook-why-field-unknown = незнакомое поле, оно пропущено. Проверьте название.
workbook-why-field-twice = такое поле уже есть в строке { $row }. Оставьте одно.
workbook-why-row-lonely = в строке заполнена только эта ячейка. Если это заголовок или заметка, удалите строку; если нет, заполните остальное.
workbook-why-twice = повторяет строку { $row }. Здесь каждое значение должно быть своим.
workbook-why-required = ячейка обязательна, заполните её.

## Ячейки

workbook-why-formula-error = в ячейке ошибка формулы. Исправьте формулу или впишите значение.
workbook-why-formula-empty = формула ещё не посчитана. Откройте таблицу в Excel, сохраните её или впишите значение вместо формулы.
workbook-why-text-was-date = таблица превратила текст в дату или время; прочитано как «{ $read }». Если нужно иначе, задайте ячейке текстовый формат и впишите значение заново.
workbook-why-text-long = { $length ->
        [one] слишком длинно: { $length } знак, а помещается { $most }. Сократите.
        [few] слишком длинно: { $length } знака, а помещается { $most }. Сократите.
       *[other] слишком длинно: { $length } знаков, а помещается { $most }. Сократите.
    }
workbook-why-code-bad = код пишется латинскими буквами, цифрами, «-» и «_», без пробелов, не длиннее 32 знаков: например, P01.
workbook-why-slug-bad = код форума пишется строчными латинскими буквами, цифрами и «-», от 2 до 32 знаков: например, altai-2025.
workbook-why-date-bad = это не дата. Напишите её так: 20.11.2025.
workbook-why-date-impossible = такой даты нет. Проверьте день и месяц.
workbook-why-date-short-year = напишите год четырьмя цифрами: 20.11.2025.
workbook-why-date-year = год { $year } не похож на правду. Проверьте дату.
workbook-why-date-number = здесь число вместо даты. Если это { $read }, задайте ячейке формат «Дата».
workbook-why-date-has-time = здесь нужна только дата, без времени. Время пишется в столбце «Начало».
workbook-why-time-bad = это не время. Напишите его так: 9:30.
workbook-why-time-impossible = такого времени нет. Часы — от 0 до 23, минуты — от 00 до 59.
workbook-why-time-24 = вместо 24:00 напишите 0:00: окончание раньше начала считается следующим днём.
workbook-why-time-seconds = время нужно с точностью до минуты, без секунд: 9:30.
workbook-why-time-has-date = здесь нужно только время, без даты: 9:30. Дата пишется в столбце «Дата».
workbook-why-time-number = здесь число вместо времени. Если это { $read }, так и напишите, с двоеточием.
workbook-why-time-skipped = в зоне { $zone } такого времени в этот день нет: часы переводят вперёд. Проверьте время и часовой пояс.
workbook-why-time-twice = в зоне { $zone } это время бывает в этот день дважды: часы переводят назад. Взято первое.
workbook-why-number-bad = это не число. Напишите его цифрами.
workbook-why-number-whole = нужно целое число.
workbook-why-number-range = число должно быть от { $least } до { $most }.
workbook-why-flag-bad = напишите «да» или «нет» либо оставьте пустым.
workbook-why-status-bad = незнакомый статус. Напишите «отменено» или оставьте пустым.
workbook-why-url-scheme = допишите начало адреса: { $read }
workbook-why-url-bad = это не адрес в интернете. Он начинается с https:// и не содержит пробелов.
workbook-why-language-bad = напишите ru или en.
workbook-why-spoken-bad = напишите язык двумя буквами: ru, en.
workbook-why-zone-bad = такого часового пояса нет. Нужно название из базы IANA: например, Asia/Barnaul или Europe/Moscow.
workbook-why-recipient-bad = «{ $item }» — это не @имя в Telegram и не числовой идентификатор.
workbook-why-gate-column-bad = незнакомая колонка «{ $item }». Можно: ФИО, Дата рождения, Возраст, Документ, Группа, Взрослый, Телефон — через «;».

## Ячейки и их соседи

workbook-why-reference-unknown = такого кода или названия нет на своём листе. Добавьте строку туда или исправьте здесь.
workbook-why-reference-close = такого кода или названия нет на своём листе. Может быть, «{ $read }»?
workbook-why-reference-ambiguous = под этим названием несколько строк. Напишите код: { $codes }.
workbook-why-end-before-start = форум кончается раньше, чем начинается ({ $start }). Проверьте обе даты.
workbook-why-outside-forum = дата вне дней форума ({ $first } — { $last }). Проверьте, так ли это.
workbook-why-long = { $hours ->
        [one] окончание не позже начала, поэтому это следующий день: выходит { $hours } час. Проверьте, так ли это.
        [few] окончание не позже начала, поэтому это следующий день: выходит { $hours } часа. Проверьте, так ли это.
       *[other] окончание не позже начала, поэтому это следующий день: выходит { $hours } часов. Проверьте, так ли это.
    }
workbook-why-point-half = нужны и широта, и долгота — или ни той, ни другой.
workbook-why-group-over-seats = { $seats ->
        [one] на группу больше мест, чем есть всего ({ $seats } место).
        [few] на группу больше мест, чем есть всего ({ $seats } места).
       *[other] на группу больше мест, чем есть всего ({ $seats } мест).
    }
workbook-why-after-start = это позже, чем начнётся сама экскурсия.
workbook-why-closes-before-opens = запись кончается раньше, чем начинается ({ $opens }).
workbook-why-gate-list-before-closes = запись идёт до { $closes }, а в список после этого срока никто сам не попадёт.
workbook-why-option-gap = варианты ответа идут подряд: этот пропущен.
workbook-why-option-single = нужно хотя бы два варианта ответа.
workbook-why-correct-absent = { $count ->
        [one] такого варианта нет: здесь { $count } вариант.
        [few] такого варианта нет: здесь { $count } варианта.
       *[other] такого варианта нет: здесь { $count } вариантов.
    }

## Что меняется в программе

workbook-item-session = «{ $title }» ({ $code })
workbook-item-excursion = экскурсия «{ $title }» ({ $code })
workbook-item-venue = площадка «{ $title }»
workbook-item-enterprise = предприятие «{ $title }»
workbook-item-speaker = спикер { $title }
workbook-item-faq = вопрос «{ $title }»
workbook-item-quiz = викторина «{ $title }»
workbook-item-forum = форум

workbook-change = { $item } — { $what }
workbook-change-added = { $kind ->
        [speaker] добавлен
        [faq] добавлен
        [enterprise] добавлено
       *[other] добавлена
    }
workbook-change-added-at = { $kind ->
        [excursion] добавлена: { DAY($start, "short") }, { TIME($start) }
       *[other] добавлено: { DAY($start, "short") }, { TIME($start) }
    }
workbook-change-removed = { $kind ->
        [speaker] убран
        [faq] убран
        [enterprise] убрано
        [session] убрано из программы
       *[other] убрана
    }
workbook-change-cancelled = { $kind ->
        [excursion] отменена
       *[other] отменено
    }
workbook-change-restored = снова состоится: { DAY($start, "short") }, { TIME($start) }
workbook-change-moved = { $kind ->
        [excursion] перенесена: { $before } → { $after }
       *[other] перенесено: { $before } → { $after }
    }
workbook-change-ends = новое время окончания: { $before } → { $after }
workbook-change-moment = { DAY($at, "short") }, { TIME($at) }
workbook-change-in-zone = { $moment } ({ $zone })
workbook-change-placed = новое место: { $before } → { $after }
workbook-change-place-set = место: { $after }
workbook-change-place-lost = место больше не указано (было: { $before })
workbook-change-retitled = прежнее название: «{ $before }»
workbook-change-reseated = { $before ->
        [one] было { $before } место, стало { $after }
        [few] было { $before } места, стало { $after }
       *[other] было { $before } мест, стало { $after }
    }
workbook-change-edited = изменилось: { $fields }

workbook-field-abstract = описание
workbook-field-address = адрес
workbook-field-answer = ответ
workbook-field-audience = аудитория
workbook-field-bio = о спикере
workbook-field-city = город
workbook-field-closes = запись до
workbook-field-clothing = одежда
workbook-field-contacts = контакты
workbook-field-description = описание
workbook-field-directions = как добраться
workbook-field-documents = документы
workbook-field-ends_on = окончание форума
workbook-field-enterprise = предприятие
workbook-field-escort = сопровождающий
workbook-field-format = формат
workbook-field-gate_columns = колонки списка
workbook-field-gate_list_to = получатели списка
workbook-field-gate_list_until = список до
workbook-field-group_limit = мест на группу
workbook-field-id_required = паспортные данные
workbook-field-industry = отрасль
workbook-field-invitation_only = по приглашению
workbook-field-language = язык
workbook-field-latitude = точка на карте
workbook-field-link = ссылка
workbook-field-longitude = точка на карте
workbook-field-minimum_age = возраст
workbook-field-name = название
workbook-field-opens = запись с
workbook-field-organisation = организация
workbook-field-position = должность
workbook-field-questions = вопросы
workbook-field-representative = представитель
workbook-field-speakers = спикеры
workbook-field-starts_on = начало форума
workbook-field-track = трек
workbook-field-variants = варианты вопроса
workbook-field-video = видео
workbook-field-website = сайт
workbook-field-zone = часовой пояс
