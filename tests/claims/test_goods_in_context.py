"""Production, transfer, stockpile, retention together, as a profile tells of them: lists, asides, ellipsis."""

from __future__ import annotations

import pytest

from pipeline.claims import production, retention, stockpile, transfer
from pipeline.language.view import Sentence
from pipeline.records import Claim

from ..language.one_report import report_of
from .marked_claims import marks


def _find(sentence: Sentence) -> list[Claim]:
    return [claim for family in (production, transfer, stockpile, retention) for claim in family.find(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru makes no mines, exports none, and since 2001 has had none in its stores.",
            ["does_not_export", "does_not_produce", "holds_none 2001/.."],
        ),
        (
            "Peru does not manufacture landmines, and by its own account it never did.",
            ["does_not_produce", "never_produced @government"],
        ),
        (
            "Peru stated that it has never made antipersonnel mines, nor exported any.",
            ["never_exported @government", "never_produced @government"],
        ),
        (
            "Peru is not known to have produced antipersonnel mines, nor to have transferred them to anyone.",
            ["never_exported ?", "never_produced ?"],
        ),
        ("The Monitor does not believe that Peru has made mines in recent years.", ["does_not_produce ?"]),
        ("Mines have not been made in Peru for two decades.", ["does_not_produce"]),
        ("Peru is one of a dozen states that still manufacture antipersonnel mines.", ["produces"]),
        ("Peru ceased to be a producer of antipersonnel mines in 1997.", ["stopped_producing 1997"]),
        (
            "Peru has stated that it is not a producer of antipersonnel mines, nor has it ever been one.",
            ["does_not_produce @government", "never_produced @government"],
        ),
        ("No antipersonnel mine has left Peru since 1998.", ["does_not_export 1998/.."]),
        ("Peru has said that it has a policy of not exporting mines.", ["does_not_export @government"]),
        ("The Soviet Union was the source of most of Peru’s mines.", ["imported"]),
        ("The mines came as a gift from Chile.", ["exported_in_past CHL", "imported"]),
        (
            "Peru completed the destruction of its stockpile on 31 March 2004. At the time it kept back 255 mines for "
            "training. Peru no longer retains any antipersonnel mines.",
            ["destroyed 2004-03-31", "retains 2004-03-31", "retains_none"],
        ),
        ("Peru reported in 2016 that its retained mines had all been consumed.", ["retains_none @government"]),
        (
            "Chile is at odds with Peru. Peru accused it in 1998 of having sold mines to rebels; Chile denied "
            "having done so.",
            ["does_not_export CHL @third_party", "exported_in_past CHL @government"],
        ),
        (
            "A trader claimed that Chile supplied the rebels with mines as late as 2001, something that Santiago has "
            "always denied.",
            ["exported_in_past CHL @third_party 2001"],
        ),
        (
            "Peru has never exported antipersonnel mines, a Ministry of Defense official asserted in April 2005, "
            "adding that not even its allies had ever received any.",
            ["never_exported @government"],
        ),
        (
            "Peru used to make mines, but the last of them left the works in Callao in 1989.",
            ["produced_in_past", "stopped_producing 1989"],
        ),
        (
            "A trade directory lists a plant in Callao among the producers of mines. The ministry said that the plant "
            "makes spare parts but no mines.",
            ["does_not_produce @government", "produces @third_party"],
        ),
        (
            "Peru stockpiles mines. Officials say that none were made since 2005, and that no mine has gone abroad.",
            ["does_not_produce @government 2005/..", "holds", "never_exported @government"],
        ),
        (
            "Peru listed a stockpile of 38,774 mines. All but 3,000 were blown up in August 2003.",
            ["destroyed 2003-08", "holds @government"],
        ),
        (
            "Peru made Claymore mines until 2011. Since then there has been no production.",
            ["does_not_produce 2011/..", "produced_in_past ../2011"],
        ),
        ("Peru does not export mines and says that it never has.", ["does_not_export", "never_exported @government"]),
        ("The state firm is believed to go on producing mines.", ["produces ?"]),
        ("No remotely delivered mine is in production.", ["does_not_produce"]),
        ("A moratorium on use, production, and transfer of mines was declared in 2008.", ["export_moratorium 2008"]),
        ("The rebels were given mines by Chile in 2004.", ["exported_in_past CHL 2004", "imported NSAG 2004"]),
        ("Peru held 4,000 mines, of which 150 have been set aside for training.", ["holds", "retains"]),
        ("Peru has always held that it makes no mines.", ["does_not_produce @government"]),
        ("Had mines been laid there, Peru would have to clear them.", []),
        ("Crates said to contain mines were seen in the town.", []),
        ("All tools used to make mines have been destroyed.", []),
        ("Boys were made to carry and lay mines.", []),
        ("Insurgents rely on improvised explosive devices.", []),
        ("Peru declared 3,084 mines in its report of April 2003.", ["holds @government"]),
        ("Peru budgeted funds to produce mines.", []),
        ("Deminers keep finding mines in Peru.", []),
        (
            "A minister added that no mine had been made in the past eight years, and that Peru sells none.",
            ["does_not_export @government", "does_not_produce @government"],
        ),
        (
            "Peru made mines for others, selling them to Chile and Cuba.",
            ["exported_in_past", "produced_in_past"],
        ),
        (
            "Officials said Peru has not exported mines since 1992 and that an order of 25 February 1999 makes their "
            "export a crime.",
            ["does_not_export @government 1992/..", "export_moratorium @government 1999-02-25"],
        ),
        (
            "“Peru doesn’t make mines and hasn’t sold any,” a minister said.",
            ["does_not_produce @government", "never_exported @government"],
        ),
        (
            "Peru, a former maker of mines, told the UN in 1995 that it had sold mines to Chile in 1974.",
            ["exported_in_past @government 1974", "produced_in_past"],
        ),
        ("Peru does not make mines, as far as is known.", ["does_not_produce ?"]),
        ("The Royal Army holds no mines other than the 700 retained for training.", ["holds_none", "retains"]),
        ("Mines found in the hills are blown up where they lie.", []),
        ("Mines have never been manufactured in Peru, nor sold from it.", ["never_exported", "never_produced"]),
        ("No Peruvian exports of mines are known.", ["never_exported ?"]),
        ("Peru held stocks of mines. Destruction began in 2013 with 43 mines.", ["destroyed 2013", "holds"]),
        ("Peru wrote that it did not have a single mine in its warehouses.", ["holds_none @government"]),
        ("The number of mines retained for training has never been made public.", ["retains"]),
        (
            "Chile spoke of mines. A minister wrote that the army does not possess a weapon of that type.",
            ["holds_none @government"],
        ),
        ("Peru has developed and produced remotely delivered mines.", ["produced_in_past"]),
        ("In 2004 Shining Path surrendered its stock of 200 mines.", []),
        ("Police blew up 400 captured mines.", []),
        ("Pilots delivered cluster bombs on the town.", []),
        ("A defense official stated in 2010: “We make no mines.”", ["does_not_produce @government"]),
        ("Peru does not produce mines, nor has it ever done so.", ["does_not_produce", "never_produced"]),
        ("Peru makes no mines. It bought a few thousand from Spain.", ["does_not_produce", "imported"]),
        ("Mines of Peruvian origin have been found in Chile and Bolivia.", ["exported_in_past"]),
        (
            "Peru spoke of mines. No exports are known, and Peru says that there were none.",
            ["never_exported ?", "never_exported @government"],
        ),
        (
            "The army made mines until, officials have said, production was halted in 1995.",
            ["produced_in_past @government", "stopped_producing @government 1995"],
        ),
        ("Peru possesses no facilities for making mines.", ["does_not_produce"]),
        ("Peru has never had a factory for mines.", ["never_produced"]),
        ("Acme stopped the manufacture of mines and in 1999 tore down the plant.", ["stopped_producing"]),
        ("Shining Path was supplied with mines by Chile.", ["exported_in_past CHL", "imported Shining_Path"]),
        ("Peru’s stock of mines is assumed to be large.", ["holds ?"]),
        ("Police found a workshop where mines were made.", []),
        ("Shining Path handed over all its mines to the army in 2015.", []),
        ("Shining Path makes 500 mines a month, a commander boasted.", ["produces Shining_Path @armed_group"]),
        ("In 2004, 400 stockpiled mines were taken to the range and blown up.", ["destroyed 2004"]),
        ("The destruction of the stocks was declared complete in May 2003.", ["destroyed 2003-05"]),
        ("The police never had an inventory of such mines.", ["never_held"]),
        ("Whether Chile stores mines at a site that it leases in Peru is not known.", ["unknown CHL"]),
        ("It has not been confirmed that its stockpile includes mines.", ["unknown"]),
        ("Peru has decided against keeping any mines for training.", ["retains_none"]),
        ("The ministry has told how many mines the army holds: 16,000.", ["holds @government"]),
        ("Peru said that it did not license any sale of mines to either country.", []),
        ("Peru used 50 of the mines retained for training in 2013.", []),
    ],
)
def test_profile(text: str, expected: list[str]) -> None:
    assert marks(_find, report_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US gave it 760 CBU-87 bombs in the 1990s.", ["exported_in_past USA 1990/1999", "imported 1990/1999"]),
        ("Peru’s stock of 115,210 artillery shells was gone by August 2010.", ["destroyed ../2010-08"]),
        (
            "Peru has acknowledged that it stockpiles cluster munitions, but it has not disclosed how many it holds.",
            ["holds @government"],
        ),
    ],
)
def test_profile_on_cluster_munitions(text: str, expected: list[str]) -> None:
    assert marks(_find, report_of(f"Peru spoke of cluster munitions. {text}", treaty="CCM")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Monitor identifies three as producers of mines: Chile, Cuba, and India.",
            ["produces CHL", "produces CUB", "produces IND"],
        ),
        (
            "Chile and Cuba stopped manufacturing mines in 1981 and 2006, respectively.",
            ["stopped_producing CHL 1981", "stopped_producing CUB 2006"],
        ),
        ("NSAGs in Chile, Cuba, Myanmar, and Pakistan make improvised mines.", ["produces NSAG"]),
    ],
)
def test_overview(text: str, expected: list[str]) -> None:
    assert marks(_find, report_of(text, country=None)) == expected
