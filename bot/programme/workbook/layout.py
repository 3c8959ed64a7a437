"""The forum workbook's format: its sheets and columns, each with its Russian and English name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column (or a field of «Форум»): the key it is read by, its names, and whether every row must fill it."""

    key: str
    russian: str
    english: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet: its key, its names, its columns, and whether a workbook must have it."""

    key: str
    russian: str
    english: str
    columns: tuple[Column, ...]
    required: bool = False


FIELD = Layout(
    "forum", "Форум", "Forum",
    (Column("field", "Поле", "Field", True), Column("value", "Значение", "Value", True)),
    required=True,
)  # fmt: skip

FORUM_FIELDS = (
    Column("code", "Код", "code", True),
    Column("name", "Название", "name", True),
    Column("timezone", "Часовой пояс", "timezone", True),
    Column("start", "Начало", "start", True),
    Column("end", "Окончание", "end", True),
    Column("city", "Город", "city"),
    Column("description", "Описание", "description"),
    Column("website", "Сайт", "website"),
    Column("contacts", "Контакты", "contacts"),
    Column("language", "Язык", "language"),
)

VENUES = Layout("venues", "Площадки", "Venues", (
    Column("code", "Код", "code", True),
    Column("name", "Название", "name", True),
    Column("address", "Адрес", "address"),
    Column("latitude", "Широта", "latitude"),
    Column("longitude", "Долгота", "longitude"),
    Column("directions", "Как добраться", "directions"),
))  # fmt: skip

SPEAKERS = Layout("speakers", "Спикеры", "Speakers", (
    Column("name", "Имя", "name", True),
    Column("position", "Должность", "position"),
    Column("organisation", "Организация", "organisation"),
    Column("bio", "О спикере", "bio"),
))  # fmt: skip

SESSIONS = Layout("sessions", "Программа", "Programme", (
    Column("code", "Код", "code", True),
    Column("date", "Дата", "date", True),
    Column("start", "Начало", "start", True),
    Column("end", "Окончание", "end"),
    Column("title", "Название", "title", True),
    Column("format", "Формат", "format"),
    Column("track", "Трек", "track"),
    Column("venue", "Площадка", "venue"),
    Column("room", "Зал", "room"),
    Column("speakers", "Спикеры", "speakers"),
    Column("abstract", "Описание", "abstract"),
    Column("audience", "Аудитория", "audience"),
    Column("language", "Язык", "language"),
    Column("link", "Ссылка", "link"),
    Column("timezone", "Часовой пояс", "timezone"),
    Column("status", "Статус", "status"),
), required=True)  # fmt: skip

ENTERPRISES = Layout("enterprises", "Предприятия", "Enterprises", (
    Column("code", "Код", "code", True),
    Column("name", "Название", "name", True),
    Column("city", "Город", "city"),
    Column("industry", "Отрасль", "industry"),
    Column("description", "О предприятии", "description"),
    Column("website", "Сайт", "website"),
    Column("video", "Видео", "video"),
    Column("representative", "Представитель", "representative"),
))  # fmt: skip

EXCURSIONS = Layout("excursions", "Экскурсии", "Excursions", (
    Column("code", "Код", "code", True),
    Column("enterprise", "Предприятие", "enterprise", True),
    Column("title", "Название", "title"),
    Column("date", "Дата", "date", True),
    Column("start", "Начало", "start", True),
    Column("end", "Окончание", "end"),
    Column("meeting_point", "Место сбора", "meeting point"),
    Column("seats", "Мест", "seats", True),
    Column("minimum_age", "Возраст от", "minimum age"),
    Column("group_limit", "Мест на группу", "group limit"),
    Column("documents", "Документы", "documents"),
    Column("id_required", "Паспортные данные", "id required"),
    Column("opens", "Запись с", "opens"),
    Column("closes", "Запись до", "closes"),
    Column("description", "Описание", "description"),
    Column("status", "Статус", "status"),
    Column("invitation_only", "По приглашению", "invitation only"),
    Column("gate_list_until", "Список до", "gate list until"),
    Column("gate_columns", "Колонки списка", "gate columns"),
    Column("gate_list_to", "Получатели списка", "gate list to"),
    Column("escort", "Сопровождающий", "escort"),
    Column("clothing", "Одежда", "clothing"),
))  # fmt: skip

FAQ = Layout("faq", "Вопросы и ответы", "FAQ", (
    Column("question", "Вопрос", "question", True),
    Column("answer", "Ответ", "answer", True),
    Column("variants", "Варианты", "variants"),
))  # fmt: skip

OPTIONS = 6
"""The most options a quiz question may have."""

QUIZZES = Layout("quizzes", "Викторины", "Quizzes", (
    Column("quiz", "Викторина", "quiz", True),
    Column("question", "Вопрос", "question", True),
    Column("option1", "Вариант 1", "option 1", True),
    *(Column(f"option{n}", f"Вариант {n}", f"option {n}") for n in range(2, OPTIONS + 1)),
    Column("correct", "Верный", "correct", True),
    Column("explanation", "Пояснение", "explanation"),
))  # fmt: skip

LAYOUTS = (FIELD, VENUES, SPEAKERS, SESSIONS, ENTERPRISES, EXCURSIONS, FAQ, QUIZZES)

GATE_COLUMNS = (
    Column("name", "ФИО", "full name"),
    Column("birth_date", "Дата рождения", "date of birth"),
    Column("age", "Возраст", "age"),
    Column("document", "Документ", "document"),
    Column("group", "Группа", "group"),
    Column("adult", "Взрослый", "adult"),
    Column("phone", "Телефон", "phone"),
)
"""What a plant may ask of a gate list; an excursion's record keeps the keys."""

YES = ("да", "yes")
CANCELLED = ("отменено", "cancelled")
"""How a flag and a status are written, in Russian and in English; more is understood, see `cells`."""
