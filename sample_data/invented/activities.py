"""The activities of a plan: the three tables of the public plan of 2021, each on a sheet of its own."""

from __future__ import annotations

from datetime import date

from invented.formats import Sheet, rows, workbook

HEADINGS = ("Aktivitet", "Ansvarig", "Tidplan", "Uppföljning", "Kopplar till")
PREVENTING = """
Förebyggande föräldrastöd: Föräldrastöd erbjuds i strukturerad form såväl i grupp som individuellt. Under året ses möjligheten över att starta verksamhet med fokus på stöd till tonårsföräldrar. | Enhetschef för familjeenheten resp. förskolans enhet | Löpande | I ordinarie verksamhetsuppföljning |
Skarpnäcksmodellen: Integrerad förskole- och skolstödsenhet för att tidigt identifiera barn med särskilda behov och ge stöd till barn och föräldrar i övergång mellan förskola och skola | Enhetschef för förskolans stödenhet | T.o.m. 2022-12-31 | I ordinarie verksamhetsuppföljning |
SSP (skola, socialtjänst, polis): Samverkan med månadsvisa möten. Deltagare är rektorer från samtliga kommunala grundskolor, Kärrtorps gymnasium, enhetschefer från socialtjänst och fritid, kommunpolis och preventionssamordnare. Syftet är att uppmärksamma barn och ungdomar i riskzon och samverkan för att förebygga kriminalitet, missbruk och psykisk ohälsa. | Enhetschef för prevention, fritid och kultur | Löpande | I ordinarie verksamhetsuppföljning | enkat_skolor/hoger/2021
Kulturhuset i Skarpnäck: Öppet 6 dagar i veckan. Kulturella och sociala aktiviteter för barn, ungdomar och vuxna. | Enhetschef för prevention, fritid och kultur | Löpande | I ordinarie verksamhetsuppföljning |
Skolsociala team: I samverkan med skola erbjuda stödinsatser för elever med hög skolfrånvaro och deras familjer. | Enhetschef för familjeenheten | T.o.m. 2021-12-31 | I ordinarie verksamhetsuppföljning |
SkarpBrå: Skarpnäcks brottsförebyggande råd. Samverkan med polis, skola, fastighetsägare, PRO, föreningar, bostadsrättsföreningar, MTR, Kulturförvaltningen och kyrkor. | Stadsdelsdirektör | Löpande | I ordinarie verksamhetsuppföljning | klotter/nazistiskt/2021
Öppen fritidsverksamhet: På våra fritidsgårdar möter utbildad personal ungdomar utifrån ett våldsförebyggande, normbrytande och demokratistärkande arbetssätt. | Enhetschef för prevention, fritid och kultur | Löpande | I ordinarie verksamhetsuppföljning |
Samverkan med Jobbtorg Stockholm: Regelbundna samverkansmöten på strategisk och operativ nivå | Enhetschef för ekonomi och arbete | Löpande | I ordinarie verksamhetsuppföljning |
"""  # noqa: E501 — a line is a row of the plan
HINDERING = """
SIG-sociala insatsgrupper: Stöd till avhoppare ska erbjudas inom ramen för sociala insatsgrupper | Enhetschef för prevention, fritid och kultur | Löpande | I ordinarie verksamhetsuppföljning |
Anhörigstöd: Stöd till anhöriga ges inom ramen för service, råd och stöd eller genom sociala insatsgrupper. | Enhetschefer för prevention, fritid och kultur, vuxenenheten och familjeenheten | Löpande | I ordinarie verksamhetsuppföljning |
Individuellt behovsprövade insatser: Socialtjänstens ordinarie verksamheter har ett ansvar för att efter individuell bedömning tillhandahålla service, råd och stöd. | Enhetschefer för familjeenheten och vuxenenheten | Löpande | I ordinarie verksamhetsuppföljning | kontakter/islamistisk/2021
Stadsövergripande VBE-teamet: Berörda verksamheter har i uppdrag att samverka med dem då behov uppmärksammas. | Enhetschefer för familjeenheten och vuxenenheten | Löpande | I ordinarie verksamhetsuppföljning |
"""  # noqa: E501 — a line is a row of the plan
TRAINING = """
Fortsatt påminna personal om att genomföra den webbaserade grundutbildningen om våldsbejakande extremism | Respektive enhetschef | Löpande under året | I ordinarie verksamhet |
"""  # noqa: E501 — a line is a row of the plan


def sheets() -> tuple[Sheet, ...]:
    """Give a sheet for each of the plan's tables; the column "Kopplar till" is our own addition."""
    tables = {"Förebyggande": PREVENTING, "Förhindrande": HINDERING, "Kompetenshöjande": TRAINING}
    return tuple(Sheet(name, [HEADINGS, *rows(text)]) for name, text in tables.items())


def files() -> dict[str, bytes]:
    """Give the workbook of 2021. It lists no source, so it stands beside the folders that are imported."""
    return {"aktiviteter_2021.xlsx": workbook(date(2021, 5, 10), *sheets())}
