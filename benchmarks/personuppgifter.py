"""How much of the personal data in invented sentences is found, by where it stands: `python benchmarks/personuppgifter.py`.

A sentence marks what is to be found as {text|kind|outcome}: "maskas" must be masked whole, "hittas" masked or queued whole.
Recall is the share of the marks that are; precision the share of findings that touch a mark.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild.personal_data.finder import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.personal_data.findings import Finding

SENTENCES = Path(__file__).parents[1] / "tests" / "personal_data" / "meningar.csv"
MARK = re.compile(r"\{(?P<text>[^|{}]+)\|(?P<kind>[^|{}]+)\|(?P<outcome>maskas|hittas)\}")
TOTAL = "samtliga"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A stretch that is to be found, and whether it must be masked."""

    start: int
    end: int
    must_mask: bool


@dataclass(slots=True)
class Tally:
    """What was found at one place in a sentence."""

    marks: int = 0
    whole: int = 0
    masked: int = 0
    findings: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """The share of the marks that were found whole; 1 where there is none."""
        return self.whole / self.marks if self.marks else 1.0

    @property
    def precision(self) -> float:
        """The share of the findings that touch a mark; 1 where there is none."""
        return self.right / self.findings if self.findings else 1.0


def read_sentences(path: Path = SENTENCES) -> Iterator[tuple[str, str, tuple[MarkedText, ...]]]:
    """Yield for each sentence where its marks stand, its text without them, and the marks."""
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter=";"):
            yield line["läge"], *remove_marks(line["mening"].replace("\\n", "\n"))


def remove_marks(marked: str) -> tuple[str, tuple[MarkedText, ...]]:
    """Return a sentence as it was written, and its marks.

    >>> remove_marks("Se {Anna|namn|maskas}.")
    ('Se Anna.', (MarkedText(start=3, end=7, must_mask=True),))
    """
    text, marks, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        end = len(text) + len(match["text"])
        marks.append(MarkedText(len(text), end, match["outcome"] == "maskas"))
        text += match["text"]
        last = match.end()
    return text + marked[last:], tuple(marks)


def measure() -> dict[str, Tally]:
    """Return what was found by where it stands, and of all sentences."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for place, text, marks in read_sentences():
        findings = find(text)
        for tally in (tallies[place], tallies[TOTAL]):
            tally.marks += len(marks)
            tally.whole += sum(is_whole(mark, findings) for mark in marks)
            tally.masked += sum(is_masked(mark, findings) for mark in marks)
            tally.findings += len(findings)
            tally.right += sum(
                any(finding.start < mark.end and mark.start < finding.end for mark in marks)
                for finding in findings
            )
    return dict(tallies)


def is_whole(mark: MarkedText, findings: tuple[Finding, ...]) -> bool:
    """Whether one finding of the outcome that is wanted covers all of the mark."""
    return any(
        finding.start <= mark.start
        and mark.end <= finding.end
        and (finding.outcome == "maskas" or not mark.must_mask)
        for finding in findings
    )


def is_masked(mark: MarkedText, findings: tuple[Finding, ...]) -> bool:
    """Whether one sure finding covers all of the mark."""
    return is_whole(MarkedText(mark.start, mark.end, must_mask=True), findings)


def main() -> None:
    """Print recall and precision by place."""
    print(f"{'läge':<22}{'ställen':>8}{'hittade':>9}{'maskade':>9}{'fynd':>7}{'precision':>11}")
    for place, tally in sorted(measure().items(), key=lambda item: (item[0] == TOTAL, item[0])):
        masked = tally.masked / max(tally.marks, 1)
        print(
            f"{place:<22}{tally.marks:>8}{tally.recall:>9.1%}{masked:>9.1%}{tally.findings:>7}{tally.precision:>11.1%}"
        )


if __name__ == "__main__":
    main()
