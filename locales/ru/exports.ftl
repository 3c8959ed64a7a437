## Выгрузки: таблицы, список на проходную, программа в других форматах

export-done = Готово: { $file }
export-registrations = Записи
export-gate-list = Список
export-programme = Программа
export-excursions = Экскурсии
export-stream = Трансляция
export-room-unknown = Место не указано
export-meeting-point = Место сбора: { $place }
export-kind-session = событие
export-kind-excursion = экскурсия

export-column-kind = Вид
export-column-place = №
export-column-number = Запись №
export-column-excursion = Экскурсия
export-column-code = Код
export-column-when = Дата и время
export-column-state = Состояние
export-column-name = ФИО
export-column-birth-date = Дата рождения
export-column-age = Возраст в день экскурсии
export-column-phone = Телефон
export-column-document = Документ
export-column-booked-at = Когда записан

export-state-booked = есть место
export-state-waiting = в листе ожидания
export-state-offered = предложено место
export-state-cancelled = запись отменена
export-state-attended = был на экскурсии
export-state-no_show = не пришёл
export-state-called-off = экскурсия отменена

export-gate-excursion = Экскурсия: { $title }
export-gate-excursion-cancelled = Экскурсия ОТМЕНЕНА: { $title }
export-gate-when = { DAY($start, "year") }, { TIME($start) }–{ TIME($end) } ({ $zone })
export-gate-people = { $count ->
    [one] В списке { $count } человек
    [few] В списке { $count } человека
   *[many] В списке { $count } человек
}

# Почему не выгружено
export-why-ending = В файл { $ending } это не выгружается. Можно: { $choice }
export-why-no-excursion = Список на проходную бывает у одной экскурсии. Укажите её код: --excursion КОД
export-why-excursion-of-programme = Программа выгружается целиком, без --excursion.
export-why-no-forum = В базе пока нет ни одного форума. Сначала выпустите программу: python main.py import ТАБЛИЦА
export-why-which-forum = В базе несколько форумов. Укажите, какой нужен: --forum КОД. Есть: { $choice }
export-why-unknown-forum = Такого форума в базе нет. Есть: { $choice }
export-why-unknown-excursion = Экскурсии с таким кодом нет. Есть: { $choice }
export-why-no-folder = Папки для этого файла нет: { $file }. Создайте её или выберите другую.
export-why-not-a-file = Это не файл: { $file }. Укажите имя файла.
export-why-refused = Файл не записан: { $file } ({ $detail }).
