# ruff: noqa: INP001, S603 — a script beside its pictures; it runs the program and two converters
"""Make the pictures of the README anew from the committed example: `python docs/bilder/skapa.py`.

The screen is what the program printed; the page and the sheet need LibreOffice and pdftoppm.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import matplotlib as mpl
from PIL import Image, ImageDraw, ImageFont
from rich.console import Console
from rich.style import Style
from rich.text import Text

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from guided_sessions import GuidedSession  # noqa: E402 — the tests' own user
from sloppy_files import write_sloppy_files  # noqa: E402

EXAMPLE = ROOT / "reports" / "exempel-2021"
COLUMNS = 80
SHEET = 1
"""The page of the workbook that shows the year at a glance."""
FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
SIZE, LINE = 20, 26
PAPER, INK, FAINT, GREEN = "#0b1021", "#e6e6e6", "#9aa3b5", "#7fd67f"
ANSWERS = ("", "", "", "", "", "1", "3", "6", "", "0", "0", "n")
"""What the guided start is answered about the nine mailed files."""
STARTS = ("liknar Klotter, trafikkontoret       ", "Vad är HK?", "Skrivet", "Nummer eller bokstav")
"""What stands in the lines in which the two pictures of the guided start begin and end."""
COLOURS = {"TERM": "xterm-256color", "FORCE_COLOR": "1"}
CURSOR = re.compile(r"\x1b\[(?:[0-9;?]*[A-HJKSTfhlnsu]|[0-9?]+[hl])")
"""What moves the cursor or clears the window, and is nothing to see."""
YEARS = (
    ("importera", "sample_data/2020", "--år", "2020", "--period", "2019-05-01..2020-04-30"),
    ("rapport", "sample_data/2021", "--år", "2021", "--period", "2020-05-01..2021-04-30"),
)


def printed() -> str:
    """What the yearly job on the sample years prints, colours included."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = {
            **os.environ,
            "COLUMNS": str(COLUMNS),
            "FORCE_COLOR": "1",
            "TERM": "xterm-256color",
            "LAGESBILD_DATABAS": f"{folder}/lagesbild.db",
        }
        for words in YEARS:
            till = ("--till", f"{folder}/reports/2021") if words[0] == "rapport" else ()
            done = subprocess.run(
                [sys.executable, "cli.py", *words, *till],
                check=True, capture_output=True, encoding="utf-8", cwd=ROOT, env=surroundings,
            )  # fmt: skip
        return done.stdout.replace(folder, "…")


def guided() -> tuple[str, str]:
    """What the guided start shows of nine mailed files: from the list of them to a question of a word, and what is left."""
    with tempfile.TemporaryDirectory() as folder:
        write_sloppy_files(Path(folder) / "post")
        session = GuidedSession(Path(folder) / "post", (40, COLUMNS), COLOURS, CURSOR)
        session.answer(*ANSWERS)
        session.leave()
    lines = [line for line in session.screen.split("\n") if not line.startswith("Läser ")]
    ends = {start: n for n, line in enumerate(lines) for start in STARTS if start in line}
    files, word, written, asked = (ends[start] for start in STARTS)
    return "\n".join(lines[files : word + 1]), "\n".join(lines[written : asked + 1])


def screen(text: str, target: Path) -> None:
    """The printed text as a picture."""
    plain, bold = (ImageFont.truetype(FONTS / f"DejaVuSansMono{kind}.ttf", SIZE) for kind in ("", "-Bold"))
    lines = Console(width=COLUMNS).render_lines(Text.from_ansi(text))
    wide = plain.getlength("0")
    picture = Image.new("RGB", (round(wide * COLUMNS) + 2 * LINE, LINE * (len(lines) + 2)), PAPER)
    pen = ImageDraw.Draw(picture)
    for row, line in enumerate(lines, start=1):
        column = 0
        for segment in line:
            style = segment.style or Style()
            colour = GREEN if style.color else FAINT if style.dim else INK
            place = (LINE + column * wide, row * LINE)
            pen.text(place, segment.text, fill=colour, font=bold if style.bold else plain)
            column += len(segment.text)
    picture.save(target, optimize=True)


def page(document: Path, number: int, target: Path, part: float = 1.0) -> None:
    """One page of a document as a picture; `part` of it from the top."""
    with tempfile.TemporaryDirectory() as folder:
        office = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(document)]
        subprocess.run(office, check=True, capture_output=True)
        pdf, stem = f"{folder}/{document.stem}.pdf", f"{folder}/sida"
        pages = [
            "pdftoppm",
            "-f",
            str(number),
            "-l",
            str(number),
            "-singlefile",
            "-r",
            "110",
            "-png",
            pdf,
            stem,
        ]
        subprocess.run(pages, check=True)
        with Image.open(f"{stem}.png") as picture:
            shown = picture.convert("RGB").crop((0, 0, picture.width, round(picture.height * part)))
            shown.quantize(64).save(target)


def main() -> None:
    """Write every picture."""
    screen(printed(), HERE / "skarmen.png")
    for name, text in zip(("guiden-fragar", "guiden-lista"), guided(), strict=True):
        screen(text, HERE / f"{name}.png")
    page(EXAMPLE / "lagesbild-2021.docx", 1, HERE / "word.png")
    page(EXAMPLE / "lagesbild-2021.xlsx", SHEET, HERE / "arbetsbok.png", 0.75)


if __name__ == "__main__":
    main()
