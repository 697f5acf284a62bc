"""Earlier public editions bind this one: what they hid is not told later, and no difference between them tells it."""

from __future__ import annotations

import csv
import json
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from scipy.optimize import linprog

from lagesbild.store.database import open_store
from lagesbild.store.publications import snapshots

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from program import Outcome

    Run = Callable[..., Outcome]

MILIEUS = {"hoger": "Vit makt", "vanster": "Autonoma", "islamistisk": "Islamistisk"}
THEN = {"hoger": 3, "vanster": 8, "islamistisk": 9}
TOTAL = "totalt"


def contacts(run: Run, folder: Path, year: int, counts: Mapping[str, int]) -> None:
    """Store a log of contacts with so many of each milieu, each from a reporter of its own."""
    with (folder / f"kontakter_{year}.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow(("Datum", "Kontakt från", "Kontaktväg", "Ärende gällde", "Miljö"))
        for milieu, count in counts.items():
            for n in range(count):
                reporter = f"Verksamhet {milieu} {n}"
                lines.writerow(
                    (f"{year}-{n % 12 + 1:02}-03", reporter, "Telefon", "Rutinen", MILIEUS[milieu])
                )
    assert run("importera", f"kontakter_{year}.csv", "--år", year).code == 0


def published(run: Run, folder: Path, year: int) -> dict[str, dict[str, int | None]]:
    """Publish a year; by each year told in it, the contacts by milieu and in total, None where hidden."""
    done = run("exportera", "--år", year, "--utgåva", "publik", "--format", "json", "--till", "ut")
    assert done.code == 0, done.err
    told: Any = json.loads((folder / "ut" / f"lagesbild-{year}-publik.json").read_text(encoding="utf-8"))
    table = next(table for table in told["tables"] if table["id"] == "ar_kontakter")
    return {
        column: {row["key"]: row["cells"][place] for row in table["rows"]}
        for place, column in enumerate(table["columns"])
    }


def hidden(edition: Mapping[str, int | None]) -> set[str]:
    """The lines that an edition hides."""
    return {line for line, count in edition.items() if count is None}


def attack(
    editions: list[Mapping[str, int | None]], counts: list[Mapping[str, int]]
) -> dict[str, tuple[float, float]]:
    """Between what every hidden count lies for one who lays the editions side by side, by another solver.

    The attacker is taken to know which milieus were corrected: the others are the same unknown in all editions.
    """
    same = {line: len({count[line] for count in counts}) == 1 for line in MILIEUS}
    names = {line: n for n, line in enumerate(line for line in MILIEUS if same[line])}
    own = {
        key: len(names) + n
        for n, key in enumerate(product(range(len(editions)), (m for m in MILIEUS if not same[m])))
    }
    size = len(names) + len(own)
    equal, values, low = [], [], np.zeros(size)
    for n, edition in enumerate(editions):
        place = {line: names[line] if same[line] else own[n, line] for line in MILIEUS}
        for line, count in edition.items():
            row = np.zeros(size)
            row[[place[line]] if line in place else [*place.values()] if line == TOTAL else []] = 1
            if count is not None:
                equal.append(row)
                values.append(count)
            elif line in place:
                low[place[line]] = max(low[place[line]], 1)
    bounds = [(start, None) for start in low]
    goals = {f"{n} {line}": names[line] if same[line] else own[n, line]
             for n, edition in enumerate(editions) for line in hidden(edition) if line != TOTAL}  # fmt: skip
    found = {}
    for name, column in goals.items():
        goal = np.zeros(size)
        goal[column] = 1
        least, most = (linprog(s * goal, A_eq=np.array(equal), b_eq=values, bounds=bounds) for s in (1, -1))
        found[name] = (least.fun, np.inf if most.status == 3 else -most.fun)
    return found


@pytest.mark.slow
def test_the_same_year_again_is_the_same_edition(run: Run, tmp_path: Path) -> None:
    """Nothing moves from one publication to the next, and the edition is kept once."""
    contacts(run, tmp_path, 2021, THEN)
    first, again = (published(run, tmp_path, 2021)["2021"] for _ in range(2))
    assert "hoger" in hidden(first)
    assert again == first
    with open_store(tmp_path / "lagesbild.db") as store:
        assert len(snapshots(store)) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "corrected", [{"vanster": 9}, {"islamistisk": 10}, {"hoger": 4}, {"vanster": 1}, {"hoger": 12}]
)
def test_a_corrected_year_gives_nothing_away(run: Run, tmp_path: Path, corrected: dict[str, int]) -> None:
    """Laid side by side, the two editions leave every small count as open as the rule asks."""
    now = THEN | corrected
    contacts(run, tmp_path, 2021, THEN)
    first = published(run, tmp_path, 2021)["2021"]
    contacts(run, tmp_path, 2021, now)
    second = published(run, tmp_path, 2021)["2021"]
    ranges = attack([first, second], [THEN, now])
    for n, counts in enumerate((THEN, now)):
        for line, count in counts.items():
            if 0 < count < 5:
                low, high = ranges[f"{n} {line}"]
                assert (low <= 1, high >= 4) == (True, True), (line, ranges)


@pytest.mark.sampled
@pytest.mark.parametrize("corrected", [{"vanster": 9}, {"islamistisk": 10}, {}])
def test_next_years_edition_gives_nothing_away(run: Run, tmp_path: Path, corrected: dict[str, int]) -> None:
    """The column of the earlier year, corrected or not, cannot be laid against that year's own edition."""
    contacts(run, tmp_path, 2020, THEN)
    first = published(run, tmp_path, 2020)["2020"]
    contacts(run, tmp_path, 2020, THEN | corrected)
    contacts(run, tmp_path, 2021, {"hoger": 8, "vanster": 7, "islamistisk": 30})
    later = published(run, tmp_path, 2021)["2020"]
    low, high = attack([first, later], [THEN, THEN | corrected])["0 hoger"]
    assert (low, high >= 4) == (1, True)
    if not corrected:
        assert hidden(later) == hidden(first)


@pytest.mark.slow
def test_what_was_hidden_stays_hidden_when_the_rules_are_eased(run: Run, tmp_path: Path) -> None:
    """A lower threshold shows new figures, not those of an edition that is out."""
    contacts(run, tmp_path, 2020, THEN)
    first = hidden(published(run, tmp_path, 2020)["2020"])
    (tmp_path / "lagesbild.toml").write_text("[publik]\ntroskel = 3\n", encoding="utf-8")
    contacts(run, tmp_path, 2021, THEN)
    later = published(run, tmp_path, 2021)
    assert hidden(later["2020"]) == first
    assert hidden(later["2021"]) == set()


def test_the_classes_may_be_changed_between_editions(run: Run, tmp_path: Path) -> None:
    """What was shown in full, units and all, binds as well when the source is protected afterwards."""
    contacts(run, tmp_path, 2021, THEN)
    (tmp_path / "lagesbild.toml").write_text('[publik]\nklasser = { person = "visa" }\n', encoding="utf-8")
    assert hidden(published(run, tmp_path, 2021)["2021"]) == set()
    (tmp_path / "lagesbild.toml").unlink()
    assert "hoger" in hidden(published(run, tmp_path, 2021)["2021"])


def test_what_is_kept_names_no_reporter(run: Run, tmp_path: Path) -> None:
    """Who reported stands in the kept edition as a mark alone."""
    contacts(run, tmp_path, 2021, THEN)
    published(run, tmp_path, 2021)
    with open_store(tmp_path / "lagesbild.db") as store:
        assert "Verksamhet" not in str(snapshots(store))


@pytest.mark.slow
def test_established_figures_bind_as_published_ones_do(run: Run, tmp_path: Path) -> None:
    """fastställ keeps what may be published of the year, and what may not."""
    contacts(run, tmp_path, 2021, THEN)
    assert run("fastställ", "--år", 2021).code == 0
    told = run("röjandekontroll", "--år", 2021, "--json").json["hidden"]
    with open_store(tmp_path / "lagesbild.db") as store:
        (kept,) = snapshots(store)
    assert {one.trace.id for one in kept.figures if one.reason} == {figure["id"] for figure in told}
    assert "hidden_before" in {figure["reason"] for figure in told}


@pytest.mark.slow
def test_what_is_out_already_is_told_to_be(run: Run, tmp_path: Path) -> None:
    """When the rules are tightened, a figure that an edition showed is hidden, and its range says that it is known."""
    contacts(run, tmp_path, 2021, THEN)
    (tmp_path / "lagesbild.toml").write_text("[publik]\ntroskel = 3\n", encoding="utf-8")
    assert published(run, tmp_path, 2021)["2021"]["hoger"] == 3
    (tmp_path / "lagesbild.toml").write_text("[publik]\ntroskel = 5\n", encoding="utf-8")
    told = {one["id"]: one for one in run("röjandekontroll", "--år", 2021, "--json").json["hidden"]}
    assert (told["kontakter/hoger/2021"]["low"], told["kontakter/hoger/2021"]["high"]) == (3, 3)
    assert "redan publicerad" in run("röjandekontroll", "--år", 2021).out
