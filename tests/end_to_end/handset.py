"""A phone on the page, as somebody in front of it uses it."""

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

PATIENCE_MS = 15_000


@dataclass(frozen=True)
class Handset:
    """One of the page's phones; everything goes through what a person sees and presses."""

    page: Page
    user_id: int

    @property
    def phone(self) -> Locator:
        """The phone itself."""
        return self.page.locator(f'[data-phone="{self.user_id}"]')

    @property
    def heard(self) -> Locator:
        """The bot's messages."""
        return self.phone.locator('.message[data-from="bot"]')

    async def start(self) -> None:
        """Press the START button of an empty chat."""
        await self.phone.get_by_test_id("start").click()
        await expect(self.heard.last).to_be_visible(timeout=PATIENCE_MS)

    async def say(self, text: str) -> None:
        """Type and send."""
        await self.phone.get_by_test_id("input").fill(text)
        await self.phone.get_by_test_id("send").click()

    async def press(self, label: str) -> None:
        """Press the newest button with this text."""
        button = self.phone.get_by_role("button", name=re.compile(rf"^\s*{re.escape(label)}"))
        await expect(button.last).to_be_visible(timeout=PATIENCE_MS)
        await button.last.click()

    async def sees(self, *texts: str) -> None:
        """The bot's last message holds all of these, now or in a moment."""
        for text in texts:
            await expect(self.heard.last).to_contain_text(text, timeout=PATIENCE_MS)

    async def has_heard(self, text: str) -> None:
        """Some message of the bot holds this, now or in a moment."""
        await expect(self.heard.filter(has_text=text).last).to_be_visible(timeout=PATIENCE_MS)
