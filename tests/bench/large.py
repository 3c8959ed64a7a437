"""A programme of many sessions, made of the sample's words and invented ones."""

import re
from dataclasses import replace
from datetime import timedelta
from random import Random

from storage.records.programme import Programme, Speaker

_SYLLABLES = re.findall("..", "бавегидожузыкалюмонепирусотуфахоцичушощи")


def large(sample: Programme, sessions: int, seed: int = 5) -> Programme:
    """`sample` with `sessions` sessions in its days, half as many speakers, and the sample's plants and advice."""
    random = Random(seed)
    words = [word for session in sample.sessions for word in f"{session.title} {session.abstract}".split()]
    invented = ["".join(random.choices(_SYLLABLES, k=random.randint(2, 5))) for _ in range(sessions)]
    names = sorted({_person(random, invented) for _ in range(sessions // 2)})
    days = (sample.forum.ends_on - sample.forum.starts_on).days
    first = min(session.start for session in sample.sessions)
    made = []
    for number in range(1, sessions + 1):
        start = first + timedelta(days=random.randint(0, days), minutes=5 * random.randint(0, 120))
        made.append(
            replace(
                random.choice(sample.sessions),
                id=number,
                code=f"S{number}",
                title=" ".join(random.sample(words, 4) + random.sample(invented, 2)),
                abstract=" ".join(random.sample(words, 25) + random.sample(invented, 5)),
                start=start,
                end=start + timedelta(minutes=random.choice((45, 60, 90, 120))),
                speakers=(random.choice(names),),
            )
        )
    speakers = (Speaker(id=1000 + number, name=name) for number, name in enumerate(names))
    return replace(sample, sessions=tuple(made), speakers=(*sample.speakers, *speakers))


def _person(random: Random, invented: list[str]) -> str:
    return f"{random.choice(invented).capitalize()} {random.choice(invented).capitalize()}ов"
