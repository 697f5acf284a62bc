"""What a person may write in the rules for a sender's files: each outcome is right, or refused in a sentence."""

# ruff: noqa: E501 — a case stands on one line

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

YEAR = ("--år", 2021, "--period", "2020-05-01..2021-04-30")
CROSS = "Datum;Enhet;Högerextrem;Vänsterextrem;Islamistisk"
CROSSES = (
    CROSS,
    "2021-03-01;A;x;;",
    "2021-03-02;B;;x;",
    "2021-03-03;A;x;;",
    "2021-03-04;C;;;x",
    "2021-03-05;C;x;x;",
)
IA = 'filer = ["ia*"]\nkalla = "ia"\n[kolumner]\n"Datum" = "datum"\n"Enhet" = "enhet"\n'
THREE = '"Högerextrem" = "miljo"\n"Vänsterextrem" = "miljo"\n"Islamistisk" = "miljo"\n'
MEANT = '[varden."Högerextrem"]\n"x" = "höger"\n[varden."Vänsterextrem"]\n"x" = "vänster"\n[varden."Islamistisk"]\n"x" = "islamistisk"\n'  # fmt: skip
TK = 'filer = ["klotter*"]\nkalla = "klotter"\n'
BARE = ("2021-03-01;Kärrtorp;nazistiskt", "2021-03-02;Kärrtorp;nazistiskt", "2021-03-03;Kärrtorp;rasistiskt")
PARTS = "År;Månad;Dag;Stadsdel;Slag"
DATE = TK + '[kolumner]\n"År" = "år"\n"Månad" = "månad"\n"Dag" = "dag"\n"Slag" = "kategori"\n'
STATUS = ("Datum;Slag;Status", "2021-03-01;nazistiskt;Klar", "2021-03-02;nazistiskt;Avskriven", "2021-03-03;rasistiskt;Klar", "2021-03-04;rasistiskt;")  # fmt: skip
LABELS = "Enhet;Högerextrem;Vänsterextrem;Islamistisk"
COUNTED = IA.replace('"Datum" = "datum"\n', "") + THREE.replace("miljo", "antal")


class Case(NamedTuple):
    """A file by its lines, its rules, and either the figures (key -> number) or a part of the sentence of refusal."""

    lines: tuple[str, ...]
    rules: str
    figures: dict[str, int] | None = None
    refused: str = ""


CASES = {
    "three columns of one role": Case(CROSSES, IA + THREE + MEANT, {"hoger": 3, "vanster": 2, "islamistisk": 1}),
    "crosses without meanings": Case(CROSSES, IA + THREE, {"hoger": 3, "vanster": 2, "islamistisk": 1}),
    "ones and noughts": Case((CROSS, "2021-03-01;A;1;0;0", "2021-03-02;B;1;1;0"), IA + THREE, {"hoger": 2, "vanster": 1}),
    "true and false": Case((CROSS, "2021-03-01;A;FALSKT;SANT;FALSKT"), IA + THREE, {"vanster": 1}),
    "no cross at all": Case((CROSS, "2021-03-01;A;;;", "2021-03-02;A;x;;"), IA + THREE, {"hoger": 1, "oklar": 1}),
    "the role in Swedish letters": Case(CROSSES, IA + THREE.replace("miljo", "miljö") + MEANT, {"hoger": 3, "vanster": 2, "islamistisk": 1}),
    "the category in Swedish letters": Case(
        ("Datum;Slag", "2021-03-01;VA"), TK + '[kolumner]\n"Slag" = "kategori"\n[varden."Slag"]\n"VA" = "vänsterautonomt"\n', {"vansterautonomt": 1}),
    "several meanings in Swedish letters": Case(
        ("Datum;Enhet;M", "2021-03-01;A;b"), IA + '"M" = "miljö"\n[varden."M"]\n"b" = ["höger", "vänster"]\n', {"hoger": 1, "vanster": 1}),
    "keys in Swedish letters": Case(
        ("Datum;Slag", "2021-03-01;N"), '"källa" = "klotter"\nfiler = ["klotter*"]\n[kolumner]\n"Slag" = "kategori"\n["värden"."Slag"]\n"N" = "nazistiskt"\n', {"nazistiskt": 1}),
    "header row nought": Case(BARE, TK + "rubrikrad = 0\n", refused="rubrikrad = 0"),
    "header row below nought": Case(BARE, TK + "rubrikrad = -1\n", refused="rubrikrad = -1"),
    "one of two header rows nought": Case(BARE, TK + "rubrikrad = [0, 1]\n", refused="rubrikrad = 0"),
    "header row beyond the file": Case(BARE, TK + "rubrikrad = 12\n", refused="rad 12"),
    "header row beyond what is looked at": Case(BARE, TK + "rubrikrad = 900\n", refused="rubrikrad = 900"),
    "header row that is blank": Case(("Klotter", "", "Datum;Slag", "2021-03-01;nazistiskt"), TK + "rubrikrad = 2\n", refused="rad 2"),
    "header row and none": Case(BARE, TK + "rubrikrad = 1\nutan_rubrikrad = true\n", refused="inte båda"),
    "no header row, letters": Case(BARE, TK + 'utan_rubrikrad = true\n[kolumner]\n"A" = "datum"\n"B" = "område"\n"C" = "kategori"\n', {"nazistiskt": 2, "rasistiskt": 1}),
    "no header row, numbers": Case(BARE, TK + 'utan_rubrikrad = true\n[kolumner]\n1 = "datum"\n2 = "omrade"\n3 = "kategori"\n', {"nazistiskt": 2, "rasistiskt": 1}),
    "no header row, small letters": Case(BARE, TK + 'utan_rubrikrad = true\n[kolumner]\na = "datum"\nc = "kategori"\n', {"nazistiskt": 2, "rasistiskt": 1}),
    "no header row, with meanings": Case(
        tuple(line.replace("nazistiskt", "N") for line in BARE),
        TK + 'utan_rubrikrad = true\n[kolumner]\n"C" = "kategori"\n[varden.3]\n"N" = "nazistiskt"\n', {"nazistiskt": 2, "rasistiskt": 1}),
    "no header row, no such column": Case(BARE, TK + 'utan_rubrikrad = true\n[kolumner]\n"H" = "kategori"\n', refused="”H”"),
    "the column of categories is missing": Case(("När;Hus", "2021-03-01;A"), TK + '[kolumner]\n"När" = "datum"\n"Hus" = "plats"\n', refused="kategori"),
    "the column of counts is missing": Case(
        ("M;N", "höger;3"), 'filer = ["ia*"]\nkalla = "arbetsmarknad"\n[kolumner]\n"M" = "miljo"\n', refused="antal"),
    "all but these values": Case(STATUS, TK + '[kolumner]\n"Slag" = "kategori"\n[[at_sidan]]\nkolumn = "Status"\nutom = ["klar"]\nskal = "ej extremistiskt"\n', {"nazistiskt": 1, "rasistiskt": 1}),
    "the reason in Swedish letters": Case(STATUS, TK + '[kolumner]\n"Slag" = "kategori"\n[["åt_sidan"]]\nkolumn = "Status"\nvarden = ["Avskriven"]\n"skäl" = "utanför området"\n', {"nazistiskt": 1, "rasistiskt": 2}),
    "year, month and day": Case((PARTS, "2021;3;1;Kärrtorp;nazistiskt", "2020;3;1;Kärrtorp;nazistiskt"), DATE, {"nazistiskt": 1}),
    "the month as a word": Case((PARTS, "2021;mars;1;Kärrtorp;nazistiskt", "2020;mars;1;Kärrtorp;nazistiskt"), DATE, {"nazistiskt": 1}),
    "year and month without a day": Case((PARTS, "2021;3;;Kärrtorp;nazistiskt", "2020;4;;Kärrtorp;nazistiskt"), DATE, {"nazistiskt": 1}),
    "a year alone, outside": Case(("År;Slag", "2018;nazistiskt", "2017;rasistiskt"), TK + '[kolumner]\n"År" = "ar"\n"Slag" = "kategori"\n', {}),
    "a year alone that may be inside": Case(("År;Slag", "2021;nazistiskt", "2018;rasistiskt"), TK + '[kolumner]\n"År" = "ar"\n"Slag" = "kategori"\n', {}),
    "several counts beside a label": Case((LABELS, "Skola A;2;0;1", "Skola B;0;3;"), COUNTED, {"hoger": 2, "vanster": 3, "islamistisk": 1}),
    "several counts that name no kind": Case(
        ("Datum;Slag;Våren;Hösten", "2021-03-01;nazistiskt;2;1", "2021-03-02;rasistiskt;;4"),
        TK + '[kolumner]\n"Slag" = "kategori"\n"Våren" = "antal"\n"Hösten" = "antal"\n', {"nazistiskt": 3, "rasistiskt": 4}),
    "a count that cannot be read": Case((LABELS, "Skola A;2;ca 5;1"), COUNTED, {"hoger": 2, "islamistisk": 1}),
    "two columns of a place": Case(
        ("Datum;Slag;Gata;Hus", "2021-03-01;nazistiskt;Gata 1;Skolan"),
        TK + '[kolumner]\n"Slag" = "kategori"\n"Gata" = "plats"\n"Hus" = "plats"\n', {"nazistiskt": 1}),
    "no such source": Case(BARE, 'filer = ["klotter*"]\nkalla = "klåtter"\n', refused="klåtter"),
    "no such role": Case(BARE, TK + '[kolumner]\n"A" = "blomma"\n', refused="blomma"),
}  # fmt: skip
"""A row that cannot be read counts in no figure."""


def outcome(folder: Path, case: Case) -> tuple[int, dict[str, int], str]:
    """The exit code, the figures by milieu and category that are not nought, and what was said."""
    name = "klotter_2021.csv" if "klotter*" in case.rules else "ia_2021.csv"
    (folder / name).write_text("\n".join((*case.lines, "")), encoding="utf-8")
    (folder / "regler").mkdir()
    (folder / "regler" / "a.toml").write_text(case.rules, encoding="utf-8")
    done = run_in(folder, "importera", name, *YEAR)
    if done.code:
        return done.code, {}, done.err + done.out
    report: dict[str, Any] = run_in(folder, "visa", "--år", 2021, "--json").json
    source = next(one for one in report["sources"] if one["rows"]["read"])
    assert source["rows"]["read"] == source["rows"]["counted"] + sum(source["rows"]["set_aside"].values())
    counts = (one for one in report["counts"] if one["source"] == source["key"])
    figures = {one["category"] or one["milieu"]: one["count"] for one in counts}
    return done.code, {key: number for key, number in figures.items() if number}, done.out


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_rules_are_followed_or_refused(tmp_path: Path, name: str) -> None:
    """Nothing that a person wrote is passed over in silence."""
    case = CASES[name]
    code, figures, said = outcome(tmp_path, case)
    if case.refused:
        assert code
        assert case.refused in said
    else:
        assert (code, figures) == (0, case.figures)


def test_settings_and_options_are_understood_in_swedish_letters(tmp_path: Path) -> None:
    """Å, ä and ö are what a Swede writes."""
    settings = '"område" = "Skarpnäck"\n["år".2021]\n"inte_tillfrågade" = ["polis"]\n'
    (tmp_path / "lagesbild.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "klotter.csv").write_text("Datum;Kategori\n2021-03-01;Vänsterautonomt\n", encoding="utf-8")
    assert run_in(tmp_path, "importera", "klotter.csv", *YEAR).code == 0
    for words in (("--miljö", "vänster"), ("--kategori", "vänsterautonomt"), ("--källa", "Klotter")):
        assert len(run_in(tmp_path, "rader", "--år", 2021, *words, "--json").json["rows"]) == 1


SURVEY = """filer = ["svar*"]
kalla = "enkat_egna"
[kolumner]
"Vem" = "enhet"
"Sett?" = "stott_pa"
"Vilka?" = "miljo"
"Slag" = "slags_tecken"
[varden."Sett?"]
"X1" = "ja"
"X2" = "nej"
[varden."Vilka?"]
"V" = "vänster"
"H" = "höger"
"HV" = ["höger", "vänster"]
[varden."Slag"]
"K" = "klotter"
"""


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("milieus", "figures"),
    [
        (("V", "V"), {"vanster": 2}),
        (("H", "V"), {"hoger": 1, "vanster": 1}),
        (("H;V", "H"), {"hoger": 2, "vanster": 1}),
        (("HV", "V"), {"hoger": 1, "vanster": 2}),
        (("vit makt", "V"), {"hoger": 1, "vanster": 1}),
        (("H/V", "vit makt, V"), {"hoger": 2, "vanster": 2}),
    ],
)
def test_the_values_of_a_survey_mean_what_the_rules_say(
    tmp_path: Path, milieus: tuple[str, str], figures: dict[str, int]
) -> None:
    """Of yes and no, of a milieu, and of what a question offers."""
    (tmp_path / "regler").mkdir()
    (tmp_path / "regler" / "svar.toml").write_text(SURVEY, encoding="utf-8")
    first, second = milieus
    rows = ("Vem,Sett?,Vilka?,Slag", f'A,X1,"{first}",K', f'B,X1,"{second}",K', "C,X2,,")
    (tmp_path / "svar.csv").write_text("\n".join((*rows, "")), encoding="utf-8")
    assert run_in(tmp_path, "importera", "svar.csv", *YEAR).code == 0
    shown = run_in(tmp_path, "visa", "--år", 2021, "--json").json
    counts = {line["milieu"]: line["count"] for line in shown["counts"] if line["source"] == "enkat_egna"}
    assert {key: count for key, count in counts.items() if count} == figures
    (kinds,) = [question for question in shown["questions"] if question["key"] == "slags_tecken"]
    assert kinds["answers"]["klotter"] == len(milieus)
