"""The kind *a note is one number*: a text is a note only when exactly one count stands in it and nothing else does."""

# ruff: noqa: E501 — a file stands on one line, as people write it

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from counting import CALENDAR_YEAR, REFUSED, Counted, count, count_rows, count_text
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

    from reading_files import Rows

TEXTS: list[tuple[str, int | str]] = [
    ("Sökning gjord 2021-05-03. Inga träffar.",0),
("Inga incidenter under våren. Under hösten rapporterades 4 incidenter.", REFUSED),
("Våldsbejakande extremism i IA 2020-2021\nTotalt 3 incidenter, varav 2 ärenden kopplade till vit makt", REFUSED),
("Två incidenter har rapporterats.",2),("0 (noll)",0),("Inga kända",0),("Inga kända fall.",0),("Inget att rapportera",0),("-",0),("–",0),
("0 träffar på extremism, 2 på nazism", REFUSED),("Sökord extremism: 0 träffar. Sökord nazism: 0 träffar.",0),
("Antal träffar: 3",3),("Antal incidenter under perioden 2020-05-01--2021-04-30: 5",5),
("Hej! Sökning i IA gjord den 3 maj 2021 kl 14.30. Resultat: 0 träffar. Tel 08-508 15 000. Dnr SKA 2021/123.",0),
("Inga incidenter under våren.", REFUSED),("Inga incidenter, men en kollega berättade om hot.", REFUSED),
("Inga uppgifter har lämnats.", REFUSED),("Ingen sökning har gjorts.", REFUSED),("Vi har inte sett några incidenter", REFUSED),
("tre (3) incidenter",3),("3 (tre) incidenter",3),("Inga. Mvh Anna 070-123 45 67", REFUSED),("Inget",0),("Noll",0),
("ca 5 incidenter", REFUSED),("3-5 incidenter", REFUSED),("minst två incidenter", REFUSED),("flera incidenter", REFUSED),("ett par ärenden", REFUSED),
("Sökning i IA 2020-05-01 till 2021-04-30 med sökorden extremism, nazism, islamism gav inga träffar.",0),
("Inga incidenter maj 2020–april 2021.",0),("0",0),("4", REFUSED),("4 incidenter",4),("1 incident i maj",1),
("12 incidenter 2021",12),("Under 2020 3 incidenter, under 2021 5 incidenter", REFUSED),
("Inga incidenter rapporterade.\nSökningen kunde inte göras för hela perioden.", REFUSED),
("Enligt lag (2023:196) 4 § rapporteras härmed 2 händelser.",2),
("Inga ärenden tertial 1", REFUSED),("Vecka 18: inga träffar", REFUSED),
("1 204 ärenden",1204),("Det finns 2 ärenden hos enheten i Skarpnäck",2),("Inga ärenden. 1 kontakt har tagits.", REFUSED),
("Antal ärenden 2021 = 0",0),("60 % av ärendena", REFUSED),("En (1) händelse",1),
    ("Under 2019 rapporterades 3 incidenter.", REFUSED),
    ("Sökning gjord 2022-01-10. Inga träffar.", 0),
    ("Antal träffar: ..", REFUSED),
    ("Inga incidenter utöver de tre som redan rapporterats.", REFUSED),
    ("Inga träffar på extremism. Sökningen gäller bara hot och våld, dock.", REFUSED),
    ("Inga nya incidenter.", REFUSED), ("Inga allvarliga incidenter.", REFUSED), ("Inga avslutade ärenden.", REFUSED),
    ("Inga öppna ärenden", REFUSED), ("Antal avslutade ärenden: 0", REFUSED), ("Antal registrerade incidenter: 0", 0), ("Resultat: inga nya incidenter", REFUSED), ("0 pågående ärenden", REFUSED),
    ("Inga kända incidenter.", 0), ("Inga extremistiska incidenter.", 0), ("Inga registrerade händelser", 0), ("Inga relevanta träffar.", 0),
    ("Inga incidenter i skolorna.", REFUSED), ("Inga incidenter på förskolorna", REFUSED), ("0 händelser inom äldreomsorgen", REFUSED),
    ("Inga incidenter just nu.", REFUSED), ("Inga incidenter för närvarande", REFUSED), ("Inga incidenter i dagsläget.", REFUSED),
    ("0 incidenter (sökning ej utförd)", REFUSED), ("0 incidenter, sökningen är inte genomförd", REFUSED),
    ("Inga händelser lämnas ut.", REFUSED), ("Inga händelser som kan redovisas öppet.", REFUSED), ("Inga händelser på grund av sekretess", REFUSED),
    ("Sökning för perioden 2019-05-01--2020-04-30: inga träffar.", REFUSED), ("Period: 2021-01-01--2021-03-31. Antal incidenter: 0", REFUSED),
    ("Perioden 2020-05-01 till 2021-04-30: inga träffar.", 0), ("Perioden 2020-01-01 till 2021-12-31: inga träffar.", 0),
    ("Farsta: inga incidenter.", REFUSED), ("Kärrtorp: 0", REFUSED), ("Inga incidenter i Kärrtorp.", REFUSED), ("Björkhagen – inga händelser", REFUSED),
    ("0 träffar i Bagarmossen", REFUSED), ("Stadsdel: Farsta\nAntal incidenter: 0", REFUSED), ("Inga incidenter vid Hemköp.", REFUSED),
    ("Enhet: Familjeenheten\nAntal incidenter: 0", REFUSED), ("Vi i Flaten har inga incidenter", REFUSED), ("Hägersten: 3 incidenter", REFUSED),
    ("Skarpnäck: inga incidenter.", 0), ("Inga incidenter i Skarpnäck.", 0), ("Inga incidenter i Skarpnäcks stadsdelsområde.", 0), ("Stadsdel: Skarpnäck\nAntal incidenter: 0", 0),
    ("IA: inga incidenter", 0), ("Sökning i IA: 0 träffar", 0), ("Inga incidenter i Stockholms stad.", 0), ("Resultat för Skarpnäck: 0 träffar", 0), ("Två incidenter i Kärrtorp.", 2),
    ("Antal personskador: 0", REFUSED), ("Antal enheter som sökt: 12", REFUSED),
    ("En incident i januari, en i mars.", REFUSED), ("Ett ärende på våren och ett på hösten", REFUSED), ("En eller två incidenter", REFUSED), ("En-två incidenter", REFUSED),
    ("Färre än 5 incidenter.", REFUSED), ("Mindre än fem ärenden", REFUSED), ("Upp till 3 incidenter", REFUSED), ("Max 2 incidenter", REFUSED),
    ("Över 10 incidenter", REFUSED), ("Preliminärt 3 incidenter.", REFUSED), ("Troligen 3 incidenter", REFUSED), ("Uppskattningsvis 3 incidenter", REFUSED), ("Omkring 10 ärenden", REFUSED),
    ("Januari-juni 2021: 3 incidenter", REFUSED), ("3 incidenter 1/1-30/6 2021", REFUSED), ("Tre incidenter från 1 maj till 31 augusti 2020", REFUSED), ("Under perioden 2020-05--2020-12 registrerades 3 incidenter", REFUSED),
    ("3 incidenter t.o.m. december", REFUSED), ("3 incidenter fram till oktober", REFUSED), ("Kvartal 1: 3 incidenter", REFUSED), ("T1: 3 incidenter", REFUSED), ("3 incidenter under första halvåret", REFUSED),
    ("3 incidenter 1 maj 2020–30 april 2021", 3), ("3 incidenter maj–april", 3), ("Till tertialrapport 1: 3 incidenter", 3), ("3 incidenter 1/5 2020 - 30/4 2021", 3), ("Ett ärende har inkommit.", 1), ("Det har varit en incident under året", 1),
    ("Inga incidenter av allvarligare slag.", REFUSED), ("Inga incidenter med koppling till islamistisk extremism.", REFUSED), ("Inga islamistiska incidenter.", REFUSED), ("Inga incidenter kopplade till vit makt", REFUSED),
    ("Inga incidenter med koppling till höger- eller vänsterextremism", REFUSED), ("Ungdomsmottagningen har inga incidenter", REFUSED), ("Inga incidenter utomhus", REFUSED), ("Inga incidenter mot chefer", REFUSED), ("Inga incidenter på kvällstid.", REFUSED),
    ("Inga incidenter bland unga", REFUSED), ("Vår enhet har inga incidenter", REFUSED), ("Inga fysiska angrepp, 0 incidenter med våld mot personal", REFUSED), ("Sökord islamism: 0 träffar", REFUSED), ("Inga incidenter som lett till polisanmälan", REFUSED),
    ("Under perioden har inga incidenter med koppling till våldsbejakande extremism rapporterats i IA.", 0), ("Jag har gått igenom och hittar inga incidenter som rör extremism i vårt system.", 0), ("Hej! Glädjande nog har vi inga incidenter i år. Mvh Anna", 0),
    ("Sökning på extremism, nazism och islamism gav 0 träffar.", 0), ("Det finns inga ärenden i systemet som rör extremism eller våldsbejakande miljöer.", 0), ("Inga incidenter har rapporterats från förvaltningens verksamheter.", 0), ("Vi har under året inga anmälda incidenter kopplade till VBE.", 0),
    ("Inga händelser kan tyvärr redovisas.", REFUSED), ("Inga händelser har kunnat redovisas", REFUSED), ("Finns det inga incidenter att rapportera?", REFUSED),
    ("De enheter som svarat har inga incidenter.", REFUSED), ("UTKAST. Inga incidenter.", REFUSED), ("Inga träffar. Sökningen gällde bara hot.", REFUSED), ("Endast 2 incidenter har rapporterats", 2),
    ("Stadsdelsförvaltningens verksamheter har inga kända ärenden.", 0), ("Skarpnäcks stadsdelsförvaltning har inga incidenter 2021", 0),
    ("Resultat: inga träffar. Sökningen gjordes av säkerhetsenheten.", 0),
]  # fmt: skip
"""What it says, and the number that it gives."""


@pytest.mark.sampled
@pytest.mark.parametrize(("text", "outcome"), TEXTS)
def test_a_text_gives_one_number_or_is_refused(tmp_path: Path, text: str, outcome: int | str) -> None:
    """A number that is limited, vague, or one of several is never taken for the year's."""
    counted = count_text(tmp_path, "ia_2021.txt", text + "\n")
    assert (counted.outcome if isinstance(counted, Counted) else counted) == outcome


SHEETS: list[tuple[str, Rows, int | str]] = [
    ("a label and its number", [["Sökning i IA, hot och våld"], ["Antal träffar", 3], ["Sökt av", "säkerhetsenheten"]], 3),
    ("a number below its label", [["Antal träffar", "Sökt av"], [3, "säkerhetsenheten"]], 3),
    ("a word for none", [["Antal träffar", "inga"]], 0),
    ("a dash", [["Antal träffar", "-"]], 0),
    ("not given", [["Antal träffar", ".."]], ">=0"),
    ("a registry number and a day", [["Dnr", "SKA 2021/123"], ["Datum", "2021-05-03"], ["Antal träffar", 2]], 2),
    ("a telephone number", [["Telefon", "08-508 15 000"], ["Antal träffar", 2]], 2),
    ("a year beside", [["År", 2021], ["Antal träffar", 2]], 2),
    ("two counts", [["Antal träffar", 2], ["Antal ärenden", 1]], REFUSED),
    ("a number without a label", [["Antal träffar", 2], ["", 5]], REFUSED),
    ("a number with another label", [["Antal träffar", 0], ["Pågående utredningar", 2]], REFUSED),
    ("two zeros", [["Antal träffar extremism", 0], ["Antal träffar nazism", 0]], 0),
    ("a number of something else", [["Antal personskador", 0]], REFUSED),
    ("a number of pages", [["Antal sidor", 1]], REFUSED),
    ("a number of those who searched", [["Antal enheter som sökt", 12]], REFUSED),
    ("a number of the narrower kind", [["Antal avslutade ärenden", 0]], REFUSED),
    ("a text alone", [["Inga incidenter har rapporterats i IA under perioden 2020-05-01 till 2021-04-30."]], 0),
    ("a zero of one kind", [["Antal träffar islamism", 0]], REFUSED),
    ("two zeros of kinds", [["Sökning extremism"], ["Antal träffar islamism", 0], ["Antal träffar nazism", 0]], 0),
    ("a half and another", [["Våren: inga incidenter"], ["Hösten: 4 incidenter"]], REFUSED),
    ("an exception further down", [["Inga träffar."], ["Sökningen kunde inte göras för skolorna."]], REFUSED),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "outcome"), [case[1:] for case in SHEETS], ids=[case[0] for case in SHEETS])
def test_a_sheet_gives_one_number_or_is_refused(tmp_path: Path, rows: Rows, outcome: int | str) -> None:
    """The same of a sheet with labels."""
    counted = count_rows(tmp_path, "ia_2021.xlsx", rows)
    assert (counted.outcome if isinstance(counted, Counted) else counted) == outcome


def test_two_notes_in_one_file_are_refused(tmp_path: Path) -> None:
    """The number of the first sheet is not that of both."""
    with xlsxwriter.Workbook(tmp_path / "ia_2021.xlsx") as book:
        for name, number in (("Vår", 0), ("Höst", 4)):
            book.add_worksheet(name).write_row(0, 0, ("Antal träffar", number))
    assert count(tmp_path / "ia_2021.xlsx") == REFUSED


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Polisen har inga händelser att redovisa för perioden januari-december 2021.", 0),
        ("Inga händelser januari–december.", 0),
        ("Inga händelser under januari till och med december 2021.", 0),
        ("Inga händelser under januari-juni 2021.", REFUSED),
        ("Inga händelser januari–december 2020.", REFUSED),
        ("Inga händelser mars och april.", REFUSED),
        ("Inga händelser januari–december, och inga i skolorna under hösten.", REFUSED),
    ],
)
def test_months_that_are_the_whole_period_limit_nothing(tmp_path: Path, text: str, total: int | str) -> None:
    """From January to December is the year, in words."""
    (tmp_path / "polis.txt").write_text(text, encoding="utf-8")
    counted = count(tmp_path / "polis.txt", CALENDAR_YEAR)
    assert (counted.total if isinstance(counted, Counted) else counted) == total


def test_a_described_note_is_of_no_period(tmp_path: Path) -> None:
    """`granska` knows no period: what is said of a whole one is a note."""
    (tmp_path / "polis.txt").write_text("Inga händelser maj 2020–april 2021.", encoding="utf-8")
    assert run_in(tmp_path, "granska", "polis.txt").code == 0
