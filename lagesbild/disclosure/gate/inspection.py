"""The gate: nothing of the public edition is put in place before all of it has been read back and searched.

Each file is opened from its bytes, as a reader's program would, and searched for personal data, for the names
that belong to the intern edition alone, and for figures that are hidden, in the cells of tables and in sentences.
What is drawn in a picture cannot be read back, so its marks are examined as they go to be drawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.background import BACKGROUND_OPENING
from lagesbild.core.errors import InputError
from lagesbild.disclosure.gate.charts import find_chart_disclosures
from lagesbild.disclosure.gate.hidden_cells import (
    HiddenCells,
    collect_hidden_cells,
    find_json_disclosures,
    find_workbook_disclosures,
)
from lagesbild.disclosure.gate.incoming_names import incoming_names
from lagesbild.disclosure.gate.numbered_names import find_numbered_names, part_from_years
from lagesbild.disclosure.gate.printed_tables import (
    find_document_disclosures,
    find_markdown_disclosures,
    find_page_disclosures,
)
from lagesbild.disclosure.gate.read_back import READERS, ReadText, read_back_texts
from lagesbild.disclosure.gate.sentences import Secrets, collect_secrets, find_text_disclosures
from lagesbild.personal_data.finder import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.charts import Drawn
    from lagesbild.core.report import Report
    from lagesbild.core.suppression import SuppressedFigure
    from lagesbild.personal_data.word_lists import Lists

FINGERPRINT = re.compile(r"\b[0-9a-f]{64}\b")
NUMBER = re.compile(r"-?\d{1,6}(\.\d+)?(e-?\d+)?", re.IGNORECASE)
"""A figure as a spreadsheet keeps it: the decimals of a share look like the number of a person."""
SENTENCE = 6
"""Words from which a free text is somebody's own: "ej angivet" may stand in a table for another reason."""
LOOKED_UP: Mapping[str, Callable[[bytes, HiddenCells], Iterator[str]]] = {
    "json": find_json_disclosures,
    "xlsx": find_workbook_disclosures,
    "md": find_markdown_disclosures,
    "docx": find_document_disclosures,
    "html": find_page_disclosures,
}
TABLE_LINE = "| "
"""How a line of a Markdown table begins: it is looked up cell by cell."""
KINDS: Mapping[str, str] = {
    "epost": "en e-postadress",
    "handtag": "ett användarnamn",
    "telefon": "ett telefonnummer",
    "personnummer": "ett personnummer",
    "samordningsnummer": "ett samordningsnummer",
    "registreringsnummer": "ett registreringsnummer",
    "adress": "en adress",
    "postort": "en postadress",
    "namn": "ett personnamn",
    "indirekt": "en uppgift som pekar ut någon",
}


class LeakError(InputError):
    """A file of the public edition tells what it must not; nothing may be written."""

    def __init__(self, file: str, place: str, what: str) -> None:
        super().__init__(
            f"{file}, {place}: {what} får inte publiceras. Ingenting har skrivits; "
            "rätta underlaget eller inställningarna och exportera igen."
        )


class SearchTerms(Struct, frozen=True):
    """The names, texts and figures that the files of one public edition must not hold."""

    lists: Lists
    intern: re.Pattern[str] | None
    """The names that belong to the intern edition alone."""
    incoming: re.Pattern[str] | None
    """The names and fingerprints of what came in."""
    hidden: HiddenCells
    secrets: Secrets
    """The suppressed figures in words."""
    template_texts: frozenset[str] = frozenset()
    """Texts that stand in the municipality's own template already."""
    free_text: frozenset[str] = frozenset()
    """The free texts of a sentence or more, which no public file may hold whole."""
    numbered: re.Pattern[str] | None = None
    """The names in the edition that end in six digits, with a year behind."""
    background: tuple[str, ...] = ()
    """How the paragraphs begin that tell of figures from outside alone: no number of theirs is one of ours."""


def collect_search_terms(
    full_report: Report,
    published: Report,
    hidden: Sequence[SuppressedFigure],
    settings: Settings,
    template: bytes | None = None,
) -> SearchTerms:
    """The search terms, from the report before and after masking."""
    template_texts = read_back_texts("mall.docx", template) if template else ()
    return SearchTerms(
        settings.lists.with_places((full_report.area, *settings.area_parts.parts)),
        _intern_names(full_report, settings),
        incoming_names(full_report, settings.lists),
        collect_hidden_cells(full_report, published, hidden),
        collect_secrets(full_report, published, hidden),
        frozenset(passage.text for passage in template_texts),
        frozenset(
            description.text
            for description in full_report.descriptions.shown
            if len(description.text.split()) >= SENTENCE
        ),
        find_numbered_names(published),
        tuple(f"{BACKGROUND_OPENING} {source.origin}" for source in published.background),
    )


def inspect(files: Mapping[str, bytes], terms: SearchTerms) -> None:
    """Raise LeakError for the first file (relative path -> content) that tells what it must not."""
    searched: set[str] = set()
    for name, content in files.items():
        ending = name.rpartition(".")[2]
        if ending not in READERS:
            raise LeakError(name, "hela filen", "en fil som inte går att läsa tillbaka")
        for passage in _new(read_back_texts(name, content), searched):
            _search(name, passage, terms)
        for place in LOOKED_UP[ending](content, terms.hidden) if ending in LOOKED_UP else ():
            raise LeakError(name, place, "en dold siffra")


def inspect_charts(charts: Iterable[Drawn], terms: SearchTerms) -> None:
    """Raise LeakError for the first chart that draws anything of a hidden figure."""
    for chart, place in find_chart_disclosures(charts, terms.hidden):
        raise LeakError(f"diagram/{chart}", place, "en dold siffra")


def _new(texts: Iterable[ReadText], searched: set[str]) -> Iterator[ReadText]:
    """Yield the texts not searched before: files of one edition repeat each other."""
    for passage in texts:
        if passage.text not in searched:
            searched.add(passage.text)
            yield passage


def _search(name: str, passage: ReadText, terms: SearchTerms) -> None:
    if terms.intern and terms.intern.search(passage.text):
        raise LeakError(name, passage.place, "ett namn som hör till den interna utgåvan")
    if terms.incoming and terms.incoming.search(passage.text):
        raise LeakError(
            name, passage.place, "vad en inkommen fil eller ett blad i den heter, eller dess kontrollsumma,"
        )
    if passage.text in terms.free_text - terms.template_texts:
        raise LeakError(name, passage.place, "fritext ur underlaget")
    if passage.text in terms.template_texts or NUMBER.fullmatch(passage.text):
        return
    text = FINGERPRINT.sub(" ", passage.text)
    if not text.startswith((TABLE_LINE, *terms.background)):
        for figure in find_text_disclosures(text, terms.secrets, name):
            raise LeakError(name, passage.place, f"en dold siffra i löpande text ({figure})")
    text = part_from_years(text, terms.numbered)
    for finding in find(text, terms.lists):
        if finding.outcome == "maskas":
            raise LeakError(name, passage.place, KINDS[finding.kind])


def _intern_names(full_report: Report, settings: Settings) -> re.Pattern[str] | None:
    """A pattern of the intern sources' labels, in any case of letters, and of the silent units.

    A unit that is called as a place or a source is no secret: its name stands in the edition for another reason.
    """
    intern = settings.sources_of_class("intern")
    shown = [status for status in full_report.sources if status.key not in intern]
    known = {
        full_report.area,
        *settings.area_parts.parts,
        *(text for s in shown for text in (s.label, s.short, s.sender)),
    }
    labels = {status.label for status in full_report.sources if status.key in intern}
    silent = {unit for status in full_report.sources for unit in status.silent} - known
    forms = [f"(?i:{re.escape(label)})" for label in sorted(labels)] + [re.escape(u) for u in sorted(silent)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)") if forms else None
