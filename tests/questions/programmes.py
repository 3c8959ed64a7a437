"""Programmes made for tests: shipbuilding in Rotterdam, in English, and a week of steel in Lipetsk, in Russian."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from storage.records.programme import Enterprise, Excursion, Faq, Forum, Programme, Session, Speaker, Venue


def _at(zone: str, day: date, clock: str) -> datetime:
    hours, minutes = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, hours, minutes, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _session(zone: str, number: int, code: str, day: date, start: str, end: str, title: str, **more: object) -> Session:
    begins, ends = _at(zone, day, start), _at(zone, day, end)
    ends += timedelta(days=1) if ends <= begins else timedelta()
    values = {"id": number, "code": code, "title": title, "start": begins, "end": ends, "zone": zone, **more}
    return Session(**values)  # type: ignore[arg-type]


def _tour(zone: str, number: int, code: str, plant: str, day: date, start: str, end: str, title: str,
          seats: int, age: int, **more: object) -> Excursion:  # fmt: skip
    values = {"id": number, "code": code, "enterprise": plant, "title": title, "start": _at(zone, day, start),
              "end": _at(zone, day, end), "zone": zone, "seats": seats, "minimum_age": age, **more}  # fmt: skip
    return Excursion(**values)  # type: ignore[arg-type]


def rotterdam() -> Programme:
    """Harbour Makers Days: two days in English, one session in another zone, one after midnight, one cancelled."""
    zone = "Europe/Amsterdam"
    one, two = date(2026, 6, 12), date(2026, 6, 13)
    return Programme(
        forum=Forum(code="harbour-26", name="Harbour Makers Days", zone=zone, starts_on=one, ends_on=two,
                    city="Rotterdam", language="en"),
        venues=(
            Venue(id=1, code="quay", name="Quay Hall", address="Rotterdam, Maasboulevard 12",
                  directions="Tram 21 to Oostplein, then five minutes on foot"),
            Venue(id=2, code="lantern", name="The Lantern", address="Rotterdam, Witte de Withstraat 3",
                  directions="Metro Eendrachtsplein"),
            Venue(id=3, code="dry", name="Dry Dock Theatre", address="Schiedam, Havenstraat 1",
                  directions="Waterbus to Schiedam, the ramp is on the left"),
        ),
        speakers=(
            Speaker(id=1, name="Saskia van Dijk", position="naval architect", organisation="Blue Keel"),
            Speaker(id=2, name="Omar Haddad", position="robotics lead", organisation="WeldWorks"),
            Speaker(id=3, name="Ingrid O'Connell", position="curator", organisation="Maritime Museum"),
            Speaker(id=4, name="Omar Lindqvist", position="sound artist"),
        ),
        sessions=(
            _session(zone, 1, "A1", one, "09:30", "10:30", "Opening: a port that makes things", format="Keynote",
                     venue="quay", speakers=("Saskia van Dijk",), abstract="Why the harbour builds again.",
                     link="https://example.org/stream/a1", language="en"),
            _session(zone, 2, "A2", one, "11:00", "12:30", "Teaching robots to weld hulls", format="Workshop",
                     track="Robotics", venue="quay", room="Room 2", speakers=("Omar Haddad",),
                     abstract="Bring a laptop. We programme a seam.", audience="Students 16+"),
            _session(zone, 3, "A3", one, "14:00", "15:30", "Batteries at sea", format="Panel", track="Energy",
                     venue="lantern", speakers=("Saskia van Dijk", "Omar Haddad"), audience="Engineers"),
            _session(zone, 4, "A4", one, "22:30", "00:30", "Night concert for cranes", format="Concert", track="Music",
                     venue="dry", speakers=("Omar Lindqvist",), audience="Everyone 18+"),
            _session(zone, 5, "B1", two, "10:00", "12:00", "Paper boats and knots", format="Workshop", track="Family",
                     venue="lantern", speakers=("Ingrid O'Connell",), audience="Families with children 4+"),
            _session("America/New_York", 6, "B2", two, "09:00", "10:00", "Live link with Brooklyn Navy Yard",
                     format="Discussion", track="Energy", link="https://example.org/stream/b2"),
            _session(zone, 7, "B3", two, "13:00", "14:00", "Drones over the docks", format="Talk", track="Robotics",
                     venue="quay", speakers=("Omar Haddad",), cancelled=True),
            _session(zone, 8, "B4", two, "16:00", "17:00", "Closing and prizes", format="Ceremony", venue="quay",
                     speakers=("Ingrid O'Connell",)),
        ),
        enterprises=(
            Enterprise(id=1, code="keel", name="Blue Keel Shipyard", city="Schiedam", industry="Shipbuilding",
                       description="Tugs and ferries, from steel plate to launch."),
            Enterprise(id=2, code="roast", name="Harbour Roasters", city="Rotterdam", industry="Coffee",
                       description="Roasts coffee beans in an old warehouse."),
            Enterprise(id=3, code="glass", name="Delta Glassworks", city="Leerdam", industry="Glass",
                       description="Blown glass and lenses."),
        ),
        excursions=(
            _tour(zone, 1, "T1", "keel", one, "13:00", "15:00", "Inside a shipyard", 12, 16, id_required=True,
                  documents="Passport or ID card; closed shoes", meeting_point="Gate B",
                  closes=_at(zone, date(2026, 6, 10), "18:00")),
            _tour(zone, 2, "T2", "roast", two, "11:00", "12:00", "From bean to cup", 10, 0, group_limit=4,
                  closes=_at(zone, two, "09:00")),
            _tour(zone, 3, "T3", "glass", two, "14:00", "16:00", "The glassblower's breath", 8, 12,
                  documents="Long sleeves", meeting_point="Main entrance"),
        ),
        faq=(
            Faq(id=1, question="Is there a place to leave bicycles?", answer="Yes, racks stand behind Quay Hall.",
                variants=("bike parking", "bicycle stand")),
            Faq(id=2, question="How much does it cost?", answer="Everything is free of charge.",
                variants=("price", "tickets", "entry fee")),
            Faq(id=3, question="Can I bring my dog?", answer="Dogs are welcome outdoors only.",
                variants=("pets", "animals")),
            Faq(id=4, question="Where can I eat?", answer="Food trucks stand on the quay from noon.",
                variants=("food", "lunch", "coffee")),
        ),
    )  # fmt: skip


def lipetsk() -> Programme:
    """A week of steel and bread in Lipetsk, in Russian, with plants in three towns."""
    zone = "Europe/Moscow"
    days = [date(2026, 9, 14) + timedelta(n) for n in range(5)]
    return Programme(
        forum=Forum(code="metall-26", name="Неделя металла", zone=zone, starts_on=days[0], ends_on=days[4],
                    city="Липецк"),
        venues=(
            Venue(id=1, code="dvorec", name="Дворец молодёжи «Октябрь»", address="Липецк, ул. Мира, 20"),
            Venue(id=2, code="nlk", name="Клуб «Доменщик»", address="Елец, ул. Ленина, 4", directions="Рядом вокзал"),
        ),
        speakers=(
            Speaker(id=1, name="Глеб Остроухов", position="доменщик", organisation="Комбинат «Прокат»"),
            Speaker(id=2, name="Римма Долгих", position="кузнец-художник"),
            Speaker(id=3, name="Анна-Мария Гусева", position="пекарь-технолог"),
            Speaker(id=4, name="Пётр Гусев", position="историк"),
        ),
        sessions=(
            _session(zone, 1, "S1", days[0], "10:00", "11:00", "Торжественное открытие недели", format="Открытие",
                     venue="dvorec", speakers=("Глеб Остроухов",)),
            _session(zone, 2, "S2", days[1], "15:00", "17:00", "Куём розу", format="Мастер-класс", track="Ковка",
                     venue="dvorec", speakers=("Римма Долгих",), audience="Школьники 12+"),
            _session(zone, 3, "S3", days[2], "12:00", "13:30", "Как читать чертёж", format="Лекция",
                     track="Инженерия", venue="nlk", speakers=("Глеб Остроухов",), audience="Студенты"),
            _session(zone, 4, "S4", days[2], "18:00", "19:30", "Концерт на наковальнях", format="Концерт",
                     track="Музыка", venue="dvorec"),
            _session(zone, 5, "S5", days[3], "11:00", "12:00", "Хлеб заводского города", format="Лекция",
                     track="История", venue="nlk", speakers=("Пётр Гусев", "Анна-Мария Гусева")),
            _session(zone, 6, "S6", days[4], "16:00", "17:00", "Закрытие и награждение", format="Закрытие",
                     venue="dvorec"),
        ),
        enterprises=(
            Enterprise(id=1, code="lmk", name="ЛМК — Липецкий металлургический комбинат", city="Липецк",
                       industry="Чёрная металлургия", description="Домны, конвертеры, прокатные станы."),
            Enterprise(id=2, code="hleb", name="Хлебозавод «Колос»", city="Елец", industry="Хлебопечение",
                       description="Батоны, баранки и ржаной хлеб."),
            Enterprise(id=3, code="stan", name="Станкозавод «Резец»", city="Грязи", industry="Станкостроение",
                       description="Токарные и фрезерные станки с ЧПУ."),
        ),
        excursions=(
            _tour(zone, 1, "X1", "lmk", days[1], "10:00", "12:00", "К доменной печи", 15, 18, id_required=True,
                  documents="Паспорт", meeting_point="Центральная проходная"),
            _tour(zone, 2, "X2", "hleb", days[2], "09:00", "10:00", "Откуда берётся батон", 20, 6, group_limit=20),
            _tour(zone, 3, "X3", "stan", days[3], "14:00", "15:30", "Станок с числовым управлением", 10, 14,
                  closes=_at(zone, days[2], "18:00")),
            _tour(zone, 4, "X4", "hleb", days[4], "09:00", "10:00", "Откуда берётся батон: вторая группа", 20, 6),
        ),
        faq=(
            Faq(id=1, question="Где переночевать участникам?", answer="В общежитии на улице Мира, 5.",
                variants=("гостиница", "проживание", "ночлег")),
            Faq(id=2, question="Нужна ли регистрация?", answer="Нет, вход свободный.", variants=("запись", "билет")),
        ),
    )  # fmt: skip
