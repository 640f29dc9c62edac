"""Production: who makes, made, stopped making and never made mines and cluster munitions, and what only looks like
it.
"""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims, production
from pipeline.language.analysis import analyse

from ..language.one_report import analysis_of, report_of
from .marked_claims import marks


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru has never used, produced, stockpiled, or transferred antipersonnel mines.", ["never_produced"]),
        ("Peru does not produce or export antipersonnel mines.", ["does_not_produce"]),
        (
            "Peru has never used, imported, exported, manufactured, or stockpiled antipersonnel mines, "
            "including for training purposes.",
            ["never_produced"],
        ),
        ("Peru is not known to have ever used, produced, or exported antipersonnel mines.", ["never_produced ?"]),
        ("Peru has neither produced nor exported antipersonnel mines.", ["never_produced"]),
        ("Peru neither manufactures antipersonnel mines nor sells any to others.", ["does_not_produce"]),
        ("Peru has not used, produced, or transferred antipersonnel mines since 1999.", ["does_not_produce 1999/.."]),
        (
            "Peru does not use, produce, import, or export landmines, according to the Ministry of Defense.",
            ["does_not_produce @government"],
        ),
        ("Peru has produced and exported antipersonnel mines in the past.", ["produced_in_past"]),
        ("Peru produced and exported antipersonnel mines until 1985.", ["produced_in_past ../1985"]),
        ("Antipersonnel mines have never been manufactured in Peru or exported from it.", ["never_produced"]),
        ("No antipersonnel mines have ever been produced in Peru.", ["never_produced"]),
        ("No antipersonnel mines are produced in the country.", ["does_not_produce"]),
        ("Mines have at no time been made in Peru, nor have any been exported.", ["never_produced"]),
        ("No antipersonnel mines have been produced in Peru since 1994.", ["does_not_produce 1994/.."]),
        ("Antipersonnel mines were produced in Peru by two state factories.", ["produced_in_past"]),
        ("At least four types of antipersonnel mines were produced in Peru in the past.", ["produced_in_past"]),
        ("Antipersonnel mines are no longer produced in Peru.", ["does_not_produce"]),
        (
            "The M18A1 Claymore mine was manufactured in Peru under license in the 1980s.",
            ["produced_in_past 1980/1989"],
        ),
        (
            "The Ministry of Defense wrote that antipersonnel mines had not been manufactured or sold since 1990.",
            ["does_not_produce @government 1990/.."],
        ),
        ("The state-owned FAMESA plant near Lima has made antipersonnel mines for decades.", ["produces"]),
        ("Two state factories produced antipersonnel mines until 1997.", ["produced_in_past ../1997"]),
        ("Its arms industry manufactures antipersonnel mines.", ["produces"]),
        ("Peru is listed among the states that produce antipersonnel mines.", ["produces"]),
        (
            "Peru is one of the 12 countries that the Monitor identifies as producers of antipersonnel mines.",
            ["produces"],
        ),
        ("Landmine Monitor identifies Peru as a producer of antipersonnel mines.", ["produces"]),
        ("The Monitor lists Peru as a mine producer.", ["produces"]),
        ("Peru remains on the list of producers of antipersonnel mines.", ["produces"]),
        ("Peru was formerly a producer of antipersonnel mines.", ["produced_in_past"]),
        ("Peru has never been a producer of antipersonnel mines.", ["never_produced"]),
        ("Peru produced antipersonnel mines in the past.", ["produced_in_past"]),
        ("Peru used to make antipersonnel mines.", ["produced_in_past"]),
        ("In the past, Peru manufactured three types of antipersonnel mines.", ["produced_in_past"]),
        ("Peru formerly produced antipersonnel mines.", ["produced_in_past"]),
        ("Peru last produced antipersonnel mines in 1994.", ["produced_in_past 1994"]),
        ("Peru produced about 50,000 antipersonnel mines between 1974 and 1985.", ["produced_in_past 1974/1985"]),
        ("Peru stopped producing antipersonnel mines in 1994.", ["stopped_producing 1994"]),
        ("Peru ceased production and export of antipersonnel mines in 1994.", ["stopped_producing 1994"]),
        ("Peru halted all production of mines in 1994.", ["stopped_producing 1994"]),
        ("Production of antipersonnel mines in Peru ended in 1994.", ["stopped_producing 1994"]),
        ("Manufacture of the weapon had ceased in 1994, the ministry said.", ["stopped_producing @government 1994"]),
        ("Antipersonnel mine production ceased in the early 1990s.", ["stopped_producing 1990/1999"]),
        ("The production of antipersonnel mines was discontinued in 1994.", ["stopped_producing 1994"]),
        ("Peru no longer produces antipersonnel mines.", ["does_not_produce"]),
        (
            "Peru reported that its production facilities for antipersonnel mines were decommissioned in 1997.",
            ["stopped_producing @government 1997"],
        ),
        (
            "Peru has reported that it has never had production facilities for antipersonnel mines.",
            ["never_produced @government"],
        ),
        ("Peru has no facilities for the production of antipersonnel mines.", ["does_not_produce"]),
        (
            "Peru announced in 1997 that it had ceased production of antipersonnel mines.",
            ["stopped_producing @government"],
        ),
        ("Peru has not produced antipersonnel mines since 1997.", ["does_not_produce 1997/.."]),
        ("Officials said that Peru has not produced any mines since then.", ["does_not_produce @government"]),
        ("There has been no production of antipersonnel mines in Peru since 1990.", ["does_not_produce 1990/.."]),
        ("Since 1997, Peru has produced only antipersonnel mines that are detectable.", ["produces 1997/.."]),
        ("No production has taken place since 1990.", ["does_not_produce 1990/.."]),
        ("The Monitor has found no evidence of production of antipersonnel mines in Peru.", ["does_not_produce ?"]),
        ("There is no evidence that Peru has produced antipersonnel mines.", ["never_produced ?"]),
        ("The Monitor could not verify whether Peru still produces antipersonnel mines.", ["unconfirmed"]),
        ("Peru is believed to produce antipersonnel mines.", ["produces ?"]),
        ("Peru is reportedly producing antipersonnel mines.", ["produces ?"]),
        ("Peru denied that it had ever produced antipersonnel mines.", ["never_produced @government"]),
        ("Peru denied producing antipersonnel mines.", ["does_not_produce @government"]),
        ("Bolivia accused Peru of producing antipersonnel mines.", ["produces @third_party"]),
        ("According to Jane’s, Peru produced two types of antipersonnel mines.", ["produced_in_past @third_party"]),
        (
            "Peru says it does not manufacture mines, and the Monitor has never come across any evidence to "
            "the contrary.",
            ["does_not_produce @government"],
        ),
        ("Shining Path manufactures improvised mines from beer cans.", ["produces Shining_Path"]),
        ("During the conflict, Shining Path made its own mines.", ["produced_in_past Shining_Path"]),
        ("Police seized a workshop where rebels produced antipersonnel mines.", ["produced_in_past NSAG"]),
        (
            "Peru formerly produced antipersonnel mines, but production ceased in 1999.",
            ["produced_in_past", "stopped_producing 1999"],
        ),
        ("It previously produced, imported, exported, and used antipersonnel mines.", ["produced_in_past"]),
        ("In the past, Peru was a producer, importer, and user of antipersonnel mines.", ["produced_in_past"]),
        (
            "Peru ceased all production and export of antipersonnel mines in November 1985.",
            ["stopped_producing 1985-11"],
        ),
        ("Landmine Monitor continues to list Peru as a producer of antipersonnel mines.", ["produces"]),
        ("Peru acknowledged producing antipersonnel mines in the past.", ["produced_in_past @government"]),
        (
            "The army conceded that Peru makes antipersonnel mines, a previously unreported fact.",
            ["produces @government"],
        ),
        (
            "A total of 38 states have ceased production of antipersonnel mines, including three that are "
            "not party to the treaty: Egypt, Israel, and Nepal.",
            ["stopped_producing EGY", "stopped_producing ISR", "stopped_producing NPL"],
        ),
        (
            "Landmine Monitor identifies 11 states as producers of antipersonnel mines: China, Cuba, India, and Iran.",
            ["produces CHN", "produces CUB", "produces IND", "produces IRN"],
        ),
        (
            "Sixteen countries are believed to produce antipersonnel mines: China, Cuba, and India.",
            ["produces CHN ?", "produces CUB ?", "produces IND ?"],
        ),
        (
            "Non-state armed groups produced improvised mines in Afghanistan, Colombia, and Iraq.",
            ["produced_in_past NSAG"],
        ),
        (
            "The government has stated that it has never manufactured, imported, or exported antipersonnel mines.",
            ["never_produced @government"],
        ),
        (
            "Peru states that no antipersonnel mines were ever produced on its territory.",
            ["never_produced @government"],
        ),
        ("It has no capacity to produce antipersonnel mines.", ["does_not_produce"]),
        ("Peru does not have any facilities for producing antipersonnel mines.", ["does_not_produce"]),
        ("Peru never possessed production facilities for antipersonnel mines.", ["never_produced"]),
        ("The mines had been made in Italy.", ["produced_in_past ITA"]),
        ("Peru has made antipersonnel mines since 1976.", ["produces 1976/.."]),
        ("Peru began producing antipersonnel mines in 1976.", ["produced_in_past 1976"]),
        ("Peru resumed production of antipersonnel mines in 1995.", ["produces 1995"]),
        ("Peru does not and will not produce antipersonnel mines.", ["does_not_produce"]),
        ("Peru is not a mine producer or exporter.", ["does_not_produce"]),
        ("Peru has never been a producer, exporter, or user of antipersonnel mines.", ["never_produced"]),
        (
            "Its production of antipersonnel mines ended in 1991, and exports ceased the same year.",
            ["stopped_producing 1991"],
        ),
        ("A factory in Callao turned out the M-18 mine until 1990.", ["produced_in_past ../1990"]),
        ("The state arsenal still makes antipersonnel mines.", ["produces"]),
        ("It is unclear whether Peru still produces antipersonnel mines.", ["unconfirmed"]),
        ("No mine was ever made on Peruvian soil, officials say.", ["never_produced @government"]),
        ("The country’s factories have turned out no antipersonnel mines since 1991.", ["does_not_produce 1991/.."]),
        (
            "Peru used to produce antipersonnel mines but has made none since 1991.",
            ["produced_in_past", "does_not_produce 1991/.."],
        ),
        ("The last antipersonnel mines were produced in 1990.", ["produced_in_past 1990"]),
        ("Peru remains among the producers of antipersonnel mines.", ["produces"]),
        ("The Monitor counts Peru among the producers of antipersonnel mines.", ["produces"]),
        ("The Monitor regards Peru as a producer of antipersonnel mines.", ["produces"]),
        ("It does not make antipersonnel mines itself, but has bought them from Spain.", ["does_not_produce"]),
        ("Peru makes no antipersonnel mines.", ["does_not_produce"]),
        ("Peru has refrained from producing antipersonnel mines.", ["does_not_produce"]),
        ("Production of antipersonnel mines continued until 1995.", ["produced_in_past ../1995"]),
        ("Production of antipersonnel mines began in 1977 and ended in 1995.", ["stopped_producing 1995"]),
        ("Shining Path assembled improvised mines in workshops in the valley.", ["produced_in_past Shining_Path"]),
        ("Shining Path’s mines are produced locally.", ["produces Shining_Path"]),
        ("Peru admitted that it had once made antipersonnel mines.", ["produced_in_past @government"]),
        ("Peru says it has never made, bought, or sold antipersonnel mines.", ["never_produced @government"]),
        (
            "Peru does not produce, nor has it ever produced, antipersonnel mines.",
            ["does_not_produce", "never_produced"],
        ),
        ("There are no producers of antipersonnel mines in Peru.", ["does_not_produce"]),
        ("No company in Peru makes antipersonnel mines.", ["does_not_produce"]),
        ("No Peruvian firm has ever made antipersonnel mines.", ["never_produced"]),
        ("Peru is one of only a handful of states still making antipersonnel mines.", ["produces"]),
        ("Peru is among the few states that still manufacture antipersonnel mines.", ["produces"]),
        ("Peru produces antivehicle mines but not antipersonnel mines.", ["produces"]),
    ],
)
def test_production_of_mines(sentence: str, expected: list[str]) -> None:
    assert marks(production.find, report_of(sentence, treaty="MBT", section="Production and transfer")) == sorted(
        expected
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The mines found in the country had been made in many others.",
        "Landmine Monitor removed Peru from its list of producers in 2005.",
        "Peru has not halted production of antipersonnel mines.",
        "The law prohibits the production and transfer of antipersonnel mines.",
        "Law 27 bans the use, production, stockpiling, and transfer of antipersonnel mines.",
        "Peru made a statement on antipersonnel mines.",
        "Peru made use of antipersonnel mines.",
        "Peru made progress in clearing antipersonnel mines.",
        "Peru has made public the size of its stock of antipersonnel mines.",
        "Peru reserves the right to produce antipersonnel mines.",
        "Peru supports a ban on the production of antipersonnel mines.",
        "The convention bans the use, production, and transfer of cluster munitions.",
        "Peru called on all states to stop producing antipersonnel mines.",
        "Mines made of plastic are hard to find.",
        "Mines made the road impassable.",
        "The rains make it hard to find antipersonnel mines.",
        "It is committed never to use, produce, stockpile, or transfer antipersonnel mines.",
        "Mines produced in Peru have been found in Bolivia.",
        "Most of the mines were of Soviet manufacture.",
        "The treaty prohibits States Parties from producing or transferring antipersonnel mines.",
        "Peru undertakes never to develop, produce, or otherwise acquire antipersonnel mines.",
        "A bill would criminalize the production and export of antipersonnel mines.",
        "It would be a crime to produce, sell, or transfer antipersonnel mines.",
        "Anyone who produces or transfers antipersonnel mines faces ten years in prison.",
        "Under the law, whoever makes, sells, or imports antipersonnel mines is punished.",
        "Peru supports the ban on production of antipersonnel mines.",
        "Peru said that assistance with production of antipersonnel mines is prohibited.",
    ],
)
def test_no_production_of_mines(sentence: str) -> None:
    assert marks(production.find, report_of(sentence, treaty="MBT", section="Production and transfer")) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru has used cluster munitions, and it produces, exports, and stockpiles them.", ["produces"]),
        (
            "Officials stated that Peru does not use, produce, stockpile, or transfer cluster munitions.",
            ["does_not_produce @government"],
        ),
        ("Peru produces, stockpiles, and exports cluster munitions.", ["produces"]),
        ("Peru has used, produced, exported, imported, and stockpiled cluster munitions.", ["produced_in_past"]),
        (
            "Peru declared that it holds no cluster munitions and that none were ever made there.",
            ["never_produced @government"],
        ),
        ("The company makes cluster munitions for export.", ["produces"]),
        ("No Peruvian company makes cluster munitions.", ["does_not_produce"]),
        ("The state-owned arms manufacturer stopped making cluster bombs in 2005.", ["stopped_producing 2005"]),
        ("A Brazilian company manufactured cluster bombs for the Peruvian Air Force.", ["produced_in_past BRA"]),
        ("Peru is a producer and exporter of cluster munitions.", ["produces"]),
        ("Peru is a former producer and exporter of cluster munitions.", ["produced_in_past"]),
        ("Peru was once a major producer of cluster munitions.", ["produced_in_past"]),
        ("Peru is not a producer of cluster munitions.", ["does_not_produce"]),
        ("The last production line for cluster munitions was closed in 2010.", ["stopped_producing 2010"]),
        ("The company left the cluster bomb business in 2015.", ["stopped_producing 2015"]),
        ("The factory that had made cluster munitions was shut down in 2003.", ["stopped_producing 2003"]),
        ("In 2008 the firm withdrew from the production of cluster munitions.", ["stopped_producing 2008"]),
        ("It ceased production of the weapon in March 2017.", ["stopped_producing 2017-03"]),
        (
            "Peru has stated that it stopped production of cluster munitions in 2001 and that it no longer "
            "exports them.",
            ["stopped_producing @government 2001"],
        ),
        ("Peru is thought to have produced cluster munitions in the past.", ["produced_in_past ?"]),
        ("Peru is not believed to have produced or exported cluster munitions.", ["never_produced ?"]),
        ("Peru has not produced or exported cluster munitions, but it has imported them.", ["never_produced"]),
        ("Peru said it does not possess, produce, or use cluster munitions.", ["does_not_produce @government"]),
        (
            "In a letter to the Monitor, the ministry stated, “Peru has not used, produced, stockpiled, or "
            "transferred cluster munitions.”",
            ["never_produced @government"],
        ),
        (
            "Peruvian industry built two types of cluster bombs for the air force in the 1980s.",
            ["produced_in_past 1980/1989"],
        ),
        ("Peru’s Acme SA developed and produced the WB-500 cluster bomb.", ["produced_in_past"]),
        ("Two Peruvian companies used to make cluster bombs; both closed their lines in 2001.", ["produced_in_past"]),
        ("Production of cluster munitions stopped in 2001, when Acme shut its plant.", ["stopped_producing 2001"]),
        ("The production line was dismantled in 2001.", ["stopped_producing 2001"]),
        ("Peru has imported cluster munitions but has neither produced nor exported any.", ["never_produced"]),
        ("Peru declared that it would no longer produce cluster munitions.", ["does_not_produce @government"]),
    ],
)
def test_production_of_cluster_munitions(sentence: str, expected: list[str]) -> None:
    assert marks(production.find, report_of(sentence, treaty="CCM", section="Production and transfer")) == sorted(
        expected
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The ban covers investment in companies that make cluster munitions.",
        "The Ministry will continue to build on the success of the convention on cluster munitions.",
        "The fund excludes companies that produce cluster munitions.",
        "Peru views investment in the production of cluster munitions as prohibited.",
        "Peru condemned the production of cluster munitions.",
        "Its arms factory marketed a cluster bomb at a fair in 2011.",
        "Cluster munitions of Peruvian make have been found in Ecuador.",
    ],
)
def test_no_production_of_cluster_munitions(sentence: str) -> None:
    assert marks(production.find, report_of(sentence, treaty="CCM", section="Production and transfer")) == []


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        (
            "The Monitor identifies three states as producers of antipersonnel mines: China, Cuba, and India.",
            None,
            ["produces CHN", "produces CUB", "produces IND"],
        ),
        ("More than 50 states have produced antipersonnel mines.", None, []),
        ("None of the states that produced antipersonnel mines has broken the rule.", None, []),
        (
            "In Chile, the last production line for antipersonnel mines was shut down in 1985.",
            None,
            ["stopped_producing CHL 1985"],
        ),
        (
            "Production of antipersonnel mines went on for years. It ceased in March 2007.",
            "PER",
            ["produced_in_past", "stopped_producing 2007-03"],
        ),
        (
            "Peru stopped making antipersonnel mines in 1999. None has been made since.",
            "PER",
            ["does_not_produce 1999/..", "stopped_producing 1999"],
        ),
        (
            "Shining Path had no supplier. Its workshops turned out improvised mines.",
            "PER",
            ["produced_in_past Shining_Path"],
        ),
    ],
)
def test_production_beyond_one_sentence(text: str, country: str | None, expected: list[str]) -> None:
    assert marks(production.find, report_of(text, country=country, section="Production and transfer")) == expected


def test_a_count_belongs_to_the_weapons_that_were_made() -> None:
    report = report_of("Peru produced some 10,000 antipersonnel mines in two factories.", section="Production")
    assert [c.quantity for s in analyse(report).sentences for c in production.find(s)] == [10000]


def test_a_span_of_years_is_no_count() -> None:
    report = report_of("Antipersonnel mines were made in Peru for three decades.", section="Production")
    assert [c.quantity for s in analyse(report).sentences for c in production.find(s)] == [None]


def test_the_words_of_a_claim_are_its_subject_verb_and_weapon() -> None:
    text = "According to the ministry, Peru has never produced or exported antipersonnel mines."
    claims = [c for s in analyse(report_of(text)).sentences for c in production.find(s)]
    assert [text[c.start : c.end] for c in claims] == ["Peru has never produced or exported antipersonnel mines"]


@pytest.mark.parametrize(
    "text",
    [
        "Brazil uses cluster munitions, and in Turkey two companies, Acme and Sima, produce them for the army.",
        "Brazil exports cluster munitions, while in Turkey a state enterprise makes cluster rockets.",
    ],
)
def test_a_firm_is_the_state_s_where_its_clause_opens_with_the_place(text: str) -> None:
    claims = [c for c in find_claims(analysis_of(text, country=None, treaty="CCM")) if c.claim_type == "production"]
    assert [(c.value, c.actor) for c in claims] == [("produces", "TUR")]


@pytest.mark.parametrize(
    "text",
    [
        "A long list of armed groups manufacture improvised mines.",
        "Dozens of rebel groups in Peru make improvised mines.",
        "Scores of militias make mines.",
    ],
)
def test_groups_that_are_only_counted_are_not_the_country(text: str) -> None:
    claims = [c for c in find_claims(analysis_of(text)) if c.claim_type == "production"]
    assert [(c.value, c.actor) for c in claims] == [("produces", "NSAG")]
