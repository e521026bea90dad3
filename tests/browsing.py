"""A real browser for the tests of pages: Debian's Chromium, where it is installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_browser = pytest.mark.skipif(_CHROMIUM is None, reason="no Chromium here (Debian: apt-get install chromium)")
# Without a sandbox, because the tests may run as root in a container; and nothing of the browser's own on the network.
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Watched:
    """A page and what it did that it should not."""

    page: Page
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def launched() -> Iterator[Browser]:
    """The browser, ended when the iterator is."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        yield running
        running.close()


def watched(context: BrowserContext) -> Watched:
    """A new page of which everything is noted that it says and asks for."""
    noted = Watched(context.new_page())
    noted.page.on("console", lambda message: noted.told.append(message.text))
    noted.page.on("pageerror", lambda error: noted.told.append(str(error)))
    noted.page.on("dialog", lambda dialog: noted.told.append(dialog.message))
    noted.page.on("request", lambda request: noted.asked.append(request.url))
    return noted
