"""What is told of each source's events, from tables of facts: both sides of every limit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from pydantic import ValidationError
from sample_report import sample_report
from section_reports import nothing_anywhere, said, sentences, with_count_states, with_counts

from lagesbild.config.vocabulary.definitions import SourceDefinition
from lagesbild.config.vocabulary.phrasing import Phrasing
from lagesbild.core.figures import Milieu, SourceStatus
from lagesbild.core.states import FigureState
from lagesbild.core.tables import AtLeast, Cell, MissingValue, TableKind, Value

RIGHT, LEFT, ISLAMIST = (
    "vit makt-miljön",
    "den autonoma miljön",
    "den islamistiska extremistiska miljön",
)


@pytest.mark.parametrize(
    ("milieus", "total", "expected"),
    [
        ({"hoger": 1}, 1, f"Polisen redovisar en händelse, som kopplas till {RIGHT}."),
        ({"hoger": 2}, 2, f"Polisen redovisar två händelser, som båda kopplas till {RIGHT}."),
        ({"hoger": 3}, 3, f"Polisen redovisar tre händelser, som alla kopplas till {RIGHT}."),
        ({"oklar": 1}, 1, "Polisen redovisar en händelse, utan angiven miljö."),
        (
            {"hoger": 2, "oklar": 1},
            3,
            f"Polisen redovisar tre händelser: två kopplas till {RIGHT} och en saknar angiven miljö.",
        ),
        (
            {"hoger": 2, "vanster": 1, "islamistisk": 1},
            4,
            f"Polisen redovisar fyra händelser: två kopplas till {RIGHT}, en till {LEFT} och en till {ISLAMIST}.",
        ),
        (
            {"hoger": 12, "vanster": 13},
            25,
            f"Polisen redovisar 25 händelser: 12 kopplas till {RIGHT} och 13 till {LEFT}.",
        ),
        (
            {"hoger": 2, "vanster": 1, "islamistisk": 1, "annan": 1},
            5,
            f"Polisen redovisar fem händelser, varav två kopplas till {RIGHT}.",
        ),
        (
            {"hoger": 2, "vanster": 2, "islamistisk": 1, "annan": 1},
            6,
            "Polisen redovisar sex händelser.",
        ),
        (
            {"hoger": 2, "vanster": 2},
            3,
            (f"Polisen redovisar tre händelser: två kopplas till {RIGHT} och två till {LEFT} "
            "(en händelse kan räknas till flera miljöer)."),
        ),
        (
            {"hoger": 1, "islamistisk": 1},
            1,
            f"Polisen redovisar en händelse, som kopplas till {RIGHT} och kopplas till {ISLAMIST}.",
        ),
        ({"hoger": None, "oklar": None}, 5, "Polisen redovisar fem händelser; fördelningen på miljöer visas inte."),
        ({"hoger": None, "vanster": 7}, None, "Antalen i polisens uppgifter visas inte, för att skydda enskilda."),
    ],
)  # fmt: skip
def test_how_many_and_what_they_are_tied_to(
    milieus: dict[str, int | None], total: int | None, expected: str
) -> None:
    """Up to three milieus by number, of more the one with most; a total that is shown is said."""
    assert expected in sentences(with_counts(sample_report(), "polis", milieus, total))


@pytest.mark.parametrize("hidden", [{"hoger": None}, {"hoger": None, "vanster": 7}])
def test_of_a_hidden_number_nothing_is_said_but_that(hidden: dict[str, int | None]) -> None:
    """Neither that there were any, since it may be none, nor a part from which it could be worked out."""
    text = said(with_counts(sample_report(), "kontakter", hidden))
    assert "kontaktats" not in text
    assert "Antalen i samordnarens kontaktlogg visas inte" in text


@pytest.mark.parametrize("source", ["polis", "kontakter", "ia", "arbetsmarknad", "enkat_egna"])
@pytest.mark.parametrize(("milieus", "total"), [({"hoger": None, "oklar": None}, 5), ({"hoger": 0}, 0)])
def test_a_number_that_is_shown_is_not_said_to_be_hidden(
    source: str, milieus: dict[str, int | None], total: int
) -> None:
    """The words agree with the table: where the total is shown it is said, and a zero protects nobody."""
    assert "visas inte, för att skydda enskilda" not in said(
        with_counts(sample_report(), source, milieus, total)
    )


def test_nothing_is_added_across_sources() -> None:
    """Two incidents in one survey and three in another are never five."""
    report = with_counts(sample_report(), "enkat_egna", {"hoger": 2}, 2)
    text = said(with_counts(report, "enkat_skolor", {"hoger": 3}, 3))
    assert f"De egna verksamheterna beskriver två incidenter, som båda kopplas till {RIGHT}." in text
    assert f"Skolorna beskriver tre, som alla kopplas till {RIGHT}." in text
    assert "fem" not in text


@pytest.mark.parametrize(
    ("own", "schools", "expected"),
    [
        (0, 0, "De egna verksamheterna och skolorna beskriver inga incidenter."),
        (1, 0, "Skolorna beskriver inga incidenter."),
    ],
)
def test_surveys_without_incidents_share_a_sentence(own: int, schools: int, expected: str) -> None:
    """Zero is a figure and is said, once."""
    report = with_counts(sample_report(), "enkat_egna", {"hoger": own}, own)
    assert expected in sentences(with_counts(report, "enkat_skolor", {"hoger": schools}, schools))


def test_those_with_nothing_to_report_stand_last_in_one_clause() -> None:
    """Two sources with zero need one sentence; a log or a form that names nobody has its own."""
    report = with_counts(sample_report(), "kontakter", {}, 0)
    told = sentences(with_counts(report, "polis", {}, 0))
    none = told.index("Arbetsmarknadsförvaltningen, incidentsystemet IA och polisen har inget att redovisa.")
    assert told[none + 1] == "Inga kontakter med den lokala samordnaren har registrerats."


def test_a_clause_stands_by_the_event_that_it_is_about() -> None:
    """Where something else was named last, the clause begins anew and does not speak of that instead."""
    report = with_counts(sample_report(), "kontakter", {"hoger": 1}, 1)
    assert f"vid ett tillfälle, som gällde {RIGHT}." in said(report)
    pattern = sample_report().tables[0]
    row = replace(pattern.rows[0], label="Socialtjänsten", cells=(Cell(1),))
    sender = replace(pattern, kind=TableKind.BY_UNIT, about="kontakter", rows=(row,))
    named = said(replace(report, tables=(*report.tables, sender)))
    assert f"vid ett tillfälle av socialtjänsten: det gällde {RIGHT}." in named


@pytest.mark.parametrize(("senders", "named"), [(3, True), (4, False)])
def test_few_senders_are_named(senders: int, *, named: bool) -> None:
    """Up to three units; more are too many for a sentence."""
    pattern = sample_report().tables[0]
    rows = tuple(replace(pattern.rows[0], label=f"Enhet {n}", cells=(Cell(1),)) for n in range(senders))
    table = replace(pattern, kind=TableKind.BY_UNIT, about="kontakter", rows=rows)
    report = with_counts(sample_report(), "kontakter", {"hoger": senders}, senders)
    assert ("av enhet 0" in said(replace(report, tables=(*report.tables, table))).casefold()) is named


def test_a_source_of_the_users_own_is_told_by_unit_and_milieu() -> None:
    """A ninth source needs no code: its label, its unit and the milieus make the sentence."""
    unit = ("anmälan", "anmälningar")
    source = SourceDefinition(
        key="fastighet", label="Fastighetsägare", short="Fastighet", sender="fastighetsägarna",
        form="register", kind="incident", unit=unit, publicity="person",
    )  # fmt: skip
    added = SourceStatus(
        source.key, source.label, source.short, source.sender, unit, source.phrases, "received", read=3, counted=3
    )  # fmt: skip
    report = replace(sample_report(), sources=(*sample_report().sources, added))
    assert (
        f"Fastighetsägarna redovisar tre anmälningar: två kopplas till {RIGHT} och en saknar angiven miljö."
    ) in sentences(with_counts(report, "fastighet", {"hoger": 2, "oklar": 1}, 3))
    told = " ".join(sentences(with_counts(report, "fastighet", {}, 0)))
    assert "fastighetsägarna har inget att redovisa" in told


def test_other_terms_change_the_words() -> None:
    """The milieus are called what the chosen terms call them."""
    milieus = (Milieu("hoger", "Våldsbejakande högerextremism", "våldsbejakande högerextremism", "Höger"),)
    renamed = replace(sample_report(), milieus=(*milieus, *sample_report().milieus[1:]))
    assert "som kopplas till våldsbejakande högerextremism" in said(renamed)


def test_the_words_of_a_source_must_hold_its_number() -> None:
    """A sentence of the user's own without the place of the number is refused when it is read."""
    with pytest.raises(ValidationError, match="nagra"):
        Phrasing.model_validate({"nagra": "Kulturförvaltningen redovisar flera"})


def test_no_source_is_told_twice() -> None:
    """Each source that came in has one sentence, be it of its figures or that there is nothing to report."""
    text = said(with_counts(nothing_anywhere(), "polis", {"hoger": 1}, 1))
    for who in ("Arbetsmarknadsförvaltningen", "incidentsystemet IA", "lokala samordnaren", "blanketter"):
        assert text.count(who) == 1, who


@pytest.mark.parametrize(
    ("states", "total", "unreadable", "expected"),
    [
        (
            {"hoger": FigureState.AT_LEAST, "vanster": FigureState.NOT_GIVEN},
            AtLeast(2),
            1,
            f"Polisen redovisar minst två händelser (en rad kunde inte räknas), varav minst två kopplas till {RIGHT}.",
        ),
        (
            dict.fromkeys(("hoger", "vanster", "islamistisk", "annan", "oklar"), FigureState.NOT_CLASSIFIED),
            2,
            0,
            "Polisen redovisar två händelser; fördelningen på miljöer är inte känd.",
        ),
        (
            dict.fromkeys(("hoger", "vanster", "islamistisk", "annan", "oklar"), FigureState.NOT_GIVEN),
            MissingValue.NOT_REPORTED,
            1,
            "Antalen i polisens uppgifter är inte kända.",
        ),
    ],
)
def test_what_is_not_exact_is_said_to_be_so(
    states: dict[str, FigureState], total: Value, unreadable: int, expected: str
) -> None:
    """The least that it can be, or that it is not known: never a plain number, and never that there was nothing."""
    report = with_count_states(with_counts(sample_report(), "polis", {"hoger": 2}), "polis", states)
    sources = tuple(
        replace(s, total=Cell(total), set_aside=(("unreadable", unreadable),)) if s.key == "polis" else s
        for s in report.sources
    )
    told = sentences(replace(report, sources=sources))
    assert expected in told
    assert not any("polisen har inget att redovisa" in text for text in told)


def test_where_no_milieu_was_asked_for_it_is_said_once() -> None:
    """A survey without a question on milieus has an exact total, all of it without one: there is no least of it."""
    others = dict.fromkeys(("hoger", "vanster", "islamistisk", "annan"), FigureState.NOT_CLASSIFIED)
    report = with_counts(sample_report(), "polis", {"oklar": 2})
    report = with_count_states(report, "polis", {**others, "oklar": FigureState.AT_LEAST})
    sources = tuple(replace(s, total=Cell(2)) if s.key == "polis" else s for s in report.sources)
    assert "Polisen redovisar två händelser, utan angiven miljö." in said(replace(report, sources=sources))


@pytest.mark.parametrize(
    ("milieus", "expected"),
    [
        ({"oklar": 2}, "Polisen redovisar två händelser; fördelningen på miljöer är inte känd."),
        ({"hoger": 1, "oklar": 2}, f"varav minst en kopplas till {RIGHT} och två saknar känd miljö."),
    ],
)
def test_a_milieu_that_was_not_understood_is_not_said_to_be_left_out(
    milieus: dict[str, int | None], expected: str
) -> None:
    """Of those without a known milieu some may say one: it is not said that they say none, nor that they may be more."""
    unread = {"hoger": FigureState.AT_LEAST if "hoger" in milieus else FigureState.NOT_GIVEN}
    unread |= dict.fromkeys(("vanster", "islamistisk", "annan"), FigureState.NOT_GIVEN)
    report = with_count_states(with_counts(sample_report(), "polis", milieus), "polis", unread)
    total = Cell(sum(number or 0 for number in milieus.values()))
    sources = tuple(replace(s, total=total) if s.key == "polis" else s for s in report.sources)
    assert expected in said(replace(report, sources=sources))


@pytest.mark.parametrize("unread", ["hoger", "vanster"])
def test_only_what_has_no_known_milieu_is_as_many_as_it_is(unread: str) -> None:
    """A milieu whose own figure is exact may have more among those that were not understood."""
    report = with_counts(sample_report(), "polis", {"hoger": 1, "vanster": 3, "oklar": 2})
    report = with_count_states(report, "polis", {unread: FigureState.AT_LEAST})
    sources = tuple(replace(s, total=Cell(6)) if s.key == "polis" else s for s in report.sources)
    text = said(replace(report, sources=sources))
    assert f"varav minst en kopplas till {RIGHT}, minst tre" in text
    assert "och två saknar känd miljö." in text
