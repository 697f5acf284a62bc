"""Files as they really arrive, with the traps of every tool and office. All content is invented."""

# ruff: noqa: E501 — a row of a file stands on one line

from __future__ import annotations

import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import xlsxwriter
from reading_files import Rows, delimited, small_ods, write_ods, write_xls, write_xlsb

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Write = Callable[[Path], object]

UNIT, TIMES, WORDS = (
    "Verksamhet/enhet",
    "Vid ungefär hur många tillfällen?",
    "Beskriv kort, utan personuppgifter",
)
MET = "Har du under det senaste året stött på personer som uttrycker sympati med eller åsikter från våldsbejakande extremistiska miljöer?"
SEEN = "Har du på annat sätt sett tecken på aktivitet kopplad till våldsbejakande extremism?"
MILIEU, SIGNS, ROUTINE = "Vilken miljö gällde det?", "Vilket slags tecken?", "Känner du till rutinen vid oro?"

REGISTER: Rows = (
    ("Ärendenummer", "Anmäld", "Plats", "Stadsdel", "Kategori", "Antal"),
    ("K-1", "2021-03-01", "Torget", "Björkhagen", "Nazistiskt", "1"),
    ("K-2", "2021-03-02", "Gångtunneln", "Kärrtorp", "Vänsterautonomt", "2"),
    ("K-3", "2021-03-09", "Skolgården", "Hammarbyhöjden", "Stötande", "1"),
    ("K-4", "2021-03-10", "Älvvägen", "Skarpnäcks gård", "Rasistiskt", "1"),
    ("K-4", "2021-03-10", "Älvvägen", "Skarpnäcks gård", "Rasistiskt", "1"),
)
SHORT = ("Ärendenummer", "Datum", "Stadsdel", "Kategori")


def at(day: int, hour: int = 9) -> datetime:
    """Give a moment in March 2021."""
    return datetime(2021, 3, day, hour, 30, 5)  # noqa: DTZ001 — survey tools write local time without a zone


def text(
    rows: Rows, delimiter: str = ";", encoding: str = "utf-8", line_end: str = "\r\n", first: str = ""
) -> Write:
    """Give a writer of a text file."""
    return lambda path: path.write_bytes((first + delimited(rows, delimiter, line_end)).encode(encoding))


def raw(content: bytes | str) -> Write:
    """Give a writer of just this content."""
    return lambda path: path.write_bytes(content if isinstance(content, bytes) else content.encode())


def book(
    sheets: Mapping[str, Rows],
    *,
    days: str = "yyyy-mm-dd hh:mm:ss",
    hidden: str = "",
    merge: tuple[int, ...] = (),
    **options: Any,
) -> Write:
    """Give a writer of a workbook; `merge` is first row, first column, last row, last column of the last sheet."""

    def write(path: Path) -> None:
        with xlsxwriter.Workbook(
            path, {"default_date_format": days, "strings_to_formulas": False, **options}
        ) as made:
            for name, rows in sheets.items():
                sheet = made.add_worksheet(name)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
                if name == hidden:
                    sheet.hide()
            if merge:
                top, left, bottom, right = merge
                sheet.merge_range(top, left, bottom, right, rows[top][left])

    return write


def quiz(path: Path) -> None:
    """Write a quiz of Microsoft Forms: points and feedback stand beside every question."""
    asked = (f"{UNIT}\xa0", MET, MILIEU, SIGNS, TIMES, WORDS)
    beside = [
        cell for question in asked for cell in (question, f"Poäng – {question}", f"Feedback – {question}")
    ]
    head = [
        "ID",
        "Starttid",
        "Slutförandetid",
        "E-post",
        "Namn",
        "Totalt antal poäng",
        "Quizfeedback",
        *beside,
    ]
    answers = (
        ("test", "Ja", "Vit makt-miljön;", "Klotter;", 1, "test"),
        ("Förskolan Äpplet", "Ja", "Vit makt-miljön;Autonoma miljön;", "Klotter;Hot;", 3, "Kort text"),
        ("Ungdomsgården", "Nej", "", "", "", "-"),
        ("Äldreboendet", "Ja", "Något eget;", "Affischer på väggen;", 2, ""),
    )
    rows: list[list[Any]] = [
        [n, at(n), at(n, 10), "anonymous", "", "", "", *(cell for answer in row for cell in (answer, "", ""))]
        for n, row in enumerate(answers, start=1)
    ]
    book({"Blad1": [head, *rows]})(path)


def flawed(path: Path) -> None:
    """Write a workbook with an error cell, formulas without stored values, and a protected sheet."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Klotter"
    for row in (
        (*SHORT, "Antal"),
        ("K-1", date(2021, 3, 1), "Kärrtorp", "Nazistiskt", "=1+1"),
        ("K-2", date(2021, 3, 2), "#N/A", "Nazistiskt", 1),
        ("K-3", date(2021, 3, 3), "Kärrtorp", "=VLOOKUP(1,A1:B2,2)", 1),
    ):
        sheet.append(row)
    sheet.protection.sheet = True
    made.save(path)


def zipped(part: str) -> Write:
    """Give a writer of a zip file with one part."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(part, "x")

    return write


def cut_off(path: Path) -> None:
    """Write half a workbook."""
    book({"Klotter": REGISTER})(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


# fmt: off
LIME = ("Svars-ID", "Datum inskickat", "Sista sida", "Startspråk", "Datum startat", "Datum senaste åtgärd")
LIME_TIMES = ("3", "sv", "2021-03-01 10:00:00", "2021-03-01 10:05:00")
MONKEY = ("RespondentID", "CollectorID", "StartDate", "EndDate", "IP Address", "Email Address", "First Name", "LastName", "Custom Data")
QUALTRICS = ("StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate", "ResponseId")
QUALTRICS_SV = ("Startdatum", "Slutdatum", "Svarstyp", "IP-adress", "Förlopp", "Varaktighet (i sekunder)", "Slutförd", "Registrerat datum", "Svars-ID")


def qualtrics(number: int, status: str, finished: str) -> tuple[str, ...]:
    """Give the program's own cells of an answer."""
    day = f"2021-03-0{number} 10:0"
    return (f"{day}0:00", f"{day}5:00", status, "10.0.0.1", "100", "300", finished, f"{day}5:01", f"R_{number}")


def monkey(number: int, *answers: str) -> tuple[str, ...]:
    """Give a row of an old SurveyMonkey export."""
    return (f"310000000{number}", "55", f"7/1{number}/14 18:30", f"7/1{number}/14 18:37", "10.0.0.1", "", "", "", "", *answers)


def norwegian() -> Rows:
    """Give the rows of a Norwegian export of Microsoft Forms."""
    head = ("ID", "Starttidspunkt", "Fullføringstidspunkt", "E-postadresse", "Navn", "Tidspunkt for siste endring", "Hvilken enhet?", "Hvilke grupper?")
    answers = [(n, at(n), at(n, 10), "anonymous", "", "", "Enhet A", "Rød;Blå;" if n % 2 else "Rød;") for n in range(1, 7)]
    return [head, *answers]


WILD: Mapping[str, Write] = {
    "egna_forms_quiz.xlsx": quiz,
    "forms_norsk.xlsx": book({"Sheet1": norwegian()}),
    "egna_google.csv": text([("Tidstämpel", UNIT, MET, f"{MILIEU} ", SIGNS), ("2021-03-29 14.54.27", "Enhet A", "Ja", "Vit makt-miljön, Autonoma miljön", "Klotter, Hot"), ("2021-03-29 15.54.27", "Enhet B", "Nej", "", ""), ("2021-03-29 15.54.27", "Enhet B", "Nej", "", "")], ","),
    "google_us.csv": text([("Timestamp", "What is your unit?", "Which (all that apply)"), ("9/6/2018 0:06:16", "North", "Flags, banners or stickers, Threats"), ("9/14/2018 10:06:16", "South", ""), ("10/2/2018 23:59:59", "South", "Threats"), ("10/3/2018 23:59:59", "North", "Flags, banners or stickers")], ","),
    "skolor_lime.csv": text([(*LIME, UNIT, MET, f"{MILIEU} [Vit makt-miljön]", f"{MILIEU} [Autonoma miljön]", f"{MILIEU} [Övrigt]"), ("1", "2021-03-01 10:05:00", *LIME_TIMES, "Skola A", "Ja", "Ja", "Nej", ""), ("2", "", *LIME_TIMES, "Skola B", "Ja", "N/A", "N/A", ""), ("5", "2021-03-02 10:05:00", *LIME_TIMES, "Skola D", "Ja", "Nej", "Ja", "egen\ntext")], encoding="utf-8-sig"),
    "lime_tysk.csv": text([("Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Datum gestartet", "Haben Sie Anzeichen gesehen?", "Welche? [Rechts]", "Welche? [Links]", "Welche? [Sonstiges]"), ("1", "2021-03-01 10:00:00", "2", "de", "2021-03-01 09:00:00", "Ja", "Ja", "Nein", ""), ("2", "2021-03-02 10:00:00", "2", "de", "2021-03-01 09:00:00", "Nein", "Nein", "Nein", "was anderes"), ("3", "", "1", "de", "2021-03-01 09:00:00", "", "N/A", "N/A", "")], ","),
    "lime_koder.csv": text([("id", "submitdate", "lastpage", "startlanguage", "startdate", "datestamp", "ipaddr", "refurl", "Q1", "Q2[SQ001]", "Q2[SQ002]"), *[(str(n), "2021-03-01 10:00:00", "2", "sv", "2021-03-01 10:00:00", "2021-03-01 10:00:00", "10.0.0.1", "", "A1", "Y", "") for n in (1, 2)]], ","),
    "skolor_lime_hand.xlsx": book({"Läs mig": [["Svar från skolenkäten"]], "Svar": [("Response ID", "Date submitted", "Last page", "Start language", "Date started", UNIT, MET, MILIEU, "", ROUTINE), ("",) * 7 + ("Vit makt-miljön", "Autonoma miljön", ""), (1, "2021-03-01 10:05:00", 3, "sv", "2021-03-01 10:00:00", "Skola A", "Ja", "Ja", "Nej", "Ja"), (2, "", 3, "sv", "2021-03-01 10:00:00", "Skola B", "Nej", "", "", ""), (3, "2021-03-05 10:05:00", 3, "sv", "2021-03-01 10:00:00", "Skola D", "Ja", "Nej", "Ja", "Nej")]}, merge=(0, 7, 0, 8)),
    "egna_monkey.csv": text([(*MONKEY, UNIT, MET, MILIEU, "", "", WORDS), (*("",) * 9, "Open-Ended Response", "Response", "Vit makt-miljön", "Autonoma miljön", "Annat (ange)", "Open-Ended Response"), monkey(1, "Enhet Å", "Ja", "Vit makt-miljön", "", "", "Något hände"), monkey(3, "Enhet Ä", "Nej", "", "", "", ""), monkey(4, "Enhet Ö", "Ja", "Vit makt-miljön", "Autonoma miljön", "eget", "")], ",", "cp1252"),
    "monkey_ny.xlsx": book({"Sheet": [("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1", "Seen signs?", "Which kinds?", "", ""), (*("",) * 9, "Response", "Flags", "Threats", "Other (please specify)"), (11500000001, 401, at(1), at(1, 10), "10.0.0.1", "", "", "", "", "Yes", "Flags", "", ""), (11500000002, 401, at(2), at(2, 10), "10.0.0.1", "", "", "", "", "No", "Flags", "Threats", "x")]}),
    "egna_qualtrics.csv": text([(*QUALTRICS, "Q1", "Q2", "Q3", "Q3_6_TEXT"), (*QUALTRICS_SV, UNIT, MET, f"{MILIEU} - Valt alternativ", f"{MILIEU} - Annat - Text"), ('{"ImportId":"x"}',) * 13, (*qualtrics(1, "IP-adress", "Sant"), "Enhet A", "Ja", "Vit makt-miljön,Autonoma miljön", ""), (*qualtrics(2, "IP-adress", "Falskt"), "Enhet A", "Ja", "", ""), (*qualtrics(3, "Spam", "Sant"), "Enhet B", "Ja", "Vit makt-miljön", ""), (*qualtrics(4, "IP-adress", "Sant"), "Enhet C", "Nej", "", "")], ",", "utf-8-sig"),
    "qualtrics.xlsx": book({"Sheet0": [(*QUALTRICS, "Q1", "Q2_1", "Q2_2"), (*QUALTRICS_SV, "Sett tecken?", "Vilka? - Klotter", "Vilka? - Hot, våld"), (*qualtrics(1, "IP Address", "True"), "Ja", "Klotter", "Hot, våld"), (*qualtrics(3, "Survey Preview", "True"), "Nej", "", ""), (*qualtrics(4, "IP Address", "True"), "Nej", "", "Hot, våld")]}),
    "qualtrics_gammal.csv": text([("V1", "V2", "V3", "V6", "V7", "V8", "V9", "V10", "Q1"), ("ResponseID", "ResponseSet", "Name", "IPAddress", "Status", "StartDate", "EndDate", "Finished", "Sett tecken?"), ("R_1", "Default", "Anonym", "10.0.0.1", "0", "2014-03-01 10:00:00", "2014-03-01 10:05:00", "1", "Ja"), ("R_2", "Default", "Anonym", "10.0.0.1", "0", "2014-03-01 10:00:00", "2014-03-01 10:05:00", "0", "Nej")], ",", "utf-8-sig"),
    "esmaker.csv": text([("Respondent", "Svarsdatum", "F1. Var arbetar du?", "F2. Vilka miljöer?", "F3. Fri kommentar"), ("1001", "2021-03-01", "1", "1|3", "ett ord"), ("1002", "2021-03-01", "2", "", ""), ("1003", "2021-03-02", "2", "2", "ett annat ord"), ("1004", "2021-03-03", "3", "", "")], encoding="cp1252"),
    "svar_responses.xlsx": book({"Responses": [("Tabell 1. Stött på sympatier",), (), ("", "Totalt", "Kvinnor"), ("Bas: samtliga", 1204, 610), ("Ja", 0.12, 0.11), ("Nej", 0.8, 0.82)]}),
    "klotter_utf16le.csv": text(REGISTER, "\t", "utf-16-le", first="\ufeff"),
    "klotter_utf16be.txt": text(REGISTER, ";", "utf-16-be", first="\ufeff"),
    "klotter_mac_cr.csv": text(REGISTER, ";", "mac_roman", "\r"),
    "klotter_cp850.csv": text(REGISTER, ";", "cp850"),
    "klotter_sep.csv": text(REGISTER, ";", first="sep=;\r\n"),
    "klotter.xls": lambda path: write_xls(path, REGISTER),
    "klotter.xlsb": lambda path: write_xlsb(path, REGISTER),
    "klotter.ods": lambda path: write_ods(path, REGISTER),
    "klotter_kolumn_b.xlsx": book({"Uttag": [("", "Klotter i staden"), ("", "Uttag 2021-05-02 ur ärendesystemet"), (), ("", *SHORT, "Yta m²", "Kostnad"), ("", "K-1", date(2021, 3, 1), "Björkhagen", "Nazistiskt", "1,5", "1\xa0204"), ("", "K-2", date(2021, 3, 2), "Kärrtorp", "Rasistiskt", "0,5", "12\u202f350"), ("", "K-3", date(2021, 3, 3), "Farsta", "Nazistiskt", "2", "900"), ("", "Totalt", "", "", "", 4, ""), (), ("", "Källa: trafikkontorets ärendesystem. Uppgifterna är preliminära.")]}, days="yyyy-mm-dd"),
    "klotter_dubbla.csv": text([("", "Ärendenummer", "Datum", "Datum", "Stadsdel", "Kategori", "Kategori ", ""), ("1", "K-1", "2021-03-01", "2021-03-04", "Kärrtorp", "Nazistiskt", "A", "x"), ("2", "K-2", "2021-03-02", "2021-03-05", "Kärrtorp", "Rasistiskt", "B", ""), ("3", "K-3", "2021-03-03", "2021-03-06", "Farsta", "Nazistiskt", "A", "y")]),
    "klotter_pivot.csv": text([("Kategori", "jan-21", "feb-21", "mars-21", "Totalt"), ("Nazistiskt", "3", "-", "2", "5"), ("Rasistiskt", "1", "..", "1", "3"), ("Hatklotter", "", "1", ".", "1"), ("Summa", "4", "1", "4", "9")]),
    "klotter_kvartal.xlsx": book({"Pivot": [("Klotter per månad",), (), ("Kategori", "Första kvartalet", "", ""), ("", datetime(2021, 1, 1), datetime(2021, 2, 1), datetime(2021, 3, 1)), ("Nazistiskt", 3, 0, 2), ("Rasistiskt", 1, 1, 1), ("Totalt", 4, 1, 3)]}, days="mmm-yy", merge=(2, 1, 2, 3)),  # noqa: DTZ001 — a cell has no zone
    "klotter_blad.xlsx": book({"Försättsblad": [("Klotterstatistik",)], "Klotter": REGISTER, "Kodlista": [("Kod", "Betydelse"), ("N", "Nazistiskt")], "Gammalt": REGISTER}, hidden="Gammalt"),
    "klotter_och_polis.xlsx": book({"Klotter": REGISTER, "Polis": [("Datum", "Händelse", "Miljö"), ("2021-03-01", "Möte", "AFA")]}),
    "klotter_dolt.xlsx": book({"Försättsblad": [("Klotterstatistik",)], "Data": REGISTER}, hidden="Data"),
    "klotter_grupper.csv": text([("Stadsdel", "Kategori", "Antal"), ("Björkhagen", "Nazistiskt", "3"), ("", "Rasistiskt", "1"), ("", "Summa", "5"), ("Kärrtorp", "Nazistiskt", "2"), ("", "Vänsterautonomt", "1"), ("Totalt", "", "7")]),
    "klotter_nivaer.csv": text([("Område/kategori", "Antal"), ("Björkhagen", "4"), ("Nazistiskt", "3"), ("Rasistiskt", "1"), ("Kärrtorp", "2"), ("Nazistiskt", "2")]),
    "klotter_fotnot.csv": text([("Stadsdel", "Nazistiskt", "Rasistiskt", "Totalt"), ("Björkhagen1", "3", "1", "4"), ("Kärrtorp", "2", "0", "2"), ("Bagarmossen2", "1", "1", "2"), ("Totalt", "6", "2", "8"), ("1 Inklusive tunnelbanan.",), ("2 Siffran är osäker.",)]),
    "klotter_1904.xlsx": book({"Blad1": [SHORT, ("K-1", date(2021, 3, 1), "Kärrtorp", "Nazistiskt")]}, days="yyyy-mm-dd", date_1904=True),
    "klotter_tvetydiga.csv": text([SHORT, ("K-1", "3/4/2021", "Kärrtorp", "Nazistiskt"), ("K-2", "5/6/2021", "Kärrtorp", "Rasistiskt")]),
    "klotter_us.csv": text([SHORT, ("K-1", "3/4/2021", "Kärrtorp", "Nazistiskt"), ("K-2", "3/24/2021", "Kärrtorp", "Rasistiskt")]),
    "egna_datum.xlsx": book({"Svar": [(UNIT, MET, SEEN, TIMES), ("Enhet A", "Ja", "Nej", date(2021, 2, 1)), ("Enhet B", "Ja", "Nej", "3-5"), ("Enhet C", "Nej", "Nej", ""), ("Enhet D", "Ja", "Ja", 2)]}, days="d-mmm"),
    "klotter_007.xlsx": book({"Blad1": [(*SHORT, "Antal"), ("007", "2021-03-01", "Kärrtorp", "Nazistiskt", 1), ("07", "2021-03-01", "Kärrtorp", "Nazistiskt", 1), ("7", "2021-03-02", "NA", "NA", 1), ("8", "2021-03-03", "Kärrtorp", "None", "NA")]}),
    "klotter_text.csv": text([SHORT, ("K-1", "1 mars 2021", "Kärrtorp", "nazistiskt"), ("K-2", "mars 2021", "kärrtorp ", "NAZISTISKT*"), ("K-3", "20210301", "Skarpnäck", "hakkors"), ("K-4", "i våras", "Kärrtorp", "Övrigt"), ("K-5", "", "", ""), ("Test", "2021-03-01", "Kärrtorp", "Nazistiskt")]),
    "klotter_fel.xlsx": flawed,
    "klotter_bredd.csv": raw("Ärendenummer;Datum;Stadsdel;Kategori\nK-1;2021-03-01;Björkhagen;Nazistiskt;extra\nK-2;2021-03-02\n"),
    "klotter_tom.csv": text(REGISTER[:1]),
    "klotter_kodad_dubbelt.csv": raw("\ufeff" + delimited(REGISTER[:2]).encode().decode("cp1252")),
    "arbetsmarknad.csv": text([("Jobbtorg", "Miljö", "Antal ärenden"), ("Skarpnäck", "Vit makt-miljön", "2"), ("Skarpnäck", "Autonoma miljön", "–"), ("Farsta", "Islamistiska extremistiska miljön", ".."), ("Farsta", "Annan", "-99"), ("Alla", "", "2")]),
    "ia_noll.txt": raw("IA, incidentrapportering\r\nSökning gjord 2021-05-03, 0 träffar\r\n"),
    "incidents.csv": text([("ID", "Date of incident", "Ideology", "Type", "Description"), ("1", "01/03/2021", "Far-right", "Graffiti", "text one of someone"), ("2", "17/03/2021", "Jihadist", "Threat", "text two of someone"), ("3", "18/03/2021", "Far-right", "Graffiti", "text three of someone")], ","),
    "losen.xlsx": raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage\0".encode("utf-16-le")),
    "avkortad.xlsx": cut_off,
    "bomb.ods": lambda path: small_ods(path, '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row>'),
    "bild.xlsx": raw(b"\x89PNG\r\n\x1a\n" + b"\0" * 99),
    "brev.xlsx": zipped("word/document.xml"),
    "packad.xlsx": zipped("svar.csv"),
    "utan_rubriker.csv": text(REGISTER[1:]),
    "brev.txt": raw("Hej!\r\n\r\nVi har sökt i systemet, och det fanns inget att redovisa, tyvärr.\r\n"),
    "sida.xls": raw("<html><table><tr><td>1</td></tr></table></html>"),
    "program.csv": raw('{"records": [{"id": 1, "datum": "2021-03-01"}]}'),
    "tom.csv": raw(b""),
    "citat.csv": raw('Ärendenummer;Datum;Stadsdel;Kategori\r\nK-1;2021-03-01;"Kärrtorp;Nazistiskt\r\nK-2;2021-03-02;Kärrtorp;Rasistiskt\r\n'),
}  # fmt: skip
# fmt: on
