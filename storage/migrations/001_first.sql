-- The first schema. Moments are *_at, *_until, starts, ends: milliseconds of UTC since 1970. Dates are YYYY-MM-DD.
-- Lists and bundles of ids are JSON. {identity} is the dialect's own growing key.

-- FORUMS AND THEIR PROGRAMME: an item is (forum, code); what a release leaves out stays, marked removed, because
-- bookings and plans point at it.

CREATE TABLE forums (
    id {identity},
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    city TEXT NOT NULL,
    description TEXT NOT NULL,
    website TEXT NOT NULL,
    contacts TEXT NOT NULL,
    language TEXT NOT NULL,
    release BIGINT NOT NULL DEFAULT 0,
    quiet_hours TEXT,                                  -- NULL: as the process's settings say
    operator_name TEXT,
    operator_contact TEXT
);

CREATE TABLE releases (
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    number BIGINT NOT NULL,
    released_at BIGINT NOT NULL,
    source TEXT NOT NULL,                              -- the file's name
    PRIMARY KEY (forum_id, number)
);

CREATE TABLE venues (
    id {identity},
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    directions TEXT NOT NULL,
    place BIGINT NOT NULL,                             -- its row in the workbook
    removed BIGINT NOT NULL DEFAULT 0,
    UNIQUE (forum_id, code)
);

CREATE TABLE speakers (
    id {identity},
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    name TEXT NOT NULL,
    position TEXT NOT NULL,
    organisation TEXT NOT NULL,
    bio TEXT NOT NULL,
    place BIGINT NOT NULL,
    removed BIGINT NOT NULL DEFAULT 0,
    UNIQUE (forum_id, name)
);

CREATE TABLE sessions (
    id {identity},
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    starts BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    zone TEXT NOT NULL,
    format TEXT NOT NULL,
    track TEXT NOT NULL,
    venue TEXT NOT NULL,                               -- a venue's code, or nothing
    room TEXT NOT NULL,
    speakers TEXT NOT NULL,                            -- names
    abstract TEXT NOT NULL,
    audience TEXT NOT NULL,
    language TEXT NOT NULL,
    link TEXT NOT NULL,
    cancelled BIGINT NOT NULL,
    place BIGINT NOT NULL,
    removed BIGINT NOT NULL DEFAULT 0,
    UNIQUE (forum_id, code)
);

CREATE TABLE enterprises (
    id {identity},
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    city TEXT NOT NULL,
    industry TEXT NOT NULL,
    description TEXT NOT NULL,
    website TEXT NOT NULL,
    video TEXT NOT NULL,
    representative TEXT NOT NULL,
    place BIGINT NOT NULL,
    removed BIGINT NOT NULL DEFAULT 0,
    UNIQUE (forum_id, code)
);

CREATE TABLE excursions (
    id {identity},
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    code TEXT NOT NULL,
    enterprise TEXT NOT NULL,                          -- an enterprise's code
    title TEXT NOT NULL,
    starts BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    zone TEXT NOT NULL,
    seats BIGINT NOT NULL,
    taken BIGINT NOT NULL DEFAULT 0 CHECK (taken >= 0), -- seats of bookings and of open offers
    meeting_point TEXT NOT NULL,
    minimum_age BIGINT NOT NULL,
    group_limit BIGINT NOT NULL,
    documents TEXT NOT NULL,
    id_required BIGINT NOT NULL,
    opens BIGINT,
    closes BIGINT,
    description TEXT NOT NULL,
    cancelled BIGINT NOT NULL,
    invitation_only BIGINT NOT NULL,
    gate_list_until BIGINT,
    gate_columns TEXT NOT NULL,
    gate_list_to TEXT NOT NULL,
    escort TEXT NOT NULL,
    clothing TEXT NOT NULL,
    place BIGINT NOT NULL,
    removed BIGINT NOT NULL DEFAULT 0,
    UNIQUE (forum_id, code)
);

CREATE TABLE faq (
    id {identity},
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    variants TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('workbook', 'desk')), -- desk: an answer organisers gave to a person
    place BIGINT NOT NULL,
    removed BIGINT NOT NULL DEFAULT 0,
    UNIQUE (forum_id, origin, question)
);

CREATE TABLE quiz_questions (
    id {identity},
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    quiz TEXT NOT NULL,
    question TEXT NOT NULL,
    options TEXT NOT NULL,
    correct BIGINT NOT NULL,
    explanation TEXT NOT NULL,
    place BIGINT NOT NULL,
    removed BIGINT NOT NULL DEFAULT 0,
    UNIQUE (forum_id, quiz, question)
);

-- PEOPLE: an account (Telegram) books for persons, who may have no account of their own.

CREATE TABLE accounts (
    id {identity},
    telegram_id BIGINT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    zone TEXT,                                         -- NULL: the forum's
    forum_id BIGINT REFERENCES forums (id),            -- the forum they are looking at
    reminders BIGINT NOT NULL DEFAULT 1,               -- 0: asked not to be reminded
    blocked_at BIGINT,                                 -- since when the bot cannot write to them
    created_at BIGINT NOT NULL
);

CREATE TABLE persons (
    id {identity},
    account_id BIGINT REFERENCES accounts (id),        -- who looks after this person's bookings
    is_self BIGINT NOT NULL,                           -- 1: the account's own person
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,                         -- to search by: lower() does not know Cyrillic everywhere
    birth_date TEXT,
    phone TEXT,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX persons_one_self ON persons (account_id) WHERE is_self = 1;

CREATE TABLE consent_texts (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    version TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE consents (
    id {identity},
    account_id BIGINT NOT NULL REFERENCES accounts (id), -- who pressed «Согласен»
    person_id BIGINT NOT NULL REFERENCES persons (id),   -- for whom
    kind TEXT NOT NULL,
    text_hash TEXT NOT NULL REFERENCES consent_texts (hash),
    given_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
CREATE INDEX consents_of_person ON consents (person_id, kind);

CREATE TABLE plans (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    session_id BIGINT NOT NULL REFERENCES sessions (id),
    planned_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, session_id)
);
CREATE INDEX plans_of_session ON plans (session_id);

-- Owners are also those whom OWNER_IDS names; a role is granted in the bot, never by a chat's list of administrators.
CREATE TABLE team (
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'editor', 'photographer', 'gatekeeper', 'representative')),
    granted_by BIGINT REFERENCES accounts (id),        -- NULL: whoever it was is forgotten
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (forum_id, account_id, role)
);
CREATE INDEX team_of_account ON team (account_id);

CREATE TABLE forms (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id),
    kind TEXT NOT NULL,
    step TEXT NOT NULL,
    answers TEXT NOT NULL,                             -- what was said so far; gone when the form ends
    changed_at BIGINT NOT NULL
);

-- EXCURSIONS: waiting → offered → booked → attended | no_show, any of the first three → cancelled.

CREATE TABLE bookings (
    id {identity},
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    excursion_id BIGINT NOT NULL REFERENCES excursions (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    person_id BIGINT NOT NULL REFERENCES persons (id),
    seats BIGINT NOT NULL CHECK (seats > 0),
    state TEXT NOT NULL CHECK (state IN ('booked', 'waiting', 'offered', 'cancelled', 'attended', 'no_show')),
    why TEXT NOT NULL DEFAULT '',                      -- of a cancellation: by whom or what
    offered_until BIGINT,                              -- of an offer: answer before
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX bookings_one_live ON bookings (excursion_id, person_id)
    WHERE state IN ('booked', 'waiting', 'offered');
CREATE INDEX bookings_of_excursion ON bookings (excursion_id, state, id);
CREATE INDEX bookings_of_account ON bookings (account_id);
CREATE INDEX bookings_offered ON bookings (offered_until) WHERE state = 'offered';

CREATE TABLE identity_documents (
    booking_id BIGINT PRIMARY KEY REFERENCES bookings (id),
    number TEXT NOT NULL                               -- for the pass office; wiped after the visit
);

-- QUESTIONS people asked the organisers: a thread with a person is a chain of them.

CREATE TABLE inquiries (
    id {identity},
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    previous_id BIGINT REFERENCES inquiries (id),      -- the question it was written under
    text TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer TEXT,
    answered_at BIGINT,
    answered_by BIGINT REFERENCES accounts (id),
    skipped_at BIGINT,                                 -- off the list without an answer, which may still come
    faq_id BIGINT REFERENCES faq (id)                  -- what it became in the FAQ, perhaps removed since
);
CREATE INDEX inquiries_waiting ON inquiries (forum_id, id) WHERE answered_at IS NULL AND skipped_at IS NULL;
CREATE INDEX inquiries_of_account ON inquiries (account_id);

-- What the last answer of the bot was about, for a quarter of an hour, so that «а где это?» is understood.

CREATE TABLE conversations (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id),
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    items TEXT NOT NULL,                               -- JSON: kinds and codes of the items shown, best first
    card BIGINT NOT NULL,                              -- 1: the first of them was shown in full
    said TEXT NOT NULL,                                -- JSON: constraints in the programme's own words, never the question
    answered_at BIGINT NOT NULL
);

-- What the bot could not answer, counted without anybody: common words of ours, the day, how often (decision 006).

CREATE TABLE unanswered (
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    asked BIGINT NOT NULL,
    PRIMARY KEY (forum_id, day, words)
);

-- DELIVERY. inbox: new → working → done | failed (set aside after three tries). The payload is erased when done.

CREATE TABLE inbox (
    id {identity},
    bot_id BIGINT NOT NULL,
    update_id BIGINT NOT NULL,
    actor BIGINT NOT NULL,                             -- whose updates are worked one after another
    payload TEXT,
    state TEXT NOT NULL CHECK (state IN ('new', 'working', 'done', 'failed')),
    attempts BIGINT NOT NULL DEFAULT 0,
    lease_until BIGINT,
    why TEXT NOT NULL DEFAULT '',
    received_at BIGINT NOT NULL,
    done_at BIGINT,
    UNIQUE (bot_id, update_id)
);
CREATE INDEX inbox_open ON inbox (actor, id) WHERE done_at IS NULL; -- new or working
CREATE INDEX inbox_of_actor ON inbox (actor);

-- outbox: queued → sending → sent, or retry (until due_at), unknown, failed, expired, cancelled; the last five with why.

CREATE TABLE outbox (
    id {identity},
    key TEXT NOT NULL UNIQUE,                          -- two identical promises are one
    forum_id BIGINT REFERENCES forums (id),
    account_id BIGINT REFERENCES accounts (id),        -- the reader, when it is a person
    chat_id BIGINT NOT NULL,
    kind TEXT NOT NULL,                                -- names the render
    ids TEXT NOT NULL,                                 -- JSON: what the render needs to find the current state
    lane TEXT NOT NULL CHECK (lane IN ('answer', 'notice', 'broadcast', 'media')),
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'retry', 'unknown', 'failed', 'expired', 'cancelled')),
    due_at BIGINT NOT NULL,                            -- forum time before which it is not sent
    retry_at BIGINT,                                   -- machine time before which it is not tried again
    edits BIGINT,                                      -- the message to edit instead of sending a new one
    attempts BIGINT NOT NULL DEFAULT 0,
    lease_until BIGINT,
    message_ids TEXT,                                  -- JSON: what Telegram gave back
    why TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX outbox_open ON outbox (due_at, id) WHERE finished_at IS NULL; -- queued, sending or retry
CREATE INDEX outbox_of_kind ON outbox (kind, created_at);
CREATE INDEX outbox_of_account ON outbox (account_id);
CREATE INDEX outbox_of_inquiry ON outbox (ids) WHERE kind IN ('inquiry-new', 'inquiry-card'); -- to say what became of it
