"""Personal data in Swedish free text is found and masked, and what only looks like it is left alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from growth import SQUARE, growth
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_files import small_xlsx, write_xlsx

from lagesbild.config.word_lists import UserLists
from lagesbild.core.errors import InputError
from lagesbild.personal_data.finder import find
from lagesbild.personal_data.findings import Finding, Kind, resolve_overlaps
from lagesbild.personal_data.identity_numbers import check_digit
from lagesbild.personal_data.masking import screen
from lagesbild.personal_data.word_lists import DEFAULT, Lists

if TYPE_CHECKING:
    from pathlib import Path

unhurried = settings(deadline=None, derandomize=True, max_examples=300)

LAYOUTS = (
    "{yy}{mm}{dd}-{nnnn}",
    "{yy}{mm}{dd}+{nnnn}",
    "{yy}{mm}{dd}{nnnn}",
    "{yy}{mm}{dd} {nnnn}",
    "{yy}{mm}{dd}\u00a0{nnnn}",
    "{yy}{mm}{dd}\u202f{nnnn}",
    "{yy}{mm}{dd}–{nnnn}",
    "{yy}{mm}{dd}−{nnnn}",
    "{yy}{mm}{dd}\u2011{nnnn}",
    "{yy}{mm}{dd}.{nnnn}",
    "{yy}{mm}{dd} - {nnnn}",
    "{yy}{mm}{dd} – {nnnn}",
    "{yy} {mm} {dd} {nnnn}",
    "{yy}-{mm}-{dd}-{nnnn}",
    "{cc}{yy}{mm}{dd}-{nnnn}",
    "{cc}{yy}{mm}{dd}{nnnn}",
    "{cc}{yy}{mm}{dd} {nnnn}",
    "{cc}{yy}{mm}{dd}–{nnnn}",
    "{cc}{yy}{mm}{dd}+{nnnn}",
    "{cc}{yy}-{mm}-{dd}-{nnnn}",
    "{cc}{yy}-{mm}-{dd} {nnnn}",
    "{cc}{yy}.{mm}.{dd}-{nnnn}",
    "{cc}{yy} {mm} {dd} {nnnn}",
    "{cc}{yy} {mm}{dd} {nnnn}",
    "{cc} {yy}{mm}{dd}-{nnnn}",
    "{yy}{mm}{dd}_{nnnn}",
    "{yy}{mm}{dd}-\n{nnnn}",
    "{cc}{yy}{mm}{dd}-{nnn}-{n}",
    "{yy}{mm}{dd}-{nnn}-{n}",
    "{yy}-{mm}-{dd}-{nnn}-{n}",
    "{cc}{yy}-{mm}-{dd}-{nnn}-{n}",
    "{yy}{mm}{dd},{nnnn}",
    "{cc}{yy}{mm}{dd},{nnnn}",
    "{yy}{mm}{dd}--{nnnn}",
    "{cc}{yy}{mm}{dd}--{nnnn}",
    "({yy}{mm}{dd}){nnnn}",
    "({cc}{yy}{mm}{dd})-{nnnn}",
    "({yy}{mm}{dd}) {nnnn}",
)
SENTENCES = (
    "Det gäller {} enligt skolan.",
    "Eleven (pnr:{}) har setts med symboler.",
    "Anmälan 2021-03-04 om {}, se dnr SKA 2021/165",
    "{}",
    "Två personer:{};och en till.",
    "Nr 12 {} och 13, sedan 14",
    "2021-03-04 {}, 08-508 15 000",
    "Ring 070-174 06 05 {} 811218-9876",
)


def masked(text: str, lists: Lists = DEFAULT) -> str:
    """The text with all that is surely personal data replaced."""
    return screen(text, lists)[0].text


def pieces(born: date, serial: int, *, coordination: bool = False) -> dict[str, str]:
    """The parts of a valid number."""
    day = born.day + 60 * coordination
    nine = f"{born:%y%m}{day:02}{serial:03}"
    last = f"{serial:03}{check_digit(nine)}"
    return {
        "cc": f"{born.year // 100}",
        "yy": nine[:2],
        "mm": nine[2:4],
        "dd": nine[4:6],
        "nnnn": last,
        "nnn": last[:3],
        "n": last[3],
    }


@pytest.mark.parametrize("layout", LAYOUTS)
@given(
    born=st.dates(date(1900, 1, 1), date(2021, 12, 31)),
    serial=st.integers(1, 999),
    coordination=st.booleans(),
    sentence=st.sampled_from(SENTENCES),
)
@settings(unhurried, max_examples=60)
@example(born=date(2007, 1, 23), serial=456, coordination=False, sentence=SENTENCES[0])
@example(born=date(2000, 2, 29), serial=999, coordination=True, sentence=SENTENCES[1])
def test_every_valid_number_is_masked(
    layout: str, born: date, serial: int, *, coordination: bool, sentence: str
) -> None:
    """A valid number is found in every layout in the middle of a sentence, beside other numbers too, and masked whole."""
    written = layout.format(**pieces(born, serial, coordination=coordination))
    text = sentence.format(written)
    start = sentence.index("{}")
    kind: Kind = "samordningsnummer" if coordination else "personnummer"
    sure = [finding for finding in find(text) if finding.outcome == "maskas"]
    assert any(finding.start <= start and finding.end >= start + len(written) for finding in sure)
    assert masked(written) == f"[{kind}]"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("811218-9875", "personnummer"),
        ("20110304-1111", "personnummer"),
        ("8112189875", "personnummer"),
        ("811218-T123", "personnummer"),
        ("19811218X123", "personnummer"),
        ("810060-1234", "samordningsnummer"),
        ("19810091-1234", "samordningsnummer"),
        ("811260-1234", "samordningsnummer"),
        ("811291-N123", "samordningsnummer"),
    ],
)
def test_a_number_with_a_plausible_date_is_masked_unchecked(number: str, kind: str) -> None:
    """Wrong check digits, interim letters and unknown months and days do not let a number through."""
    assert [(f.kind, f.outcome) for f in find(f"Pojken har {number} i registret.")] == [(kind, "maskas")]


DASHES = ("-", "+", "–", "", " ")
INTERIM = "TRSUWXJKLMN"


@unhurried
@given(
    month=st.integers(0, 12),
    day=st.integers(60, 91),
    serial=st.integers(1, 999),
    dash=st.sampled_from(DASHES),
    century=st.sampled_from(("", "19", "20")),
)
@example(month=0, day=60, serial=239, dash="-", century="")
@example(month=2, day=91, serial=239, dash="-", century="19")
@example(month=10, day=63, serial=239, dash="", century="19")
def test_every_samordningsnummer_with_unknown_parts_is_masked(
    month: int, day: int, serial: int, *, dash: str, century: str
) -> None:
    """Day 60 to 91 and month 00 with a right check digit are found, whichever way they are written."""
    nine = f"{serial % 100:02}{month:02}{day:02}{serial:03}"
    written = f"{century}{nine[:6]}{dash}{nine[6:]}{check_digit(nine)}"
    assert masked(f"Han har {written} sedan i våras.") == ("Han har [samordningsnummer] sedan i våras.")


@pytest.mark.parametrize("letter", INTERIM)
@pytest.mark.parametrize("layout", ["{}-{}", "{}{}", "19{}-{}", "19{}{}"])
def test_every_interim_number_is_masked(letter: str, layout: str) -> None:
    """A letter in the place of the first of the last four is a number too."""
    written = layout.format("811218", f"{letter}123")
    assert [(f.kind, f.outcome) for f in find(f"Kvinnan, {written}, hörde av sig.")] == [
        ("personnummer", "maskas")
    ]


@unhurried
@given(born=st.dates(date(1920, 1, 1), date(2021, 12, 31)), serial=st.integers(1, 9999))
def test_a_wrong_check_digit_does_not_let_a_number_through(born: date, serial: int) -> None:
    """Any four figures after a day that exists, with the dash between, are masked."""
    written = f"{born:%y%m%d}-{serial:04}"
    assert [f.outcome for f in find(f"Det gäller {written} igen.")] == ["maskas"]


@unhurried
@given(
    first=st.sampled_from((2, 5, 7, 8, 9)),
    middle=st.integers(20, 99),
    rest=st.integers(0, 99),
    serial=st.integers(0, 999),
)
def test_no_organisation_number_is_taken_for_a_person(
    first: int, middle: int, rest: int, serial: int
) -> None:
    """Twenty or more in the place of the month is a company, with or without 16 before it."""
    nine = f"{first}5{middle}{rest:02}{serial:03}"
    number = f"{nine[:6]}-{nine[6:]}{check_digit(nine)}"
    assert find(f"Org.nr {number} och 16{number} fakturerade.") == ()


DECOYS = (
    "Händelsen skedde 2021-03-04 och 20210305, anmäld 4/3 2021 och 04/03-2021.",
    "Perioden 2021-03-04 – 2021-03-10 och 20210304-20210310 och 210304–210310.",
    "Den 2021-03-04 14:30 kom 12 personer, 2021-03-04T14:30:00 enligt loggen.",
    "Dnr SKA 2021/165 och Dnr 155-943/2015, lagen (2023:196) och SFS 2018:218.",
    "Ring 112 eller 1177, i nödfall 114 14.",
    "Saneringen kostade 12 345 kr, totalt 1 234 567 kronor eller 1.250.000:-.",
    "I lgh 1102 och 1201 på plan 3, port 14 B.",
    "Org.nr 556677-8899, 212000-0142, 802001-1234 och 16556677-8899.",
    "Ärende 5000-K123456-21 och 0201-K123-21, faktura 12345678, kundnummer 1234567890123.",
    "Det var 1–2 gånger, 10–15 ungdomar och 3 av 17 svar.",
    "Öppet kl 08.30-16.00 och 17.00–21.30.",
    "Bankgiro 123-4567 och plusgiro 12 34 56-7.",
    "Under 2019, 2020 och 2021 sågs 12, 14 och 9 fall.",
    "Klotter på Bagartorget 3 gånger i maj 2021.",
    "Storm i vattenglas. Maj var lugn. I maj 2021 fick vi bo kvar. Stig in!",
    "Nordiska motståndsrörelsen delade ut flygblad i Kärrtorp och Bagarmossen.",
    "Svenska kyrkan, Säkerhetspolisen och Jobbtorg Stockholm hade möte om Islam.",
    "NMR 123 och AFA 161 stod klottrat bredvid 1488.",
    "Flygblad med symboler delades ut utanför lokalen. Personalen tog in dem.",
    "Saneringen 12 april, detaljplan 12, handlingsplan 2021 och enligt plan 3.",
    "Cykelvägen 12 mars och Storgatan 14.30, där 3 personer stod.",
    "Okänd symbol ritad på en parkbänk.",
    "Inget att rapportera. För 12 år sedan var det värre i Skarpnäck.",
    "Två killar klottrade vid tunnelbanan, den ena sprang mot skogen.",
)


@pytest.mark.parametrize("text", DECOYS)
def test_what_only_looks_like_personal_data_is_left_alone(text: str) -> None:
    """Dates, registry numbers, prices, short numbers and common words pass untouched."""
    assert find(text) == ()


@unhurried
@given(day=st.dates(date(2000, 1, 1), date(2030, 1, 1)), number=st.integers(0, 999))
@example(date(2021, 3, 4), 165)
def test_no_date_or_short_number_is_taken_for_a_person(day: date, number: int) -> None:
    """No date in any usual form, no registry number, price or organisation number is found."""
    text = (
        f"Den {day:%Y-%m-%d}, {day:%Y%m%d} och {day:%d/%m} {day:%Y}, dnr SKA {day:%Y}/{number}, {number} kr, "
        f"lgh {1000 + number}, org.nr 55{60 + number % 40}{day:%d}-{1000 + number} och {day:%d.%m.%Y}."
    )
    assert find(text) == ()


SURE = (
    ("Ring 070-174 06 05 efter lunch", "telefon", "070-174 06 05"),
    ("Ring 0701740605!", "telefon", "0701740605"),
    ("tfn +46 (0)70 - 174 06 05.", "telefon", "+46 (0)70 - 174 06 05"),
    ("växel 08-508 15 000 finns", "telefon", "08-508 15 000"),
    ("den 2021-03-04 070\u00a0174\u00a006\u00a005 svarade", "telefon", "070\u00a0174\u00a006\u00a005"),
    ("norska +47 22 12 34 56", "telefon", "+47 22 12 34 56"),
    ("skrev till Anna.Svensson@stockholm.se.", "epost", "Anna.Svensson@stockholm.se"),
    ("skrev till nisse snabel-a example.com", "epost", "nisse snabel-a example.com"),
    ("skrev till nisse88 (at) example.com i dag", "epost", "nisse88 (at) example.com"),
    ("skrev till a.b[at]example[punkt]se i dag", "epost", "a.b[at]example[punkt]se"),
    ("kontot @ulven_88 spred det", "handtag", "@ulven_88"),
    ("se https://www.instagram.com/ulven.88/ för mer", "handtag", "https://www.instagram.com/ulven.88/"),
    ("gruppen t.me/ulvarna spred det", "handtag", "t.me/ulvarna"),
    ("en bil med skylten ABC 123 stod där", "registreringsnummer", "ABC 123"),
    ("en bil, ABC12D, stod där", "registreringsnummer", "ABC12D"),
    ("bilen abc123 stod där", "registreringsnummer", "abc123"),
    ("han bor på Storgatan 12 B hos en vän", "adress", "Storgatan 12 B"),
    ("han bor på Olof Palmes gata 5, lgh 1102", "adress", "Olof Palmes gata 5, lgh 1102"),
    ("bor i 128 35 Skarpnäck sedan länge", "postort", "128 35 Skarpnäck"),
    ("eleven Ahmed sa det", "namn", "Ahmed"),
    ("Igår kom Fatima Al-Hassan hit", "namn", "Fatima Al-Hassan"),
    ("kusin till Mohammed al-Hassan i nian", "namn", "Mohammed al-Hassan"),
    ("det var Carl von Linné som ringde", "namn", "Carl von Linné"),
    ("enligt Anna-Karin Lunds anteckning", "namn", "Anna-Karin Lunds"),
    ("en kille som heter Xerxes kom", "namn", "Xerxes"),
    ("det var Zvjezdan Petrović som sa det", "namn", "Zvjezdan Petrović"),
    ("såg A\u030asa Lindgren där", "namn", "A\u030asa Lindgren"),
    ("läraren Björn fick höra det", "namn", "Björn"),
    ("Hans mamma Liv blev orolig", "namn", "Liv"),
    ("det var Maj Lindgren", "namn", "Maj Lindgren"),
    ("det var Ali, Stig och Yusuf", "namn", "Stig"),
    ("ANNA SVENSSON HAR SETT DET", "namn", "ANNA SVENSSON"),
    ("MÖTE MED KARIN LINDGREN OM ELEVEN", "namn", "KARIN LINDGREN"),
    ("vi talade med Annas pappa om det", "namn", "Annas"),
    ("det är Mohammeds lillebror som går där", "namn", "Mohammeds"),
    ("en kille som heter karim kom", "namn", "karim"),
    ("Karin sa att fritidsgården var lugn", "namn", "Karin"),
)


@pytest.mark.parametrize(("text", "kind", "part"), SURE)
def test_what_points_straight_at_a_person_is_masked(text: str, kind: str, part: str) -> None:
    """Phones, e-mail, handles, plates, addresses and names are sure findings, whole."""
    assert (kind, part, "maskas") in [(f.kind, text[f.start : f.end], f.outcome) for f in find(text)]


DOUBTFUL = (
    ("vi talade om Xerxes igår", "namn", "Xerxes"),
    ("vi talade om Stig igår", "namn", "Stig"),
    ("eleven A.S. sa det", "namn", "A.S."),
    ("en grupp som heter Ulvflocken sågs", "namn", "Ulvflocken"),
    ("anna svensson ringde", "namn", "anna svensson"),
    ("det var annas bror som ringde", "namn", "annas"),
    ("vi såg mohammed vid skolan", "namn", "mohammed"),
    ("pojken är född 050718 och ny här", "indirekt", "050718"),
    ("ring 508 15 000 efter lunch", "telefon", "508 15 000"),
    ("på Instagram: ulven_88 spred han det", "handtag", "ulven_88"),
    ("född 980304-XXXX i landet", "indirekt", "980304-XXXX"),
    ("Vaktmästaren på Bärnstensskolan sa det.", "indirekt", "Vaktmästaren"),
    ("En pojke i 9C på Bärnstensskolan sa det.", "indirekt", "9C"),
    ("En 14-årig pojke i Orhem sa det.", "indirekt", "14-årig"),
    ("Den muslimska kvinnan vid branden.", "indirekt", "muslimska"),
    ("Det är den enda somaliska familjen där.", "indirekt", "den enda somaliska familjen"),
)


@pytest.mark.parametrize(("text", "kind", "part"), DOUBTFUL)
def test_what_is_doubtful_or_indirect_is_left_for_a_person_to_judge(text: str, kind: str, part: str) -> None:
    """Names without context and details that together point someone out are queued, not masked."""
    assert [(f.kind, text[f.start : f.end], f.outcome) for f in find(text)] == [(kind, part, "granskas")]


def test_findings_stand_in_order_and_none_over_another() -> None:
    """Overlapping sure findings become one, of the stronger kind; a doubtful one gives way."""
    strong, weak = Finding("personnummer", 5, 12, "maskas"), Finding("telefon", 8, 20, "maskas")
    doubtful, later = Finding("namn", 0, 6, "granskas"), Finding("namn", 20, 22, "granskas")
    merged = Finding("personnummer", 5, 20, "maskas")
    assert resolve_overlaps([strong, weak, later, doubtful]) == (merged, later)


def test_masking_leaves_all_other_text() -> None:
    """Only the findings are replaced, each by its kind."""
    assert masked("Ahmed, 811218–9876, ringde Fatima.") == "[namn], [personnummer], ringde [namn]."


@unhurried
@given(st.text(st.sampled_from("0123456789 -–+@.,/()\nAaÅåABC års Anna Stig")))
def test_findings_lie_inside_the_text(text: str) -> None:
    """Whatever the text, findings are ordered, not empty and inside it, and masking twice finds no more numbers."""
    findings = find(text)
    edges = [edge for finding in findings for edge in (finding.start, finding.end)]
    assert edges == sorted(edges)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)


def test_a_kept_place_is_no_name() -> None:
    """The municipality's streets and places stand, also in several words and with their number."""
    text = "De sågs vid Xylofonens hus och på Xylofonvägen 12 i Xylofonby."
    lists = DEFAULT.with_places(["Xylofonens hus", "Xylofonvägen 12", "Xylofonby"])
    assert {f.kind for f in find(text)} == {"namn", "adress"}
    assert find(text, lists) == ()


def test_a_name_that_begins_as_a_kept_place_does_is_a_name() -> None:
    """Only the whole phrase is the place."""
    lists = DEFAULT.with_places(["Ahmed torg"])
    assert masked("Eleven Ahmed Svensson sa det", lists) == "Eleven [namn] sa det"
    assert masked("Eleven Ahmed Lind sa det", lists) == "Eleven [namn] sa det"
    assert masked("Vi sågs på Ahmed torg i dag", lists) == "Vi sågs på Ahmed torg i dag"
    assert masked("Eleven Ahmed torgs sa det", lists) == "Eleven [namn] torgs sa det"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vi såg zorba svensson där", "zorba svensson"),
        ("vi såg ahmed zorba där", "ahmed zorba"),
        ("vi såg zorba ahmed där", "ahmed"),
        ("vi såg svensson zorba där", "svensson"),
    ],
)
def test_a_name_in_small_letters_takes_the_rest_of_it(text: str, found: str) -> None:
    """What follows a given name, and what stands before a surname."""
    (finding,) = find(text)
    assert text[finding.start : finding.end] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("eleven Anna Maria Karin Svensson sa det", ["Anna Maria Karin Svensson"]),
        ("Zvakt Karin Lindgren sa det", ["Karin Lindgren"]),
        ("Rådgivaren Karin Lindgren sa det", ["Karin Lindgren"]),
        ("Det hände 3 Maj 2021 i parken", []),
        ("Vi sågs den 3 Maj igen", []),
        ("Möte i Maj 2021 om det", []),
    ],
)
def test_a_name_is_found_whole_and_alone(text: str, found: list[str]) -> None:
    """All its words, and neither the sentence's first word before it nor a month."""
    assert [text[finding.start : finding.end] for finding in find(text)] == found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("I Orhem bor en 14-årig pojke", True),
        ("I orhem bor en 14-årig pojke", False),
        ("I dag kom en 14-årig pojke", False),
    ],
)
def test_an_age_points_someone_out_where_a_place_is_named(text: str, *, is_found: bool) -> None:
    """One of the municipality's own, at the beginning of the sentence too."""
    assert bool(find(text, DEFAULT.with_places(["Orhem"]))) is is_found


def test_a_kept_place_that_is_also_a_surname_is_part_of_a_name() -> None:
    """Lund is a town alone and a surname after a given name."""
    assert masked("Han kom från Lund med Fatima Lund.") == "Han kom från Lund med [namn]."


def test_a_kept_street_with_a_number_is_left_to_judge() -> None:
    """The street's name stands; whether the number points somebody out is for a person to say."""
    lists = DEFAULT.with_places(["Storgatan"])
    assert find("De sågs på Storgatan.", lists) == ()
    assert [f.outcome for f in find("Han bor på Storgatan 12.", lists)] == ["granskas"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_larger_name_list_is_taken(tmp_path: Path, encoding: str) -> None:
    """A name of the user's list is masked, whatever stands after it on its line."""
    path = tmp_path / "namn.txt"
    path.write_bytes("Xerxålf;1 204\nYngvara Öfors\n".encode(encoding))
    text = "Vi talade om Xerxålf igår."
    assert masked(text, UserLists(name_files=(path,)).lists()) == "Vi talade om [namn] igår."


@pytest.mark.parametrize("rows", [("Xerxålf",), ("Namn", "Xerxålf", "Yngvara Öfors")])
def test_a_name_list_may_be_a_workbook(tmp_path: Path, rows: tuple[str, ...]) -> None:
    """The first column of its first sheet, with or without a heading."""
    write_xlsx(tmp_path / "namn.xlsx", [(name, 7) for name in rows])
    lists = UserLists(name_files=(tmp_path / "namn.xlsx",)).lists()
    assert masked("Vi talade om Xerxålf igår.", lists) == "Vi talade om [namn] igår."
    assert "namn" not in lists.names


def test_a_hostile_name_list_is_refused(tmp_path: Path) -> None:
    """A list passes the same checks as every other file."""
    small_xlsx(tmp_path / "namn.xlsx", sheet='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    with pytest.raises(InputError, match=r"Namnlistan namn\.xlsx: filen är för stor"):
        UserLists(name_files=(tmp_path / "namn.xlsx",)).lists()


def test_a_missing_name_list_is_an_input_error(tmp_path: Path) -> None:
    """The message names the file and says what to do."""
    with pytest.raises(InputError, match=r"saknas\.txt .* kontrollera sökvägen"):
        UserLists(name_files=(tmp_path / "saknas.txt",)).lists()


@pytest.mark.sampled
@pytest.mark.parametrize("sign", ["1", "0", " ", "a"])
def test_a_hostile_text_is_searched_in_proportion_to_its_length(sign: str) -> None:
    """So many of the same character take no more than its length."""
    assert growth(lambda length: find(sign * length), 50_000) < SQUARE / 2


@pytest.mark.sampled
@pytest.mark.parametrize("part", ["A-", "Åa-", "A:", "a.", "@a", "A'"])
def test_one_unbroken_word_is_searched_in_proportion_to_its_length(part: str) -> None:
    """A cell as long as a workbook allows, without a blank in it, takes no more than its length."""
    assert growth(lambda length: find(f"{part * (length // len(part))} 1"), 8_000) < SQUARE / 2
