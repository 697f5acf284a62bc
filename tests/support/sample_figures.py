"""The invented sources, milieus and counts that the small finished report is built of."""

from __future__ import annotations

from lagesbild.core.figures import Category, Milieu

MILIEUS = (
    Milieu("hoger", "Vit makt-miljön", "vit makt-miljön", "Vit makt"),
    Milieu("vanster", "Autonoma miljön", "den autonoma miljön", "Autonom"),
    Milieu(
        "islamistisk",
        "Islamistiska extremistiska miljön",
        "den islamistiska extremistiska miljön",
        "Islamist.",
    ),
    Milieu("annan", "Annan miljö", "annan extremistisk miljö", "Annan"),
    Milieu("oklar", "Ej angiven miljö", "ej angiven miljö", "Ej angiven"),
)
GRAFFITI = (
    Category("nazistiskt", "Nazistiskt", "hoger"),
    Category("rasistiskt", "Rasistiskt", "oklar"),
    Category("vansterautonomt", "Vänsterautonomt", "vanster"),
    Category("islamistiskt", "Islamistiskt", "islamistisk"),
)
SOURCES = (
    ("enkat_egna", "Enkät till egna verksamheter", "Enkät egna", "stadsdelsförvaltningen", ("incident", "incidenter")),
    ("enkat_skolor", "Enkät till skolor", "Enkät skolor", "utbildningsförvaltningen", ("incident", "incidenter")),
    ("arbetsmarknad", "Arbetsmarknadsförvaltningen", "Arbetsmarknad", "arbetsmarknadsförvaltningen", ("ärende", "ärenden")),
    ("klotter", "Klotter, trafikkontoret", "Klotter", "trafikkontoret", ("tillfälle", "tillfällen")),
    ("ia", "IA, incidentrapporteringssystemet", "IA", "stadsdelsförvaltningen", ("incident", "incidenter")),
    ("kontakter", "Kontakter med den lokala samordnaren", "Kontakter", "samordnaren", ("kontakt", "kontakter")),
    ("oidentifierad", "Blanketter för oidentifierad information", "Blanketter", "verksamheterna", ("blankett", "blanketter")),
    ("polis", "Polisen, lokalpolisområdet", "Polis", "lokalpolisområdet", ("händelse", "händelser")),
)  # fmt: skip
"""By source: its key, label, short name, sender, and what one record of it is called."""
COUNTS = {
    "enkat_egna": {"hoger": 1, "islamistisk": 0},
    "enkat_skolor": {"islamistisk": 1},
    "arbetsmarknad": {},
    "ia": {},
    "kontakter": {"hoger": 1, "islamistisk": 1},
    "oidentifierad": {"hoger": 1},
}
"""By source, what it counts of each milieu in 2021; what is not named is zero."""
GRAFFITI_COUNTS = {
    "nazistiskt": (3, 6),
    "rasistiskt": (2, 2),
    "vansterautonomt": (1, 2),
    "islamistiskt": (0, 0),
}
"""By category, the cases of 2020 and of 2021."""
ASKED = {"enkat_egna": (24, 17), "enkat_skolor": (11, 9)}
"""By survey, how many were asked and how many answered."""
SET_ASIDE = (("outside_period", 1), ("outside_area", 2), ("not_extremist", 1))
"""The rows of the graffiti register that are not counted, by reason."""
RECORDS = {"enkat_egna": 17, "enkat_skolor": 9, "klotter": 10, "kontakter": 2, "oidentifierad": 1}
"""By source, its records that are counted."""
AREAS = {
    "Bagarmossen": (2, 1, 0, 0),
    "Björkhagen": (1, 0, 0, 0),
    "Hammarbyhöjden": (1, 0, 2, 0),
    "Kärrtorp": (2, 1, 0, 0),
}
"""By area, the cases of each category of graffiti."""
MONTHS = {"2020-05": "maj 2020", "2020-09": "september 2020", "2021-02": "februari 2021"}
