"""The municipality's own template: however it is damaged, one sentence, and nothing is stored first."""

from __future__ import annotations

import io
import struct
from functools import cache
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from program import run_in, sample, written

from lagesbild.core.errors import InputError
from lagesbild.outputs.word import template
from lagesbild.outputs.word.analysis import read_analysis
from lagesbild.outputs.word.template import UNREADABLE, open_template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@cache
def whole() -> bytes:
    """A template that can be used."""
    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph("{{lägesbild}}")
    document.sections[0].header.paragraphs[0].text = "Kommunen"
    document.save(file)
    return file.getvalue()


def with_parts(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The template with each part changed by its name; None leaves it out."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(whole())) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            if (content := change(name, source.read(name))) is not None:
                target.writestr(name, content)
    return file.getvalue()


def without(part: str) -> bytes:
    """One part is gone."""
    return with_parts(lambda name, content: None if name == part else content)


def replacing(part: str, new: bytes) -> bytes:
    """One part is something else."""
    return with_parts(lambda name, content: new if name == part else content)


def flipped() -> bytes:
    """A byte in the midst of what is packed."""
    content = bytearray(whole())
    with ZipFile(io.BytesIO(whole())) as archive:
        content[archive.getinfo("word/document.xml").header_offset + 200] ^= 0xFF
    return bytes(content)


def in_directory(offset: int, value: int) -> bytes:
    """The first entry in the directory of the file says something else."""
    content = bytearray(whole())
    struct.pack_into("<H", content, content.index(b"PK\x01\x02") + offset, value)
    return bytes(content)


def _misname_relation(name: str, content: bytes) -> bytes:
    """One letter of one part; the reader passes it over, and the writer stumbles on it."""
    return (
        content.replace(b' Id="rId4"', b' Ad="rId4"') if name == "word/_rels/document.xml.rels" else content
    )


DAMAGED: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "text": lambda: b"{{l\xc3\xa4gesbild}}",
    "old Word": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
    "cut": lambda: whole()[: len(whole()) // 2],
    "flipped": flipped,
    "no content types": lambda: without("[Content_Types].xml"),
    "no document": lambda: without("word/document.xml"),
    "no relations": lambda: without("_rels/.rels"),
    "document no XML": lambda: replacing("word/document.xml", b"<w:document"),
    "document empty": lambda: replacing("word/document.xml", b""),
    "document another": lambda: replacing("word/document.xml", b"<a/>"),
    "styles no XML": lambda: replacing("word/styles.xml", b"<w:styles"),
    "styles another": lambda: replacing("word/styles.xml", b"<a/>"),
    "header no XML": lambda: replacing("word/header1.xml", b"</>"),
    "relation without a name": lambda: with_parts(_misname_relation),
    "encrypted": lambda: in_directory(8, 1),
    "packed strangely": lambda: in_directory(10, 99),
}
"""By what is wrong with it, the template."""


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_template_is_told_in_a_sentence(how: str) -> None:
    """Whatever its reader makes of it."""
    content = DAMAGED[how]()
    assert content != whole()
    with pytest.raises(InputError, match="Mallen"):
        open_template(content)


@pytest.mark.parametrize("part", ["_rels/.rels", "word/_rels/document.xml.rels"])
def test_a_word_file_whose_relations_lead_nowhere_is_told(part: str) -> None:
    """What people have written in it would be lost, so that it is not passed over."""
    content = with_parts(
        lambda name, content: content.replace(b" Target=", b" Tbrget=") if name == part else content
    )
    with pytest.raises(InputError, match=r"a\.docx går inte att läsa"):
        read_analysis("a.docx", content)


def test_a_template_is_looked_at_before_anything_is_stored(tmp_path: Path) -> None:
    """Neither a store nor a report is there afterwards."""
    (tmp_path / "mall.docx").write_bytes(DAMAGED["flipped"]())
    (tmp_path / "lagesbild.toml").write_text('[word]\nmall = "mall.docx"\n', encoding="utf-8")
    before = written(tmp_path)
    done = run_in(tmp_path, "rapport", *sample(2021))
    assert (done.code, done.out, done.err.strip()) == (3, "", UNREADABLE)
    assert written(tmp_path) == before
    assert not (tmp_path / "reports").exists()


def test_a_template_that_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is unpacked."""
    monkeypatch.setattr(template, "LARGEST", 1 << 20)
    with pytest.raises(InputError, match="Mallen"):
        open_template(replacing("word/styles.xml", bytes(2 << 20)))


def test_looking_at_a_template_leaves_it_as_it_is() -> None:
    """No part is added to it."""
    document, _ = open_template(whole())
    file = io.BytesIO()
    document.save(file)
    with ZipFile(io.BytesIO(whole())) as before, ZipFile(file) as after:
        assert set(after.namelist()) == set(before.namelist())
