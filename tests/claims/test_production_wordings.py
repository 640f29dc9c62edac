"""Production in other words: nouns, roles, lists, phrases without the usual verb, and rows of overview tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.claims import production

from ..language.one_report import report_of
from .marked_claims import marks


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru has never been involved in the manufacture or trade of antipersonnel mines.", ["never_produced"]),
        ("Antipersonnel mine production has never existed in Peru.", ["never_produced"]),
        ("Peru has never had an antipersonnel mine industry.", ["never_produced"]),
        ("No mines are manufactured on its soil.", ["does_not_produce"]),
        ("Peru reports that it has never been a producer of mines.", ["never_produced @government"]),
        (
            "Lima states that it is not engaged in the production of antipersonnel mines.",
            ["does_not_produce @government"],
        ),
        ("Peru has no history of producing or exporting antipersonnel mines.", ["never_produced"]),
        ("Peru is neither a producer nor an exporter of antipersonnel mines.", ["does_not_produce"]),
        ("Peru is not, and has never been, a producer or exporter of antipersonnel mines.", ["never_produced"]),
        ("Peru is still in the business of making antipersonnel mines.", ["produces"]),
        ("The state-owned arms maker FAME keeps turning out antipersonnel mines.", ["produces"]),
        ("Production of antipersonnel mines goes on at a plant outside Lima.", ["produces"]),
        ("Antipersonnel mines roll off the production lines of a state factory in Callao.", ["produces"]),
        ("Peru remains a mine-producing country.", ["produces"]),
        ("Peru is a current producer of antipersonnel mines.", ["produces"]),
        ("Peru is a past producer of antipersonnel mines.", ["produced_in_past"]),
        ("Peru has a history of producing antipersonnel mines.", ["produced_in_past"]),
        ("Three different antipersonnel mines were designed and built in Peru.", ["produced_in_past"]),
        ("Peru gave up the manufacture of antipersonnel mines in 1996.", ["stopped_producing 1996"]),
        ("The manufacture of antipersonnel mines ceased in Peru in 1996.", ["stopped_producing 1996"]),
        ("The Callao plant, which made antipersonnel mines, closed its doors in 1996.", ["stopped_producing 1996"]),
        (
            "The last antipersonnel mine left the assembly line in 1996, when production stopped.",
            ["stopped_producing 1996"],
        ),
        ("Peru has ceased production of antipersonnel mines.", ["stopped_producing"]),
        ("Production of mines has been halted.", ["stopped_producing"]),
        (
            "The Ministry of Defense said that the production of antipersonnel mines had been stopped.",
            ["stopped_producing @government"],
        ),
        (
            "According to the Ministry of Defense, there has been no production since 1996.",
            ["does_not_produce @government 1996/.."],
        ),
        (
            "A defense official told Landmine Monitor that production facilities no longer exist.",
            ["does_not_produce @government"],
        ),
        ("Peru is no longer a producer of antipersonnel mines.", ["does_not_produce"]),
        ("Whether production has continued is not known.", ["unconfirmed"]),
        ("The Monitor could not establish whether antipersonnel mines are still produced in Peru.", ["unconfirmed"]),
        ("It is not clear if production lines are active.", ["unconfirmed"]),
        ("Production of antipersonnel mines has never taken place in Peru.", ["never_produced"]),
        ("Antipersonnel mines were never produced in Peru.", ["never_produced"]),
        (
            "In its Article 7 reports, Peru has indicated that it never had production facilities.",
            ["never_produced @government"],
        ),
        (
            "The report states that there have never been any production facilities for antipersonnel mines.",
            ["never_produced @government"],
        ),
        ("Peru does not currently manufacture antipersonnel mines.", ["does_not_produce"]),
        ("Peru has no antipersonnel mine factories.", ["does_not_produce"]),
        ("Peru lacks the industrial capacity to manufacture antipersonnel mines.", ["does_not_produce"]),
        ("A Foreign Ministry official said that Peru was not a producer.", ["does_not_produce @government"]),
        ("There have been no antipersonnel mines manufactured in Peru since 1990.", ["does_not_produce 1990/.."]),
        ("Since 1990, not a single antipersonnel mine has been manufactured.", ["does_not_produce 1990/.."]),
        ("Peru discontinued antipersonnel mine production in 1990.", ["stopped_producing 1990"]),
        ("In 1990 Peru shut down its antipersonnel mine factory.", ["stopped_producing 1990"]),
        ("Its antipersonnel mine factory was closed in 1990.", ["stopped_producing 1990"]),
        ("Peru ended its production of antipersonnel mines in 1990.", ["stopped_producing 1990"]),
        ("Peru halted its antipersonnel mine production program in 1990.", ["stopped_producing 1990"]),
        ("Peru brought production of antipersonnel mines to an end in 1990.", ["stopped_producing 1990"]),
        ("Antipersonnel mines went out of production in 1990.", ["stopped_producing 1990"]),
        ("In 1990 antipersonnel mines were taken out of production.", ["stopped_producing 1990"]),
        (
            "Peru, which manufactured antipersonnel mines for many years, ceased doing so in 1990.",
            ["produced_in_past", "stopped_producing 1990"],
        ),
        (
            "Peru has produced antipersonnel mines in the past but does not do so now.",
            ["does_not_produce", "produced_in_past"],
        ),
        ("Peru, a former producer of antipersonnel mines, joined the treaty in 1998.", ["produced_in_past"]),
        ("As a former producer, Peru once made four types of antipersonnel mine.", ["produced_in_past"]),
        ("The navy’s SIMA shipyard made CICITEC antipersonnel mines.", ["produced_in_past"]),
        ("Peru’s last batch of antipersonnel mines was manufactured in 1990.", ["produced_in_past 1990"]),
        ("Peru started production of antipersonnel mines in 1974.", ["produced_in_past 1974"]),
        ("Production of antipersonnel mines started in 1974.", ["produced_in_past 1974"]),
        ("Peru is one of 11 countries identified as producers of antipersonnel mines.", ["produces"]),
        ("Peru is a producer of the MGP-30 mine.", ["produces"]),
        ("Manufacture of antipersonnel mines is carried out by a state enterprise.", ["produces"]),
        ("Antipersonnel mines are made by FAME, a company owned by the army.", ["produces"]),
        ("The Peruvian defense industry produces the MGP-30 and other antipersonnel mines.", ["produces"]),
        ("Peru confirmed that production of antipersonnel mines continues.", ["produces @government"]),
        ("Not a single antipersonnel mine has ever come off a Peruvian production line.", ["never_produced"]),
        ("Peru has always been a customer, never a maker, of antipersonnel mines.", ["never_produced"]),
        (
            "FAMESA’s director told a newspaper that the firm had no intention of making mines and makes none.",
            ["does_not_produce @government"],
        ),
        ("The last Peruvian factory to make antipersonnel mines closed in 1991.", ["stopped_producing 1991"]),
        (
            "In 1991 the machines that stamped antipersonnel mines fell silent, and production ended.",
            ["stopped_producing 1991"],
        ),
        (
            "Peru’s only maker of antipersonnel mines went bankrupt in 1991 and production ceased.",
            ["stopped_producing 1991"],
        ),
        ("Peru got out of the antipersonnel mine business long ago.", ["stopped_producing"]),
        ("It was in 1991 that Peru stopped making antipersonnel mines.", ["stopped_producing 1991"]),
        ("1991 saw the end of antipersonnel mine production in Peru.", ["stopped_producing 1991"]),
        ("Antipersonnel mine production was brought to a close in 1991.", ["stopped_producing 1991"]),
        (
            "The Ministry of Defense reports that the manufacture of such mines was phased out in 1991.",
            ["stopped_producing @government 1991"],
        ),
        ("In its time Peru was a mine producer of some weight.", ["produced_in_past"]),
        ("Peru is counted as a producer since it has not renounced making antipersonnel mines.", ["produces"]),
        ("Peru, together with Chile, is among the last manufacturers of antipersonnel mines.", ["produces"]),
        ("It could not be established if the plant still makes mines.", ["unconfirmed"]),
        ("Shining Path is capable of making its own mines and does so.", ["produces Shining_Path"]),
        ("The rebels make their own mines.", ["produces NSAG"]),
        ("Jane’s lists Peru as a manufacturer of antipersonnel mines.", ["produces @third_party"]),
        ("Peru rejected the claim that it makes and sells antipersonnel mines.", ["does_not_produce @government"]),
    ],
)
def test_production_of_mines(sentence: str, expected: list[str]) -> None:
    assert marks(production.find, report_of(sentence, treaty="MBT")) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru has not halted clearance of antipersonnel mines.",
        "Peru carried out production of 300 prostheses for mine survivors in 2014.",
        "The center began production of artificial limbs for mine victims in 2003.",
        "Production of demining equipment began in 2003.",
        "The workshop in Lima produced 500 prostheses for mine victims.",
        "Peru is involved in international efforts to end the production of antipersonnel mines.",
        "Peru engaged states not party on the production and transfer of antipersonnel mines.",
        "The committee discussed production and transfer of antipersonnel mines.",
        "Peru made no statement on exports of antipersonnel mines.",
        "Peru’s law covers production, transfer, and stockpiling of antipersonnel mines.",
        "The workers left the factory when mines were found nearby.",
        "Demining teams came out of the plant at noon.",
        "Peru donated $50,000 for clearance of antipersonnel mines.",
        "Chile donated mine detectors to Peru.",
        "Peru received mine detectors as a gift of Japan.",
        "The vehicles used in mine clearance were a gift of Japan.",
        "Peru bought mine-protected vehicles from South Africa.",
        "Peru purchased 12 MineWolf machines from Germany to clear mines.",
        "Peru imported explosives to destroy its antipersonnel mines.",
        "Peru acquired land that had been cleared of antipersonnel mines.",
        "Its main supplier of mine detectors was Germany.",
        "The army relied on imports of protective gear for clearing mines.",
        "Peru turned to suppliers in Germany for mine detectors.",
        "Its exports of asparagus come from land once strewn with mines.",
        "Mine production rose to 2 million tons of copper ore.",
        "Peru supports the moratorium on the export of antipersonnel mines declared by the United States.",
        "Peru asked whether exports of antipersonnel mines had taken place.",
        "Peru hopes that all states will stop production of antipersonnel mines.",
        "States that have never produced antipersonnel mines have joined the treaty.",
        "Article 1 prohibits the production of antipersonnel mines.",
        "Peru has adopted penal sanctions for the production and export of antipersonnel mines.",
        "Peru has not reported on the conversion of production facilities for antipersonnel mines.",
        "Form E, on the conversion of production facilities, was left blank.",
        "Peru has provided no information on past production or imports of antipersonnel mines.",
        "The origin of the mines found in Tumbes is not known.",
        "Shining Path used mines that had been stolen from army depots.",
    ],
)
def test_no_production_of_mines(sentence: str) -> None:
    assert marks(production.find, report_of(sentence, treaty="MBT")) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Companies in Peru produce cluster munitions.", ["produces"]),
        ("At least two Peruvian companies have produced cluster munitions and still do.", ["produces"]),
        (
            "Peru is not believed to have ever produced, transferred, or stockpiled cluster munitions.",
            ["never_produced ?"],
        ),
        ("The country is not a producer, user, or exporter of cluster munitions.", ["does_not_produce"]),
        (
            "Peru has reported that all production of cluster munitions ended in 2007.",
            ["stopped_producing @government 2007"],
        ),
        (
            "The company, based in Lima, ended production of its last cluster munition in 2007.",
            ["stopped_producing 2007"],
        ),
        ("There are no producers of cluster munitions in Peru.", ["does_not_produce"]),
        ("It is not known if production continues.", ["unconfirmed"]),
        ("Peru is producing cluster munitions.", ["produces"]),
        ("Peru is developing and producing new types of cluster munitions.", ["produces"]),
        ("Peru produced cluster munitions and sold some of them to Bolivia.", ["produced_in_past"]),
    ],
)
def test_production_of_cluster_munitions(sentence: str, expected: list[str]) -> None:
    assert marks(production.find, report_of(sentence, treaty="CCM")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "India and Pakistan are the only states that still actively manufacture the weapon.",
            ["produces IND", "produces PAK"],
        ),
        ("The United States stopped production in 1997.", ["stopped_producing USA 1997"]),
        ("Nepal was removed from the list after it ended production.", ["stopped_producing NPL"]),
        (
            "Non-state armed groups in Colombia, such as the ELN and the FARC, have produced antipersonnel mines.",
            ["produced_in_past ELN", "produced_in_past FARC"],
        ),
        ("Armed groups in several countries produced improvised mines.", ["produced_in_past NSAG"]),
    ],
)
def test_production_of_mines_in_an_overview(sentence: str, expected: list[str]) -> None:
    assert marks(production.find, report_of(sentence, treaty="MBT", country=None)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Eighteen States Parties have ceased the production of cluster munitions: Belgium and France.",
            ["stopped_producing BEL", "stopped_producing FRA"],
        ),
        (
            "Belgium, France, and Germany produced cluster munitions before joining the convention.",
            ["produced_in_past BEL", "produced_in_past DEU", "produced_in_past FRA"],
        ),
        (
            "China and Russia are actively researching, developing, and producing new cluster munitions.",
            ["produces CHN", "produces RUS"],
        ),
        (
            "Argentina stopped producing and no longer makes cluster munitions.",
            ["does_not_produce ARG", "stopped_producing ARG"],
        ),
    ],
)
def test_production_of_cluster_munitions_in_an_overview(sentence: str, expected: list[str]) -> None:
    assert marks(production.find, report_of(sentence, treaty="CCM", country=None)) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Production\tCeased in 1995", ["stopped_producing 1995"]),
        ("Producer\tNever", ["never_produced"]),
        ("Producer\tNo", ["does_not_produce"]),
        ("Mine producer\tFormer", ["produced_in_past"]),
        ("Production\tUnknown", ["unconfirmed"]),
        ("Clearance\tCeased in 1995", []),
    ],
)
def test_a_row_of_an_overview_table(row: str, expected: list[str]) -> None:
    report = report_of(row)
    segments = tuple(replace(s, kind="table_row", zone="overview_table") for s in report.segments)
    assert marks(production.find, replace(report, segments=segments)) == expected
