"""Forms in SQL: conversations in the middle survive a restart."""

import json
from datetime import datetime

from storage.database import Connection
from storage.moments import to_ms
from storage.records.people import Form


async def load(read: Connection, account_id: int) -> Form | None:
    """The form this account is filling."""
    row = await read.one("SELECT kind, step, answers FROM forms WHERE account_id = :id", id=account_id)
    return Form(kind=row["kind"], step=row["step"], answers=json.loads(row["answers"])) if row else None


async def save(tx: Connection, account_id: int, form: Form, now: datetime) -> None:
    """Remember where the account is; a form begun before is left."""
    await tx.run(
        """
        INSERT INTO forms (account_id, kind, step, answers, changed_at)
        VALUES (:account_id, :kind, :step, :answers, :now)
        ON CONFLICT (account_id)
        DO UPDATE SET kind = excluded.kind, step = excluded.step, answers = excluded.answers,
                      changed_at = excluded.changed_at
        """,
        account_id=account_id,
        kind=form.kind,
        step=form.step,
        answers=json.dumps(form.answers, ensure_ascii=False),
        now=to_ms(now),
    )


async def leave(tx: Connection, account_id: int) -> bool:
    """Forget the form and everything said in it; whether there was one."""
    return await tx.run("DELETE FROM forms WHERE account_id = :id", id=account_id) > 0
