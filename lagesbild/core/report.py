"""A year's finished report: all that any output may know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lagesbild.core.free_text import NO_DESCRIPTIONS, Descriptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.core.background import Background
    from lagesbild.core.coverage import Coverage
    from lagesbild.core.errors import Problem
    from lagesbild.core.figures import (
        Category,
        Comparison,
        Count,
        Freeze,
        Milieu,
        QuestionCount,
        Remark,
        SourceStatus,
    )
    from lagesbild.core.free_text import FileFindings
    from lagesbild.core.imports import Incoming, UnreadFile
    from lagesbild.core.periods import Period
    from lagesbild.core.tables import Table, TableKind
    from lagesbild.core.text_answers import TextAnswer

Edition = Literal["intern", "publik"]


class Report(Struct, frozen=True):
    """One year in one edition, after disclosure: all that any output may know."""

    year: int
    period: Period
    area: str
    edition: Edition
    as_of: str
    """ISO date of the latest import: what the documents carry as their date."""
    milieus: tuple[Milieu, ...]
    sources: tuple[SourceStatus, ...]
    incoming: tuple[Incoming, ...]
    """Every file of the year, recipient lists included."""
    counts: tuple[Count, ...]
    questions: tuple[QuestionCount, ...]
    comparisons: tuple[Comparison, ...]
    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]
    categories: Mapping[str, tuple[Category, ...]]
    """Per source, the category lines in their fixed order."""
    remarks: tuple[Remark, ...] = ()
    """What must be said of these figures besides: large shifts in response rate, clumping, differences."""
    frozen: tuple[Freeze, ...] = ()
    """When the year's figures were established, the latest last."""
    descriptions: Descriptions = NO_DESCRIPTIONS
    """The screened free text, for the intern workbook alone: no other output may know it."""
    findings: tuple[FileFindings, ...] = ()
    """What was found in the free text of the files."""
    unread_files: tuple[UnreadFile, ...] = ()
    """Every file of the year that could not be read; none in the public edition."""
    analysis: tuple[str, ...] = ()
    """The paragraphs that people have written under *Analys*; none where nobody has."""
    background: tuple[Background, ...] = ()
    """The figures from outside, which are printed beside the year's own."""
    absent_background: tuple[str, ...] = ()
    """The names of the sources of such figures of which nothing has come in, though they were asked for."""
    coverage: Coverage | None = None
    """Of a city put together of its districts' pictures, which of them there are; None of any other picture."""
    text_answers: tuple[TextAnswer, ...] = ()
    """The sources that answer in text, whether they have or not."""
    withheld: int = 0
    """How many sources the edition leaves out altogether, whether they came in or not."""

    def table(self, kind: TableKind, about: str = "", question: str = "") -> Table | None:
        """The table of a kind, of one source and one question where it is of one; None when this year has none."""
        wanted = (kind, about, question)
        return next((t for t in self.tables if (t.kind, t.about, t.question) == wanted), None)

    def source(self, key: str) -> SourceStatus:
        """The status of a source; KeyError when there is none with that key."""
        for status in self.sources:
            if status.key == key:
                return status
        raise KeyError(key)
