"""Updates of a shape nobody knows."""

import pytest

from sandbox.forum import ForumInABox


async def test_a_shape_we_do_not_know_is_set_aside_and_not_repeated_in_the_log(
    forum: ForumInABox, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither a torn message nor an unknown kind stops the bot, and the log says where, not what people wrote."""
    anna = forum.world.phone(101)
    person = {"id": 101, "is_bot": False, "first_name": "Тайная"}
    torn = {"message_id": "сколько-то", "from": person, "chat": {"id": 101, "type": "private"}, "text": "тайна"}
    await forum.bot.inbox.keep(  # type: ignore[attr-defined]  # the real bot's
        [{"update_id": 1, "message": torn}, {"update_id": 2, "something_new": {"from": person}}]
    )
    await forum.settled()
    assert "message.message_id" in caplog.text
    assert "айна" not in caplog.text
    await anna.write("/help")
    await forum.settled()
    assert anna.heard[-1].text
