"""Small invented exports with the traps of the real ones. All content is made up."""

# ruff: noqa: E501 — a row of an export stands on one line

from __future__ import annotations

import csv
from datetime import datetime
from typing import TYPE_CHECKING

import xlsxwriter

from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.surveys.answers import Answers

UNIT = "Vilken verksamhet svarar du för?"
SEEN = "Har du stött på sympatier?"
MILIEU = "Vilken miljö gällde det?"
TIMES = "Antal tillfällen"
WORDS = "Beskriv kort, utan personuppgifter"

LIME = ("Response ID", "Date submitted", "Last page", "Start language", "Date started")
SENT = ("2021-03-02 10:11:12", "4", "sv", "2021-03-02 10:01:12")
MONKEY = ("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address")


def headings(answers: Answers) -> list[str]:
    """Give the questions' headings."""
    return [question.heading for question in answers.questions]


def at(day: int, hour: int = 9) -> datetime:
    """Give a moment in March 2021."""
    return datetime(2021, 3, day, hour, 30, 5)  # noqa: DTZ001 — survey tools write local time without a zone


def as_xlsx(path: Path, *sheets: Sequence[Sequence[Raw]]) -> Sheet:
    """Write the sheets to a workbook and give the last one as it is read back."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm:ss"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return open_file(path)[-1]


def as_csv(path: Path, rows: Sequence[Sequence[Raw]], delimiter: str = ",", encoding: str = "utf-8") -> Sheet:
    """Write the rows to a text file and give it as it is read back."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return open_file(path)[0]


# fmt: off
MICROSOFT_FORMS: Sequence[Sequence[Raw]] = (
    ("ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Vilken verksamhet\xa0 svarar du för? ", SEEN, MILIEU, TIMES, WORDS, "Namn2"),
    (1, at(1), at(1, 10), "anonymous", "", "test", "Ja", "Vit makt-miljön;", 1, "asdf", "A"),
    (2, at(2), at(2, 10), "anonymous", "", "Förskolan Äpplet", "Ja", "Vit makt-miljön;Hot; våld, eller rykten;", 3, "Klistermärken på en lyktstolpe", "B"),
    (3, at(3), at(3, 10), "anonymous", "", "Ungdomsgården", "Nej", "", "", "-", ""),
    (4, at(4), at(4, 10), "anonymous", "", "Äldreboendet", "Vet ej", "Autonoma miljön;Hot; våld, eller rykten;", 1, "", ""),
    (5, at(5), at(5, 10), "anonymous", "", "Ungdomsgården", "Ja\xa0", "Vit makt-miljön;Autonoma miljön;", 2, "En affisch, sedan borttagen", ""),
    (6, at(6), at(6, 10), "anonymous", "", "Förskolan Äpplet", "Nej", "", "", "", ""),
    (7, at(7), at(7, 10), "anonymous", "", "", "", "", "", "", ""),
    (6, at(6), at(6, 10), "anonymous", "", "Förskolan Äpplet", "Nej", "", "", "", ""),
)
GOOGLE_FORMS: Sequence[Sequence[Raw]] = (
    ("Tidstämpel", "E-postadress", "Poäng", UNIT, SEEN, MILIEU, "Hur säker är du? [Bedömning]"),
    ("2023-09-29 14.54.27", "a@exempel.se", "0 / 5", "Förskolan Äpplet", "Ja", "Vit makt-miljön, Hot, våld eller rykten", "Ganska"),
    ("2023-09-29 15.01.10", "b@exempel.se", "0 / 5", "Ungdomsgården", "Nej", "", "Mycket"),
    ("2023-09-30 08.12.00", "c@exempel.se", "0 / 5", "Äldreboendet", "Ja", "Hot, våld eller rykten", "Ganska"),
    ("2023-09-30 09.00.00", "d@exempel.se", "0 / 5", "Ungdomsgården", "Vet ej", "Autonoma miljön, Vit makt-miljön", ""),
    ("2023-10-13 09.00.00", "d@exempel.se", "0 / 5", "Ungdomsgården", "Vet ej", "Autonoma miljön", "Mycket"),
    ("2023-09-29 15.01.10", "b@exempel.se", "0 / 5", "Ungdomsgården", "Nej", "", "Mycket"),
    ("2023-10-14 09.00.00", "e@exempel.se", "0 / 5", "Testsvar", "Ja", "Vit makt-miljön", "Ganska"),
)
LIMESURVEY_TEXT: Sequence[Sequence[Raw]] = (
    ("Response ID", "Date submitted", "Last page", "Start language", "IP address", SEEN, f"{MILIEU} [Vit makt &amp; liknande]", f"{MILIEU} [Autonoma]", f"{MILIEU} [Other]", WORDS),
    ("3", "2021-03-02 10:11:12", "4", "sv", "10.0.0.1", "Ja", "Ja", "Nej", "", "En rad\noch en till"),
    ("4", "", "1", "sv", "10.0.0.2", "Ja", "N/A", "N/A", "", ""),
    ("7", "2021-03-03 10:11:12", "4", "en", "10.0.0.3", "No", "N/A", "N/A", "", ""),
    ("8", "2021-03-04 10:11:12", "4", "sv", "10.0.0.4", "Ja", "Ja", "Ja", "någon helt annan", "Två affischer"),
)
LIMESURVEY_CODES: Sequence[Sequence[Raw]] = (
    ("id", "submitdate", "lastpage", "startlanguage", "startdate", "datestamp", "ipaddr", "refurl", "Q1", "Q2[SQ001]", "Q2[SQ002]", "Q2[other]", "Q3[1]", "Q3[2]"),
    ("1", "2021-03-02 10:11:12", "4", "sv", "2021-03-02 10:01:12", "2021-03-02 10:11:12", "10.0.0.1", "", "A1", "Y", "", "", "Ofta", "Aldrig"),
    ("2", "2021-03-03 10:11:12", "4", "sv", "2021-03-03 10:01:12", "2021-03-03 10:11:12", "10.0.0.2", "", "A2", "", "Y", "egna ord", "Aldrig", "Aldrig"),
    ("3", "2021-03-04 10:11:12", "4", "sv", "2021-03-04 10:01:12", "2021-03-04 10:11:12", "10.0.0.3", "", "A1", "", "", "", "", ""),
)
SURVEYMONKEY: Sequence[Sequence[Raw]] = (
    ("RespondentID", "CollectorID", "StartDate", "EndDate", "IP Address", "Email Address", "First Name", "LastName", "Custom Data", SEEN, MILIEU, "", "", WORDS, TIMES),
    ("", "", "", "", "", "", "", "", "", "Response", "Vit makt-miljön", "Autonoma miljön", "Annat (specificera)", "Open-Ended Response", "Response"),
    ("3100000001", "55", "7/10/14 18:30", "7/10/14 18:37", "10.0.0.1", "", "", "", "", "Ja", "Vit makt-miljön", "Autonoma miljön", "", "På väg hem, vid torget", "2"),
    ("3100000002", "55", "7/13/14 08:30", "7/13/14 08:37", "10.0.0.2", "", "", "", "", "Nej", "", "", "", "", "0"),
    ("3100000003", "55", "7/14/14 08:30", "7/14/14 08:37", "10.0.0.3", "", "", "", "", "Ja", "", "", "okänd grupp", "Märken på en dörr", "1"),
    ("3100000004", "55", "7/15/14 08:30", "7/15/14 08:37", "10.0.0.4", "", "", "", "", "", "", "", "", "", ""),
)
QUALTRICS: Sequence[Sequence[Raw]] = (
    ("StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate", "ResponseId", "LocationLatitude", "UserLanguage", "Q1", "Q2", "Q2_4_TEXT", "Q3_1", "Q3_2"),
    ("Startdatum", "Slutdatum", "Svarstyp", "IP-adress", "Förlopp", "Varaktighet", "Slutförd", "Registrerat", "Svars-ID", "Breddgrad", "Språk", SEEN, f"{MILIEU} - Selected Choice", f"{MILIEU} - Annat - Text", "Vad såg du? - Klotter", "Vad såg du? - Hot, våld"),
    ('{"ImportId":"startDate"}', '{"ImportId":"endDate"}', '{"ImportId":"status"}', *('{"ImportId":"x"}',) * 13),
    ("2021-03-01 10:00:00", "2021-03-01 10:05:00", "IP Address", "10.0.0.1", "100", "300", "True", "2021-03-01 10:05:01", "R_1", "59,3", "SV", "Ja", "Vit makt-miljön,Hot, våld", "", "Klotter", "Hot, våld"),
    ("2021-03-02 10:00:00", "2021-03-02 10:05:00", "IP Address", "10.0.0.2", "40", "300", "False", "2021-03-02 10:05:01", "R_2", "59,3", "SV", "Ja", "", "", "", ""),
    ("2021-03-03 10:00:00", "2021-03-03 10:05:00", "Spam", "10.0.0.3", "100", "300", "True", "2021-03-03 10:05:01", "R_3", "59,3", "SV", "Ja", "Vit makt-miljön", "", "Klotter", ""),
    ("2021-03-04 10:00:00", "2021-03-04 10:05:00", "Survey Preview", "", "100", "300", "True", "2021-03-04 10:05:01", "R_4", "", "SV", "Nej", "Hot, våld", "", "", ""),
    ("2021-03-05 10:00:00", "2021-03-05 10:05:00", "IP Address", "10.0.0.5", "100", "300", "True", "2021-03-05 10:05:01", "R_5", "59,3", "SV", "Nej", "Hot, våld,Autonoma miljön", "", "", "Hot, våld"),
    ("2021-03-06 10:00:00", "2021-03-06 10:05:00", "IP Address", "10.0.0.5", "100", "300", "True", "2021-03-06 10:05:01", "R_6", "59,3", "SV", "Nej", "Autonoma miljön,Annat", "egna ord", "Klotter", ""),
)
QUALTRICS_LEGACY: Sequence[Sequence[Raw]] = (
    ("V1", "V2", "V3", "V6", "V7", "V8", "V9", "V10", "Q1"),
    ("ResponseID", "ResponseSet", "Name", "IPAddress", "Status", "StartDate", "EndDate", "Finished", SEEN),
    ("R_1", "Default", "Anonym", "10.0.0.1", "0", "2014-03-01 10:00:00", "2014-03-01 10:05:00", "1", "Ja"),
    ("R_2", "Default", "Anonym", "10.0.0.2", "8", "2014-03-01 11:00:00", "2014-03-01 11:05:00", "1", "Ja"),
    ("R_3", "Default", "Anonym", "10.0.0.3", "0", "2014-03-01 12:00:00", "2014-03-01 12:05:00", "0", "Nej"),
)
TABLE: Sequence[Sequence[Raw]] = (
    ("Svarsnummer", "Telefon", "Enhet", SEEN, "Datum för händelsen", TIMES, "Kontakt", "Ärendekod"),
    (1, "070-123 45 67", "Skola", "Ja", "2021-03-01", "1", "a@exempel.se", "007"),
    (2, "", "Förskola", "Nej", "", "", "b@exempel.se", "008"),
    (3, "", "Skola", "Vet ej", "2021-04-12", "2,5", "", "009"),
    (3, "", "Skola", "Vet ej", "2021-04-12", "2,5", "", "010"),
)
BANNER: Sequence[Sequence[Raw]] = (
    ("Tabell 1. Stött på sympatier", "", "", ""),
    ("", "Totalt", "Kvinnor", "Män"),
    ("Antal svarande", 1204, 610, 594),
    ("Ja", "12%", "11%", "13%"),
    ("Nej", "80%", "82%", "78%"),
    ("Vet ej", "8%", "7%", "9%"),
)
# fmt: on
