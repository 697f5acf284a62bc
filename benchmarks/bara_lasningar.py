"""The least that reading a register costs: `python benchmarks/bara_lasningar.py duckdb|pandas|calamine FIL`.

The first two print, as JSON, the number of occasions by category, district and month.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def duckdb(path: str) -> list[Any]:
    """DuckDB reads and groups the file; it must be UTF-8."""
    from duckdb import connect  # noqa: PLC0415 — each measurement loads one library

    return (
        connect()
        .execute(
            "SELECT Kategori, Stadsdel, strftime(Anmäld, '%Y-%m'), sum(Antal)::INT "
            "FROM read_csv(?) GROUP BY ALL ORDER BY ALL",
            [path],
        )
        .fetchall()
    )


def pandas(path: str, encoding: str = "utf-8") -> list[Any]:
    """Pandas reads every column as text and groups."""
    from pandas import read_csv  # noqa: PLC0415 — each measurement loads one library

    frame = read_csv(path, sep=";", dtype=str, encoding=encoding)
    keys = [frame["Kategori"], frame["Stadsdel"], frame["Anmäld"].str[:7]]
    occasions = frame["Antal"].astype(int).groupby(keys).sum()
    return [list(row) for row in occasions.reset_index().itertuples(index=False)]


def calamine(path: str) -> list[Any]:
    """Calamine reads the first sheet of a workbook; nothing is counted."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 — each measurement loads one library

    return [len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())]


READINGS = {"duckdb": duckdb, "pandas": pandas, "calamine": calamine}

if __name__ == "__main__":
    print(json.dumps(READINGS[sys.argv[1]](*sys.argv[2:]), ensure_ascii=False, default=int))
