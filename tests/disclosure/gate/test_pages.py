"""A page as it is read back: what a reader sees in one piece, from which line, and which figures it bears the names of."""

from __future__ import annotations

import pytest

from lagesbild.disclosure.gate.pages import PageText, read_page


def read(page: str) -> list[PageText]:
    """The texts of a page."""
    return list(read_page(page.encode()))


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<p>Ett <b>fett</b>   ord</p>", ["Ett fett ord"]),
        ("<p>en rad<br>ny rad</p>", ["en rad", "ny rad"]),
        ("<p>ett</p>två<p>tre</p>", ["ett", "två", "tre"]),
        ("<p>a\u00a0\u00a0b &amp; c</p>", ["a\u00a0\u00a0b & c"]),
        ("<div>ett <span>två</span> tre<div>fyra</div> fem</div>", ["ett två tre", "fyra", "fem"]),
        ("<p>slut</b></p> efter", ["slut", "efter"]),
        ("<li>ett<li>två", ["ett", "två"]),
        ("<ul><li>ett<b>två</ul>tre", ["etttvå", "tre"]),
        ("<style>p { }</style><script>var a = 1</script>rest", ["rest"]),
        ("<p>före<style>p { }</style>efter</p>", ["före", "efter"]),
        ("<p>före<!-- dold -->efter</p>", [" dold ", "föreefter"]),
        ('<img alt="Bild" src="" class="x"><p id="y" title="Tips">text</p>', ["Bild", "Tips", "text"]),
        ('<meta name="author" content="Kommunen"><p>text</p>', ["author", "Kommunen", "text"]),
        ("<p>  </p>", []),
    ],
)
def test_a_text_is_what_stands_together(page: str, texts: list[str]) -> None:
    """A block ends it, emphasis does not; attributes that are read out and comments are texts too."""
    assert [text.text for text in read(page)] == texts


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<td data-cell="t/a/b">3 <span>av</span> 9</td>', [("3 av 9", ("t/a/b",), True)]),
        ("<td>7</td>", [("7", (), True)]),
        ('<td colspan="2">Not 1</td>', [("2", (), False), ("Not 1", (), False)]),
        ('<th scope="row">Rad 1</th>', [("Rad 1", (), False)]),
        ('<td data-figure="x/1\ny 2"><b>4</b></td>', [("4", ("x/1", "y 2"), True)]),
        ('<td>1 <b data-cells="q">5</b> 6</td>', [("1", (), True), ("5", ("q",), True), ("6", (), True)]),
        ('<td><b>1 <b data-cells="q">5</b> 6</b></td>', [("1", (), True), ("5", ("q",), True), ("6", (), True)]),
        ('<td data-cell="t"><b data-figure="q">5</b></td>', [("5", ("t", "q"), True)]),
        ('<td data-cell="">5</td>', [("5", (), True)]),
        ('<p data-figure="q" title="Tips">5</p>6', [("Tips", ("q",), False), ("5", ("q",), False), ("6", (), False)]),
    ],
)  # fmt: skip
def test_a_text_is_of_the_figures_whose_names_it_stands_in(
    cell: str, expected: list[tuple[str, tuple[str, ...], bool]]
) -> None:
    """Its own and those around it; a cell of running text over several columns is no cell of figures."""
    assert [(text.text, text.figures, text.is_cell) for text in read(cell)] == expected


def test_a_text_begins_on_its_line() -> None:
    """The line of its first piece; a comment and an attribute on that of the element."""
    page = '<p>ett\n<b>två</b></p>\n<p>tre</p>\n<!-- fyra\nfem -->\n<img alt="sex">'
    assert [text.line for text in read(page)] == [1, 3, 4, 6]
