"""Kartläggning and the appendix: what the picture rests on, what is missing, and the account of rows and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sample_charts import sample_charts
from sample_report import sample_report
from section_reports import texts, with_counts, with_state

from lagesbild.core.figures import Comparison, Remark
from lagesbild.core.tables import TableKind
from lagesbild.core.text_answers import TextAnswer
from lagesbild.outputs.section.appendix import account_of, appendix
from lagesbild.outputs.section.blocks import Bullets, FigureBlock, Heading, TableBlock
from lagesbild.outputs.section.collection import collection

if TYPE_CHECKING:
    from lagesbild.core.figures import State
    from lagesbild.core.imports import Incoming

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("sent", "answered", "expected"),
    [
        (24, 17, "enkäten till egna verksamheter (17 av 24 svarade), enkäten till skolor (9 av 11),"),
        (99, 17, "(17 av 99 svarade)"),
        (100, 17, f"(17 av 100 svarade, 17{NBSP}%)"),
        (None, 17, "enkäten till egna verksamheter (17 svar av ett okänt antal)"),
        (None, 1, "enkäten till egna verksamheter (ett svar av ett okänt antal)"),
        (24, None, "enkäten till egna verksamheter, enkäten till skolor (9 av 11 svarade)"),
    ],
)
def test_who_answered_stands_behind_each_survey(sent: int, answered: int, expected: str) -> None:
    """Both numbers where both are known; a percentage only of many."""
    report = sample_report()
    sources = tuple(
        replace(s, sent=sent, answered=answered) if s.key == "enkat_egna" else s for s in report.sources
    )
    assert expected in collection(replace(report, sources=sources)).text


def test_what_is_missing_is_not_zero() -> None:
    """Not come in and not asked for are said in their own ways; of nobody it is said that they were asked in vain."""
    text = collection(with_state(sample_report(), "ia", "not_asked")).text
    assert "Polisens uppgifter saknas; vad som skulle ha kommit fram är inte känt." in text
    assert "Uppgifterna ur IA har inte efterfrågats." in text
    assert "Alla" not in text


def test_that_nothing_is_missing_is_said_too() -> None:
    """The reader is told whether all have answered."""
    everything = with_counts(sample_report(), "polis", {}, 0)
    assert "Alla tillfrågade källor har lämnat underlag." in collection(everything).text


def test_a_public_edition_says_that_a_source_is_left_out() -> None:
    """The reader is told how many sources are not there, and not that all of them have answered."""
    received = tuple(status for status in sample_report().sources if status.state == "received")
    report = replace(sample_report(), sources=received, edition="publik", withheld=1)
    one = "En källa ingår inte i den publika utgåvan. Alla övriga källor har lämnat underlag."
    assert one in collection(report).text


def test_the_appendix_has_its_parts_in_order() -> None:
    """Tables first, then method, counting rules and accounts."""
    headings = [block.text for block in appendix(sample_report()) if isinstance(block, Heading)]
    assert headings == [
        "Bilaga till lokal lägesbild 2021", "Tabeller och diagram", "Metod och begränsningar",
        "Så har antalen räknats", "Redovisning av underlaget",
    ]  # fmt: skip


def test_method_and_limits_take_five_sentences() -> None:
    """Brå's four questions: what was used, what was left out, how that limits the knowledge, what it means."""
    blocks = appendix(sample_report())
    start = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text.startswith("Metod"))
    limits = blocks[start + 1]
    assert isinstance(limits, Bullets)
    assert len(limits.items) == 5
    assert limits.items[0].startswith("Lägesbilden bygger på sju källor:")
    assert limits.items[1] == "Polisens uppgifter saknas; vad som skulle ha kommit fram är inte känt."


SURVEYED = "visar vad de som har svarat har lagt märke till och minns"
REPORTED = "rymmer bara vad någon har anmält."


@pytest.mark.parametrize(
    ("came_in", "expected"),
    [
        (("klotter",), "Klotter räknas bara på den egendom som trafikkontoret ansvarar för."),
        (("ia",), f"Källan {REPORTED}"),
        (("ia", "kontakter"), f"Källorna {REPORTED}"),
        (("enkat_egna",), f"Enkäten {SURVEYED}."),
        (("enkat_egna", "enkat_skolor"), f"Enkäterna {SURVEYED}."),
        (("enkat_egna", "ia"), f"Enkäten {SURVEYED} och den återstående källan {REPORTED}"),
        (("enkat_egna", "enkat_skolor", "ia"), f"Enkäterna {SURVEYED} och den återstående källan {REPORTED}"),
        (("enkat_egna", "ia", "kontakter"), f"Enkäten {SURVEYED} och de andra källorna {REPORTED}"),
    ],
)
def test_what_limits_the_knowledge_is_said_of_the_sources_that_came_in(
    came_in: tuple[str, ...], expected: str
) -> None:
    """One or several, and the others only where there are any."""
    report = sample_report()
    for status in report.sources:
        if status.key not in came_in:
            report = with_state(report, status.key, "not_received")
    assert expected in texts(appendix(report))


@pytest.mark.parametrize(
    ("files", "is_asked", "expected"),
    [
        ((), True, "Polisens uppgifter och svaret från räddningstjänsten saknas; vad som skulle ha kommit fram är inte känt."),
        ((), False, "Svaret från räddningstjänsten har inte efterfrågats."),
        (sample_report().incoming[:1], True, ""),
    ],
)  # fmt: skip
def test_an_answer_in_text_is_missing_or_was_not_asked_for(
    files: tuple[Incoming, ...], *, is_asked: bool, expected: str
) -> None:
    """As a source of figures is; one that came in is neither."""
    answer = TextAnswer("r", "Räddningstjänsten", "svaret från räddningstjänsten", "", files, is_asked)
    text = collection(replace(sample_report(), text_answers=(answer,))).text
    assert expected in text
    assert ("svaret från räddningstjänsten" in text.casefold()) is bool(expected)


@pytest.mark.parametrize("reasons", [("a", "b"), ("b", "a")])
def test_why_a_source_has_no_year_before_stands_in_the_method(reasons: tuple[str, str]) -> None:
    """Each reason with the sources that it holds of, and no reason for one that has been compared or has none."""
    lines = (
        ("klotter", None, reasons[0]), ("kontakter", None, reasons[1]), ("ia", 3, "c"), ("enkat_egna", None, ""),
    )  # fmt: skip
    compared = tuple(
        Comparison(key, None, "hoger", "Vit makt-miljön", 2020, previous, 6, "ej_jamforbart", reason=reason)
        for key, previous, reason in lines
    )
    hidden = replace(compared[0], source="polis", verdict="okning", reason="d")
    compared = (*compared, hidden, replace(hidden, verdict="ingen_sakerstalld_forandring"))
    told = texts(appendix(replace(sample_report(), comparisons=compared)))
    assert [text for text in told if "kan inte jämföras med året före" in text] == [
        f"Antalen i trafikkontorets sammanställning av klotter kan inte jämföras med året före: {reasons[0]}.",
        f"Antalen i samordnarens kontaktlogg kan inte jämföras med året före: {reasons[1]}.",
    ]


def test_the_sign_for_what_is_hidden_is_explained_in_the_public_edition() -> None:
    """There is none in the other."""
    sign = "Tecknet .. står för ett antal som inte visas, för att skydda enskilda. Nollor visas."
    assert sign in texts(appendix(replace(sample_report(), edition="publik")))
    assert sign not in texts(appendix(sample_report()))


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (("svarande",), "Siffrorna står i tabellen ”Svarande i enkäterna 2021”."),
        (
            ("klotter_omrade", "svarande"),
            "Siffrorna står i tabellerna ”Klotter efter stadsdel 2021” och ”Svarande i enkäterna 2021”.",
        ),
    ],
)
def test_a_picture_says_in_which_tables_its_figures_stand(drawn: tuple[str, ...], expected: str) -> None:
    """One or several."""
    (chart,) = (chart for chart in sample_charts() if chart.tables == ("svarande",))
    blocks = appendix(sample_report(), [replace(chart, tables=drawn)])
    assert [block.figures for block in blocks if isinstance(block, FigureBlock)] == [expected]


def test_the_appendix_holds_only_its_own_tables() -> None:
    """A table by month stands there only with its picture; the answers to single questions are in the workbook."""
    ids = [block.table.id for block in appendix(sample_report()) if isinstance(block, TableBlock)]
    assert ids == [
        "miljo_kalla", "ar_klotter", "klotter_omrade", "svarande", "fragor_enkat_egna", "fragor_enkat_skolor", "underlag",
    ]  # fmt: skip


def test_milieus_by_source_has_the_sources_as_rows() -> None:
    """Eight sources do not fit across a page, so they stand down its side with their full names."""
    table = next(b.table for b in appendix(sample_report()) if isinstance(b, TableBlock))
    assert [row.label for row in table.rows] == [status.label for status in sample_report().sources]
    assert table.value("klotter", "hoger") == 6


def test_every_row_is_accounted_for() -> None:
    """Read, counted and set aside with its reasons."""
    assert (
        "Klotter, trafikkontoret: 14 rader lästa, 10 räknade, 4 lagda åt sidan "
        "(utanför perioden: 1, utanför området: 2, ej extremistiskt: 1)."
    ) in texts(appendix(sample_report()))


def test_rows_behind_a_hidden_figure_are_not_told() -> None:
    """Their number would give it away."""
    report = replace(with_counts(sample_report(), "kontakter", {"hoger": None}), edition="publik")
    assert (
        "Kontakter med den lokala samordnaren: antalet rader visas inte, för att skydda enskilda."
        in texts(appendix(report))
    )


def test_silent_units_are_named_in_the_internal_edition_only() -> None:
    """Who has not answered is for the coordinator; of very many the first are named."""
    report = sample_report()
    assert "Svar på enkäten till egna verksamheter saknas från Familjeenheten och Vuxenenheten." in texts(
        appendix(report)
    )
    assert "Familjeenheten" not in "".join(texts(appendix(replace(report, edition="publik"))))
    many = tuple(f"Enhet {number}" for number in range(1, 61))
    sources = tuple(replace(s, silent=many) if s.key == "enkat_egna" else s for s in report.sources)
    assert "Enhet 39, Enhet 40 och 20 till." in "".join(texts(appendix(replace(report, sources=sources))))


def test_the_public_edition_names_no_file() -> None:
    """Of what came in it says source and day alone."""
    blocks = appendix(replace(sample_report(), edition="publik"))
    assert not [b for b in blocks if isinstance(b, TableBlock) and b.table.kind is TableKind.INCOMING_FILES]
    assert "Klotter, trafikkontoret: 12 maj 2021" in texts(blocks)


def test_remarks_stand_in_the_appendix() -> None:
    """All of them."""
    remarks = tuple(Remark("concentration", "klotter", f"Anmärkning {n}.") for n in range(5))
    shown = texts(appendix(replace(sample_report(), remarks=remarks)))
    assert {remark.text for remark in remarks} <= set(shown)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("not_received", "ej inkommit"),
        ("text_received", "inkommit, ej inläst"),
        ("not_asked", "ej tillfrågad"),
        ("received", "det som har kommit in har inga rader, och det räknas inte som noll"),
    ],
)
def test_a_source_without_rows_is_told_as_what_it_is(state: State, said: str) -> None:
    """What has not come in, or could not be read, is never told as nothing."""
    report = with_state(sample_report(), "polis", state)
    assert account_of(report, report.source("polis")) == f"Polisen, lokalpolisområdet: {said}."
