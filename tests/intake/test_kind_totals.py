"""The kind *totals by arithmetic, then by word stem*: what is the sum of others is never counted again."""

# ruff: noqa: E501 — a file stands on one line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from counting import Counted, count_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reading_files import Rows

K, IA = "klotter_2021.xlsx", "ia_2021.xlsx"
H = ("Kategori", "Stadsdel", "Antal")
a, b = ("Nazistiskt", "Kärrtorp", 2), ("Nazistiskt", "Björkhagen", 4)
TOLD = {"total_by_sum", "possible_total", "total_differs", "total_states_more"}


def _with_last(label: str, number: int = 6) -> Rows:
    return [H, a, b, (label, "", number)]


@pytest.mark.parametrize(
    "label",
    [
        "Totalsumma", "Totalt", "TOTALT", "Summa:", "S:a", "Tot.", "Sammanlagt", "Sammanlagt i hela området", "Grand Total",
        "Alla", "Samtliga", "Hela staden", "Hela stadsdelsområdet", "Alla stadsdelar", "Totalt antal klotter",
        "Länet totalt", "Summa klotter", "Total", "Summa summarum", "Delsumma", "Slutsumma",
    ],
)  # fmt: skip
def test_a_row_with_a_totals_word_is_a_total(tmp_path: Path, label: str) -> None:
    """Whatever form the word has, and nothing needs to be told where the sum is right."""
    counted = count_rows(tmp_path, K, _with_last(label))
    assert isinstance(counted, Counted)
    assert counted.outcome == 6
    assert not counted.codes & TOLD


FILES: list[tuple[str, str, Rows, int | str, set[str]]] = [
    ("blank", K, _with_last(""),6,{"total_by_sum"}),
    ("phrase no stem", K, _with_last("Klotter i Årsta"),6,{"total_by_sum"}),
    ("one word no stem", K, _with_last("Fågelklotter"),">=6",{"possible_total"}),
    ("one word no stem, stated", K, [*_with_last("Fågelklotter"),["Totalt","",12]],12,set()),
    ("stem differs downwards", K, _with_last("Totalt",5),6,{"total_differs"}),
    ("register states more", K, [["Ärendenummer","Datum","Kategori"],["A1","2021-01-01","Nazistiskt"],["A2","2021-01-01","Nazistiskt"],["Summa: 5","",""]],2,{"total_states_more"}),
    ("register states more in another cell", K, [["Ärendenummer","Datum","Kategori"],["A1","2021-01-01","Nazistiskt"],["A2","2021-01-01","Nazistiskt"],["Summa",5,""]],2,{"total_states_more"}),
    ("stem differs", K, _with_last("Totalt",7),6,{"total_states_more"}),
    ("known coincidence", K, [H,["Nazistiskt","Kärrtorp",2],["Rasistiskt","Kärrtorp",4],["Vänsterautonomt","Kärrtorp",6]],12,set()),
    ("one other", K, [H,a,["Fågelklotter","",2]],4,set()),
    ("first", K, [H,["Hela staden","",6],a,b],6,set()),
    ("first phrase", K, [H,["Klotter i området","",6],a,b],6,{"total_by_sum"}),
    ("sub excel", K, [["Stadsdel","Kategori","Antal"],["Kärrtorp","Nazistiskt",2],["Kärrtorp","Rasistiskt",1],["Kärrtorp Summa","",3],["Björkhagen","Nazistiskt",4],["Björkhagen Summa","",4],["Totalsumma","",7]],7,set()),
    ("sub blank", K, [["Stadsdel","Kategori","Antal"],["Kärrtorp","Nazistiskt",2],["Kärrtorp","Rasistiskt",1],["Kärrtorp","",3],["Björkhagen","Nazistiskt",4],["Björkhagen","",4]],7,set()),
    ("sub differs", K, [["Stadsdel","Kategori","Antal"],["Kärrtorp","Nazistiskt",2],["Kärrtorp","Rasistiskt",1],["Kärrtorp Summa","",5],["Totalt","",3]],3,{"total_states_more"}),
    ("crosstab both", K, [["Kategori","maj 2020","juni 2020","Totalsumma"],["Nazistiskt",2,3,5],["Rasistiskt",1,1,2],["Totalsumma",3,4,7]],7,set()),
    ("crosstab col no stem", K, [["Kategori","maj 2020","juni 2020","Hela perioden"],["Nazistiskt",2,3,5],["Rasistiskt",1,1,2]],7,set()),
    ("crosstab col no word", K, [["Kategori","maj 2020","juni 2020","Perioden"],["Nazistiskt",2,3,5],["Rasistiskt",1,1,2]],7,{"total_by_sum"}),
    ("crosstab row no word", K, [["Kategori","maj 2020","juni 2020"],["Nazistiskt",2,3],["Rasistiskt",1,1],["Klotter",3,4]],7,{"total_by_sum"}),
    ("crosstab col differs", K, [["Kategori","maj 2020","juni 2020","Totalt"],["Nazistiskt",2,3,6],["Rasistiskt",1,1,2]],7,{"total_states_more"}),
    ("crosstab subtotal cols", K, [["Kategori","maj 2020","juni 2020","Summa kvartal 2","juli 2020","Totalt"],["Nazistiskt",2,3,5,1,6],["Rasistiskt",1,1,2,0,2]],8,set()),
    ("list coincidence", IA, [["Enhet","Antal träffar"],["Fritid",1],["Förskola",2],["Skola",3]],">=3",{"possible_total"}),
    ("list two equal", IA, [["Enhet","Antal träffar"],["Fritid",2],["Skola",2]],4,set()),
    ("list many", IA, [["Enhet","Antal träffar"],["Fritid",3],["Förskola",5],["Skola",2],["Stadsdelen",10]],10,{"total_by_sum"}),
    ("list many stated", IA, [["Enhet","Antal träffar"],["Fritid",3],["Förskola",5],["Skola",2],["Kultur",10],["Summa",20]],20,set()),
    ("Hela Människan", IA, [["Enhet","Antal träffar"],["Fritid",3],["Skola",2],["Hela Människan",4],["Summa",9]],9,set()),
    ("Hela Människan is sum", IA, [["Enhet","Antal träffar"],["Fritid",3],["Skola",2],["Hela Människan",5]],5,set()),
    ("register words", K, [["Ärendenummer","Datum","Kategori"],["A1","2021-01-01","Nazistiskt"],["A2","2021-01-01","Nazistiskt"],["Totalt 2 ärenden","",""]],2,set()),
    ("register words2", K, [["Ärendenummer","Datum","Kategori"],["A1","2021-01-01","Nazistiskt"],["A2","2021-01-01","Nazistiskt"],["Summa: 2","",""]],2,set()),
    ("register place name", K, [["Ärendenummer","Datum","Plats","Kategori"],["A1","2021-01-01","Alla hjärtans väg","Nazistiskt"],["A2","2021-01-01","Summavägen","Nazistiskt"]],2,set()),
    ("thousands", K, [["Kategori","Antal"],["Nazistiskt","1 200"],["Rasistiskt","34"],["Totalt","1 300"]],1234,{"total_states_more"}),
    ("two grand", K, [H,a,b,["Totalt","",6],["Varav sanerat","",5]],6,set()),
    ("a district or a name", IA, [["Enhet","Antal träffar"],["Fritid",3],["Skola",2],["Hela distriktet",8]],">=5",{"possible_total"}),
]  # fmt: skip
"""What it is, the file's name, its rows, the total (">=n" where a row is left out in doubt), and what is told."""


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("name", "rows", "outcome", "told"), [case[1:] for case in FILES], ids=[case[0] for case in FILES]
)
def test_the_sum_of_others_is_a_total_or_in_doubt(
    tmp_path: Path, name: str, rows: Rows, outcome: int | str, told: set[str]
) -> None:
    """By arithmetic it is one where chance is unlikely, and is told; where it is likely, the row is left out and told."""
    counted = count_rows(tmp_path, name, rows)
    assert isinstance(counted, Counted)
    assert (counted.outcome, set(counted.codes & TOLD)) == (outcome, told)
