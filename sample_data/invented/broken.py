"""Files with one fault each: what a reader must refuse or report, and then go on with the next."""

from __future__ import annotations

import base64
import struct
from datetime import date
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from invented.formats import Sheet, delimited, rows, workbook

SAVED = date(2021, 5, 6)
REGISTER = """
Ärendenummer | Anmäld | Adress | Stadsdel | Kategori
TK-20-0412 | 2020-05-14 | Månstensvägen 12 | Kärrtorp | Nazistiskt
TK-20-0604 | 2020-08-18 | Silverrävsplan 2 | Skarpnäcks gård | Rasistiskt
TK-20-0790 | 2020-11-25 | Humlestigen 3 | Enskededalen | Vänsterautonomt
"""
PERCENTAGES = """
Enkätsvar, andel av de svarande

Fråga | Svar | Totalt | Förskola | Fritid | Äldreomsorg
Har du stött på sympati eller åsikter? | Ja | 6 % | 0 % | 33 % | 0 %
 | Nej | 88 % | 100 % | 67 % | 75 %
 | Vet ej | 6 % | 0 % | 0 % | 25 %
Känner du till rutinen vid oro? | Ja | 71 % | 75 % | 67 % | 50 %
 | Nej | 29 % | 25 % | 33 % | 50 %
Bas | | 17 | 4 | 3 | 4
"""
SURVEY_OF_NO_ONE = """
På annat sätt sett tecken på aktivitet | Vilken miljö | Antal tillfällen | Känner till rutinen vid oro
Ja | Vit makt-miljön | 1 | Ja
Nej | | | Nej
Nej | | | Ja
"""
"""Answers that may come from the units as well as from the schools: nothing tells which."""

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""One pixel."""

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def _encrypted() -> bytes:
    """Give the outside of a workbook saved with a password: a container that names EncryptedPackage."""
    signature = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    header = signature + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<10I", 0, 1, 1, 0, 4096, END, 0, END, 0, 0).ljust(SECTOR - len(header), b"\xff")
    allocation = struct.pack("<2I", FAT, END).ljust(SECTOR, b"\xff")
    return header + allocation + _entry("Root Entry", 5, 1) + _entry("EncryptedPackage", 2) + bytes(256)


def _entry(name: str, kind: int, child: int = FREE) -> bytes:
    """Give a directory entry for a storage or an empty stream."""
    spelt = name.encode("utf-16-le")
    head = spelt.ljust(64, b"\0") + struct.pack("<H2B3I", len(spelt) + 2, kind, 1, FREE, FREE, child)
    return head.ljust(116, b"\0") + struct.pack("<IQ", END, 0)


def _truncated() -> bytes:
    """Give what an interrupted download leaves of a workbook. Not packed, hence alike everywhere."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for part in ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            archive.writestr(ZipInfo(part), '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
    return buffer.getvalue()[: len(buffer.getvalue()) // 2]


def files() -> dict[str, bytes]:
    """Give the broken files by their names, which say what is wrong."""
    register = rows(REGISTER)
    unknown_day = rows(REGISTER.replace("2020-08-18", "31 februari 2020"))
    unknown_category = rows(REGISTER.replace("Rasistiskt", "Djurrättsligt"))
    return {
        "klotter_olasligt_datum.xlsx": workbook(SAVED, Sheet("Klotter", unknown_day)),
        "klotter_okand_kategori.xlsx": workbook(SAVED, Sheet("Klotter", unknown_category)),
        "klotter_utan_rubriker.csv": delimited(register[1:]),
        "klotter_mac_roman.csv": delimited(register, "mac_roman"),
        "tom_fil.csv": b"",
        "losenordsskyddad.xlsx": _encrypted(),
        "bild.xlsx": PICTURE,
        "avbruten.xlsx": _truncated(),
        "enkatsvar.xlsx": workbook(SAVED, Sheet("Tabell 1", rows(PERCENTAGES))),
        "passar_tva_kallor.csv": delimited(rows(SURVEY_OF_NO_ONE)),
    }
