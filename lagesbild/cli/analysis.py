"""What is written under *Analys* in the Word file that is about to be made again, into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.clock import today
from lagesbild.core.errors import InputError, OutputError
from lagesbild.figures.gathering import require
from lagesbild.outputs.folder.publish import finish, template_bytes
from lagesbild.outputs.word.analysis import read_analysis
from lagesbild.outputs.word.template import open_template
from lagesbild.store.analyses import keep_analyses, list_new_analyses
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.config.settings import Settings


LATER_WORDS = (
    "Något har skrivits under Analys i {path} medan rapporterna gjordes. Kör igen, så kommer det med."
)


class WrittenAnalyses(NamedTuple):
    """The paragraphs of the analysis in the year's own section, and in the file that is named."""

    found: tuple[str, ...]
    named: tuple[str, ...]


def read_back(year: int, folder: Path, named: Path | None, settings: Settings) -> WrittenAnalyses:
    """Return what is written in the year's section in the folder, and in the file that is named.

    InputError when the named file cannot be read or holds no analysis, or when the municipality's template cannot be
    used; a section that is not there holds none.
    """
    template = template_bytes(settings.word_template)
    if template is not None:
        open_template(template)
    finish(folder)
    found = _read_section(year, folder, template)
    return WrittenAnalyses(found, _read_named(named, template) if named else ())


def refuse_later_words(year: int, folder: Path, written: WrittenAnalyses, settings: Settings) -> None:
    """Raise OutputError where the section, which is about to be replaced, has another analysis than was read back."""
    if _read_section(year, folder, template_bytes(settings.word_template)) not in {written.found, ()}:
        raise OutputError(LATER_WORDS.format(path=section_in(year, folder)))


def _read_section(year: int, folder: Path, template: bytes | None) -> tuple[str, ...]:
    own = section_in(year, folder)
    return read_analysis(own.name, own.read_bytes(), template) if own.is_file() else ()


def _read_named(named: Path, template: bytes | None) -> tuple[str, ...]:
    try:
        content = named.read_bytes()
    except OSError as error:
        raise InputError(f"{named} går inte att läsa. Kontrollera sökvägen efter --analys.") from error
    if not (paragraphs := read_analysis(named.name, content, template)):
        raise InputError(f"{named.name}: inget är skrivet under Analys. Skriv där och spara, och kör igen.")
    return paragraphs


def section_in(year: int, folder: Path) -> Path:
    """Return where the year's section stands that people write in."""
    return folder / f"lagesbild-{year}.docx"


def keep_written(database: Path, year: int, written: WrittenAnalyses) -> None:
    """Let what is written hold for the year; the store is opened for writing only where it is new."""
    if not any(written):
        return
    with open_store(database) as store:
        require(store, year)
        texts = list_new_analyses(store, year, *written)
    if texts:
        with open_store(database, writable=True) as store:
            keep_analyses(store, year, list_new_analyses(store, year, *written), today())
