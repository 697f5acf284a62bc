"""The year 2021, that is 1 May 2020 to 30 April 2021: ten incoming files from eight sources."""

from __future__ import annotations

from datetime import date

from invented.formats import Rows, Sheet, delimited, rows, workbook
from invented.survey import Answer, forms, lime

SAVED = date(2021, 5, 6)
OPENED, SENT = date(2021, 3, 8), date(2021, 3, 5)

OWN = (
    Answer("Test", met="Vet ej", routine="Nej", training="Nej", description="Test"),
    Answer("Familjeenheten Bärnsten"),
    Answer("Vuxenenheten Bärnsten", description="Inget att rapportera."),
    Answer("Ekonomiteamet Granit", training="Nej"),
    Answer(
        "Fritidsgården Ugglan",
        met="Ja",
        seen="Ja",
        milieus=("Vit makt-miljön",),
        signs=("Propaganda", "Symboler"),
        occasions=1,
        reported=("Ja, till polisen", "Ja, till samordnaren"),
        description="Flygblad med symboler delades ut utanför lokalen. Personalen tog in dem.",
    ),
    Answer("Fritidsgården Kometen"),
    Answer("Parkleken Tranbäret", routine="Nej", training="Nej"),
    Answer("Förskolan Silverräven"),
    Answer("Förskolan Norrskenet", routine="Vet ej", training="Nej"),
    Answer("Förskolan Trollsländan", description="Önskar en ny genomgång av rutinen."),
    Answer(
        "Förskolan Lavendelgården",
        seen="Vet ej",
        description="Vaktmästaren på Bärnstensskolan hade sett samma klistermärken.",
    ),
    Answer("Äldreboendet Kvarnvingen", routine="Nej", training="Nej"),
    Answer(
        "Äldreboendet Fjällhöjden",
        description="En anhörig, Fatima Lindgren, ringde från 070-174 06 05 och frågade om rutinen.",
    ),
    Answer("Hemtjänsten Sälgen", routine="Vet ej", training="Nej"),
    Answer("Dagverksamheten Lyktan", threatened=""),
    Answer("Stödboendet Ankaret"),
    Answer("Fältgruppen Kompassen", description="Har inte sett något i år."),
    Answer("Preventionsgruppen Fyren", routine="Nej", training="Nej"),
)
SILENT = (
    "Ungdomsmottagningen Pärlan",
    "Boendestödet Bryggan",
    "Biståndsteamet Kristallen",
    "Medborgarservice Torgvinden",
    "Öppna förskolan Humlan",
    "Kulturhuset Vågbrytaren",
    "Anhörigstödet Pilen",
)

SCHOOLS = (
    Answer("Bärnstensskolan"),
    Answer("Kvarnvingens skola", training="Nej"),
    Answer("Silverrävens skola"),
    Answer("Tranbärsskolan", routine="", training="", complete=False, threatened=""),
    Answer("Kornknarrens skola", routine="Vet ej", training="Nej"),
    Answer(
        "Vågbrytarskolan",
        met="Ja",
        milieus=("Islamistiska extremistiska miljön",),
        signs=("Propaganda",),
        occasions=1,
        reported=("Ja, till samordnaren",),
        description="Propaganda visades på en mobil. Samtal har hållits enligt rutinen.",
    ),
    Answer("Lavendelskolan"),
    Answer("Pärlugglans skola", met="", seen="", threatened="", routine="", training="", complete=False),
    Answer("Torgvindens skola", training="Nej"),
    Answer("Fjällripans skola", routine="Nej"),
    Answer("Morgondimmans skola"),
)

LABOUR = """
Arbetsmarknadsförvaltningen
Uppgifter till lokal lägesbild för Skarpnäck, 1 maj 2020 till 30 april 2021

Jobbtorg | Miljö | Antal ärenden | Kommentar
Jobbtorg Stenbrottet | Vit makt-miljön | 0 |
Jobbtorg Stenbrottet | Autonoma miljön | 0 |
Jobbtorg Stenbrottet | Islamistiska extremistiska miljön | 0 |
Jobbtorg Stenbrottet | Annan miljö | 0 | Inget har kommit fram under perioden.
Totalt | | 0 |
"""

GRAFFITI_COVER = """
Klotter med koppling till våldsbejakande extremism
Trafikkontoret, avdelningen för drift
Innehåll | Registret står på bladet Klotter.
Avgränsning | Stadens egen mark och egendom. Fastighetsägarnas sanering ingår inte.
"""
GRAFFITI = """
Trafikkontoret: klotter och olovlig affischering
Ärenden med motiv enligt stadens indelning

Ärendenummer | Anmäld | Adress | Stadsdel | Kategori | Kanal | Typ | Åtgärdat datum
TK-20-0412 | 2020-05-14 | Månstensvägen 12 | Kärrtorp | Nazistiskt | App | Klotter | 2020-05-15
TK-20-0498 | 2020-06-22 | Lyktgränd 4 | Bagarmossen | Vänsterautonomt | Telefon | Klotter | 2020-06-24
TK-20-0533 | 2020-07-03 | Kvarnvingestigen 1 | Björkhagen | Nazistiskt | Sanerare | Klistermärke | 2020-07-03
TK-20-0571 | 2020-07-29 | Pärlugglegången 8 | Hammarbyhöjden | Stötande | App | Klotter | 2020-07-31
TK-20-0604 | 2020-08-18 | Silverrävsplan 2 | Skarpnäcks gård | Rasistiskt | Webb | Klotter | 2020-08-19
TK-20-0655 | 2020-09-09 | Tranbärsbacken 17 | Hammarbyhöjden | Nazistiskt | App | Klotter | 2020-09-10
TK-20-0688 | 2020-09-30 | Ripvägen 21 | Älvsjö | Nazistiskt | App | Klotter | 2020-10-01
TK-20-0719 | 2020-10-12 | Kompassgatan 6 | Bagarmossen | Nazistiskt | Telefon | Affisch | 2020-10-13
TK-20-0719 | 2020-10-12 | Kompassgatan 6 | Bagarmossen | Nazistiskt | Telefon | Affisch | 2020-10-13
TK-20-0790 | 2020-11-25 | Humlestigen 3 | Enskededalen | Vänsterautonomt | App | Klistermärke | 2020-11-27
TK-21-0031 | 2021-01-13 | Fyrspaningsvägen 9 | Skarpnäcks gård | Nazistiskt | Sanerare | Klotter | 2021-01-13
TK-21-0066 | 2021-02-02 | Ankarbrinken 5 | Kärrtorp | Könsord | Webb | Klotter | 2021-02-04
TK-21-0118 | 2021-03-08 | Bärnstensgången 14 | Björkhagen | Rasistiskt | App | Klotter | 2021-03-09
TK-21-0140 | 2021-03-24 | Norrskensgränd 2 | Farsta | Rasistiskt | Telefon | Klotter | 2021-03-25
TK-21-0163 | 2021-04-16 | Dimvägen 30 | Kärrtorp | Nazistiskt | App | Klistermärke | 2021-04-19
TK-21-0187 | 2021-05-04 | Lyktgränd 11 | Bagarmossen | Nazistiskt | App | Klotter | 2021-05-05
Totalt | 16 | | | | | |

Uttaget 2021-05-06
"""

INCIDENTS = """
Sökning | Period | Antal träffar
Våldsbejakande extremism, Skarpnäcks stadsdelsområde | 1 maj 2020 till 30 april 2021 | 0
"""

CONTACTS = """
Datum | Kontakt från | Kontaktväg | Ärende gällde | Miljö | Anteckning
2020-03-12 | Socialtjänsten | Telefon | Fråga om rutinen | Ej angivet | Rutinen skickades.
2020-10-20 | Socialtjänsten | Telefon | Oro, en individ | Vit makt-miljön | Gällde 811218-9876. Konsultation.
2021-02-17 | Socialtjänsten | Möte | Oro, en individ | Islamistisk radikalisering | Vi talade om Stig. Konsultation.
"""

FORMS_RECEIVED = """
Blankett nr | Datum för händelsen | Verksamhet | Oron gäller | Miljö | Beskrivning utan personuppgifter
B-1 | 2020-12-03 | Parkleken Tranbäret | Symboler | Går inte att bedöma | Okänd symbol ritad på en parkbänk.
"""

POLICE = """
Datum;Händelse;Stadsdel;Miljö;Lämnad av
2020-11-19;Propagandaspridning;Kärrtorp;Vit makt;Lokalpolisområdet
2021-02-25;Iakttagelse av symboler;Björkhagen;Oklart;Lokalpolisområdet
"""


def files() -> dict[str, bytes]:
    """Give the incoming files of the year by their names."""
    own = [answer.unit for answer in OWN if answer.unit != "Test"]
    mailing: Rows = [("Enhet", "Utskickad"), *((unit, SENT) for unit in sorted((*own, *SILENT)))]
    schools: Rows = [("Skola", "Utskickad"), *((school.unit, SENT) for school in SCHOOLS)]
    return {
        "enkat_egna_2021.xlsx": workbook(SAVED, Sheet("Sheet1", forms(OWN, OPENED), "OfficeForms.Table")),
        "utskick_egna_2021.xlsx": workbook(SAVED, Sheet("Utskick", mailing)),
        "enkat_skolor_2021.csv": delimited(lime(SCHOOLS, OPENED), "utf-8-sig", quoted=True),
        "utskick_skolor_2021.csv": delimited(schools, "cp1252"),
        "arbetsmarknad_2021.xlsx": workbook(SAVED, Sheet("Blad1", rows(LABOUR))),
        "klotter_2021.xlsx": workbook(
            SAVED, Sheet("Information", rows(GRAFFITI_COVER)), Sheet("Klotter", rows(GRAFFITI))
        ),
        "ia_2021.xlsx": workbook(SAVED, Sheet("IA", rows(INCIDENTS))),
        "kontakter_2021.xlsx": workbook(SAVED, Sheet("Logg", rows(CONTACTS))),
        "oidentifierad_2021.xlsx": workbook(SAVED, Sheet("Blanketter", rows(FORMS_RECEIVED))),
        "polis_2021.csv": POLICE.lstrip().replace("\n", "\r\n").encode(),
    }
