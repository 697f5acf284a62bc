"""Cases (one row each, columns named by their roles) -> observations: what counts, and what is set aside and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lagesbild.core.cells import NOT_REPORTED, day_parser, whole_number
from lagesbild.core.figures import REASONS
from lagesbild.core.observations import complete
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line, fold
from lagesbild.intake.shapes.columns import Distinct, Parsed, distinct, look_up_in, milieu_parser, parse
from lagesbild.intake.shapes.record_keys import CaseNumbers
from lagesbild.intake.shapes.totals import find_disagreements
from lagesbild.intake.shapes.words import NOT_STATED, TEST_WORDS, TOTAL_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from lagesbild.core.errors import Problem
    from lagesbild.intake.candidates import Observed
    from lagesbild.intake.shapes.context import Context

STATUSES = (COUNTED, *REASONS)
MISSING_COUNT = "Antalet saknas; raden är lagd åt sidan. Skriv 0 om det inte fanns något, annars antalet."
NO_NUMBER = "Antalet går inte att läsa som ett heltal; {what} är lagd åt sidan. Skriv ett heltal."
NOT_GIVEN = (
    "Antalet är inte lämnat: tecknet där betyder att uppgift saknas, inte noll. {what} är lagd åt sidan. "
    "Fråga avsändaren."
)
PLAIN_TEXTS = {"part": "part", "plats": "place", "enhet": "unit", "kanal": "channel"}
"""Roles whose text is kept as it stands, and the column it is kept in."""
LABEL_ROLES = ("datum", "arende", "kategori", "miljo", "omrade", "plats", "enhet", "typ")
TEST_ROLES = ("arende", "enhet", "plats", "typ")
MARKS = {
    role: dict.fromkeys(TOTAL_WORDS, "total_row")
    | dict.fromkeys(TEST_WORDS if role in TEST_ROLES else (), "test_answer")
    for role in LABEL_ROLES
}
"""By role, the words that mark a row as a total or a test."""
COUNTED_BY = ("datum", "kategori", "miljo", "omrade", "plats", "enhet", "antal")
"""Roles of which two rows with one case number should say the same."""
UNLIKE = (
    "Ärendenumret står redan högre upp, där något är annorlunda; raden är lagd åt sidan som dubblett. "
    "Jämför raderna, och ge ärendet ett eget nummer om det är ett annat."
)
AMBIGUOUS = (
    "Dagar och månader kan läsas på två sätt, och inget datum i kolumnen avgör vilket; de är lästa som dag före månad. "
    "Kontrollera några rader, och skriv datumen som 2021-03-01 om det är fel."
)


def classify(cases: pd.DataFrame, context: Context) -> Observed:
    """Return the observations of cases whose columns are named by roles, and what is wrong in them."""
    work = Classification(cases, context)
    return work.observations(), tuple(work.problems)


class Classification:
    """The work of classifying one file's cases; `observations` and `problems` are what it gives."""

    def __init__(self, cases: pd.DataFrame, context: Context) -> None:
        self.cases = cases
        self.context = context
        self.problems: list[Problem] = list(cases.attrs.get("problems", ()))
        self.status: NDArray[np.int8] = np.zeros(len(cases), dtype=np.int8)
        """For each case, the place of its status in STATUSES."""
        self._numbers = self._case_numbers()
        self._columns: dict[str, Distinct] = {}

    def observations(self) -> pd.DataFrame:
        """The canonical table of these cases, set-aside ones included; one row for each case and milieu."""
        for reason, rows in self._marked().items():
            self._set_aside(rows, reason)
            if reason == "total_row" and rows.any():
                self.problems += find_disagreements(self.cases, rows, self.context)
        days, area, count = self._days(), self._area(), self._count()
        self._duplicates()
        outside = (days < np.datetime64(self.context.period.start)) | (
            days > np.datetime64(self.context.period.end)
        )
        self._set_aside(outside, "outside_period")
        self._set_aside(area.failed, "outside_area")
        category, category_milieu = self._category()
        frame = pd.DataFrame({"row": self.cases.index.to_numpy(dtype=np.int32)})
        frame["status"] = pd.Categorical.from_codes(self.status, pd.Index(STATUSES))
        frame["kind"] = pd.Categorical([self.context.source.kind]).repeat(len(frame))
        frame["date"] = days.astype("datetime64[s]")
        frame["area"] = area.texts()
        for role, column in PLAIN_TEXTS.items():
            if (found := self._column(role)) is not None:
                frame[column] = _plain(found)
        if self._numbers:
            frame["identity"] = self._numbers.marks
        if category is not None:
            frame["category"] = category
        frame["count"] = count.astype(np.int32)
        return complete(self._with_milieus(frame, category_milieu))

    def _column(self, role: str) -> Distinct | None:
        """The column that bears a role, taken apart once."""
        if role not in self.cases:
            return None
        if role not in self._columns:
            self._columns[role] = distinct(self.cases[role])
        return self._columns[role]

    @property
    def _counted(self) -> NDArray[np.bool_]:
        """The rows that nothing has set aside so far."""
        return np.equal(self.status, STATUSES.index(COUNTED))

    def _set_aside(self, rows: NDArray[np.bool_], reason: str) -> None:
        self.status[rows & self._counted] = STATUSES.index(reason)

    def _marked(self) -> dict[str, NDArray[np.bool_]]:
        """By reason, the rows that a word marks as totals or as tests."""
        marked = {reason: np.zeros(len(self.cases), dtype=bool) for reason in ("total_row", "test_answer")}
        for role in MARKS:
            for reason, rows in self._worded(role).items():
                marked[reason] |= rows
        return marked

    def _worded(self, role: str) -> dict[str, NDArray[np.bool_]]:
        """By reason, the rows that a word in the column of a role marks."""
        if role == self.context.source.identity and self._numbers:
            return self._numbers.saying(MARKS[role])
        column = self._column(role)
        if column is None:
            return {}
        codes, cells = column
        meant = [(number, MARKS[role].get(fold(cell).strip(" :"))) for number, cell in enumerate(cells)]
        return {
            reason: np.isin(codes, [number for number, found in meant if found == reason])
            for reason in {found for _, found in meant if found}
        }

    def _case_numbers(self) -> CaseNumbers | None:
        """The column that tells a case from every other, where the source has one."""
        role = self.context.source.identity
        return CaseNumbers.of(self.cases[role]) if role and role in self.cases else None

    def _report(self, rows: NDArray[np.bool_], code: str, message: str, role: str) -> None:
        """One problem for each counted row, up to a limit, and one for all the rest.

        A ready table has its labels, days and numbers under headings of its own.
        """
        places = np.flatnonzero(rows & self._counted)
        headings = self._column("part") if role not in self.context.headings else None
        faulty = pd.DataFrame({"row": self.cases.index[places]})
        faulty["column"] = role if headings is None else _plain(headings).take(places)
        self.problems += self.context.repeated(code, message, faulty.drop_duplicates(), role)

    def _days(self) -> NDArray[np.datetime64]:
        column = self._column("datum")
        if column is None:
            return np.full(len(self.cases), np.datetime64("NaT", "D"))
        parser = day_parser(column.within(self._counted), from_1904=self.context.sheet.dates_1904)
        if parser.ambiguous:
            self.problems.append(self.context.problem("ambiguous_dates", AMBIGUOUS, role="datum"))
        parsed = parse(column, parser, NOT_STATED)
        self._fail(
            parsed,
            "unreadable_date",
            "Datumet går inte att läsa; raden är lagd åt sidan. Skriv det som 2021-03-01.",
            "datum",
        )
        self._report(
            parsed.empty,
            "missing_date",
            "Datum saknas; raden räknas ändå. Fyll i datumet om det går.",
            "datum",
        )
        return parsed.days()

    def _fail(self, parsed: Parsed, code: str, message: str, role: str) -> None:
        self._report(parsed.failed, code, message, role)
        self._set_aside(parsed.failed, "unreadable")

    def _area(self) -> Parsed:
        column = self._column("omrade")
        if column is None or not self.context.settings.area_parts.parts:
            blank = Distinct(np.zeros(len(self.cases), dtype=np.int64), ("",))
            return parse(blank if column is None else column, lambda cell: as_line(str(cell)))
        return parse(column, look_up_in(self.context.area_names), NOT_STATED)

    def _count(self) -> NDArray[np.int64]:
        column = self._column("antal")
        if column is None:
            return np.ones(len(self.cases), dtype=np.int64)
        parsed = parse(column, _count_of)
        what = "cellen" if "part" in self.cases else "raden"
        if parsed.bad:
            not_given = parse(column, lambda cell: fold(cell) in NOT_REPORTED or None).numbers(0).astype(bool)
            self._report(not_given, "count_not_given", NOT_GIVEN.format(what=what.capitalize()), "antal")
            self._set_aside(not_given & parsed.failed, "unreadable")
        self._fail(parsed, "unreadable_count", NO_NUMBER.format(what=what), "antal")
        if "antal" in self.context.source.required:
            self._report(parsed.empty, "missing_count", MISSING_COUNT, "antal")
            self._set_aside(parsed.empty, "unreadable")
        return parsed.numbers(1)

    def _duplicates(self) -> None:
        numbers, role = self._numbers, self.context.source.identity
        if numbers is None or role is None:
            return
        repeated = numbers.repeats(self._counted)
        if repeated.any():
            self._report(self._unlike(repeated, numbers), "unlike_duplicate", UNLIKE, role)
        self._set_aside(repeated, "duplicate")

    def _unlike(self, repeated: NDArray[np.bool_], numbers: CaseNumbers) -> NDArray[np.bool_]:
        """The repeated rows in which something that figures rest on is not as where their number counts."""
        here, there = np.flatnonzero(repeated), numbers.firsts(repeated, self._counted)
        columns = [self._column(role) for role in COUNTED_BY]
        differ = [column.codes[here] != column.codes[there] for column in columns if column is not None]
        unlike = np.zeros(len(repeated), dtype=bool)
        unlike[here[np.any(differ, axis=0)]] = True
        return unlike

    def _category(self) -> tuple[Any, Parsed | None]:
        """The category column, and each row's milieu by its category (None where categories say nothing)."""
        column, name = self._column("kategori"), self.context.source.category_set
        if column is None or name is None:
            return None, None
        lines = self.context.vocabulary.categories[name]
        keys = look_up_in(self.context.vocabulary.category_keys(name))
        parsed = parse(column, keys, NOT_STATED)
        lines_or_own = parse(column, _or_itself(keys), NOT_STATED)
        self._set_aside(
            parse(column, lambda cell: lines[keys(cell)].milieu == "" or None).numbers(0).astype(bool),
            "not_extremist",
        )
        self._report(parsed.failed, "unknown_category", _unknown_category(name), "kategori")
        self._report(
            parsed.empty,
            "missing_category",
            "Kategorin saknas; raden räknas som ej angiven. Fyll i kategorin om det går.",
            "kategori",
        )
        return lines_or_own.texts("ej_angivet"), parse(
            column, lambda cell: lines[keys(cell)].milieu, NOT_STATED
        )

    def _with_milieus(self, frame: pd.DataFrame, by_category: Parsed | None) -> pd.DataFrame:
        if by_category is not None:
            return frame.assign(milieu=by_category.texts("oklar"))
        column = self._column("miljo")
        if column is None:
            return frame.assign(milieu="oklar")
        parsed = parse(column, milieu_parser(self.context.vocabulary), NOT_STATED)
        message = "Miljön är inte känd; raden räknas som ej angiven. Lägg stavningen som alias under [miljoer] i lagesbild.toml."
        self._report(parsed.failed, "unknown_milieu", message, "miljo")
        several = max((len(m) for m in parsed.meanings if m), default=1)
        frame = frame.assign(milieu=parsed.each(), record=True, first=True)
        if several == 1:
            return frame.assign(
                milieu=Parsed(
                    parsed.codes, parsed.distinct, tuple(m and m[0] for m in parsed.meanings), parsed.bad
                ).texts("oklar")
            )
        frame = frame.explode("milieu", ignore_index=True)
        leads = ~frame.duplicated(frame.columns.intersection(["row", "part"])).to_numpy()
        return frame.assign(milieu=frame["milieu"].fillna("oklar"), record=leads, first=leads)


def _plain(column: Distinct) -> pd.Categorical[str]:
    """A column's texts as they stand, with single blanks."""
    return parse(column, lambda cell: as_line(str(cell))).texts()


def _count_of(cell: object) -> int:
    number = whole_number(cell)  # type: ignore[arg-type]
    if number < 0:
        raise ValueError("a count below zero")
    return number


def _or_itself(keys: Callable[[object], str]) -> Callable[[object], str]:
    """An unknown category keeps its own line, named as it is spelt."""

    def key(cell: object) -> str:
        try:
            return keys(cell)
        except ValueError:
            return as_line(str(cell))

    return key


def _unknown_category(name: str) -> str:
    return (
        "Kategorin är inte känd; den får en egen rad och räknas som ej angiven miljö. Ge den en miljö med en rad "
        f'under [kategorier.{name}] i lagesbild.toml, till exempel: nyckel = {{ namn = "…", miljo = "oklar", alias = ["…"] }}.'
    )
