"""The sample year's public edition as it is laid out, and ways to plant in its files what must not leave by them."""

from __future__ import annotations

import io
import json
import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias
from zipfile import ZipFile

import pytest

from lagesbild.cli.editions import FORMATS, lay_out, tabulate_plan
from lagesbild.config.loading import load
from lagesbild.disclosure.edition import build_public_edition
from lagesbild.disclosure.gate.inspection import LeakError, collect_search_terms, inspect
from lagesbild.figures.gathering import gather
from lagesbild.outputs.formats import Attachments
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lagesbild.core.report import Report
    from lagesbild.disclosure.gate.inspection import SearchTerms

Change: TypeAlias = "Callable[[bytes], bytes]"
"""Gives the content of a file with something planted in it."""
Leak: TypeAlias = "tuple[str, Change, str]"
"""The file, how something is planted in it, and some words of the sentence that stops it."""

STEM = "lagesbild-2021-publik"
NUMBER = "811218-9876"
"""The example of the tax agency: valid, and nobody's."""
CHART = "diagram/klotter-ar-publik.png"
"""A chart of the edition, with its alternative text beside it."""


@cache
def lay_out_public_edition(folder: Path) -> tuple[Report, Report, Mapping[str, bytes], SearchTerms]:
    """The year 2021 of a folder before and after masking, its public files, and what they are searched for."""
    settings = load()
    with open_store(folder / "lagesbild.db") as store:
        full_report = build_report(gather(store, settings, 2021))
        published, hidden, *_ = build_public_edition(full_report, store, settings)
        files = lay_out(published, FORMATS, settings, Attachments(tabulate_plan(store, published)))
    return full_report, published, files, collect_search_terms(full_report, published, hidden, settings)


def appended(text: str) -> Change:
    """A line more at the end of a text file."""
    return lambda content: content + f"{text}\n".encode()


def in_part(part: str, before: str, after: str) -> Change:
    """Another text in one part of an Office file."""

    def change(content: bytes) -> bytes:
        changed = io.BytesIO()
        with ZipFile(io.BytesIO(content)) as old, ZipFile(changed, "w") as new:
            for name in old.namelist():
                body = old.read(name).decode("latin-1")
                new.writestr(
                    name, (body.replace(before, after, 1) if name == part else body).encode("latin-1")
                )
        assert changed.getvalue() != content
        return changed.getvalue()

    return change


def png_chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a picture: its length, kind, content and checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def with_chunk(kind: bytes, body: bytes) -> Change:
    """One chunk more right after a picture's head."""
    return lambda content: content[:33] + png_chunk(kind, body) + content[33:]


def in_json(change: Callable[[Any], None]) -> Change:
    """A report of which something else is told."""

    def changed(content: bytes) -> bytes:
        published = json.loads(content)
        change(published)
        return json.dumps(published).encode()

    return changed


def in_page(before: str, after: str) -> Change:
    """Something else in a page."""

    def change(content: bytes) -> bytes:
        changed = content.decode().replace(before, after, 1)
        assert changed != content.decode()
        return changed.encode()

    return change


def check_leak_is_stopped(files: Mapping[str, bytes], terms: SearchTerms, leak: Leak) -> None:
    """Plant a leak in a public edition: the sentence names the file and the place, and does not repeat what was found."""
    name, plant, words = leak
    with pytest.raises(LeakError) as stopped:
        inspect({name: plant(files[name])}, terms)
    sentence = str(stopped.value)
    assert sentence.startswith(f"{name}, ")
    assert words in sentence
    assert "9876" not in sentence
