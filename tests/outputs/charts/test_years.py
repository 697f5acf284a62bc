"""The years of a source: side by side while they are few, on a time axis from four on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chart_tables import NOT_ASKED, TEN_YEARS, by_year, described, only, texts
from matplotlib import rc_context
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from lagesbild.outputs.charts.frame import figure_of
from lagesbild.outputs.charts.layout import lay_out
from lagesbild.outputs.charts.paper import BAR, RULE
from lagesbild.outputs.charts.style import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from lagesbild.outputs.charts.description import Picture


@pytest.fixture(scope="module")
def ten() -> Picture:
    """The picture of ten years, of which 2015 is missing."""
    return described(only(TEN_YEARS))


def draw(picture: Picture) -> Figure:
    """The picture as matplotlib has it."""
    with rc_context(style()):
        return figure_of(picture)


def rules(figure: Figure, style_of_line: str) -> list[Line2D]:
    """The lines of that style."""
    lines = (line for line in figure.findobj(Line2D) if isinstance(line, Line2D))
    return [line for line in lines if line.get_gid() == RULE and line.get_linestyle() == style_of_line]


@pytest.mark.parametrize(("first", "form"), [(2019, "level"), (2018, "years")])
def test_from_four_years_on_there_is_a_time_axis(first: int, form: str) -> None:
    """Three years are panels side by side; with the fourth they stand on an axis, the missing ones too."""
    assert described(only(by_year("ar_klotter", (first, 2021), {"Nazistiskt": (2, 3)}))).form == form


def test_every_year_has_its_place(ten: Picture) -> None:
    """No year is left out of ten, nor the one that is missing; the year of the report is bold."""
    assert [panel.heading.split()[0] for panel in ten.panels] == [str(year) for year in range(2012, 2022)]
    assert [panel.heading for panel in ten.panels if panel.bold] == ["2021"]


def test_a_gap_says_why_and_has_no_line_to_stand_on(ten: Picture) -> None:
    """A missing year is neither zero nor bridged: it is empty but for its number and the reason."""
    gap = ten.panels[3]
    assert (gap.heading, gap.marks, gap.muted) == ("2015 saknas", (), True)
    assert len(rules(draw(ten), "-")) == 9 * len(ten.labels)
    unasked = described(only(by_year("ar_ia", (2018, 2019, 2020, 2021), {"A": (1, 2, NOT_ASKED, 3)})))
    assert [panel.heading for panel in unasked.panels] == ["2018", "2019", "2020 ej tillfr.", "2021"]


def test_breaks_are_dashed_lines_with_their_name(ten: Picture) -> None:
    """Each break stands before its year, and nowhere else."""
    assert [panel.heading for panel in ten.panels if panel.broken] == ["2014", "2019"]
    figure, layout = draw(ten), lay_out(ten)
    dashed = sorted(float(line.get_xdata()[0]) for line in rules(figure, "--"))  # type: ignore[index, arg-type]
    for line, year in zip(dashed, (2, 7), strict=True):
        assert layout.scale.lefts[year - 1] + layout.scale.panel < line < layout.scale.lefts[year]
    assert texts(ten).count("brott i serien") == 2


def test_the_level_can_be_read(ten: Picture) -> None:
    """Each figure stands above its bar, and all bars are of one scale: twice as many are twice as high."""
    assert all(mark.text for mark in ten.marks)
    drawn = [bar for bar in draw(ten).findobj(Rectangle) if bar.get_gid() == BAR]
    heights = [bar.get_height() for bar in drawn if isinstance(bar, Rectangle)]
    lengths = [mark.length for mark in ten.marks if mark.length]
    assert max(lengths) == 10
    ratios = {round(height / length, 6) for height, length in zip(heights, lengths, strict=True)}
    assert len(ratios) == 1


def test_the_total_has_a_row_of_its_own(ten: Picture) -> None:
    """The sum of several rows is drawn below them; one row alone is its own sum."""
    assert ten.labels[-1] == "Totalt"
    assert [mark.text for mark in ten.marks if mark.row == 4][-3:] == ["..", "6", "10"]
    alone = by_year("ar_ia", (2018, 2019, 2020, 2021), {"Vit makt": (1, 2, 3, 4)}, (1, 2, 3, 4))
    assert described(only(alone)).labels == ("Vit makt",)


@pytest.mark.parametrize(("first", "is_told"), [(2010, False), (2009, True)])
def test_at_most_the_last_twelve_years_are_drawn(first: int, *, is_told: bool) -> None:
    """Older years stay in the table, and the picture says so."""
    years = tuple(range(first, 2022))
    whole = described(only(by_year("ar_ia", years, {"Vit makt-miljön": years})))
    assert [panel.heading for panel in whole.panels] == [str(year) for year in range(2010, 2022)]
    assert ("Åren före 2010 står i tabellen." in whole.source) is is_told
