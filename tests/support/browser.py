"""A browser that opens a page of ours without a window and without the network, and says what became of it."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=20000",
)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
"""What keeps a page from running any script but its own, the tests' too."""


def browser() -> str:
    """The path of the browser; the test is skipped where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("ingen webbläsare finns här: installera chromium")
    return found


def opened(page: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What the browser makes of a page: the finished document on stdout, and what it has to say on stderr."""
    command = [
        browser(),
        *QUIET,
        f"--user-data-dir={folder / 'browser'}",
        *options,
        "--dump-dom",
        page.as_uri(),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)


def asked(page: Path, folder: Path, script: str, *options: str) -> Any:
    """What a script gives that is run in the page; it calls `answer` with a value."""
    text = POLICY.sub("", page.read_text(encoding="utf-8"))
    asking = (
        "<script>const answer = (value) => { const kept = document.createElement('pre'); kept.id = 'answer';"
        f" kept.textContent = JSON.stringify(value); document.body.append(kept); }};\n{script}</script></body>"
    )
    copy = folder / page.name
    copy.write_text(text.replace("</body>", asking), encoding="utf-8")
    document = opened(copy, folder, *options).stdout
    answered = re.search(r'<pre id="answer">(.*?)</pre>', document, re.DOTALL)
    assert answered, document[-2000:]
    return json.loads(html.unescape(answered[1]))
