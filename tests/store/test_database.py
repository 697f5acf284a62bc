"""The store: its columns are those of the canonical table, and it says what was read by other rules than today's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from program import Outcome, run_in, sample

from lagesbild.config.loading import load
from lagesbild.core.observations import SCHEMA
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from pathlib import Path

OTHER_RULES = "Lästa med andra regler än de som gäller nu"


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A folder with the sample year in a store."""
    assert run_in(tmp_path, "importera", *sample(2021)).code == 0
    return tmp_path


def shown(folder: Path) -> Outcome:
    """The summary."""
    return run_in(folder, "visa", "--år", 2021)


@pytest.mark.slow
def test_the_store_has_the_columns_of_the_canonical_table(stored: Path) -> None:
    """In the same order and of the same types, after the id of the import."""
    with open_store(stored / "lagesbild.db") as store:
        columns = store.run(
            "SELECT column_name, data_type FROM duckdb_columns() "
            "WHERE table_name = 'observations' AND schema_name = 'main' ORDER BY column_index"
        )
    assert columns == [("import_id", "INTEGER"), *((name, field.sql) for name, field in SCHEMA.items())]


@pytest.mark.slow
def test_sources_read_by_other_rules_are_named_with_the_cure(stored: Path) -> None:
    """One line in the summary, until the files have been read again."""
    assert OTHER_RULES not in shown(stored).out
    (stored / "lagesbild.toml").write_text(
        '[kategorier.klotter.nazistiskt]\nnamn = "Nazistiskt"\nalias = ["Nazi"]\n', encoding="utf-8"
    )
    told = " ".join(shown(stored).out.split())
    assert told.count(OTHER_RULES) == 1
    assert "Klotter;" in told
    assert "Läs in filerna igen med ”lagesbild importera FILER --år 2021”" in told
    assert run_in(stored, "importera", *sample(2021)).code == 0
    assert OTHER_RULES not in " ".join(shown(stored).out.split())


def test_another_spelling_of_a_category_keeps_its_milieu(tmp_path: Path) -> None:
    """Its milieu changes only where one is written."""
    settings = tmp_path / "lagesbild.toml"
    lines = '[kategorier.klotter.nazistiskt]\nnamn = "Nazistiskt"\nalias = ["Nazi"]\n'
    for written, milieu in ((lines, "hoger"), (f'{lines}miljo = "oklar"\n', "oklar")):
        settings.write_text(written, encoding="utf-8")
        category = load(settings).vocabulary.categories["klotter"]["nazistiskt"]
        assert category.milieu == milieu
        assert "Nazi" in category.aliases


@pytest.mark.slow
def test_a_brief_summary_says_the_same_as_the_whole(stored: Path) -> None:
    """What the summary is laid out from is the same, whether or not all tables are made."""
    brief = shown(stored).out
    assert run_in(stored, "fastställ", "--år", 2021).code == 0
    assert shown(stored).out == brief
