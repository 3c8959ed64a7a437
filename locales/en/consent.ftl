## Consent to the use of personal data. When you change the words, change VERSION in bot/excursions/consent.py

consent-personal-data =
    <b>Consent to the use of personal data</b>

    To sign you up for an excursion we need some data about you. Please read this and decide.

    <b>Forum:</b> { $forum }

    <b>Who is responsible:</b> { $operator }. Contact: { $contact }

    <b>What data:</b> your full name, date of birth, phone and the booking itself; a document's number only where the plant requires it.

    <b>What for:</b> to sign you up for excursions of this forum, to give the plant its list of visitors, and to tell you if something changes.

    <b>What is done with them:</b> they are collected, kept, used, given to the plant you visit, and erased, by computer and with this bot.

    <b>How long:</b> a document's number for at most a day after the excursion; the rest until you withdraw your consent.

    <b>How to withdraw:</b> at any time with /forget, or by writing to those responsible. Your data will be erased and your bookings cancelled.

    You do not have to agree: the programme and answers to questions are yours without it.
consent-operator-unnamed = the organisers ({ $forum })
consent-contact-bot = through this bot
