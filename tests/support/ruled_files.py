"""A register that no source fits, its rules, and what is counted of a file that is read by rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from program import Outcome

    Run = Callable[..., Outcome]

REGISTER = """\
Översikt över rapporterade händelser;;;;
;;;;
Case number;Reported on;Ideology;Status;Remarks
A-1;2021-03-01;Far right;Verified;En text om någon
A-2;2021-03-02;Far right|Islamist;Verified;En annan text om någon
A-3;2021-03-03;Mixed;Verified;Ännu en text
A-4;2021-03-04;Far left;Rejected;Och en till
A-5;2021-03-05;Far left;Verified;Den sista
Total;5;;;
"""
"""Two lines above the headings, five events of which one is rejected, and a total row."""
REGISTER_RULES = """\
filer = ["register*.csv"]
kalla = "polis"
rubrikrad = 3
delas_av = "|"
[kolumner]
"Case number" = "typ"
"Reported on" = "datum"
"Ideology" = "miljo"
"Status" = ""
[varden."Ideology"]
"Far right" = "hoger"
"Islamist" = "islamistisk"
"Mixed" = ["vanster", "annan"]
"Far left" = "vanster"
[[at_sidan]]
kolumn = "Status"
varden = ["rejected"]
skal = "ej_extremistiskt"
[[at_sidan]]
rader = [8]
skal = "testsvar"
"""
"""By them the rejected event and the last one are set aside."""


def write_with_rules(folder: Path, name: str, content: str, rules: str) -> Path:
    """Write a file to a folder, and the rules for it; the file's path."""
    (folder / name).write_text(content, encoding="utf-8")
    (folder / "regler").mkdir(exist_ok=True)
    (folder / "regler" / name.replace(".csv", ".toml")).write_text(rules, encoding="utf-8")
    return folder / name


def counts(run: Run, source: str) -> dict[str, int]:
    """By milieu, what is counted of a source."""
    told = run("visa", "--år", 2021, "--json").json["counts"]
    return {one["milieu"]: one["count"] for one in told if one["source"] == source and one["count"]}
