"""Held weapons in many wordings: profiles and overview chapters, stockpile and retention together.

Claims are written as value, ``:`` and the actor (usual: the profile’s), ``/`` and who says so (usual:
the report; g: government, t: third party, r: armed group), ``@`` and the time, ``#`` and the count, ``~`` where hedged.
"""

from __future__ import annotations

import pytest

from pipeline.claims import retention, stockpile
from pipeline.language.analysis import analyse
from pipeline.records import Claim

from ..language.one_report import report_of

_SAYS = {"monitor": "", "government": "/g", "third_party": "/t", "armed_group": "/r"}


def mark(claim: Claim, country: str | None) -> str:
    actor = "" if claim.actor == country else f":{claim.actor.replace(' ', '_')}"
    when = f"@{claim.when.edtf}" if claim.when else ""
    count = f"#{claim.quantity}" if claim.quantity is not None else ""
    return claim.value + actor + _SAYS[claim.assertion] + when + count + ("~" if claim.hedged else "")


def marks(text: str, *, country: str | None = "PER", treaty: str = "MBT") -> list[str]:
    analysis = analyse(report_of(text, country=country, treaty=treaty, section="Policy"))
    gated = [sentence for sentence in analysis.sentences if sentence.ordinal in analysis.gated]
    return sorted(mark(claim, country) for s in gated for claim in [*stockpile.find(s), *retention.find(s)])


PROFILE = [
    ("The army’s depots are full of mines.", "holds"),
    ("The armed forces are equipped with PMN and POMZ mines.", "holds"),
    ("Mines remain part of the army’s defensive stock.", "holds"),
    ("The country is one of the largest stockpilers of antipersonnel mines.", "holds"),
    ("Peru is a stockpiler of antipersonnel mines.", "holds"),
    ("Peru has an unknown number of antipersonnel mines.", "holds"),
    ("Peru has a considerable number of antipersonnel mines of Soviet manufacture.", "holds"),
    ("Peru is believed to have antipersonnel mines in its arsenal.", "holds~"),
    ("Peru is thought to possess a large stockpile of antipersonnel mines.", "holds~"),
    ("Antipersonnel mines are held by all three services.", "holds"),
    ("Every service has its own stock of antipersonnel mines.", "holds"),
    ("There are 4,000 antipersonnel mines in Peru’s arsenals.", "holds#4000"),
    ("According to the Ministry of Defense, 4,000 antipersonnel mines are in stock.", "holds/g#4000"),
    ("“We have 4,000 antipersonnel mines in our depots,” General Ruiz told the Monitor.", "holds/g#4000"),
    ("The army told the Monitor that mines are kept in its depots.", "holds/g"),
    ("Jane’s lists PMN mines in Peru’s inventory.", "holds/t"),
    ("Human Rights Watch reported that Peru still has antipersonnel mines in its depots.", "holds/t"),
    ("Peru has acknowledged having a stockpile of antipersonnel mines.", "holds/g"),
    ("Peru acknowledged that it stockpiles antipersonnel mines.", "holds/g"),
    ("Officials have admitted that the army has antipersonnel mines in store.", "holds/g"),
    ("Little is known of the size of Peru’s stockpile of antipersonnel mines.", "holds"),
    ("The number of antipersonnel mines in Peru’s stockpile is a state secret.", "holds"),
    ("Peru has not provided any details about its stockpile of antipersonnel mines.", "holds"),
    ("Whether the army has any antipersonnel mines left is an open question.", "unknown"),
    ("The existence of a stockpile of antipersonnel mines in Peru could not be confirmed.", "unknown"),
    ("The stockpile status of antipersonnel mines in Peru is unclear.", "unknown"),
    ("Peru has neither confirmed nor denied that it possesses antipersonnel mines.", "unknown"),
    ("Peru has declared that it has no stockpiles of antipersonnel mines.", "holds_none/g"),
    ("There are no antipersonnel mines in the army’s stocks.", "holds_none"),
    ("Peru’s stocks of antipersonnel mines are exhausted.", "holds_none"),
    ("Its arsenals are free of antipersonnel mines.", "holds_none"),
    ("Antipersonnel mines are not part of the army’s arsenal.", "holds_none"),
    ("It denies possessing antipersonnel mines.", "holds_none/g"),
    ("Peru is not known to stockpile antipersonnel mines.", "holds_none~"),
    ("Peru possesses neither antipersonnel mines nor the means to make them.", "holds_none"),
    ("Peru reported that it has never had a stockpile of antipersonnel mines.", "never_held/g"),
    ("At no time has Peru had antipersonnel mines.", "never_held"),
    ("Peru is not known to have ever stockpiled antipersonnel mines.", "never_held~"),
    ("Antipersonnel mines have never been stored in Peru.", "never_held"),
    ("In March 2003 Peru finished destroying its 4,000 antipersonnel mines.", "destroyed@2003-03#4000"),
    ("The last of Peru’s stockpiled mines were blown up on 12 March 2003.", "destroyed@2003-03-12"),
    ("By the end of 2003 the last of its mines had gone up in smoke.", "destroyed@../2003"),
    ("The destruction of 4,000 antipersonnel mines took place in 2003.", "destroyed@2003#4000"),
    ("Some 4,000 stockpiled antipersonnel mines met their end in a furnace in 2003.", "destroyed@2003#4000"),
    ("The army destroyed 400 mines in 2001 and the navy 300 in 2002.", "destroyed@2001#400 destroyed@2002#300"),
    ("Peru retains 400 antipersonnel mines for training and research purposes.", "retains#400"),
    ("Peru reported retaining 400 mines for training.", "retains/g#400"),
    ("Four hundred mines have been set aside for training.", "retains#400"),
    ("The army spared 400 mines for training purposes.", "retains#400"),
    ("Peru keeps a stock of antipersonnel mines for training.", "retains"),
    ("Peru has stated that it does not retain any antipersonnel mines for training or research.", "retains_none/g"),
    ("No mines have been retained under Article 3.", "retains_none"),
    ("Peru did not exercise its right to retain mines under Article 3.", "retains_none"),
    ("It did not avail itself of the option to retain mines for training.", "retains_none"),
    ("In its initial report, Peru listed 400 mines as retained for training.", "retains/g#400"),
    ("Article 3 mines number 400.", "retains#400"),
    ("Peru has reduced the number of mines retained for training to 500.", "retains#500"),
    ("The United States had 45,000 antipersonnel mines at bases in Peru.", "holds:USA#45000"),
    ("According to its report for 2016, 360 mines are kept for training.", "retains/g#360"),
    ("The stockpile comprises 5,500 mines of two types: 4,000 PMN and 1,500 POMZ-2.", "holds#5500"),
    ("The stockpile stood at 5,500 at the end of 2015.", "holds@2015#5500"),
    ("Peru still has 5,500 mines to destroy.", "holds#5500"),
    ("Another 5,500 mines have yet to be destroyed.", "holds#5500"),
    ("The mines that the army keeps in its depots are old.", "holds"),
    ("The mines are under guard at a depot of the army.", "holds"),
    ("A former soldier said that every garrison had crates of mines.", "holds/t"),
    ("The US Department of Defense has identified Peru as a stockpiler.", "holds/t"),
    ("The Soviet army left a large stockpile of mines when it withdrew.", "holds"),
    ("In 2003 the government put the size of the stockpile at 4,000 mines.", "holds/g@2003#4000"),
    ("Asked about its stocks, the ministry named a figure of 4,000 mines.", "holds/g#4000"),
    ("In addition to its factories, Peru has sizable stocks of antipersonnel mines.", "holds"),
    ("The army sits on a large stockpile of antipersonnel mines.", "holds"),
    ("Its stockpile is estimated at 300,000 antipersonnel mines.", "holds#300000"),
    ("The general confirmed the existence of a stockpile of antipersonnel mines.", "holds/g"),
    ("Peru continues to stockpile antipersonnel mines.", "holds"),
    ("Peru retains a stockpile of antipersonnel mines.", "holds"),
    ("PMN mines form part of the arsenal of the Peruvian army.", "holds"),
    ("Antipersonnel mines can be found in the depots of the Peruvian army.", "holds"),
    ("As of 2010, it had 4,000 mines in stock, according to its report.", "holds/g@2010#4000"),
    ("Of the 10,000 mines once in stock, 4,000 remain.", "holds#4000"),
    ("Peru, a State Party with a stockpile of 4,000 mines, has a deadline of 2020.", "holds#4000"),
    ("Peru’s 4,000 stockpiled mines are kept at Lima.", "holds#4000"),
    ("It could not be determined whether Peru holds antipersonnel mines.", "unknown"),
    ("There is no information on whether Peru possesses mines.", "unknown"),
    ("No information is available on the size of Peru’s stockpile.", "holds"),
    ("Possession of antipersonnel mines by Peru remains a matter of speculation.", "unknown"),
    ("Peru has no antipersonnel mines.", "holds_none"),
    ("Peru, which has no stocks of antipersonnel mines, acceded in 2000.", "holds_none"),
    ("Peru’s stockpile is nil.", "holds_none"),
    ("Under stockpiles, the report says “nil.”", "holds_none/g"),
    ("Peru has been free of stockpiled mines since 2003.", "holds_none@2003/.."),
    ("It told the UN that it did not possess antipersonnel mines.", "holds_none/g"),
    ("No stocks of antipersonnel mines exist in Peru.", "holds_none"),
    ("Peru never had a stockpile of antipersonnel mines.", "never_held"),
    ("It has never owned, made, or laid antipersonnel mines.", "never_held"),
    ("It is believed that Peru has never stockpiled antipersonnel mines.", "never_held~"),
    ("Peru has destroyed its stockpile of antipersonnel mines.", "destroyed"),
    ("All of Peru’s antipersonnel mines have been destroyed.", "destroyed"),
    ("The army blew up 4,000 antipersonnel mines in 2003.", "destroyed@2003#4000"),
    ("4,000 mines had been dismantled by the end of 2003.", "destroyed@../2003#4000"),
    ("Peru’s destruction of 4,000 mines in 2003 was witnessed by diplomats.", "destroyed@2003#4000"),
    ("A company in Germany scrapped 4,000 mines for Peru in 2003.", "destroyed@2003#4000"),
    ("Peru had destroyed 4,000 mines by 2003.", "destroyed@../2003#4000"),
    ("The stockpile was eliminated ahead of the deadline.", "destroyed"),
    ("It holds 400 mines for instruction.", "retains#400"),
    ("A stock of 400 mines is kept for training.", "retains#400"),
    ("Training needs are met from 400 retained mines.", "retains#400"),
    ("The remaining 400 mines are reserved for training.", "retains#400"),
    ("Peru has a total of 400 mines retained for training.", "retains#400"),
    ("Under Form D, Peru lists 400 mines.", "retains/g#400"),
    ("Peru announced its intention to retain 400 mines for training.", "retains/g#400"),
    ("It informed the meeting that it would keep 400 mines for training.", "retains/g#400"),
    ("Peru decided to retain 400 mines for training.", "retains#400"),
    ("At the end of 2015, 400 mines were being retained for training.", "retains@2015#400"),
    ("The number of retained mines decreased from 500 in 2014 to 400 in 2015.", "retains@2014#500 retains@2015#400"),
    ("Peru retains 400 mines: 200 PMN and 200 POMZ-2.", "retains#400"),
    ("It destroyed 4,000 mines in 2003 and retained 400 for training.", "destroyed@2003#4000 retains#400"),
    ("Peru retains mines for training.", "retains"),
    ("A small number of mines is kept for training.", "retains"),
    ("Peru has not retained any mines.", "retains_none"),
    ("No mines are held for training.", "retains_none"),
    ("Peru uses no live mines in training and retains none.", "retains_none"),
    ("Peru has declared zero mines retained for training.", "retains_none/g"),
    ("Peru no longer retains mines for training.", "retains_none"),
    ("Peru, which retains no mines for training, spoke first.", "retains_none"),
    ("It said it had no need to keep live mines for training.", "retains_none/g"),
]

CLUSTER = [
    ("Peru retains 30 cluster munitions and 600 submunitions for training.", "retains#30"),
    ("Peru retains 600 submunitions for research.", "retains#600"),
    ("Peru is not retaining any cluster munitions or submunitions for training.", "retains_none"),
    ("Peru has said that it will not retain cluster munitions for training.", "retains_none/g"),
    ("Its stocks consist of 240 air-dropped bombs.", "holds#240"),
    ("Jane’s credits Peru with CBU-87 bombs.", "holds/t"),
    ("Peru also possesses BM-21 Grad rockets with submunitions.", "holds"),
    ("Its air force has RBK-500 cluster bombs.", "holds"),
    ("It declared 240 cluster munitions containing 36,000 submunitions.", "holds/g#240"),
    ("In 2014 it destroyed 240 cluster munitions and 36,000 submunitions.", "destroyed@2014#240"),
    ("In 2014, 36,000 submunitions were demilitarized.", "destroyed@2014#36000"),
    ("Peru does not stockpile cluster munitions.", "holds_none"),
    ("Peru has never stockpiled cluster munitions.", "never_held"),
    ("Peru confirmed that it has cluster munitions but gave no details.", "holds/g"),
    ("The types and quantities of cluster munitions stockpiled by Peru are not known.", "holds"),
    ("Information on the quantities of cluster munitions held is not available.", "holds"),
    ("Peru is thought to stockpile cluster munitions.", "holds~"),
    ("The last RBK-500 bomb was dismantled in 2014.", "destroyed@2014"),
    ("Peru became the tenth state to complete its stockpile destruction, in 2014.", "destroyed@2014"),
    ("By 2014 all its cluster munitions had been destroyed.", "destroyed@../2014"),
]

OVERVIEW = [
    ("The largest stockpilers of antipersonnel mines are Russia, China, and India.", "holds:CHN holds:IND holds:RUS"),
    (
        "The largest stockpiles of mines are those of Russia (9 million), Cuba (two million), and Chile (400).",
        "holds:CHL#400 holds:CUB#2000000 holds:RUS#9000000",
    ),
    ("The largest stocks are those of Russia, followed by those of China and Cuba.", "holds:CHN holds:CUB holds:RUS"),
    (
        "Russia has the largest stockpile of mines, with some 9 million, followed by Cuba, with two million.",
        "holds:CUB#2000000 holds:RUS#9000000",
    ),
    (
        "Three States Parties account for most of the retained mines: Cuba (1,500), Niger (900), and Chile (800).",
        "retains:CHL#800 retains:CUB#1500 retains:NER#900",
    ),
    (
        "Norway, with 1,200, and Chile, with 500, keep the most mines for training.",
        "retains:CHL#500 retains:NOR#1200",
    ),
    ("Norway retains 1,200 mines for training and Chile 500.", "retains:CHL#500 retains:NOR#1200"),
    ("Norway retains 1,200 mines for training; Chile, 500.", "retains:CHL#500 retains:NOR#1200"),
    ("Both Norway and Chile retain mines for training.", "retains:CHL retains:NOR"),
    ("Norway and Chile retain no mines for training.", "retains_none:CHL retains_none:NOR"),
    ("Of the states in the region, only Chile no longer has a stockpile of antipersonnel mines.", "holds_none:CHL"),
    (
        "Two States Parties still have stocks to destroy: Cuba (6,400 mines) and Niger (4 million).",
        "holds:CUB#6400 holds:NER#4000000",
    ),
]

OVERVIEW_CLUSTER = [
    (
        "In 2018, Chile destroyed 1,200 cluster munitions; Peru managed 90.",
        "destroyed:CHL@2018#1200 destroyed:PER@2018#90",
    ),
    ("In 2018, Chile destroyed 1,200 cluster munitions and Peru 90.", "destroyed:CHL@2018#1200 destroyed:PER@2018#90"),
    (
        "In 2018, Chile and Peru destroyed 1,200 and 90 cluster munitions, respectively.",
        "destroyed:CHL@2018#1200 destroyed:PER@2018#90",
    ),
    (
        "Three States Parties, Norway, Peru, and Cuba, completed the destruction of their stockpiles in 2013.",
        "destroyed:CUB@2013 destroyed:NOR@2013 destroyed:PER@2013",
    ),
    (
        "Norway completed the destruction of its stockpile in June 2013 and Peru in December 2013.",
        "destroyed:NOR@2013-06 destroyed:PER@2013-12",
    ),
    (
        "Stockpile destruction was completed by Norway in June 2013 and by Peru in December 2013.",
        "destroyed:NOR@2013-06 destroyed:PER@2013-12",
    ),
    ("Spain was the first signatory to complete the destruction of its stockpile, in 2009.", "destroyed:ESP@2009"),
]

NOTHING = [
    "Peru has no US mines on its soil.",
    "Peru must destroy its stockpile by 2020.",
    "Under Article 4, each State Party undertakes to destroy all stockpiled antipersonnel mines.",
    "Peru has not begun to destroy its stockpile.",
    "The deminers found and destroyed 20 antipersonnel mines.",
    "During demining, 200 antipersonnel mines were destroyed.",
    "A workshop on stockpile destruction was held in Lima.",
    "The company holds a license to produce mines.",
    "Peru has mines laid along its border.",
    "The stockpile destruction deadline was 1 March 2003.",
    "Peru has trained 400 deminers.",
    "Peru should retain no more than 1,000 mines for training.",
    "The ministry has equipped its deminers with mine detectors.",
    "There are mines in the ground near the border bases.",
    "The villagers live with mines in their fields.",
    "Peru has 4,000 mines left to clear.",
    "Some 4,000 mines remain to be cleared.",
    "The army found 40 mines and destroyed them.",
    "A total of 300 mines were destroyed in clearance operations.",
    "The deminers destroyed 300 antipersonnel mines and 40 items of UXO in 2012.",
    "The vehicle was destroyed by a mine.",
    "Peru hosted a workshop on the destruction of stockpiles.",
    "Peru has asked for help to destroy its 4,000 mines.",
    "Australia helped Peru destroy its mines.",
    "The destruction of 4,000 mines will cost $1 million.",
    "Peru intends to complete the destruction of its stockpile by 2018.",
    "Mines must be destroyed within four years.",
    "Peru keeps an eye on the mine problem.",
    "He holds a patent on a mine detector.",
    "Training for deminers was held in Lima.",
    "Peru retained 40 deminers for training.",
    "Peru has never reported on its retained mines.",
    "The ICBL called on states to keep no mines for training.",
    "Peru urged others to reduce the number of mines retained for training.",
    "The police seized 40 mines and stored them.",
    "A truck carrying 40 mines was stopped.",
    "The mines were kept away from the road.",
    "It has no mined areas.",
    "It has no production facilities.",
    "It has no plans to acquire mines.",
    "The company has mines in northern Peru.",
    "In Chile, mines remain from the war.",
    "The rebels were armed with rifles and mines.",
    "The decree bans the possession and stockpiling of mines.",
    "It is not known if mines have been used.",
    "The size of the contaminated area is not known.",
    "He met his end on a mine in 2003.",
    "Chile followed in 2003.",
    "An explosion at the army’s ammunition depot killed ten people.",
    "Peru has 18 months to destroy its mines.",
    "The largest minefields are in Peru, Chile, and Cuba.",
    "Several states spoke on stockpiles: Chile, Cuba, and Peru.",
    "A declaration on the stockpile, and Chile, was adopted.",
]


@pytest.mark.parametrize(("sentence", "expected"), PROFILE)
def test_profile(sentence: str, expected: str) -> None:
    assert marks(sentence) == expected.split()


@pytest.mark.parametrize(("sentence", "expected"), CLUSTER)
def test_profile_on_cluster_munitions(sentence: str, expected: str) -> None:
    assert marks(sentence, treaty="CCM") == expected.split()


@pytest.mark.parametrize(("sentence", "expected"), OVERVIEW)
def test_overview(sentence: str, expected: str) -> None:
    assert marks(sentence, country=None) == expected.split()


@pytest.mark.parametrize(("sentence", "expected"), OVERVIEW_CLUSTER)
def test_overview_on_cluster_munitions(sentence: str, expected: str) -> None:
    assert marks(sentence, country=None, treaty="CCM") == expected.split()


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_claim(sentence: str) -> None:
    assert marks(sentence) == []


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("4,300 antipersonnel mines left in stock as of June 2010, well after the deadline", [4300]),
        ("Peru declared a stockpile of 90,000 mines. On 1 March 2008, about 60,000 of them were still there.",
         [90000, 60000]),
        ("Peru declared a stockpile of 90,000 mines. On 1 March 2008, 60,000 of these had not been destroyed.",
         [90000, 60000]),
        ("Peru said in June 2010 that it had destroyed 900 stockpiled mines and that 4,300 remained as of 21 June.",
         [900, 4300]),
        ("The army’s stocks, which are believed to be large, have never been declared.", [None]),
        ("The mines that its army possessed were of French make.", []),
    ],
)  # fmt: skip
def test_what_is_left_of_a_stock(text: str, quantities: list[int | None]) -> None:
    analysis = analyse(report_of(text))
    found = [claim for sentence in analysis.sentences for claim in stockpile.find(sentence)]
    assert [claim.quantity for claim in sorted(found, key=lambda c: c.start)] == quantities
