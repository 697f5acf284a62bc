"""The pictures of a report: what they show, how they are laid out, and what they must never do."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from chart_tables import ANSWERS, CASES, HIDDEN, MONTHS, REPORT, by_year, drawn, only, sample, table, texts
from PIL import Image
from program import IMPORTABLE

from lagesbild.core.tables import MissingValue, Table
from lagesbild.outputs.charts.catalogue import ENTRIES
from lagesbild.outputs.charts.charts import Chart, charts, drawing, sketches
from lagesbild.outputs.charts.lettering import ASCENT, CENTIMETRES_PER_POINT, DESCENT, width, wrap
from lagesbild.outputs.charts.marks import CURRENT, EARLIER, WHITE, WIDTH, Bar, Dot, Rule, Text
from lagesbild.outputs.charts.typeface import BOLD, REGULAR

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.outputs.charts.catalogue import Entry

every_chart = pytest.mark.parametrize(("entry", "one", "report"), CASES.values(), ids=CASES)


@pytest.fixture(scope="module")
def finished() -> tuple[Chart, ...]:
    """The charts of the sample."""
    return charts(REPORT)


def box(text: Text) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line."""
    across = width(text.string, text.size, bold=text.bold)
    up, down = (part * text.size * CENTIMETRES_PER_POINT for part in (ASCENT, DESCENT))
    if text.turned:
        return text.x - up, text.y - across, text.x + down, text.y
    left = text.x - {"left": 0.0, "center": across / 2, "right": across}[text.align]
    return left, text.y - up, left + across, text.y + down


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_entry_draws_a_table_of_the_sample(entry: Entry) -> None:
    """A registry entry names a kind of table that a report holds."""
    assert any(entry.draws(table) for table in REPORT.tables)


def test_the_sample_gives_its_charts_in_fixed_order(finished: tuple[Chart, ...]) -> None:
    """Every chart that the sample can give is there, under its own ASCII name."""
    assert [chart.name for chart in finished] == [
        "klotter-ar", "klotter-stadsdel", "klotter-manad", "enkat-egna-ar", "kontakter-ar",
        "svarsfrekvens", "enkat-egna-fragor", "enkat-skolor-fragor",
    ]  # fmt: skip


def test_a_picture_is_sixteen_centimetres_at_300_dots_per_inch(finished: tuple[Chart, ...]) -> None:
    """Size and resolution stand in the file, and nothing of the program that wrote it."""
    for chart in finished:
        with Image.open(BytesIO(chart.png)) as picture:
            assert picture.width == 1889
            assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.01)
            assert "Software" not in picture.info


def test_the_colours_of_the_marks_are_exact(finished: tuple[Chart, ...]) -> None:
    """A picture holds few shades, but what is drawn has its own colour to the last bit."""
    _, drawings = sketches(REPORT)
    for chart, marked in zip(finished, drawings, strict=True):
        with Image.open(BytesIO(chart.png)) as picture:
            held = {colour for _, colour in picture.convert("RGB").getcolors() or ()}
        shown = {mark.colour for mark in marked.marks if isinstance(mark, Bar | Dot | Text)} | {WHITE}
        assert {tuple(bytes.fromhex(colour[1:])) for colour in shown} <= held


def test_another_run_gives_the_same_bytes(finished: tuple[Chart, ...]) -> None:
    """Pictures are identical from one process to the next."""
    program = (
        "import hashlib; from sample_report import sample_report; from lagesbild.outputs.charts.charts import charts;"
        "print(hashlib.sha256(b''.join(chart.png for chart in charts(sample_report()))).hexdigest())"
    )
    environment = os.environ | IMPORTABLE
    other = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == hashlib.sha256(b"".join(chart.png for chart in finished)).hexdigest()


def test_naming_the_charts_does_not_load_matplotlib() -> None:
    """Commands that draw nothing pay nothing."""
    program = "import sys, lagesbild.outputs.charts.charts; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@every_chart
def test_no_text_leaves_the_page_or_meets_another(entry: Entry, one: Table, report: Report) -> None:
    """Nothing is cut off and nothing overlaps."""
    whole = drawing(entry, one, report)
    boxes = [box(mark) for mark in whole.marks if isinstance(mark, Text)]
    assert all(b[0] >= 0 and b[1] >= 0 and b[2] <= WIDTH and b[3] <= whole.height for b in boxes)
    assert not [
        (a, b)
        for n, a in enumerate(boxes)
        for b in boxes[:n]
        if a[0] < b[2] and b[0] < a[2] and a[1] + 0.05 < b[3] and b[1] + 0.05 < a[3]
    ]


def test_a_question_with_a_hidden_answer_has_no_lengths() -> None:
    """The length of the known answers would give the hidden one away."""
    question = table("fragor_enkat_egna", ANSWERS, {"Har sett tecken": (HIDDEN, 9, 3, 16)})
    bars = [mark for mark in drawn(only(question)).marks if isinstance(mark, Bar) and mark.width > 0.5]
    assert not bars


def test_a_break_is_a_labelled_line_with_its_reason() -> None:
    """Years that are not comparable are parted by a dashed line, and the source line says why."""
    compared = tuple(replace(c, verdict="ej_jamforbart", reason="nya kategorier") for c in REPORT.comparisons)
    whole = drawn(only(sample("ar_klotter"), comparisons=compared))
    assert [mark for mark in whole.marks if isinstance(mark, Rule) and mark.dashed]
    assert "ej jämförbart" in texts(whole)
    assert "2021 är inte jämförbart med 2020: nya kategorier." in " ".join(texts(whole))


def test_the_reason_of_a_break_is_told_once() -> None:
    """What a note of the table says already is not said again in the same source line."""
    compared = tuple(replace(c, verdict="ej_jamforbart", reason="nya kategorier") for c in REPORT.comparisons)
    noted = replace(sample("ar_klotter"), notes=("Serien är bruten mellan 2020 och 2021: nya kategorier.",))
    assert " ".join(texts(drawn(only(noted, comparisons=compared)))).count("nya kategorier") == 1


def test_a_missing_year_is_a_labelled_gap() -> None:
    """A year without a column keeps its place and says that nothing is known."""
    whole = drawn(only(by_year("ar_klotter", (2019, 2021), {"Nazistiskt": (2, 3)}, (2, 3))))
    assert {"2019 (totalt 2)", "2020 (uppgift saknas)", "2021 (totalt 3)"} <= set(texts(whole))


def test_at_most_the_last_five_years_are_drawn() -> None:
    """Older years stay in the table."""
    years = tuple(range(2012, 2022))
    whole = drawn(only(by_year("ar_ia", years, {"Vit makt-miljön": tuple(range(1, 11))})))
    assert [text for text in texts(whole) if re.fullmatch("20..", text)] == [
        "2017",
        "2018",
        "2019",
        "2020",
        "2021",
    ]


def test_zero_is_drawn_as_zero(finished: tuple[Chart, ...]) -> None:
    """No islamist graffiti is a figure in both years."""
    assert finished[0].table == "ar_klotter"
    assert texts(drawn(only(sample("ar_klotter")))).count("0") == 2


def test_colour_means_year() -> None:
    """Dark is this year and pale the earlier ones, whatever the category."""
    bars = [mark for mark in drawn(only(sample("ar_klotter"))).marks if isinstance(mark, Bar)]
    assert [bar.colour for bar in bars] == [EARLIER] * 3 + [CURRENT] * 3


@pytest.mark.parametrize(("most", "shape"), [(6, Dot), (7, Bar)])
def test_few_are_dots_and_many_are_bars(most: int, shape: type) -> None:
    """Up to six can be seen at a glance; more are measured."""
    whole = drawn(only(by_year("ar_kontakter", (2020, 2021), {"Vit makt-miljön": (1, most)}, (1, most))))
    assert {type(mark) for mark in whole.marks} & {Dot, Bar} == {shape}


def test_every_month_of_the_table_is_there() -> None:
    """Months with nothing have their place and their zero, and none is invented."""
    rows = {month: (1 if n == 4 else 0,) for n, month in enumerate(MONTHS)}
    written = texts(drawn(only(table("klotter_manad", {"a": "A"}, rows))))
    assert written.count("0") == 11
    assert {"maj", "juni", "sept", "jan", "febr", "apr", "2020", "2021"} <= set(written)


def test_lines_keep_every_letter_and_their_room() -> None:
    """Wrapping loses nothing, and even a word wider than its room is broken rather than cut."""
    word = "Förvaltningsövergripandesamverkansgruppen"
    lines = wrap(f"{word} i Skarpnäck", 2.0)
    assert all(width(line) <= 2.0 for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == f"{word}iSkarpnäck"


def test_the_typeface_comes_with_its_licence() -> None:
    """The fonts are small and may be passed on."""
    assert max(REGULAR.stat().st_size, BOLD.stat().st_size) < 60_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in REGULAR.with_name("OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("nothing", MissingValue)
@pytest.mark.parametrize("table_id", ["ar_klotter", "ar_ia"])
def test_a_named_nothing_has_neither_bar_nor_dot(table_id: str, nothing: MissingValue) -> None:
    """Only known figures have a length."""
    known, unknown = (
        drawn(only(by_year(table_id, (2020, 2021), {"Vit makt": (2, 3), "Autonom": (1, value)})))
        for value in (0, nothing)
    )
    lengths = [[mark for mark in whole.marks if isinstance(mark, Bar | Dot)] for whole in (known, unknown)]
    assert len(lengths[0]) == len(lengths[1])


@pytest.mark.parametrize("table_id", ["klotter_manad", "klotter_omrade"])
def test_a_sum_with_a_hidden_part_has_no_bar(table_id: str) -> None:
    """What is known of the row would be the least that it can be."""
    whole = drawn(only(table(table_id, {"a": "A", "b": "B"}, {"2020-05": (HIDDEN, 8), "2020-06": (3, 3)})))
    assert len([mark for mark in whole.marks if isinstance(mark, Bar)]) == 1
