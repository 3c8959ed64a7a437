"""What Telegram's refusals mean."""

import pytest

from bot.delivery.refusals import meaning


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Forbidden: bot was blocked by the user", "person gone"),
        ("Forbidden: user is deactivated", "person gone"),
        ("Forbidden: bot can't initiate conversation with a user", "person gone"),
        ("Forbidden: bot was kicked from the channel chat", "chat gone"),
        ("Forbidden: bot is not a member of the supergroup chat", "chat gone"),
        ("Forbidden: the group chat was deleted", "chat gone"),
        ("Bad Request: chat not found", "chat gone"),
        ("Bad Request: PEER_ID_INVALID", "chat gone"),
        ("Bad Request: user not found", "person gone"),
        ("Bad Request: group chat was upgraded to a supergroup chat", "migrated"),
        ("Bad Request: not enough rights to send photos to the chat", "no rights"),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", "no rights"),
        ("Bad Request: message is not modified: specified new message content and reply markup are …", "success"),
        ("Bad Request: message to edit not found", "message gone"),
        ("Bad Request: message can't be edited", "message gone"),
        ("Bad Request: message to delete not found", "success"),
        ("Bad Request: can't parse entities: Unsupported start tag", "refused"),
        ("Forbidden: bot can't send messages to bots", "refused"),
        ("Bad Request: message thread not found", "refused"),
    ],
)
def test_a_refusal_has_its_meaning(description: str, expected: str) -> None:
    """Each of Telegram's texts falls into its class."""
    assert meaning(description) == expected
