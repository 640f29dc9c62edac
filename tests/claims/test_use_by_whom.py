"""Use: who did it, where the words name him by a detour: his men, the accused, initials, the army of the speaker."""

from __future__ import annotations

import pytest

from pipeline.claims import use

from ..language.one_report import report_of
from .marked_claims import marks


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # Groups with their people, initials between; names with a country in them.
        (
            "The Puno Redemption Army (PRA) rebels laid antipersonnel mines in 2002.",
            ["used Puno_Redemption_Army 2002"],
        ),
        (
            "The Union for Renewal in Puno (URP) used mines in 2003. There is no evidence that it used any in 2004.",
            ["not_used Union_for_Renewal_in_Puno 2004 ?", "used Union_for_Renewal_in_Puno 2003"],
        ),
        # Those who are accused, suspected, charged.
        ("The mission suspects Sol Negro of having laid mines near Puno in 2003.", ["used Sol_Negro @government 2003"]),
        (
            "The governor blamed the Shining Path, which he accused of having mined a road in May 2003.",
            ["used Shining_Path @government 2003-05"],
        ),
        ("Ecuador is reported by local media to have planted mines in 2003.", ["used ECU @third_party 2003"]),
        # Whose men, whose army.
        (
            "The Shining Path laid mines in 2003. A commander of the movement admitted that his men mined Puno in May.",
            ["used Shining_Path 2003", "used Shining_Path @armed_group 2003-05"],
        ),
        ("Ecuador’s prosecutor admitted that the army had laid mines in 1995.", ["used ECU @third_party 1995"]),
        ("The border with Ecuador is shared by that country, whose army mined it in 1995.", ["used ECU 1995"]),
        (
            "The rebels fled in May 2003. “They put mines behind them,” the governor said.",
            ["used NSAG @government"],
        ),
        (
            "The road was empty in May 2003. “They put mines behind them,” the governor said.",
            [],
        ),
        (
            "[3] Interview with a member of the FARC, Lima, 2 May 2003. In 1999, it used mines against trucks.",
            ["used FARC 1999"],
        ),
        ("Men in army uniform buried mines near Puno in 2003.", ["used 2003"]),
        # Held responsible, the same forces, those behind it.
        (
            "Mines were found near Puno in 2003. Residents held fighters of the Shining Path responsible.",
            ["used Shining_Path @third_party"],
        ),
        (
            "The governor held the Shining Path to be behind devices that were buried near Puno in 2003.",
            ["used Shining_Path @government 2003"],
        ),
        # Lists between subject and verb, objects that are counted only, names that begin alike.
        (
            "Both factions, the older Sol Negro Front (SNF) and the Sierra Front (SF), have laid mines.",
            ["used Sierra_Front", "used Sol_Negro_Front"],
        ),
        (
            "The FARC laid mines in 2002, and a priest described how its fighters buried three in a field in 2003.",
            ["used FARC 2002", "used FARC @third_party 2003"],
        ),
        (
            "Fighters of the Islamic State of the Andes (ISA) strewed mines near Puno in 2003.",
            ["used Islamic_State_of_the_Andes 2003"],
        ),
        ("The UN described heavy mining of fields by the FARC in 2003.", ["used FARC @third_party 2003"]),
        # Whose men they are is told, but who he is the report does not know.
        ("Commander Ortiz’s men laid mines near Puno in 2003.", ["used NSAG 2003"]),
        ("When the Shining Path’s men fled in June 2003, they left behind mines.", ["used Shining_Path 2003-06"]),
        # Who speaks in quotations and messages, whom an exception names.
        (
            "A message in the name of the FARC boasted in April 2003 that its men mined roads in March 2003.",
            ["used FARC @third_party 2003-03"],
        ),
        (
            "Ecuador’s envoy spoke. “Our men have not laid a single mine since June 2003,” a FARC commander said.",
            ["not_used FARC @armed_group 2003-06/.."],
        ),
        (
            "No group has signed the Deed of Commitment except the FARC. It used mines in 2003.",
            ["used FARC 2003"],
        ),
        (
            "Peru’s forces and pro-Chilean rebels both laid mines in 1995.",
            ["used 1995", "used NSAG 1995"],
        ),
        ("The Shining Path, unlike the army, has not used mines since 2003.", ["not_used Shining_Path 2003/.."]),
        # Both are denied, and a denial that is interrupted.
        (
            "Neither Peru’s army nor that of Ecuador laid mines in 1995.",
            ["not_used 1995", "not_used ECU 1995"],
        ),
        ("Peru denied, however, that its army had laid mines in 1995.", ["not_used @government 1995"]),
        (
            "The FARC laid mines in 2002. It denied having placed the one that killed ten people in August 2003.",
            ["not_used FARC @armed_group 2003-08", "used FARC 2002"],
        ),
        # Denials by a word of their own.
        (
            "The FARC was accused by the army of laying mines near Puno in 2003, which it denied.",
            ["not_used FARC @armed_group 2003", "used FARC @government 2003"],
        ),
        (
            "A newspaper alleged that Peruvian soldiers laid mines in 2003. The General Staff issued a denial.",
            ["not_used @government 2003", "used @third_party 2003"],
        ),
        (
            "Ecuador charged that Peruvian soldiers laid mines in 2003. “A pure invention,” the ministry replied.",
            ["not_used @government 2003", "used @third_party 2003"],
        ),
        (
            "The ministry announced that the FARC laid mines in 2003, a charge which the group’s spokesman rebuffed.",
            ["not_used FARC @armed_group 2003", "used FARC @government 2003"],
        ),
        (
            "Chilean spokesmen said that Peru laid mines at Tacna in 2003. The General Staff brushed the charge aside.",
            ["not_used @government 2003", "used @third_party 2003"],
        ),
        (
            "Bolivia alleged that Peru laid mines in 2003. A spokesperson for the army called the report “rubbish.”",
            ["not_used @government 2003", "used @third_party 2003"],
        ),
        # A comparison takes over the time; a denial that two share is each one's own word.
        (
            "The army laid mines along the river in 2003, as did those of the Republic of Chile.",
            ["used 2003", "used CHL 2003"],
        ),
        (
            "Peru’s army denied having laid the mines, as did the FARC.",
            ["not_used @government", "not_used FARC @armed_group"],
        ),
        # A former fighter says "we" of the group, whatever office he holds now.
        (
            "The army fought the FARC. A former rebel engineer, now mayor of Arica, told the Monitor, “It was war. "
            "We laid mines in 1990.”",
            ["used FARC @armed_group 1990"],
        ),
        # Who stands in a phrase or an aside acts there only; so does a verb of saying, and a date of purchase.
        (
            "Peru fired cluster munitions at positions of the FARC in 1998, and used BL755 bombs in 1999.",
            ["used 1998", "used 1999"],
        ),
        (
            "Peru, which did not admit the inspectors, insisted that it had laid no mines at Tacna in 2008.",
            ["not_used @government 2008"],
        ),
        (
            "Peru used BL755 bombs, bought from Chile in the 1980s, near Arica in 1999.",
            ["used 1999"],
        ),
        (
            "The FARC, which held Puno in 1997, is said by the army to have laid mines near Lima in 1998.",
            ["used FARC @government 1998"],
        ),
        (
            "Chile fought the FARC in 1990. The Defence Force replied that it had laid no mines in 1993.",
            ["not_used @government 1993"],
        ),
        (
            "A commission of jurists found the FARC responsible for a mine that killed two in 1998.",
            ["used FARC @third_party 1998"],
        ),
        ("Members of the FARC boasted that they had mined “every path” near Puno.", ["used FARC @armed_group"]),
    ],
)
def test_who_did_it_by_a_detour(sentences: str, expected: list[str]) -> None:
    """The actor is whom the words mean, not whoever stands nearest."""
    assert marks(use.find, report_of(sentences, country="PER", treaty="MBT")) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The law makes it a crime to make, trade in, or use antipersonnel mines.",
        "Had the army laid mines in 2003, it would have broken the treaty.",
        "Private companies laid mines around power lines in 1991.",
        "Peruvian coca growers planted mines around their fields in 2004.",
        "Soldiers are bound by orders never to use mines.",
        "A newspaper alleged in 2018 that the army was hiding mines in a former barracks. The ministry dismissed this.",
        "Peru launched a campaign against mines in 2003.",
        "Peru’s air force has dropped cluster bombs on training ranges since 1990.",
        "Peru blamed Ecuador for mines in 1995, but criminals might have done so.",
    ],
)
def test_nobody_did_it(sentence: str) -> None:
    """Crimes of the law and what somebody might have done are no acts of the report's country."""
    claims = marks(use.find, report_of(sentence, country="PER", treaty="MBT"))
    assert not [claim for claim in claims if "ECU" not in claim]
