"""The year 2020, that is 1 May 2019 to 30 April 2020: nine incoming files; no list of forms came in."""

from __future__ import annotations

from datetime import date

from invented.formats import Rows, Sheet, delimited, rows, workbook
from invented.survey import Answer, forms, lime

SAVED = date(2020, 5, 7)
OPENED, SENT = date(2020, 3, 9), date(2020, 3, 6)

OWN = (
    Answer("Familjeenheten Bärnsten", training="Nej"),
    Answer("Vuxenenheten Bärnsten"),
    Answer("Ekonomiteamet Granit", routine="Nej", training="Nej"),
    Answer("Fritidsgården Ugglan"),
    Answer(
        "Fritidsgården Kometen",
        seen="Ja",
        milieus=("Vit makt-miljön",),
        signs=("Symboler", "Klotter"),
        occasions=2,
        reported=("Ja, till samordnaren",),
        description="Symboler ristade i en bänk vid två tillfällen under hösten.",
    ),
    Answer("Parkleken Tranbäret", routine="Vet ej", training="Nej"),
    Answer("Förskolan Silverräven"),
    Answer("Förskolan Trollsländan", routine="Nej", training="Nej"),
    Answer("Förskolan Lavendelgården", training="Nej"),
    Answer("Äldreboendet Kvarnvingen", routine="Nej", training="Nej"),
    Answer("Hemtjänsten Sälgen", routine="Vet ej", training="Nej"),
    Answer("Stödboendet Ankaret"),
    Answer("Fältgruppen Kompassen", description="Inget att rapportera."),
    Answer("Medborgarservice Torgvinden", routine="Nej", training="Nej"),
    Answer("Preventionsgruppen Fyren"),
)
SILENT = (
    "Förskolan Norrskenet",
    "Äldreboendet Fjällhöjden",
    "Dagverksamheten Lyktan",
    "Ungdomsmottagningen Pärlan",
    "Boendestödet Bryggan",
    "Biståndsteamet Kristallen",
    "Kulturhuset Vågbrytaren",
    "Anhörigstödet Pilen",
)

SCHOOLS = (
    Answer("Bärnstensskolan", training="Nej"),
    Answer("Silverrävens skola"),
    Answer("Tranbärsskolan", routine="Vet ej", training="Nej"),
    Answer("Vågbrytarskolan"),
    Answer("Lavendelskolan", routine="Nej", training="Nej"),
    Answer("Pärlugglans skola"),
    Answer("Fjällripans skola", met="", seen="", threatened="", routine="", training="", complete=False),
    Answer("Torgvindens skola"),
    Answer("Morgondimmans skola", training="Nej"),
)
SILENT_SCHOOLS = ("Kvarnvingens skola", "Kornknarrens skola")

LABOUR = """
Arbetsmarknadsförvaltningen
Svar på förfrågan om uppgifter till lokal lägesbild för Skarpnäck, 1 maj 2019 till 30 april 2020

Antal ärenden | 0
"""

MONTHS = (
    "maj 2019", "juni 2019", "juli 2019", "augusti 2019", "september 2019", "oktober 2019",
    "november 2019", "december 2019", "januari 2020", "februari 2020", "mars 2020", "april 2020",
)  # fmt: skip
GRAFFITI = {
    "Nazistiskt": (1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0),
    "Rasistiskt": (0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0),
    "Vänsterautonomt": (0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0),
    "Islamistiskt": (0,) * 12,
}
"""Cases by category, one figure a month."""

INCIDENTS = """
Sökning | Period | Antal träffar
Våldsbejakande extremism, Skarpnäcks stadsdelsområde | 1 maj 2019 till 30 april 2020 | 0
"""

CONTACTS = """
Datum | Kontakt från | Kontaktväg | Ärende gällde | Miljö | Anteckning
2019-11-14 | Socialtjänsten | Telefon | Oro för en individ | Islamistisk radikalisering | Konsultation.
"""

POLICE = """
Datum;Händelse;Stadsdel;Miljö;Lämnad av
2019-09-21;Propagandaspridning;Bagarmossen;Vit makt;Lokalpolisområdet
"""


def _graffiti() -> Rows:
    """Give the ready table: a row per category, a column per month, totals at both ends."""
    months = tuple(map(sum, zip(*GRAFFITI.values(), strict=True)))
    return [
        ("Trafikkontoret: klotter med koppling till våldsbejakande extremism, Skarpnäck",),
        (),
        ("Kategori", *MONTHS, "Totalt"),
        *((category, *cases, sum(cases)) for category, cases in GRAFFITI.items()),
        ("Totalt", *months, sum(months)),
    ]


def files() -> dict[str, bytes]:
    """Give the incoming files of the year by their names."""
    own = sorted((*(answer.unit for answer in OWN), *SILENT))
    schools = sorted((*(answer.unit for answer in SCHOOLS), *SILENT_SCHOOLS))
    mailing: Rows = [("Enhet", "Utskickad"), *((unit, SENT) for unit in own)]
    return {
        "enkat_egna_2020.xlsx": workbook(SAVED, Sheet("Sheet1", forms(OWN, OPENED), "OfficeForms.Table")),
        "utskick_egna_2020.xlsx": workbook(SAVED, Sheet("Utskick", mailing)),
        "enkat_skolor_2020.csv": delimited(lime(SCHOOLS, OPENED), "utf-8-sig", quoted=True),
        "utskick_skolor_2020.csv": delimited(
            [("Skola", "Utskickad"), *((school, SENT) for school in schools)], "cp1252"
        ),
        "arbetsmarknad_2020.xlsx": workbook(SAVED, Sheet("Blad1", rows(LABOUR))),
        "klotter_2020.xlsx": workbook(SAVED, Sheet("Sammanställning", _graffiti())),
        "ia_2020.xlsx": workbook(SAVED, Sheet("IA", rows(INCIDENTS))),
        "kontakter_2020.xlsx": workbook(SAVED, Sheet("Logg", rows(CONTACTS))),
        "polis_2020.csv": POLICE.lstrip().replace("\n", "\r\n").encode(),
    }
