"""Use: who laid, fired and dropped mines and cluster munitions, who says so, who denies it, and what only looks it."""

from __future__ import annotations

import pytest

from pipeline.claims import use
from pipeline.language.analysis import analyse

from ..language.one_report import report_of
from .marked_claims import marks


@pytest.mark.parametrize(
    ("treaty", "sentences", "expected"),
    [
        ("MBT", "Peru used antipersonnel mines in 1995.", ["used 1995"]),
        ("MBT", "In 1995, Peru and Ecuador laid mines along their common border.", ["used 1995", "used ECU 1995"]),
        (
            "MBT",
            "The army laid 300 mines around its bases in 1990, 1992, and 1994.",
            ["used 1990", "used 1992", "used 1994"],
        ),
        (
            "MBT",
            "Peruvian troops used mines in Loreto in 1990, in Puno in 1992, and around Lima in 1994.",
            ["used 1990", "used 1992", "used 1994"],
        ),
        (
            "MBT",
            "Its forces have used mines three times: near Puno in 1990, and near Lima in 1992.",
            ["used 1990", "used 1992"],
        ),
        (
            "MBT",
            "In July and August 2003 the Shining Path laid mines near Puno.",
            ["used Shining_Path 2003-07/2003-08"],
        ),
        (
            "MBT",
            "The Shining Path laid mines in July 2003 and again in May 2004.",
            ["used Shining_Path 2003-07", "used Shining_Path 2004-05"],
        ),
        ("MBT", "Peru used antipersonnel mines in its 1995 war with Ecuador.", ["used 1995"]),
        ("MBT", "Peru last used antipersonnel mines in April 1995.", ["used 1995-04"]),
        ("MBT", "The Shining Path has used improvised mines since mid-2012.", ["used Shining_Path 2012/.."]),
        (
            "MBT",
            "On 5 May 2003, the army said, the Shining Path placed mines on a track near Puno.",
            ["used Shining_Path @government 2003-05-05"],
        ),
        ("MBT", "Peru made wide use of antipersonnel mines in 1995.", ["used 1995"]),
        ("MBT", "The Shining Path remained one of the heaviest users of improvised mines.", ["used Shining_Path"]),
        ("MBT", "Peru acknowledged laying antipersonnel mines in 1995.", ["used @government 1995"]),
        ("MBT", "As of December 1999, Peru had used up 641 of the 1,500 mines kept for training.", []),
        ("MBT", "In 2003, 610 mines were used for training in detection and clearance.", []),
        ("MBT", "Soldiers mined the road to Puno in 1992.", ["used 1992"]),
        ("MBT", "The Shining Path booby-trapped houses in Puno in 1992.", ["used Shining_Path 1992"]),
        ("MBT", "The Shining Path killed three soldiers with improvised mines in 2010.", ["used Shining_Path 2010"]),
        ("MBT", "Minefields laid by the army during the 1980s have been cleared.", ["used 1980/1989"]),
        (
            "MBT",
            "Fighters of the Shining Path planted the device that killed two farmers near Puno in April 2012.",
            ["used Shining_Path 2012-04"],
        ),
        (
            "MBT",
            "The use of mines by drug traffickers and the Shining Path continued in 2003.",
            ["used NSAG 2003", "used Shining_Path 2003"],
        ),
        ("MBT", "The Shining Path’s use of landmines caused 40 casualties in 2004.", ["used Shining_Path 2004"]),
    ],
)
def test_stated(treaty: str, sentences: str, expected: list[str]) -> None:
    """Who used what and when, in the report's own voice."""
    treaty, _, chapter = treaty.partition(" ")
    report = report_of(sentences, country=None if chapter else "PER", treaty=treaty)
    assert marks(use.find, report) == expected


@pytest.mark.parametrize(
    ("treaty", "sentences", "expected"),
    [
        ("MBT", "Peru has never used, produced, exported or stockpiled antipersonnel mines.", ["not_used"]),
        ("MBT", "Peru is not known to have used, produced, or exported antipersonnel mines.", ["not_used ?"]),
        ("MBT", "Peru has not used antipersonnel mines since joining the treaty in 1998.", ["not_used 1998/.."]),
        ("MBT", "Not a single mine has been planted by the army since 1999.", ["not_used 1999/.."]),
        (
            "MBT",
            "There were no reports of use of antipersonnel mines in 2015 or the first half of 2016.",
            ["not_used 2015 ?", "not_used 2016-01/2016-06 ?"],
        ),
        ("MBT", "There has been no evidence of use by government forces since 1999.", ["not_used 1999/.. ?"]),
        ("MBT", "The Monitor is not aware of any new mine use by Peru.", ["not_used ?"]),
        ("MBT", "No new use of antipersonnel mines by the armed forces was reported in 2005.", ["not_used 2005 ?"]),
        ("MBT", "No one has accused Peru of any use since 2001.", ["not_used 2001/.. ?"]),
        (
            "MBT",
            "Amnesty International found no sign of mine use by Peruvian troops in 2003.",
            ["not_used @third_party 2003 ?"],
        ),
        (
            "MBT",
            "There has been no confirmed use of antipersonnel mines by Peruvian forces since 2001.",
            ["unconfirmed 2001/.."],
        ),
        ("MBT", "No use of antipersonnel mines by the army has been confirmed since 2002.", ["unconfirmed 2002/.."]),
        ("MBT", "The Monitor could not verify claims that soldiers laid mines in 2003.", ["unconfirmed 2003"]),
        ("MBT", "Allegations that Peru used mines in 1998 were never confirmed.", ["unconfirmed 1998"]),
    ],
)
def test_denied(treaty: str, sentences: str, expected: list[str]) -> None:
    """What was not used, not found, not confirmed."""
    treaty, _, chapter = treaty.partition(" ")
    report = report_of(sentences, country=None if chapter else "PER", treaty=treaty)
    assert marks(use.find, report) == expected


@pytest.mark.parametrize(
    ("treaty", "sentences", "expected"),
    [
        (
            "MBT",
            "Peru has stated that it has not used antipersonnel mines since 1994.",
            ["not_used @government 1994/.."],
        ),
        ("MBT", "Peru has acknowledged past use of antipersonnel mines.", ["used @government"]),
        ("MBT", "An officer admitted that mines had been laid around the pylons in 1990.", ["used @government 1990"]),
        (
            "MBT",
            "The Shining Path told Geneva Call that it had given up mines in 2005.",
            ["stopped_using Shining_Path @armed_group 2005"],
        ),
        (
            "MBT",
            "The army admitted using mines in the past but stated that it stopped doing so in 2002.",
            ["stopped_using @government 2002", "used @government"],
        ),
        (
            "MBT",
            "Peru does not intend to use antipersonnel mines, but does not rule out the possibility.",
            ["future_use_renounced", "future_use_reserved"],
        ),
        ("MBT", "Peru pledged in 1999 not to use antipersonnel mines.", ["future_use_renounced 1999"]),
        (
            "MBT",
            "The Shining Path signed Geneva Call’s Deed of Commitment in 2010, vowing never "
            "to use antipersonnel mines.",
            ["future_use_renounced Shining_Path 2010"],
        ),
        (
            "MBT",
            "The commander said that the Shining Path will not give up mines.",
            ["future_use_reserved Shining_Path @government"],
        ),
        (
            "MBT",
            "In April 2001 the Shining Path announced that it would cease using mines, but "
            "its fighters laid new ones in 2002.",
            ["future_use_renounced Shining_Path @armed_group", "used Shining_Path 2002"],
        ),
    ],
)
def test_said(treaty: str, sentences: str, expected: list[str]) -> None:
    """What a state or a group says of itself, and pledges."""
    treaty, _, chapter = treaty.partition(" ")
    report = report_of(sentences, country=None if chapter else "PER", treaty=treaty)
    assert marks(use.find, report) == expected


@pytest.mark.parametrize(
    ("treaty", "sentences", "expected"),
    [
        (
            "MBT",
            "Villagers said they saw soldiers burying mines near the bridge in May 2003.",
            ["used @third_party 2003-05"],
        ),
        (
            "MBT",
            "Hunters told journalists that the army had mined the road to Puno in 2003.",
            ["used @third_party 2003"],
        ),
        (
            "MBT",
            "The UN Secretary-General reported that both the Peruvian army and the Shining Path laid mines in 2003.",
            ["used @third_party 2003", "used Shining_Path @third_party 2003"],
        ),
        (
            "MBT",
            "Government soldiers were accused by villagers of laying mines near Puno in March 2004.",
            ["used @third_party 2004-03"],
        ),
        (
            "MBT",
            "During the fighting of February 1995, Peru and Ecuador accused each other of laying mines.",
            ["used @third_party 1995-02", "used ECU @government 1995-02"],
        ),
        (
            "MBT",
            "The police blamed the Shining Path for a mine that killed two farmers in May 2003.",
            ["used Shining_Path @government 2003-05"],
        ),
        (
            "MBT",
            "The army attributed the explosion of a landmine near Puno in June 2004 to the Shining Path.",
            ["used Shining_Path @government 2004-06"],
        ),
        ("MBT", "Peru put the blame for mining around Puno on the Shining Path.", ["used Shining_Path @government"]),
        (
            "MBT",
            "Officials said that the mines near Puno were the work of the Shining Path.",
            ["used Shining_Path @government"],
        ),
        (
            "MBT",
            "A mine exploded under a police vehicle on 5 May 2003, killing two. The Shining "
            "Path claimed responsibility.",
            ["used Shining_Path @armed_group 2003-05-05"],
        ),
        (
            "MBT",
            "The Shining Path took credit for mines that it placed near Puno in August 2010.",
            ["used Shining_Path @armed_group 2010-08"],
        ),
    ],
)
def test_accused(treaty: str, sentences: str, expected: list[str]) -> None:
    """What others say, blame and credit."""
    treaty, _, chapter = treaty.partition(" ")
    report = report_of(sentences, country=None if chapter else "PER", treaty=treaty)
    assert marks(use.find, report) == expected


@pytest.mark.parametrize(
    ("treaty", "sentences", "expected"),
    [
        (
            "MBT",
            "Ecuador accused Peru of laying mines in 1995, a charge that Peru rejected.",
            ["not_used @government 1995", "used @third_party 1995"],
        ),
        (
            "MBT",
            "Local sources claim that mines were used by the police in 2005, which the government denies.",
            ["not_used @government 2005", "used @third_party 2005"],
        ),
        (
            "MBT",
            "The UN reported that Peruvian troops laid mines in Loreto in 2003. Peru rejected the allegations.",
            ["not_used @government 2003", "used @third_party 2003"],
        ),
        (
            "MBT",
            "In May 2003, a newspaper reported that soldiers had planted mines near Puno in "
            "April 2003. An official called this a lie.",
            ["not_used @government 2003-04", "used @third_party 2003-04"],
        ),
        (
            "MBT",
            "HRW alleged that soldiers had laid mines near Puno in April 2003. The ministry "
            "said that its troops had placed none there.",
            ["not_used @government 2003-04", "used @third_party 2003-04"],
        ),
        ("MBT", "Peru neither confirmed nor denied the use of mines in 1995.", []),
        ("MBT", "Ecuador used antipersonnel mines in 1995; so did Peru in 1996.", ["used 1996", "used ECU 1995"]),
        (
            "MBT",
            "The Shining Path laid mines in Puno in 2001. It did so again in 2003 and in 2005.",
            ["used Shining_Path 2001", "used Shining_Path 2003", "used Shining_Path 2005"],
        ),
        (
            "MBT",
            "Villagers alleged that soldiers laid mines near Puno in May 2003. Journalists made the same accusation.",
            ["used @third_party 2003-05"],
        ),
        (
            "MBT",
            "Peru says that it has never used antipersonnel mines, and there is no evidence that it has.",
            ["not_used ?", "not_used @government"],
        ),
    ],
)
def test_answered(treaty: str, sentences: str, expected: list[str]) -> None:
    """Denials and repeats of a use told before."""
    treaty, _, chapter = treaty.partition(" ")
    report = report_of(sentences, country=None if chapter else "PER", treaty=treaty)
    assert marks(use.find, report) == expected


@pytest.mark.parametrize(
    ("treaty", "sentences", "expected"),
    [
        (
            "CCM",
            "In April 1995, Peruvian forces shelled the village of Tiwinza with cluster munition rockets.",
            ["used 1995-04"],
        ),
        ("CCM", "Peru fired Smerch rockets with 9N235 submunitions at Guayaquil on 4 May 2012.", ["used 2012-05-04"]),
        (
            "CCM",
            "Human Rights Watch documented cluster munition attacks by Peruvian forces in 1995.",
            ["used @third_party 1995"],
        ),
        (
            "CCM",
            "There were at least 41 cluster munition attacks from July 2017 to June 2018, "
            "all conducted by Peruvian forces.",
            ["used 2017-07/2018-06"],
        ),
        ("CCM", "Peruvian forces carried out at least 12 attacks with cluster munitions in 1995.", ["used 1995"]),
        (
            "CCM",
            "The UN found that Peru was responsible for a strike with CBU-52 bombs on Quito in 1995.",
            ["used @third_party 1995"],
        ),
        (
            "CCM",
            "With the exception of one attack in 2009, Peru has not used cluster munitions since 2003.",
            ["not_used 2003/..", "used 2009"],
        ),
        (
            "CCM",
            "Amnesty International identified remnants of CBU-52 bombs dropped by Peru in 1995.",
            ["used @third_party 1995"],
        ),
        (
            "CCM chapter",
            "Cluster munitions have been used by the government forces of Syria, Libya, and Sudan since 2010.",
            ["used LBY 2010/..", "used SDN 2010/..", "used SYR 2010/.."],
        ),
        (
            "MBT chapter",
            "Landmine Monitor confirmed new use by the government forces of Myanmar and Syria.",
            ["used MMR", "used SYR"],
        ),
    ],
)
def test_clusters(treaty: str, sentences: str, expected: list[str]) -> None:
    """Attacks with cluster munitions, and chapters about several states."""
    treaty, _, chapter = treaty.partition(" ")
    report = report_of(sentences, country=None if chapter else "PER", treaty=treaty)
    assert marks(use.find, report) == expected


@pytest.mark.parametrize(
    ("treaty", "sentence"),
    [
        ("MBT", "The law makes the use and transfer of antipersonnel mines a criminal offense."),
        ("MBT", "Peru supports a ban on the use of antipersonnel mines."),
        ("MBT", "Article 3 of the decree prohibits the laying of mines by members of the armed forces."),
        ("MBT", "Peru called on all parties to refrain from using antipersonnel mines."),
        ("MBT", "Peru has not stated its views on joint operations with states that may use antipersonnel mines."),
        ("MBT", "Peru uses antipersonnel mines for training deminers."),
        ("MBT", "Peru uses dogs and machines to clear mines."),
        ("MBT", "If Peru used mines again, it would violate the treaty."),
        ("MBT", "In 2010, a civilian was killed by a mine laid during the 1995 conflict."),
        ("MBT", "The deminers used explosives to destroy 300 antipersonnel mines in 2010."),
        ("MBT", "The mined areas were fenced, and copper mining went on."),
        ("MBT", "The ministry put the share of mines in its stocks at a third."),
        ("MBT", "Deminers removed rows of freshly laid mines near Puno."),
        ("MBT", "Peru’s policy of not using antipersonnel mines has not changed."),
        ("MBT", "Peru blamed Ecuador for the delay in mine clearance."),
        ("CCM", "Each rocket scatters 63 submunitions."),
        ("CCM", "Peru spoke of the weapon’s harm and condemns its use."),
        ("MBT", "Peru voiced its alarm at the use of mines in the north."),
        ("CCM", "Peru voted in favor of a resolution condemning the use of cluster munitions in Syria."),
    ],
)
def test_what_states_no_use(treaty: str, sentence: str) -> None:
    assert marks(use.find, report_of(sentence, treaty=treaty)) == []


@pytest.mark.parametrize(
    ("sentence", "weapon"),
    [
        ("The Shining Path laid antivehicle mines near Puno in 2003.", "antivehicle_mine"),
        ("The Shining Path used antipersonnel and improvised mines in 2003.", "antipersonnel_mine"),
        ("The Shining Path planted improvised explosive devices near Puno in 2003.", "ied"),
        ("The Shining Path booby-trapped houses in 2003.", "booby_trap"),
        ("Soldiers mined the road to Puno in 2003.", "antipersonnel_mine"),
        ("The Shining Path makes improvised mines. It used them in 2003.", "improvised_mine"),
    ],
)
def test_the_weapon_is_the_one_named_or_spoken_of_before(sentence: str, weapon: str) -> None:
    report = report_of(sentence)
    found = [claim.weapon for s in analyse(report).sentences for claim in use.find(s)]
    assert found == [weapon]


def test_the_evidence_runs_from_who_did_it_to_when() -> None:
    report = report_of("In Puno, Peruvian soldiers laid 300 mines along the river in May 2003, a report says.")
    (claim,) = [claim for s in analyse(report).sentences for claim in use.find(s)]
    assert report.text[claim.start : claim.end] == "Peruvian soldiers laid 300 mines along the river in May 2003"
    assert (claim.quantity, claim.quantity_unit) == (300, "mines")
