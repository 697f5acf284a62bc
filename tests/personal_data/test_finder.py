"""Personal data in Swedish free text is found and masked, and what only looks like it is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from growth import SQUARE, growth
from hypothesis import example, given
from hypothesis import strategies as st
from masked_texts import masked, unhurried

from lagesbild.personal_data.finder import find
from lagesbild.personal_data.findings import Finding, resolve_overlaps
from lagesbild.personal_data.word_lists import DEFAULT

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


STRONG, WEAK = Finding("personnummer", 5, 12, "maskas"), Finding("namn", 5, 12, "granskas")


@pytest.mark.parametrize(
    ("candidates", "settled"),
    [
        ([STRONG, Finding("telefon", 12, 20, "maskas")], [STRONG, Finding("telefon", 12, 20, "maskas")]),
        ([STRONG, Finding("telefon", 11, 20, "maskas")], [Finding("personnummer", 5, 20, "maskas")]),
        ([Finding("telefon", 0, 6, "maskas"), STRONG], [Finding("telefon", 0, 12, "maskas")]),
        ([STRONG, Finding("telefon", 6, 8, "maskas")], [STRONG]),
        ([STRONG, Finding("namn", 0, 20, "granskas")], [STRONG]),
        ([Finding("namn", 0, 20, "granskas"), STRONG], [STRONG]),
        ([WEAK, Finding("adress", 11, 20, "granskas")], [Finding("namn", 5, 20, "granskas")]),
        ([Finding("adress", 0, 6, "granskas"), WEAK], [Finding("adress", 0, 12, "granskas")]),
        ([WEAK, Finding("adress", 0, 6, "granskas")], [Finding("namn", 0, 12, "granskas")]),
        ([WEAK, Finding("adress", 5, 12, "granskas")], [WEAK]),
        ([], []),
    ],
)
def test_of_two_that_overlap_the_sure_and_the_stronger_stands(
    candidates: list[Finding], settled: list[Finding]
) -> None:
    """Two that are alike sure become one, as far as both reach; those that only touch are two."""
    assert list(resolve_overlaps(candidates)) == settled


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
        ("Rådgivaren Karin Lundqvist sa det", ["Karin Lundqvist"]),
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
