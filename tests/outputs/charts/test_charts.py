"""The pictures of a report: what they show, how they are laid out, and what they must never do."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from importlib.metadata import distributions
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from chart_tables import (
    ALIKE,
    ANSWERS,
    CASES,
    HIDDEN,
    MONTHS,
    REPORT,
    all_charts,
    by_year,
    described,
    only,
    sample,
    table,
    texts,
)
from matplotlib import rc_context
from matplotlib.font_manager import get_font
from matplotlib.lines import Line2D
from matplotlib.text import Text
from msgspec.structs import replace
from PIL import Image
from program import IMPORTABLE

from lagesbild.core.tables import MissingValue, Table
from lagesbild.outputs.charts.catalogue import CHARTS
from lagesbild.outputs.charts.charts import Chart, charts, picture
from lagesbild.outputs.charts.description import Mark, drawn_marks
from lagesbild.outputs.charts.frame import figure_of
from lagesbild.outputs.charts.paper import BAR, DOTS
from lagesbild.outputs.charts.style import FONTS, style
from lagesbild.outputs.charts.text_layout import EXPLAINED, SIGNS, width, wrap
from lagesbild.outputs.palette import CURRENT, EARLIER

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.core.report import Report
    from lagesbild.outputs.charts.catalogue import ChartKind
    from lagesbild.outputs.charts.description import Picture

every_chart = pytest.mark.parametrize(("kind", "own", "report"), CASES.values(), ids=CASES)


@pytest.fixture(scope="module")
def finished() -> tuple[Chart, ...]:
    """The charts of the sample."""
    return charts(REPORT)


def bars(whole: Picture) -> list[Mark]:
    """The marks that have a length."""
    return [mark for mark in whole.marks if mark.length]


@pytest.mark.parametrize("kind", CHARTS, ids=lambda kind: kind.name)
def test_every_kind_draws_a_table_of_the_sample(kind: ChartKind) -> None:
    """A line of the catalogue names a kind of table that a report holds."""
    assert any(kind.draws(own, REPORT) or kind.draws(own, ALIKE) for own in REPORT.tables)


def test_the_sample_gives_its_charts_in_fixed_order(finished: tuple[Chart, ...]) -> None:
    """Every chart that the sample can give is there, under its own ASCII name."""
    assert [chart.name for chart in finished] == [
        "oversikt", "klotter-ar", "klotter-stadsdel", "enkat-egna-fragor", "enkat-skolor-fragor",
    ]  # fmt: skip


def test_a_picture_is_sixteen_centimetres_at_300_dots_per_inch(finished: tuple[Chart, ...]) -> None:
    """Size and resolution stand in the file, and nothing of the program that wrote it."""
    for chart in finished:
        with Image.open(BytesIO(chart.png)) as picture:
            assert picture.width == 1889
            assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.01)
            assert "Software" not in picture.info


@pytest.mark.slow
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


@pytest.mark.sampled
@every_chart
def test_no_text_leaves_the_page_or_meets_another(kind: ChartKind, own: Table, report: Report) -> None:
    """MissingValue is cut off and nothing overlaps, as matplotlib itself measures what it has drawn."""
    with rc_context(style()):
        figure = figure_of(picture(kind, own, report))
        figure.canvas.draw()
        boxes = [
            (text.get_text(), text.get_window_extent())
            for text in figure.findobj(Text)
            if isinstance(text, Text) and text.get_text() and text.get_visible()
        ]
    page = figure.bbox
    assert not [
        text for text, box in boxes if box.x0 < 0 or box.y0 < 0 or box.x1 > page.x1 or box.y1 > page.y1
    ]
    assert not [
        (text, other)
        for number, (text, box) in enumerate(boxes)
        for other, beside in boxes[:number]
        if box.x0 < beside.x1 and beside.x0 < box.x1 and box.y0 + 6 < beside.y1 and beside.y0 + 6 < box.y1
    ]


@every_chart
def test_what_the_gate_reads_is_what_is_drawn(kind: ChartKind, own: Table, report: Report) -> None:
    """Every text and every bar of the picture is in its description, and the other way round."""
    whole = picture(kind, own, report)
    with rc_context(style()):
        figure = figure_of(whole)
    shown = {re.sub(r"[\s-]", "", text.get_text()) for text in figure.findobj(Text) if isinstance(text, Text)}
    read = {re.sub(r"[\s-]", "", mark.text) for mark in drawn_marks(whole) if mark.kind == "text"}
    assert shown - {""} == read - {""}
    drawn = [artist.get_gid() for artist in figure.findobj()]
    assert drawn.count(BAR) + drawn.count(DOTS) == len(bars(whole)) + len(whole.legend)


def test_signs_that_the_typeface_lacks_are_replaced_and_explained() -> None:
    """An emoji, Cyrillic, Arabic or a control sign costs no report, and the picture says what the square means."""
    rows = {"\U0001f621 hat": (1,), "Смерть": (2,), "سلام": (1,), "a\u200d\x07b": (1,), "$x$ {_1^": (1,)}
    (chart,) = all_charts(only(by_year("ar_klotter", (2021,), rows, (6,))))
    assert len(chart.png) > 10_000
    assert "Смерть 2" in chart.alt
    with rc_context(style()):
        figure = figure_of(described(only(by_year("ar_klotter", (2021,), rows, (6,)))))
    written = [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]
    assert {"□ hat", "□" * 6, "□" * 4, "ab", "$x$ {_1^"} <= set(written)
    assert sum(EXPLAINED in text for text in written) == 1


def test_nothing_is_said_of_signs_where_none_is_lacking() -> None:
    """The square is explained only where it stands."""
    with rc_context(style()):
        figure = figure_of(described(only(sample("ar_klotter"))))
    assert not [text for text in figure.findobj(Text) if isinstance(text, Text) and "□" in text.get_text()]


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_the_signs_are_those_of_the_typeface(font: Path) -> None:
    """What is drawn as it stands is exactly what both faces have."""
    assert {chr(code) for code in get_font(font).get_charmap()} == SIGNS


def test_a_question_with_a_hidden_answer_has_no_lengths() -> None:
    """The length of the known answers would give the hidden one away."""
    question = table("fragor_enkat_egna", ANSWERS, {"Har sett tecken": (HIDDEN, 9, 3, 16)})
    assert not bars(described(only(question)))


def test_a_break_is_a_labelled_line_with_its_reason() -> None:
    """Years that are not comparable are parted by a dashed line, and the source line says why."""
    compared = tuple(replace(c, verdict="ej_jamforbart", reason="nya kategorier") for c in REPORT.comparisons)
    whole = described(only(sample("ar_klotter"), comparisons=compared))
    assert [panel.broken for panel in whole.panels] == ["", "ej jämförbart"]
    with rc_context(style()):
        lines = [line for line in figure_of(whole).findobj(Line2D) if isinstance(line, Line2D)]
    assert [line.get_linestyle() for line in lines].count("--") == 1
    assert "ej jämförbart" in texts(whole)
    assert "2021 är inte jämförbart med 2020: nya kategorier." in " ".join(texts(whole))


def test_the_reason_of_a_break_is_told_once() -> None:
    """What a note of the table says already is not said again in the same source line."""
    compared = tuple(replace(c, verdict="ej_jamforbart", reason="nya kategorier") for c in REPORT.comparisons)
    noted = replace(sample("ar_klotter"), notes=("Serien är bruten mellan 2020 och 2021: nya kategorier.",))
    assert " ".join(texts(described(only(noted, comparisons=compared)))).count("nya kategorier") == 1


def test_a_missing_year_is_a_labelled_gap() -> None:
    """A year without a column keeps its place and says that nothing is known."""
    whole = described(only(by_year("ar_klotter", (2019, 2021), {"Nazistiskt": (2, 3)}, (2, 3))))
    assert {"2019 (totalt 2)", "2020 (uppgift saknas)", "2021 (totalt 3)"} <= set(texts(whole))


def test_zero_is_drawn_as_zero(finished: tuple[Chart, ...]) -> None:
    """No islamist graffiti is a figure in both years."""
    assert finished[1].tables == ("ar_klotter",)
    assert texts(described(only(sample("ar_klotter")))).count("0") == 2


def test_colour_means_year() -> None:
    """Dark is this year and pale the earlier ones, whatever the category."""
    assert [bar.colour for bar in bars(described(only(sample("ar_klotter"))))] == [EARLIER] * 3 + [
        CURRENT
    ] * 3


def test_every_month_of_the_table_is_there() -> None:
    """Months with nothing have their place and their zero, and none is invented."""
    rows = {month: (1 if n == 4 else 0,) for n, month in enumerate(MONTHS)}
    written = texts(described(only(table("klotter_manad", {"a": "A"}, rows))))
    assert written.count("0") == 11
    assert {"maj", "juni", "sept", "jan", "febr", "apr", "2020", "2021"} <= set(written)


def test_lines_keep_every_letter_and_their_room() -> None:
    """Wrapping loses nothing, and even a word wider than its room is broken rather than cut."""
    word = "Förvaltningsövergripandesamverkansgruppen"
    lines = wrap(f"{word} i Skarpnäck", 2.0).split("\n")
    assert all(width(line) <= 2.0 for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == f"{word}iSkarpnäck"


def test_the_typeface_comes_with_its_licence() -> None:
    """The fonts are small and may be passed on; a wheel has the licence among its own."""
    assert max(font.stat().st_size for font in FONTS) < 60_000
    beside = FONTS[0].with_name("OFL.txt")
    place = "licenses/lagesbild/outputs/charts/fonts/OFL.txt"
    told = [beside.read_text(encoding="utf-8")] if beside.exists() else []
    told += [text for one in distributions(name="lagesbild") if (text := one.read_text(place))]
    assert "SIL OPEN FONT LICENSE Version 1.1" in told[0]


@pytest.mark.parametrize("nothing", MissingValue)
@pytest.mark.parametrize("table_id", ["ar_klotter", "ar_ia"])
def test_a_named_nothing_has_neither_bar_nor_dot(table_id: str, nothing: MissingValue) -> None:
    """Only known figures have a length."""
    known, unknown = (
        described(only(by_year(table_id, (2020, 2021), {"Vit makt": (2, 3), "Autonom": (1, value)})))
        for value in (0, nothing)
    )
    assert len(bars(known)) == len(bars(unknown))


@pytest.mark.parametrize("table_id", ["klotter_manad", "klotter_omrade"])
def test_a_sum_with_a_hidden_part_has_no_bar(table_id: str) -> None:
    """What is known of the row would be the least that it can be."""
    whole = described(
        only(table(table_id, {"a": "A", "b": "B"}, {"2020-05": (HIDDEN, 8), "2020-06": (3, 3)}))
    )
    assert len(bars(whole)) == 1
