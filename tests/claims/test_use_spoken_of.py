"""Use: who says that it was done or not, and when the act was that somebody speaks of."""

from __future__ import annotations

import pytest

from pipeline.claims import use

from ..language.one_report import report_of
from .marked_claims import marks


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # Verbs of saying that pass their subject on, oaths, figures that somebody gives.
        (
            "Sol Negro militiamen mined Puno in 2003. Sol Negro claims never to have used antipersonnel mines.",
            ["not_used Sol_Negro @armed_group", "used Sol_Negro 2003"],
        ),
        ("Ecuador professes to have laid no mines since 1994.", ["not_used ECU @third_party 1994/.."]),
        ("The Shining Path swore that it had planted no mines.", ["not_used Shining_Path @armed_group"]),
        ("Two herders swore that Peru had mined the track in May 2002.", ["used @third_party 2002-05"]),
        (
            "In its report, Peru puts the number of mines planted by the Shining Path at 4,000.",
            ["used Shining_Path @government"],
        ),
        ("Peru has never explained how mines came to be used by its forces in 2001.", ["used 2001"]),
        # Who looked and found nothing, who could not confirm.
        (
            "Amnesty International has come across no evidence that Peru laid mines in 2003.",
            ["not_used @third_party 2003 ?"],
        ),
        (
            "The Monitor was not able to confirm press reports that the Shining Path laid mines in 2006.",
            ["unconfirmed Shining_Path 2006"],
        ),
        (
            "There have been no reports of mine use in the south by any Andean group since May 2003.",
            ["not_used NSAG 2003-05/.. ?"],
        ),
        (
            "The FARC laid mines in 2007, while a law center in Lima has found no sign that the ELN uses them.",
            ["not_used ELN @third_party ?", "used FARC 2007"],
        ),
        ("The government has found no evidence that its troops laid mines.", ["not_used @government ?"]),
        (
            "The governor blamed the FARC for mines in May 2007, a charge that a FARC commander dismissed, saying that"
            " his fighters had laid none in that town since 2006.",
            ["not_used FARC @armed_group 2006/..", "used FARC @government 2007-05"],
        ),
        (
            "Ecuador mined a road on 5 June 1998, as a court confirmed in its award of 28 April 2004. It admitted"
            " before the court that its pilots had used cluster bombs that day but denied having aimed at civilians.",
            ["used ECU @third_party 1998-06-05"],
        ),
        # Blame beside its answer; blame for deliveries is none for use.
        (
            "In May 2014, Peru blamed the Shining Path for mines, whereas the group insisted that it laid none there.",
            ["not_used Shining_Path @armed_group", "used Shining_Path @government"],
        ),
        ("Delegates accused Ecuador of having sent mines to the rebels in 1994.", []),
        # What it was that did the harm, and when; which roads were mined.
        (
            "The UN attributed to the Shining Path the mines that closed the harbor in May 2018.",
            ["used Shining_Path @third_party 2018-05"],
        ),
        ("Ecuador, for its part, mined mountain passes near Puno in 1999.", ["used ECU 1999"]),
        # Periods.
        ("From mid-2017, the Shining Path scattered mines over fields.", ["used Shining_Path 2017/.."]),
        (
            "The Monitor received no reports of mine use by Peru in the first five months of 2008.",
            ["not_used 2008-01/2008-05 ?"],
        ),
    ],
)
def test_who_says_that_it_was_used_and_when_it_was(sentences: str, expected: list[str]) -> None:
    """Whose word it is, and the time of the act rather than of the saying."""
    assert marks(use.find, report_of(sentences, country="PER", treaty="MBT")) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # Units of the army, a group's units, peacekeepers, a group's offices.
        ("The 5th Brigade, loyal to the government, laid mines near Puno in 2016.", ["used 2016"]),
        ("The Third Division planted mines on the ridge in 1999.", ["used 1999"]),
        ("Members of the army’s Second Division laid mines near Puno in 2007.", ["used 2007"]),
        ("The FARC’s 18th Battalion laid mines near Puno in 2007.", ["used FARC 2007"]),
        ("ECOWAS peacekeepers laid mines around their camp in 1994.", ["used ECOWAS 1994"]),
        ("A Hezbollah army spokesperson alleged that Peru had laid mines.", ["used @third_party"]),
        (
            "Hezbollah laid mines in 2006. In May 2009, its foreign ministry promised never to use mines.",
            ["future_use_renounced Hezbollah @armed_group 2009-05", "used Hezbollah 2006"],
        ),
        # Told again with little words: denied, charged, going on, in doubt.
        (
            "Residents said that soldiers mined a path in May 2007. The army denied that its men had done so.",
            ["not_used @government 2007-05", "used @third_party 2007-05"],
        ),
        (
            "The FARC denied that its men mined the road in May 2009, as the government claims they did.",
            ["not_used FARC @armed_group 2009-05", "used FARC @government 2009-05"],
        ),
        (
            "Ecuador used mines in 2012. Peru says that it never has, and that it never will.",
            ["not_used @government", "used ECU 2012"],
        ),
        (
            "Use by the FARC has been recorded since 2014, and it continued in 2018.",
            ["used FARC 2014/..", "used FARC 2018"],
        ),
        (
            "Troops laid mines in 1994, and there are unconfirmed reports that the army did so again in 2004.",
            ["unconfirmed 2004", "used 1994"],
        ),
        (
            "No group in Peru lays as many mines as the FARC, which did so again in 2007.",
            ["used FARC 2007"],
        ),
        (
            "Neither the army nor the FARC admits to having laid mines in 2008.",
            ["not_used @government 2008", "not_used FARC @armed_group 2008"],
        ),
        (
            "The FARC has a view of mines. Its high command promised in 2003 never to lay any near schools. A commander"
            " said that he would not rule out the use of mines.",
            ["future_use_renounced FARC @armed_group 2003", "future_use_reserved FARC @armed_group"],
        ),
        ("There was no reported use by Peru in 2004.", ["not_used 2004 ?"]),
        (
            "Peru says that it has not used mines since 1990. Ecuador claims that Peru did so in 1995.",
            ["not_used @government 1990/..", "used @third_party 1995"],
        ),
        (
            "The mines that killed two herders in May 2004 were blamed on the FARC, which denied involvement.",
            ["not_used FARC @armed_group 2004-05", "used FARC @third_party 2004-05"],
        ),
        ("Ecuadorian forces occupying Puno laid mines in 1995.", ["used ECU 1995"]),
        # The time of the act that was told, of the fighting in which it was.
        (
            "Residents said that soldiers mined a path in May 2007; the army retorted that the FARC had laid them.",
            ["used @third_party 2007-05", "used FARC @government 2007-05"],
        ),
        (
            "Ecuador said that it used no mines in the campaign that began in May 2014.",
            ["not_used ECU @third_party 2014-05/.."],
        ),
        (
            "The FARC laid mines in 1999 and 2000, and after it lost Puno in May 2001 it laid mines there that month.",
            ["used FARC 1999", "used FARC 2000", "used FARC 2001-05"],
        ),
    ],
)
def test_who_it_is_and_what_is_told_again(sentences: str, expected: list[str]) -> None:
    """Units and offices act and speak for whom they are of; what leans on an act takes its actor and time."""
    assert marks(use.find, report_of(sentences, country="PER", treaty="MBT")) == expected
