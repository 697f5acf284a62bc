"""A district's pictures, asked for by words: what is known of a source's figures in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.states import FigureState, StatedCount
from lagesbild.core.tables import TOTAL, TableKind, table_id
from lagesbild.report.city.pictures import NOT_GIVEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.figures import State
    from lagesbild.report.city.pictures import DistrictPicture, PictureQuestion, PictureSource, PictureTable

NOT_ASKED = StatedCount(None, FigureState.NOT_ASKED)
NOT_CLASSIFIED = StatedCount(None, FigureState.NOT_CLASSIFIED)


class PictureFile(Struct, frozen=True):
    """A picture, and the file that it was read from."""

    picture: DistrictPicture
    name: str
    sha256: str


class District(Struct, frozen=True):
    """A part of the city with its pictures of the year and of those before, the latest first; none where it gave none."""

    name: str
    year: int
    files: tuple[PictureFile, ...] = ()

    @property
    def file(self) -> PictureFile | None:
        """The picture of the year with its file."""
        return next((file for file in self.files if file.picture.year == self.year), None)

    @property
    def picture(self) -> DistrictPicture | None:
        """The picture of the year."""
        return None if self.file is None else self.file.picture

    def source(self, key: str) -> PictureSource | None:
        """What came in from a source this year; None where the district has none of that key."""
        return None if self.picture is None else self.picture.source(key)

    def state(self, key: str) -> State:
        """What became of a source this year: one that a district does not have was not asked there."""
        source = self.source(key)
        return source.state if source else "not_asked" if self._is_whole else "not_received"

    def total(self, key: str) -> StatedCount:
        """A source's total of the year."""
        source = self.source(key)
        return source.total.figure if source else NOT_ASKED if self._is_whole else NOT_GIVEN

    @property
    def _is_whole(self) -> bool:
        """Whether the picture has every source of the district: a public one may leave some out."""
        return self.picture is not None and self.picture.edition == "intern"

    def count(self, key: str, category: str | None, milieu: str) -> StatedCount:
        """A line of a source this year."""
        lines = [] if self.picture is None else [c for c in self.picture.counts if c.source == key]
        for line in lines:
            if line.category == category and (category or line.milieu == milieu):
                return line.figure
        return self._unlisted(self.total(key), is_milieu=category is None and bool(lines))

    def by_milieu(self, key: str, milieu: str) -> StatedCount:
        """A source's figure of a milieu this year."""
        table = None if self.picture is None else self.picture.table(table_id(TableKind.MILIEU_BY_SOURCE))
        figure = None if table is None else table.figure(milieu, key)
        return self._unlisted(self.total(key), is_milieu=True) if figure is None else figure

    def in_year(self, key: str, line: str, year: int, *, is_milieu: bool) -> StatedCount:
        """A source's figure of a line, or its total, in a year: by the latest picture that tells of that year."""
        for table in self.yearly_tables(key):
            if str(year) in table.column_keys:
                figure = table.figure(line, str(year))
                whole = table.figure(TOTAL, str(year)) or NOT_GIVEN
                return self._unlisted(whole, is_milieu=is_milieu) if figure is None else figure
        return self._unlisted(self.total(key), is_milieu=is_milieu) if year == self.year else NOT_GIVEN

    def in_month(self, key: str, line: str, month: str, *, is_milieu: bool) -> StatedCount:
        """A source's figure of a line, or its total, in a month of the year."""
        table = self.monthly_table(key)
        if table is None:
            whole = self.total(key)
            return whole if whole.is_zero or whole.count is None else NOT_CLASSIFIED
        figure = table.figure(month, line)
        if figure is not None:
            return figure
        of_month = table.figure(month, TOTAL) if is_milieu else None
        return self._unlisted(of_month or NOT_GIVEN, is_milieu=is_milieu)

    def monthly_table(self, key: str) -> PictureTable | None:
        """The table with a source's figures of the year by month."""
        return None if self.picture is None else self.picture.table(table_id(TableKind.BY_MONTH, key))

    def yearly_tables(self, key: str) -> Iterator[PictureTable]:
        """The tables with a source's figures by year, that of the latest picture first."""
        for file in self.files:
            if table := file.picture.table(table_id(TableKind.BY_YEAR, key)):
                yield table

    def question(self, source: str, key: str) -> PictureQuestion | None:
        """The answers to a question this year."""
        asked = () if self.picture is None else self.picture.questions
        return next(
            (question for question in asked if (question.source, question.key) == (source, key)), None
        )

    def _unlisted(self, whole: StatedCount, *, is_milieu: bool) -> StatedCount:
        """What is known of a line that a picture does not have, by what is known of the whole.

        A milieu has no line where nothing was counted of it; a category that a district does not have was not sorted by.
        """
        if whole.is_zero or (whole.count is None and whole.state is not FigureState.NOT_SUMMED):
            return whole
        if is_milieu:
            return StatedCount(0) if whole.state is FigureState.EXACT else NOT_GIVEN
        return NOT_CLASSIFIED
