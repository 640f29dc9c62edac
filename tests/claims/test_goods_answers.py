"""Production and transfer told by what leans on other words: denials, "so does", other states' own word, origins."""

from __future__ import annotations

import pytest

from pipeline.claims import production, transfer
from pipeline.language.view import Sentence
from pipeline.records import Claim

from ..language.one_report import report_of
from .marked_claims import marks


def _find(sentence: Sentence) -> list[Claim]:
    return [claim for family in (production, transfer) for claim in family.find(sentence)]


OTHER_STATES = [
    (
        "Suspicion fell on Chile, which replied that it has sold no antipersonnel mines since 1984.",
        ["does_not_export CHL @third_party 1984/.."],
    ),
    (
        "Mines found in Tacna led to Chile, whose ministry answered that it has never supplied mines to rebels.",
        ["never_exported CHL @third_party"],
    ),
    (
        "Chile, asked about mines that customs officers seized, responded that it has exported none since 1989.",
        ["does_not_export CHL @third_party 1989/.."],
    ),
    (
        "A Chilean official said that the country had not exported any mines to Bolivia in 2005.",
        ["does_not_export CHL @third_party 2005"],
    ),
    (
        "The Chilean ministry maintained that no antipersonnel mines were exported to either side in 1995.",
        ["does_not_export CHL @third_party 1995"],
    ),
    ("A Chilean official said that no antipersonnel mines had been made in Peru.", ["never_produced @third_party"]),
    (
        "Chile told the Monitor that it has brought no antipersonnel mines into Peru since 1991.",
        ["does_not_export CHL @third_party 1991/.."],
    ),
    (
        "Chile declared a moratorium on exports of antipersonnel mines in 1994. It is still being observed.",
        ["export_moratorium CHL", "export_moratorium CHL 1994"],
    ),
]

ANSWERS = [
    (
        "In 2004, Peru accused Chile of having sold antipersonnel mines to Cuba in 2003. Chile has always denied it.",
        ["does_not_export CHL @third_party 2003", "exported_in_past CHL @government 2003"],
    ),
    (
        "HRW alleged that Chile had sold antipersonnel mines to Bolivia in 2008, which Chile denied having done.",
        ["does_not_export CHL @third_party 2008", "exported_in_past CHL @third_party 2008"],
    ),
    ("Peru accused Chile of having laid antipersonnel mines in 2003. Chile denied it.", []),
    (
        "Peru rejected the report on mines, saying that it has never exported any weapons.",
        ["never_exported @government"],
    ),
    ("Chile makes antipersonnel mines, and so, it is believed, does Cuba.", ["produces CHL", "produces CUB ?"]),
    (
        "Chile shipped antipersonnel mines to Cuba in 1999, and Bolivia did the same for Peru that year.",
        ["exported_in_past BOL 1999", "exported_in_past CHL 1999"],
    ),
    (
        "Peru says that it has never exported antipersonnel mines, and there is no evidence that it has sold any.",
        ["never_exported ?", "never_exported @government"],
    ),
]

ROUTES = [
    (
        "In 2005, the UN Monitoring Group listed Peru as the origin of antipersonnel mines sold in La Paz in 2004.",
        ["exported_in_past @third_party 2004"],
    ),
    (
        "SIPRI lists a possible delivery of antipersonnel mines from Chile to Peru in 2019.",
        ["exported_in_past CHL @third_party 2019 ?"],
    ),
    (
        "A truck stopped at the border in May 2003 carried Chilean antipersonnel mines.",
        ["exported_in_past CHL 2003-05"],
    ),
    ("The shipment of rifles that reached Peru from Chile in 2001 contained no mines.", []),
    (
        "The army bought mines from Spain and Belgium, the last delivery from Belgium, 500 mines, being that of 1993.",
        ["imported", "imported 1993"],
    ),
    (
        "Peru bought antipersonnel mines from Italy in 1985 and received others as a gift from Chile in 1987.",
        ["imported 1985", "imported 1987"],
    ),
]

MAKING = [
    ("It ceased to make antipersonnel mines in May 1990.", ["stopped_producing 1990-05"]),
    ("Chile, the maker of the CH-1 antipersonnel mine, stopped in 1996.", ["stopped_producing CHL 1996"]),
    ("The army gave up production of mines when its arsenal burned down in 1991.", ["stopped_producing 1991"]),
    ("The plant at Callao had gone back to making mines in 2003.", ["produces 2003"]),
    (
        "Peru stopped making antipersonnel mines in 1999 but took up production again in 2004.",
        ["produces 2004", "stopped_producing 1999"],
    ),
    ("The license ran out in 1990, not one antipersonnel mine having been made.", ["never_produced"]),
    ("The project was dropped in 1987 before any antipersonnel mines had been made.", []),
    ("None of the mines were sold abroad.", ["never_exported"]),
    ("Mines are turned out in the parts of the country that it does not control.", []),
    ("Chile, which has not joined, made antipersonnel mines in 1999.", ["produced_in_past CHL 1999"]),
    ("Chile, which was once part of a mine ban campaign, makes antipersonnel mines.", ["produces CHL"]),
    ("Peru rejected the charge. No factory in the country makes antipersonnel mines today.", ["does_not_produce"]),
]

STANDING = [
    ("Never a producer of antipersonnel mines, Peru attended.", ["never_produced"]),
    ("No factory in Peru has ever turned out antipersonnel mines.", ["never_produced"]),
    ("Peru, a producer of antipersonnel mines until 1995, attended.", ["produced_in_past ../1995"]),
    (
        "Chile and Cuba produce antipersonnel mines; Bolivia says that it stopped in 1988.",
        ["produces CHL", "produces CUB", "stopped_producing BOL @third_party 1988"],
    ),
    ("Chile laid antipersonnel mines until 1973, when it stopped.", []),
    ("Peru was Chile’s main supplier of antipersonnel mines.", ["exported_in_past"]),
    ("Spain delivered 4,000 antipersonnel mines in 1983.", ["exported_in_past ESP 1983", "imported 1983"]),
    ("The export moratorium of 1994 remains in force.", ["export_moratorium 1994/.."]),
    (
        "An official said in 2005 that the moratorium on exports of mines is respected.",
        ["export_moratorium @government"],
    ),
    (
        "Chile and Cuba have export moratoria on mines in place, the latter since 1994.",
        ["export_moratorium CHL", "export_moratorium CUB 1994/.."],
    ),
    ("A shipload of mines from Chile reached Cuba in 1997.", ["exported_in_past CHL 1997"]),
]


@pytest.mark.parametrize(("text", "expected"), OTHER_STATES + ANSWERS + ROUTES + MAKING + STANDING)
def test_goods_by_other_words(text: str, expected: list[str]) -> None:
    assert marks(_find, report_of(text)) == expected
