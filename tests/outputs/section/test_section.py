"""What the section says: the plan's own sentences, and the rules that keep the figures honest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError
from sample_charts import sample_charts
from sample_report import sample_report

from lagesbild.config.vocabulary.definitions import Phrasing, SourceDefinition
from lagesbild.core.figures import Comparison, Count, Milieu, SourceStatus
from lagesbild.core.tables import Cell, MissingValue, TableKind
from lagesbild.outputs.section.blocks import Bullets, Figure, Heading, Judgement, Paragraph, TableBlock
from lagesbild.outputs.section.picture import summary
from lagesbild.outputs.section.section import section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagesbild.core.figures import State, Verdict
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.section.blocks import Block

JUDGING = re.compile(
    r"begränsad|allvarlig|oroande|alarmerande|värst|tyvärr|glädjande|lugnt?\b|bekymmer|positiv|negativ"
    r"|stort problem|omfattande|utbredd|enbart|endast",
    re.IGNORECASE,
)
SOURCES = [status.key for status in sample_report().sources]
STATES: dict[State, str] = {
    "not_received": "saknas; vad de skulle ha visat",
    "text_received": "har lämnat underlag som inte har kunnat läsas in",
    "not_asked": "inte efterfrågats",
}


def texts(blocks: Iterable[Block]) -> list[str]:
    """Every piece of text of the section, tables apart."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph | Judgement):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
    return found


def whole(report: Report) -> str:
    """The text of the whole section."""
    return "\n".join(texts(section(report)))


def said(report: Report) -> str:
    """The text of the picture alone."""
    return " ".join(summary(report))


def with_state(report: Report, key: str, state: State) -> Report:
    """The report as if one source had not come in."""
    sources = tuple(
        SourceStatus(s.key, s.label, s.short, s.sender, s.unit, s.phrases, state, survey=s.survey)
        if s.key == key
        else s
        for s in report.sources
    )
    counts = tuple(count for count in report.counts if count.source != key)
    return replace(report, sources=sources, counts=counts)


def with_counts(report: Report, key: str, values: dict[str, int | None]) -> Report:
    """The report with other figures by milieu for one source, and a table of years that agrees."""
    kept = tuple(count for count in report.counts if count.source != key)
    added = tuple(Count(key, "handelse", None, m.code, values.get(m.code, 0)) for m in report.milieus)
    tables = tuple(table for table in report.tables if (table.kind, table.about) != (TableKind.BY_YEAR, key))
    return replace(report, counts=(*kept, *added), tables=tables)


def with_total(report: Report, key: str, total: int) -> Report:
    """The report with a table of years for a source that prints only this total."""
    pattern = report.table(TableKind.BY_YEAR, "kontakter")
    assert pattern is not None
    row = replace(pattern.rows[-1], cells=(Cell(0), Cell(total)))
    table = replace(pattern, about=key, rows=(row,))
    return replace(report, tables=(*report.tables, table))


def nothing_anywhere(report: Report) -> Report:
    """The report with zero in every figure."""

    def emptied(table: Table) -> Table:
        rows = (
            replace(row, cells=tuple(Cell(0) if isinstance(c.value, int) else c for c in row.cells))
            for row in table.rows
        )
        return (
            table
            if table.kind in {TableKind.YES_NO_QUESTIONS, TableKind.RESPONDENTS}
            else replace(table, rows=tuple(rows))
        )

    counts = tuple(replace(count, value=0) for count in report.counts)
    return replace(report, counts=counts, tables=tuple(map(emptied, report.tables)), comparisons=())


def all_hidden(report: Report) -> Report:
    """The public report with every figure but the zeros hidden."""

    def masked(table: Table) -> Table:
        rows = (
            replace(row, cells=tuple(Cell(MissingValue.SUPPRESSED) for _ in row.cells)) for row in table.rows
        )
        return replace(table, rows=tuple(rows))

    return replace(
        report,
        edition="publik",
        counts=tuple(replace(count, value=count.value and None) for count in report.counts),
        tables=tuple(map(masked, report.tables)),
        comparisons=tuple(replace(c, previous=None, current=None) for c in report.comparisons),
    )


EVERY_KIND = [sample_report(), nothing_anywhere(sample_report()), all_hidden(sample_report())]


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Få av dem som har svarat uppger att de har stött på personer som ger uttryck för våldsbejakande "
            "extremistiska åsikter: 1 av 17 i enkäten till egna verksamheter och 1 av 9 i enkäten till skolor."
        ),
        "I enkäten till egna verksamheter beskrivs en incident, som kopplas till vit makt-miljön.",
        "I enkäten till skolor beskrivs en incident, som kopplas till den islamistiska extremistiska miljön.",
        (
            "Den lokala samordnaren har kontaktats vid två tillfällen: ett gällde vit makt-miljön och ett gällde "
            "den islamistiska extremistiska miljön."
        ),
        "Nazistiskt klotter har registrerats vid sex tillfällen, på spridda platser i Skarpnäck.",
        "Rasistiskt och vänsterautonomt klotter har registrerats vid två tillfällen vardera.",
        "Inget islamistiskt klotter har registrerats.",
        (
            "I IA, incidentrapporteringssystemet, har inga incidenter som kopplas till våldsbejakande extremism "
            "registrerats."
        ),
        "Polisens uppgifter saknas; vad de skulle ha visat är inte känt.",
    ],
)
def test_the_sample_says_what_the_plan_says(sentence: str) -> None:
    """The sentences of the plan of 2021 come out of the figures of the plan of 2021."""
    assert sentence in summary(sample_report())


def test_answered_and_sent_stand_beside_the_answers() -> None:
    """Few is never said without how many were asked and how many answered."""
    assert "av 17 av 24 tillfrågade (71\u00a0%)" in said(sample_report())


def test_the_section_has_its_parts_in_order() -> None:
    """The picture comes first, then Kartläggning, Metod och begränsningar, Analys."""
    headings = [
        block.text for block in section(sample_report()) if isinstance(block, Heading) and block.level < 3
    ]
    assert headings == ["Lokal lägesbild 2021", "Kartläggning", "Metod och begränsningar", "Analys"]


def test_the_section_ends_with_the_place_for_the_judgement() -> None:
    """What the figures mean is left to people, in one marked place."""
    marked = [n for n, block in enumerate(section(sample_report())) if isinstance(block, Judgement)]
    assert marked == [len(section(sample_report())) - 1]


@pytest.mark.parametrize("report", EVERY_KIND)
def test_the_program_makes_no_judgement(report: Report) -> None:
    """No word of the section says how good or bad it is; a heading names limits, not the problem's size."""
    text = whole(report).replace("begränsningar", "").replace("begränsar", "")
    assert JUDGING.findall(text) == []


@pytest.mark.parametrize("report", EVERY_KIND)
def test_no_sentence_starts_with_a_digit(report: Report) -> None:
    """Running text is Swedish: a sentence opens with a word."""
    paragraphs = [block.text for block in section(report) if isinstance(block, Paragraph)]
    starts = [s for text in paragraphs for s in re.split(r"(?<=[.!?]) ", text) if s[:1].isdigit()]
    assert starts == []


def test_nothing_is_added_across_sources() -> None:
    """Two incidents in one survey and three in another are never five."""
    report = with_counts(sample_report(), "enkat_egna", {"hoger": 2})
    text = said(with_counts(report, "enkat_skolor", {"hoger": 3}))
    assert "två incidenter, som båda kopplas till vit makt-miljön" in text
    assert "tre incidenter, som alla kopplas till vit makt-miljön" in text
    assert "fem incidenter" not in text
    assert "Antalen läggs inte ihop" in text


def test_both_incidents_in_one_survey_are_told_together() -> None:
    """Within a source the sum is printed, and then its parts."""
    report = with_counts(sample_report(), "enkat_skolor", {})
    report = with_total(with_counts(report, "enkat_egna", {"hoger": 1, "islamistisk": 1}), "enkat_egna", 2)
    assert (
        "I enkäten till egna verksamheter beskrivs två incidenter: en kopplas till vit makt-miljön och en kopplas "
        "till den islamistiska extremistiska miljön."
    ) in summary(report)
    assert "I enkäten till skolor beskrivs inga incidenter." in summary(report)


def test_one_incident_with_two_milieus_is_one_incident() -> None:
    """A multi-choice answer counts once per milieu and once in the total."""
    report = with_total(
        with_counts(sample_report(), "enkat_egna", {"hoger": 1, "islamistisk": 1}), "enkat_egna", 1
    )
    assert "beskrivs en incident, som kopplas till vit makt-miljön och kopplas till den islamistiska" in said(
        report
    )


def test_parts_that_exceed_their_total_are_explained() -> None:
    """Three answers that name four milieus say why the parts are more than the total."""
    report = with_total(with_counts(sample_report(), "polis", {"hoger": 2, "vanster": 2}), "polis", 3)
    received = replace(report, sources=(*report.sources[:-1], replace(report.sources[-1], state="received")))
    assert "Polisen redovisar tre händelser: två kopplas" in said(received)
    assert "(en händelse kan räknas till flera miljöer)" in said(received)


def test_an_unclear_milieu_is_said_to_be_unclear() -> None:
    """The residual is told, and not as if it were a milieu."""
    report = with_counts(sample_report(), "oidentifierad", {"oklar": 2})
    assert (
        "Två blanketter för oidentifierad information har kommit in: båda saknar angiven miljö."
        in summary(report)
    )


def test_a_clause_stands_by_the_event_that_it_is_about() -> None:
    """Where something else was named last, the clause begins anew and does not speak of that instead."""
    assert "ett tillfälle, som gällde vit makt-miljön" in said(
        with_counts(sample_report(), "kontakter", {"hoger": 1})
    )
    one = replace(sample_report().tables[0], kind=TableKind.BY_UNIT, about="kontakter")
    sender = replace(one, rows=(replace(one.rows[0], label="Socialtjänsten", cells=(Cell(1),)),))
    report = with_counts(sample_report(), "kontakter", {"hoger": 1})
    named = said(replace(report, tables=(*report.tables, sender)))
    assert "vid ett tillfälle av socialtjänsten: det gällde vit makt-miljön" in named


@pytest.mark.parametrize("key", SOURCES)
@pytest.mark.parametrize("state", STATES)
def test_what_did_not_come_in_is_not_zero(key: str, state: State) -> None:
    """Every source that is missing is said to be missing, in its own way, and nothing is counted for it."""
    report = with_state(with_state(sample_report(), "polis", "received"), key, state)
    sentences = [sentence for sentence in summary(report) if STATES[state] in sentence]
    others = [
        sentence
        for sentence in summary(report)
        if any(v in sentence for s, v in STATES.items() if s != state)
    ]
    assert len(sentences) == 1
    assert others == []


@pytest.mark.parametrize("key", SOURCES)
def test_the_three_nothings_are_told_apart(key: str) -> None:
    """Nothing reported, no answer and not asked are three different sentences for every source."""
    none = nothing_anywhere(with_state(sample_report(), "polis", "received"))
    told = {said(none), said(with_state(none, key, "not_received")), said(with_state(none, key, "not_asked"))}
    assert len(told) == 3


@pytest.mark.parametrize("key", [key for key in SOURCES if key != "klotter"])
def test_a_source_that_reported_nothing_says_none(key: str) -> None:
    """Zero is a figure: each source that came in with nothing has a sentence of its own."""
    report = nothing_anywhere(sample_report())
    zero = replace(report, sources=tuple(replace(s, state="received") for s in report.sources))
    without = with_state(zero, key, "not_asked")
    gone = set(summary(zero)) - set(summary(without))
    assert any(re.search(r"\b[Ii]nga\b", sentence) for sentence in gone)


def test_no_graffiti_at_all_is_one_sentence() -> None:
    """With zero in every content nothing is enumerated."""
    assert "Inget klotter som kopplas till våldsbejakande extremism har registrerats." in summary(
        nothing_anywhere(sample_report())
    )


def test_hidden_figures_leave_no_number() -> None:
    """Of a source with a hidden figure neither its parts, its total nor its rows are printed."""
    report = replace(
        with_counts(sample_report(), "kontakter", {"hoger": None, "vanster": 7}), edition="publik"
    )
    told = {sentence for sentence in summary(report) if "kontaktat" in sentence}
    assert told == {
        "Den lokala samordnaren har kontaktats vid ett antal tillfällen; antalet visas inte, för att skydda enskilda."
    }
    assert (
        "Kontakter med den lokala samordnaren: antalet rader visas inte, för att skydda enskilda."
        in texts(section(report))
    )


def test_with_everything_hidden_the_picture_has_no_count() -> None:
    """A public edition with all hidden tells only how many were asked and answered."""
    told = [s for s in summary(all_hidden(sample_report())) if "besvarades" not in s and "perioden" not in s]
    assert not any(re.search(r"\b(?!20[12]\d)\d+\b|\b(två|tre|sex) ", sentence) for sentence in told)


def test_silent_units_are_named_in_the_internal_edition_only() -> None:
    """Who has not answered is for the coordinator."""
    report = sample_report()
    assert "Familjeenheten" in whole(report)
    assert "Familjeenheten" not in whole(replace(report, edition="publik"))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((2, 2, 2), "vid sex tillfällen, på spridda platser i Skarpnäck."),
        ((3, 3, 0), "vid sex tillfällen."),
        ((4, 1, 1), "vid sex tillfällen, varav fyra i Bagarmossen."),
        ((3, 2, 1), "vid sex tillfällen, på spridda platser i Skarpnäck."),
        ((2, 2, MissingValue.SUPPRESSED), "vid sex tillfällen."),
    ],
)
def test_scattered_is_said_only_where_the_table_shows_it(
    cells: tuple[int | MissingValue, ...], expected: str
) -> None:
    """Three places or more and none with more than half; a dominant place is named instead."""
    report = sample_report()
    table = report.table(TableKind.BY_AREA, "klotter")
    assert table is not None
    rows = tuple(
        replace(row, cells=(Cell(value), *row.cells[1:]))
        for row, value in zip(table.rows, (*cells, 0), strict=True)
    )
    tables = tuple(replace(t, rows=rows) if t.id == table.id else t for t in report.tables)
    assert f"Nazistiskt klotter har registrerats {expected}" in summary(replace(report, tables=tables))


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ("okning", "Nazistiskt klotter har fördubblats, från tre till sex, sedan 2020"),
        ("minskning", "Nazistiskt klotter har halverats, från sex till tre, sedan 2020"),
        (
            "ingen_sakerstalld_forandring",
            "Ingen säkerställd förändring sedan 2020 finns för nazistiskt klotter",
        ),
        (
            "for_fa_for_att_jamfora",
            "För få för att jämföras med 2020 är antalen i sammanställningen av klotter",
        ),
        ("ej_jamforbart", "Antalen i sammanställningen av klotter kan inte jämföras med 2020: ny indelning"),
    ],
)
def test_change_is_told_by_its_verdict(verdict: Verdict, expected: str) -> None:
    """Each verdict has its own words, and no other sentence speaks of change."""
    pair = (6, 3) if verdict == "minskning" else (3, 6)
    only = Comparison(
        "klotter", "nazistiskt", "hoger", "Nazistiskt", 2020, *pair, verdict=verdict, reason="ny indelning."
    )
    text = said(replace(sample_report(), comparisons=(only,)))
    assert expected in text
    assert len(re.findall("säkerställd|fördubblats|halverats|För få för|kan inte jämföras", text)) == 1


def test_a_year_without_comparison_says_nothing_of_change() -> None:
    """The first year in the store stands alone."""
    assert "2020 och 2021" not in said(replace(sample_report(), comparisons=()))


def test_a_broken_series_has_no_totals_side_by_side() -> None:
    """Figures that may not be compared are not put beside each other."""
    broken = tuple(
        replace(c, verdict="ej_jamforbart", reason="ny indelning") for c in sample_report().comparisons
    )
    assert "Summan" not in said(replace(sample_report(), comparisons=broken))


def test_the_words_of_a_source_must_hold_its_number() -> None:
    """A sentence of the user's own without the place of the number is refused when it is read."""
    with pytest.raises(ValidationError, match="nagra"):
        Phrasing.model_validate({"nagra": "Kulturförvaltningen redovisar flera"})


def test_a_source_of_the_users_own_is_told_by_unit_and_milieu() -> None:
    """A ninth source needs no code: its label, its unit and the milieus make the sentence."""
    unit = ("anmälan", "anmälningar")
    source = SourceDefinition(
        key="fastighet", label="Fastighetsägare", short="Fastighet", sender="fastighetsägarna",
        form="register", kind="incident", unit=unit, publicity="person",
    )  # fmt: skip
    added = SourceStatus(
        source.key, source.label, source.short, source.sender, unit, source.phrases, "received",
        read=3, counted=3,
    )  # fmt: skip
    report = sample_report()
    report = replace(report, sources=(*report.sources, added))
    report = with_total(with_counts(report, "fastighet", {"hoger": 2, "oklar": 1}), "fastighet", 3)
    assert (
        "I underlaget ”Fastighetsägare” redovisas tre anmälningar: två kopplas till vit makt-miljön och en saknar "
        "angiven miljö."
    ) in summary(report)


def test_other_terms_change_the_words() -> None:
    """The milieus are called what the chosen terms call them."""
    milieus = (Milieu("hoger", "Våldsbejakande högerextremism", "våldsbejakande högerextremism", "Höger"),)
    report = sample_report()
    renamed = replace(report, milieus=(*milieus, *report.milieus[1:]))
    assert "som kopplas till våldsbejakande högerextremism" in said(renamed)


def test_figures_carry_their_ids() -> None:
    """Every paragraph with figures says which ones, by source, line and year."""
    ids = {
        figure for block in section(sample_report()) if isinstance(block, Paragraph) for figure in block.ids
    }
    assert {"klotter/nazistiskt/2021", "klotter/nazistiskt/2020", "kontakter/totalt/2021"} <= ids


def test_every_row_is_accounted_for() -> None:
    """Kartläggning prints read, counted and set aside with its reasons."""
    assert (
        "Klotter, trafikkontoret: 14 rader lästa, 10 räknade, 4 lagda åt sidan "
        "(utanför perioden: 1, utanför området: 2, ej extremistiskt: 1)."
    ) in texts(section(sample_report()))


def test_the_section_holds_only_its_own_tables() -> None:
    """The breakdowns by month and by answer stay in the workbook, and their charts with them."""
    ids = [block.table.id for block in section(sample_report()) if isinstance(block, TableBlock)]
    assert ids == [
        "miljo_kalla", "ar_klotter", "klotter_omrade", "svarande", "fragor_enkat_egna", "fragor_enkat_skolor",
    ]  # fmt: skip


def test_milieus_by_source_has_the_sources_as_rows() -> None:
    """Eight sources do not fit across a page, so they stand down its side with their full names."""
    table = next(b.table for b in section(sample_report()) if isinstance(b, TableBlock))
    assert [row.label for row in table.rows] == [status.label for status in sample_report().sources]
    assert table.value("klotter", "hoger") == 6


def test_a_chart_follows_its_table() -> None:
    """A picture stands after the table that it draws; one of a table left out is left out too."""
    blocks = section(sample_report(), sample_charts())
    places = [n for n, block in enumerate(blocks) if isinstance(block, Figure)]
    before = [blocks[n - 1] for n in places]
    assert [b.table.id for b in before if isinstance(b, TableBlock)] == ["ar_klotter", "svarande"]


def test_remarks_are_printed_beside_the_analysis() -> None:
    """What must be said of the figures besides is said where they are summed up."""
    assert "Svarsfrekvensen har ändrats." in whole(
        replace(sample_report(), remarks=("Svarsfrekvensen har ändrats.",))
    )


def test_of_very_many_silent_units_the_text_names_the_first() -> None:
    """The rest are counted; the workbook names them all."""
    report = sample_report()
    many = tuple(f"Enhet {number}" for number in range(1, 61))
    sources = tuple(replace(s, silent=many) if s.key == "enkat_egna" else s for s in report.sources)
    assert "Enhet 39, Enhet 40 och 20 till." in whole(replace(report, sources=sources))


def test_a_public_edition_says_that_a_source_is_left_out() -> None:
    """The reader is told how many sources are not there, and not that all of them have answered."""
    received = tuple(status for status in sample_report().sources if status.state == "received")
    report = replace(sample_report(), sources=received)
    assert "Alla källor som hör till lägesbilden har lämnat underlag." in whole(report)
    one = "En källa ingår inte i den publika utgåvan. Alla övriga har lämnat underlag."
    assert one in whole(replace(report, edition="publik", withheld=1))
