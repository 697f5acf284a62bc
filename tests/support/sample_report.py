"""A small finished report, built by hand, for the tests of the outputs. All of it is invented."""

from __future__ import annotations

from datetime import date

from sample_figures import ASKED, COUNTS, GRAFFITI, GRAFFITI_COUNTS, MILIEUS, RECORDS, SET_ASIDE, SOURCES
from sample_tables import sample_tables

from lagesbild.config.vocabulary.vocabulary import built_in
from lagesbild.core.errors import Problem
from lagesbild.core.figures import Comparison, Count, QuestionCount, SourceStatus
from lagesbild.core.imports import Incoming
from lagesbild.core.periods import Period
from lagesbild.core.report import Report


def _statuses() -> tuple[SourceStatus, ...]:
    statuses = []
    for number, (key, label, short, sender, unit) in enumerate(SOURCES, start=1):
        phrases = built_in().source(key).phrases
        if key == "polis":
            statuses.append(SourceStatus(key, label, short, sender, unit, phrases, "not_received"))
            continue
        survey = key.startswith("enkat")
        sent, answered = ASKED.get(key, (None, None))
        aside = SET_ASIDE if key == "klotter" else ()
        counted = RECORDS.get(key, 0)
        read = counted + sum(n for _, n in aside)
        file = Incoming(
            number,
            key,
            f"{key}_2021.xlsx",
            f"{number:064x}",
            "Blad1",
            read,
            "2021-05-12",
            "",
            label,
            counted,
            aside,
        )
        statuses.append(
            SourceStatus(
                key, label, short, sender, unit, phrases, "received", (file,), sent, answered, 2 if survey else None,
                read, counted, aside,
                ("Familjeenheten", "Vuxenenheten") if key == "enkat_egna" else (), survey,
            )
        )  # fmt: skip
    return tuple(statuses)


def sample_report() -> Report:
    """The report of 2021 with 2020 beside it: what the outputs' tests start from."""
    statuses = _statuses()
    counts = [
        Count(key, "handelse", None, m.code, COUNTS[key].get(m.code, 0)) for key in COUNTS for m in MILIEUS
    ]
    counts += [
        Count("klotter", "klotter", c.key, c.milieu or "", GRAFFITI_COUNTS[c.key][1]) for c in GRAFFITI
    ]
    phrases = {question.key: question.phrase for question in built_in().questions}
    questions = (
        QuestionCount(
            "enkat_egna", "stott_pa", "Har stött på sympati eller åsikter", False, 17,
            (("ja", "Ja", 1), ("nej", "Nej", 15), ("vet_ej", "Vet ej", 1)), type="ja_nej", is_event=True,
            phrase=phrases["stott_pa"],
        ),
        QuestionCount(
            "enkat_egna", "sett_tecken", "Har sett andra tecken på aktivitet", False, 16,
            (("ja", "Ja", 1), ("nej", "Nej", 14), ("vet_ej", "Vet ej", 1)), type="ja_nej", is_event=True,
            phrase=phrases["sett_tecken"],
        ),
    )  # fmt: skip
    comparisons = tuple(
        Comparison("klotter", c.key, c.milieu or "", c.label, 2020, *GRAFFITI_COUNTS[c.key],
                   "ingen_sakerstalld_forandring" if c.key == "nazistiskt" else "for_fa_for_att_jamfora", uncertain=True)
        for c in GRAFFITI
    )  # fmt: skip
    problems = (
        Problem(
            "unknown_category",
            "Kategorin är inte känd; lägg till den i lagesbild.toml.",
            "klotter_2021.xlsx",
            "Blad1",
            7,
            "Kategori",
        ),
    )
    return Report(
        2021, Period(date(2020, 5, 1), date(2021, 4, 30)), "Skarpnäck", "intern", "2021-05-12", MILIEUS, statuses,
        tuple(file for status in statuses for file in status.files), tuple(counts), questions, comparisons,
        sample_tables(), problems, {"klotter": GRAFFITI},
    )  # fmt: skip
