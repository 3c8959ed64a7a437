## The forum workbook: where the fault is

workbook-sheet = Sheet “{ $sheet }”
workbook-row = { $sheet }, row { $row }
workbook-cell = { $sheet }, row { $row }, column “{ $column }” ({ $letter })
workbook-cell-nameless = { $sheet }, row { $row }, column { $letter }
workbook-field = { $sheet }, row { $row } (“{ $field }”), column “{ $column }” ({ $letter })
workbook-value = { $place }, “{ $value }”
workbook-fault = <b>{ $place }:</b> { $why }
workbook-fault-line = { $place }: { $why }

## What is wrong and how to mend it: the file

workbook-why-no-file = There is no such file. Check the path.
workbook-why-empty = The file is empty. Send it again.
workbook-why-file-big = The file is larger than { $most } MB. Remove pictures and sheets that are not needed.
workbook-why-unpacks-big = The file holds more than { $most } MB of data. Leave only the forum’s tables in it.
workbook-why-many-files = The archive has too many files: at most { $most } are read. Leave only the sheets.
workbook-why-many-sheets = { $most ->
        [one] The workbook has more than { $most } sheet. Leave only the forum’s sheets.
       *[other] The workbook has more than { $most } sheets. Leave only the forum’s sheets.
    }
workbook-why-cells-many = The workbook has more than { $most } filled cells. Leave only the forum’s data.
workbook-why-sheet-big = a cell too far out is filled: at most { $rows } rows and { $columns } columns are read. Delete what is not needed.
workbook-why-memory = The workbook needs more memory than it may have. Copy the data into a new file without formatting and send that.
workbook-why-slow = { $seconds ->
        [one] The workbook could not be read within { $seconds } second. Copy the data into a new file without formatting and send that.
       *[other] The workbook could not be read within { $seconds } seconds. Copy the data into a new file without formatting and send that.
    }
workbook-why-broken = The file is damaged or was not uploaded completely. Open it, save it as .xlsx again and send it once more.
workbook-why-encrypted = The file is protected by a password. Remove the password and send it again.
workbook-why-old-excel = This is the old Excel format (.xls) or another document. Save the workbook as .xlsx.
workbook-why-binary-excel = This is the binary Excel format (.xlsb). Save the workbook as .xlsx.
workbook-why-open-document = This is an OpenDocument file (.ods). Save the workbook as .xlsx.
workbook-why-not-a-workbook = This is not a workbook. An .xlsx file, a folder of .csv files or a .zip of them is needed.
workbook-why-lone-csv = One .csv file is only one sheet. Send a .zip with all the sheets, or an .xlsx file.
workbook-why-no-csv = There is no .csv file here. Name the files after the sheets: Forum.csv, Programme.csv.
workbook-why-zip-in-zip = The archive holds another archive or an .xlsx workbook. Send the workbook itself, or an archive of .csv files only.
workbook-why-path-outside = The archive has a path that leads out of it. Make the archive again.
workbook-why-csv-encoding = the encoding is not clear. Save the file as CSV in UTF-8.
workbook-why-csv-broken = the CSV file has an unclosed quote or a cell too long. Mend this row or save the file again.
workbook-why-more = { $count ->
        [one] …and { $count } more. Mend these and check the workbook again.
       *[other] …and { $count } more. Mend these and check the workbook again.
    }

## Sheets, columns, rows

workbook-why-sheet-missing = The required sheet “{ $english }” (in Russian «{ $russian }») is missing. Add it or check its name.
workbook-why-sheet-twice = this sheet is already there: “{ $other }”. Keep one.
workbook-why-sheet-unknown = unknown sheet, ignored. If it holds the forum’s data, check its name.
workbook-why-sheet-empty = there is not a single session on the sheet.
workbook-why-no-header = no row with column names was found. Needed: { $english } (in Russian: { $columns }).
workbook-why-column-missing = the required column “{ $english }” (in Russian «{ $russian }») is missing. Add it or check its name.
workbook-why-column-unknown = unknown column, ignored. If it holds the forum’s data, check its name.
workbook-why-column-twice = this column is already there: { $letter }. Keep one.
workbook-why-column-nameless = the column has no name, its data is ignored.
workbook-why-field-missing = the required row “{ $english }” (in Russian «{ $russian }») is missing. Add it.
workbook-why-field-unknown = unknown field, ignored. Check its name.
workbook-why-field-twice = this field is already there in row { $row }. Keep one.
workbook-why-row-lonely = only this cell of the row is filled. If it is a heading or a note, delete the row; if not, fill in the rest.
workbook-why-twice = repeats row { $row }. Each value must be different here.
workbook-why-required = the cell is required, fill it in.

## Cells

workbook-why-formula-error = the formula has an error. Mend it or type the value.
workbook-why-formula-empty = the formula has not been computed yet. Open the workbook in Excel and save it, or type the value instead.
workbook-why-text-was-date = the spreadsheet turned text into a date or time; it was read as “{ $read }”. If you meant something else, give the cell the text format and type it again.
workbook-why-text-long = { $length ->
        [one] too long: { $length } character where { $most } fit. Shorten it.
       *[other] too long: { $length } characters where { $most } fit. Shorten it.
    }
workbook-why-code-bad = a code is made of Latin letters, digits, “-” and “_”, without spaces, at most 32 characters: P01, for example.
workbook-why-slug-bad = the forum’s code is made of small Latin letters, digits and “-”, 2 to 32 characters: altai-2025, for example.
workbook-why-date-bad = this is not a date. Write it like this: 20.11.2025 or 2025-11-20.
workbook-why-date-impossible = there is no such date. Check the day and the month.
workbook-why-date-short-year = write the year with four digits: 20.11.2025.
workbook-why-date-year = the year { $year } does not look right. Check the date.
workbook-why-date-number = a number stands here instead of a date. If it is { $read }, give the cell the date format.
workbook-why-date-has-time = only a date belongs here, without a time. The time goes into the column “start”.
workbook-why-time-bad = this is not a time. Write it like this: 9:30.
workbook-why-time-impossible = there is no such time. Hours go from 0 to 23, minutes from 00 to 59.
workbook-why-time-24 = write 0:00 instead of 24:00: an end before the start is taken as the next day.
workbook-why-time-seconds = give the time to the minute, without seconds: 9:30.
workbook-why-time-has-date = only a time belongs here, without a date: 9:30. The date goes into the column “date”.
workbook-why-time-number = a number stands here instead of a time. If it is { $read }, write it so, with a colon.
workbook-why-time-skipped = in { $zone } there is no such time on this day: the clocks go forward. Check the time and the time zone.
workbook-why-time-twice = in { $zone } this time comes twice on this day: the clocks go back. The first was taken.
workbook-why-number-bad = this is not a number. Write it in digits.
workbook-why-number-whole = a whole number is needed.
workbook-why-number-range = the number must be from { $least } to { $most }.
workbook-why-flag-bad = write “yes” or “no”, or leave it empty.
workbook-why-status-bad = unknown status. Write “cancelled” or leave it empty.
workbook-why-url-scheme = add the beginning of the address: { $read }
workbook-why-url-bad = this is not a web address. It begins with https:// and has no spaces.
workbook-why-language-bad = write ru or en.
workbook-why-spoken-bad = write the language as two letters: ru, en.
workbook-why-zone-bad = there is no such time zone. A name from the IANA database is needed: Asia/Barnaul or Europe/Moscow, for example.
workbook-why-recipient-bad = “{ $item }” is neither a Telegram @name nor a numeric id.
workbook-why-gate-column-bad = unknown column “{ $item }”. Possible: full name, date of birth, age, document, group, adult, phone, with “;” between them.

## Cells and their neighbours

workbook-why-reference-unknown = there is no such code or name on its sheet. Add a row there or correct it here.
workbook-why-reference-close = there is no such code or name on its sheet. Did you mean “{ $read }”?
workbook-why-reference-ambiguous = several rows have this name. Write the code: { $codes }.
workbook-why-end-before-start = the forum ends before it begins ({ $start }). Check both dates.
workbook-why-outside-forum = the date is outside the forum’s days ({ $first } — { $last }). Check that it is right.
workbook-why-long = { $hours ->
        [one] the end is not after the start, so it is the next day: that makes { $hours } hour. Check that it is right.
       *[other] the end is not after the start, so it is the next day: that makes { $hours } hours. Check that it is right.
    }
workbook-why-point-half = both latitude and longitude are needed, or neither.
workbook-why-group-over-seats = { $seats ->
        [one] more seats for a group than there are at all ({ $seats } seat).
       *[other] more seats for a group than there are at all ({ $seats } seats).
    }
workbook-why-after-start = this is later than the excursion itself begins.
workbook-why-closes-before-opens = sign-up ends before it begins ({ $opens }).
workbook-why-gate-list-before-closes = sign-up lasts until { $closes }, but nobody gets onto the list by themselves after this moment.
workbook-why-option-gap = options are filled one after another: this one is skipped.
workbook-why-option-single = at least two options are needed.
workbook-why-correct-absent = { $count ->
        [one] there is no such option: there is { $count } here.
       *[other] there is no such option: there are { $count } here.
    }

## What changes in the programme

workbook-item-session = “{ $title }” ({ $code })
workbook-item-excursion = excursion “{ $title }” ({ $code })
workbook-item-venue = venue “{ $title }”
workbook-item-enterprise = enterprise “{ $title }”
workbook-item-speaker = speaker { $title }
workbook-item-faq = question “{ $title }”
workbook-item-quiz = quiz “{ $title }”
workbook-item-forum = forum

workbook-change = { $item } — { $what }
workbook-change-added = added
workbook-change-added-at = added: { DAY($start, "short") }, { TIME($start) }
workbook-change-removed = removed
workbook-change-cancelled = cancelled
workbook-change-restored = takes place again: { DAY($start, "short") }, { TIME($start) }
workbook-change-moved = moved: { $before } → { $after }
workbook-change-ends = new end time: { $before } → { $after }
workbook-change-moment = { DAY($at, "short") }, { TIME($at) }
workbook-change-in-zone = { $moment } ({ $zone })
workbook-change-placed = new place: { $before } → { $after }
workbook-change-place-set = place: { $after }
workbook-change-place-lost = the place is no longer given (it was: { $before })
workbook-change-retitled = earlier title: “{ $before }”
workbook-change-reseated = { $before ->
        [one] was { $before } seat, now { $after }
       *[other] was { $before } seats, now { $after }
    }
workbook-change-edited = changed: { $fields }

workbook-field-abstract = description
workbook-field-address = address
workbook-field-answer = answer
workbook-field-audience = audience
workbook-field-bio = about the speaker
workbook-field-city = city
workbook-field-closes = sign-up until
workbook-field-clothing = clothing
workbook-field-contacts = contacts
workbook-field-description = description
workbook-field-directions = directions
workbook-field-documents = documents
workbook-field-ends_on = end of the forum
workbook-field-enterprise = enterprise
workbook-field-escort = escort
workbook-field-format = format
workbook-field-gate_columns = gate list columns
workbook-field-gate_list_to = gate list recipients
workbook-field-gate_list_until = gate list until
workbook-field-group_limit = seats for a group
workbook-field-id_required = identity document
workbook-field-industry = industry
workbook-field-invitation_only = by invitation
workbook-field-language = language
workbook-field-latitude = point on the map
workbook-field-link = link
workbook-field-longitude = point on the map
workbook-field-minimum_age = minimum age
workbook-field-name = name
workbook-field-opens = sign-up from
workbook-field-organisation = organisation
workbook-field-position = position
workbook-field-questions = questions
workbook-field-representative = representative
workbook-field-speakers = speakers
workbook-field-starts_on = start of the forum
workbook-field-track = track
workbook-field-variants = wordings
workbook-field-video = video
workbook-field-website = website
workbook-field-zone = time zone
