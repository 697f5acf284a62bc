"""What an archive says in figures and words: every table as CSV, the manifest, the gallring list, LÄS-MIG."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from lagesbild.core.tables import AtLeast, MissingValue, Share
from lagesbild.core.wording import period
from lagesbild.outputs.json_report import report_json
from lagesbild.outputs.labels import cell_text
from lagesbild.outputs.manifest import BYTE_ORDER_MARK, inert, manifest_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lagesbild.core.imports import Incoming
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table, Value

README = "LÄS-MIG.txt"
_TEXT = """\
LOKAL LÄGESBILD {year}, {area}: ARKIV

Perioden är {period}. Arkivet är skrivet av programmet lagesbild, version {version}.
Alla filer utom dem i mappen lager/ går att läsa utan programmet: text, CSV (UTF-8, semikolon) och JSON.
Arkivet är internt. Det innehåller små tal som inte får publiceras.

INNEHÅLL
underlag/manifest.csv     De inkomna filerna: namn, kontrollsumma (SHA-256), rader, datum och diarienummer.
                          Filerna själva ingår inte. De är allmänna handlingar och bevaras där de är diarieförda.
underlag/gallring.csv     Förslag till vad som kan gallras och när, fil för fil. Myndighetens beslut gäller.
siffror/                  Årets alla tabeller, en CSV-fil var, och allt samlat i lagesbild-{year}.json.
observationer/            Årets rader som de räknades, med fil, blad och radnummer. Fritext ingår inte.
register/                 Databasens övriga tabeller till och med {year}: år, inläsningar, beslut och annat.
                          Fritext ingår inte; den finns, maskad, i den interna arbetsboken och i lager/.
rapporter/                De rapporter som fanns när arkivet skrevs.
installningar/            De egna inställningarna.
regler/                   Programmets källor, kategorier, miljöer och termer.
lager/                    Databasen till och med {year} (Parquet), så att programmet kan återskapa den.
arkiv.json                Arkivets uppgifter om sig självt.
kontrollsummor.txt        SHA-256 för varje fil. Kontrolleras med sha256sum -c eller med programmet.

TECKEN I TABELLERNA
0 är ett redovisat noll. Text i en sifferruta säger varför siffran saknas: tillfrågad men inget svar, eller ej tillfrågad.

SÅ ÄR SIFFRORNA RÄKNADE
Läst = räknat + åt sidan, med skäl. Källor läggs aldrig ihop: samma händelse kan finnas i flera.
Kolumnen status i observationerna är ”counted” för räknade rader, annars skälet.

MED PROGRAMMET
Kontrollera:  lagesbild arkivera --kontrollera ARKIV.zip
Återställ:    lagesbild arkivera --återställ ARKIV.zip --databas ny.db
Kör om:       lagesbild exportera --år {year} --databas ny.db --installningar ny-installningar/lagesbild.toml
Samma version av programmet ger då samma filer, byte för byte.
"""
DISPOSAL_HEADINGS = (
    "handling",
    "fil",
    "sha256",
    "inkommen",
    "dnr",
    "förslag",
    "tidigast",
    "skäl",
    "beslut",
)
COMPARED = "Nästa års lägesbild jämförs med årets, och rättelser kan behöva spåras till filen."
DISPOSABLE = "Kan gallras efter beslut"


def archive_texts(report: Report, version: str) -> dict[str, bytes]:
    """Name -> content of all that an archive says of a report for people and for other programs."""
    year, days = report.year, period(report.period.start, report.period.end)
    readme = _TEXT.format(year=year, area=report.area, period=days, version=version)
    figures = json.dumps(report_json(report), ensure_ascii=False, indent=2)
    return {
        README: readme.replace("\n", "\r\n").encode("utf-8-sig"),
        "underlag/manifest.csv": manifest_csv(report).encode(),
        "underlag/gallring.csv": _csv((DISPOSAL_HEADINGS, *_disposal(report))),
        f"siffror/lagesbild-{year}.json": f"{figures}\n".encode(),
        **{f"siffror/{table.id}.csv": _csv(_lines(table)) for table in report.tables},
    }


def _disposal(report: Report) -> Iterator[tuple[str, ...]]:
    """A line for each incoming file, then for what the program has made of them."""
    year = report.year
    earliest = f"{year + 1}-12-31"
    for file in report.incoming:
        yield ("Inkommet underlag", *_origin(file), DISPOSABLE, earliest, COMPARED, "")
    made = (
        ("Rapporter", f"reports/{year}/", "Bevaras", "", "Ingår i arkivet och i nämndens handlingar."),
        ("Arkiv", f"arkiv-{year}.zip", "Bevaras", "", "Visar hur varje siffra kommit till."),
        ("Databas", "lagesbild.db", DISPOSABLE, earliest, "Kan återskapas ur arkiven."),
    )
    for record, name, proposal, when, reason in made:
        yield record, name, "", "", "", proposal, when, reason, ""


def _origin(file: Incoming) -> tuple[str, str, str, str]:
    return file.name, file.sha256, file.imported, file.dnr


def _lines(table: Table) -> Iterator[tuple[str, ...]]:
    """The headings and rows of a table; a share is two columns, its part and its base."""
    shares = {
        place
        for place in range(len(table.columns))
        if any(isinstance(row.cells[place].value, Share) for row in table.rows)
    }
    heads = ((c.label, f"{c.label}, bas") if n in shares else (c.label,) for n, c in enumerate(table.columns))
    yield "id", table.stub, *(head for group in heads for head in group)
    for row in table.rows:
        cells = (_cells(cell.value, shared=place in shares) for place, cell in enumerate(row.cells))
        yield f"{table.id}/{row.key}", row.label, *(text for group in cells for text in group)


def _cells(value: Value, *, shared: bool) -> tuple[str, ...]:
    if isinstance(value, Share):
        return str(value.part), str(value.base)
    text = cell_text(value) if isinstance(value, MissingValue | AtLeast) else str(value)
    return (text, "") if shared else (text,)


def _csv(lines: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(
        [inert(field) for field in line] for line in lines
    )
    return text.getvalue().encode()
