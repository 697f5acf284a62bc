"""Run another program."""

from __future__ import annotations

import subprocess


def run(*words: str) -> None:
    """Run a program; what it says goes to the screen only when it fails, and then this one ends."""
    done = subprocess.run(words, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise SystemExit(f"Det gick inte att köra {' '.join(words)}\n{done.stdout}{done.stderr}")
