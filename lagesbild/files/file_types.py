"""What a file is by the end of its name: a table that can be opened, or why it is not read and what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

TABLES = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".tab", ".txt"})
COPY = "Skriv av uppgifterna i mallen (lagesbild mallar); var svaret noll, lägg mallen tom."
EXPORT = "Öppna den i det program som den hör till och exportera tabellen som .xlsx eller .csv."
KINDS = (
    ((".docx", ".doc", ".docm", ".dotx", ".dot", ".rtf"), f"Wordfiler läses inte. {COPY}"),
    ((".odt", ".pages", ".wps", ".one", ".wpd"), f"Textdokument läses inte. {COPY}"),
    ((".pdf", ".xps", ".ps"), f"Pdf-filer läses inte. {COPY}"),
    (
        (".msg", ".eml", ".oft", ".emlx", ".mbox", ".pst"),
        f"E-brev läses inte. Spara en bifogad tabell för sig. Står uppgifterna i brevet: {COPY[0].lower()}{COPY[1:]}",
    ),
    (
        (".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".zipx"),
        "Packade filer läses inte. Packa upp den i mappen och kör igen.",
    ),
    (
        (".numbers",),
        "Numbersfiler läses inte. Öppna den i Numbers, välj Exportera och Excel, och kör igen.",
    ),
    (
        (".jpg", ".jpeg", ".png", ".gif", ".heic", ".heif", ".tif", ".tiff", ".bmp", ".webp", ".svg", ".emf"),
        f"Bilder läses inte. {COPY}",
    ),
    ((".ppt", ".pptx", ".odp", ".key", ".ppsx"), f"Presentationer läses inte. {COPY}"),
    (
        (".mp3", ".m4a", ".wav", ".mp4", ".mov", ".avi", ".ogg"),
        f"Ljud och film läses inte. {COPY}",
    ),
    (
        (".url", ".lnk", ".webloc", ".gsheet", ".gdoc", ".gform", ".website"),
        "Genvägar läses inte. Hämta filen som den leder till, lägg den i mappen och kör igen.",
    ),
    (
        (".accdb", ".mdb", ".sav", ".dta", ".sas7bdat", ".dbf", ".sqlite", ".shp", ".gpkg", ".qvd", ".pbix"),
        f"Databaser och andra programs egna filer läses inte. {EXPORT}",
    ),
)
"""Endings of names, and what is said of a file with one of them."""
REASONS = {ending: reason for endings, reason in KINDS for ending in endings}
STRANGE = (
    "Filer som slutar på {ending} läses inte. Är det en tabell, spara den som .xlsx eller .csv och kör igen."
)
NO_ENDING = "Namnet säger inte vad filen är. Är det en tabell, spara den som .xlsx eller .csv och kör igen."


def refuse_unread_kind(path: Path) -> None:
    """Raise InputError, with what to do instead, when the name says that the file is none of those that are read."""
    ending = path.suffix.lower()
    if ending in TABLES:
        return
    strange = STRANGE.format(ending=ending) if ending else NO_ENDING
    raise InputError(f"{path.name}: {REASONS.get(ending, strange)}")
