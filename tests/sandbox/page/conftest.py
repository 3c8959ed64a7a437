"""Fixtures of the page's tests: one browser for all of them, a world for each."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, Page

from tests.browser import browser
from tests.sandbox.page.stage import Stage, open_page, set_stage

__all__ = ["browser"]


@pytest_asyncio.fixture(loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    """A fresh world on a server of its own."""
    async with set_stage() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, stage: Stage) -> AsyncIterator[Page]:
    """The page, wide, in Russian."""
    async with open_page(browser, stage) as opened:
        yield opened
