"""Positions on joining or endorsing a treaty: the value, whose it is, on which treaty, and who says so."""

from __future__ import annotations

import pytest

from pipeline.claims import position
from pipeline.language.analysis import Analysis

from ..language.one_report import analysis_of

Row = tuple[str, str, str, str]
"""Value, actor, treaty, assertion."""


def rows(analysis: Analysis) -> list[Row]:
    claims = [claim for sentence in analysis.sentences for claim in position.find(sentence)]
    return [
        (claim.value, claim.actor, claim.treaty or "", claim.assertion)
        for claim in sorted(claims, key=lambda c: (c.start, c.end))
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Peru has not joined the treaty. Officials wrote that the matter was being kept under review by a panel.",
            [("considers_joining", "PER", "MBT", "government")],
        ),
        (
            "Officials said that accession to the treaty had not been ruled out.",
            [("considers_joining", "PER", "MBT", "government")],
        ),
        (
            "Chile has not acceded; a Chilean diplomat said that the step was being weighed.",
            [("considers_joining", "CHL", "MBT", "third_party")],
        ),
        (
            "Officials said that accession to the CCW and its Protocol V was under study.",
            [("considers_joining", "PER", "CCW", "government"), ("considers_joining", "PER", "CCW-PV", "government")],
        ),
        (
            "The ministry said that Peru could not enter into a treaty that others disregard.",
            [("cannot_join", "PER", "MBT", "government")],
        ),
        (
            "The minister said that a country without a coast could hardly take on the obligations of the treaty.",
            [],
        ),
        (
            "Until the border is drawn, an official said, there could be no question of accession.",
            [("cannot_join", "PER", "MBT", "government")],
        ),
        (
            "Chile regards accession as premature.",
            [("cannot_join", "CHL", "MBT", "third_party")],
        ),
        (
            "The ministry said that it saw no situation in which it would advise the government to sign.",
            [("no_plan_to_join", "PER", "MBT", "government")],
        ),
        (
            "Peru has shown no interest in joining the treaty, officials said.",
            [("no_plan_to_join", "PER", "MBT", "government")],
        ),
        (
            "The foreign ministry of Chile said that it expects to conclude ratification by May 2016.",
            [("intends_to_join", "CHL", "MBT", "third_party")],
        ),
        (
            "Officials announced that ratification would follow in the spring.",
            [("intends_to_join", "PER", "MBT", "government")],
        ),
        (
            "Officials said that they are in favor of accession. The General Staff, by contrast, is opposed to it.",
            [("supports", "PER", "MBT", "government"), ("opposes", "PER", "MBT", "government")],
        ),
        (
            "A minister of the Chilean government, interviewed in Lima, voiced sympathy for the ban.",
            [("supports", "CHL", "MBT", "third_party")],
        ),
        ("Peru supports the aims of the Mine Ban Treaty.", [("supports", "PER", "MBT", "monitor")]),
        ("Peru said that it supports the spirit of the treaty.", [("supports", "PER", "MBT", "government")]),
        (
            "Chile announced that it has no plans to join the treaty. Peru spoke along similar lines.",
            [("no_plan_to_join", "CHL", "MBT", "third_party"), ("no_plan_to_join", "PER", "MBT", "government")],
        ),
        (
            "Chile announced that it has no plans to join the treaty. Officials of Chile spoke to the same effect.",
            [("no_plan_to_join", "CHL", "MBT", "third_party")],
        ),
        # what is unlikely is no intention, what is beyond doubt is no refusal
        (
            "An officer thought it unlikely that Peru would join the treaty.",
            [("no_plan_to_join", "PER", "MBT", "government")],
        ),
        ("Few doubt that Peru may join it; it is not known if it will join the treaty.", []),
        ("Its diplomats have voiced support for the ban.", [("supports", "PER", "MBT", "government")]),
        ("Peru “shares the humanitarian concerns” behind it.", [("supports", "PER", "MBT", "government")]),
        (
            "The ministry voiced its strong support for the goals of the convention.",
            [("supports", "PER", "MBT", "government")],
        ),
        (
            "Peru remains fully committed to the Convention on Cluster Munitions.",
            [("supports", "PER", "CCM", "monitor")],
        ),
        ("Peru told the meeting that it opposes a total ban.", [("opposes", "PER", "MBT", "government")]),
        ("Peru does not support the Convention on Cluster Munitions.", [("opposes", "PER", "CCM", "monitor")]),
        ("A delegate said that Peru intends to ratify in 2017.", [("intends_to_join", "PER", "MBT", "government")]),
        ("Officials declared that Peru is committed to acceding.", [("intends_to_join", "PER", "MBT", "government")]),
        ("The ministry wrote that ratification is imminent.", [("intends_to_join", "PER", "MBT", "government")]),
        ("Peru said that it will accede once its congress agrees.", [("intends_to_join", "PER", "MBT", "government")]),
        ("Accession is under consideration, the minister said.", [("considers_joining", "PER", "MBT", "government")]),
        ("The army is studying the question of joining.", [("considers_joining", "PER", "MBT", "government")]),
        ("Peru said that it was “looking favorably” at joining.", [("considers_joining", "PER", "MBT", "government")]),
        ("Peru has not ruled out joining the treaty.", [("considers_joining", "PER", "MBT", "monitor")]),
        ("Peru has ruled out joining the treaty.", [("no_plan_to_join", "PER", "MBT", "monitor")]),
        (
            "A general told the Monitor that there are no plans to accede.",
            [("no_plan_to_join", "PER", "MBT", "government")],
        ),
        ("Peru has “no plan at this stage” to join the treaty.", [("no_plan_to_join", "PER", "MBT", "government")]),
        ("Peru is not yet in a position to join the treaty.", [("cannot_join", "PER", "MBT", "monitor")]),
        (
            "Accession, the ministry wrote in May, is beyond the country’s means.",
            [("cannot_join", "PER", "MBT", "government")],
        ),
        (
            "It said that it cannot join as long as the border is disputed.",
            [("cannot_join", "PER", "MBT", "government")],
        ),
        ("It said that it will join only when its neighbors do.", [("cannot_join", "PER", "MBT", "government")]),
        (
            "Officials said that Peru could not agree to a complete prohibition.",
            [("cannot_join", "PER", "MBT", "government")],
        ),
        ("The cost of clearance keeps Peru from joining the treaty.", [("cannot_join", "PER", "MBT", "monitor")]),
    ],
)
def test_each_way_of_saying_a_position(sentence: str, expected: list[Row]) -> None:
    assert rows(analysis_of(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The ICBL urged Peru to accede without delay.",
        "Campaigners called on Peru to support the treaty.",
        "Diplomats voiced concerns over the depth of Peru’s commitment to the Mine Ban Treaty.",
        "Questions remained about its support for the convention.",
        "Survivors hope that Peru will join the treaty soon.",
        "Peru has taken no step toward accession.",
        "Peru has not taken any steps to join the Mine Ban Treaty.",
        "Peru did not say whether it intends to join.",
        "Peru did not say when it will ratify the convention.",
        "The government has yet to decide whether to join.",
        "Peru voted in favor of the resolution in support of the Mine Ban Treaty.",
        "Peru will become a State Party on 1 May 2017.",
        "Peru said that it would join if its neighbors did.",
        "Peru could not join the consensus on the report.",
        "Peru intends to sign an agreement with a demining company.",
        "Peru supports mine clearance and victim assistance.",
        "There is no sign that the policy is under review.",
        "Peru backed away from plans to ratify the treaty.",
    ],
)
def test_what_is_no_position(sentence: str) -> None:
    assert rows(analysis_of(sentence)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru is not party to the CCW, but is considering accession to it, including its Amended Protocol II.",
            [("considers_joining", "PER", "CCW", "monitor"), ("considers_joining", "PER", "CCW-APII", "monitor")],
        ),
        (
            "Peru has not joined CCW Amended Protocol II. Officials said that Peru cannot accede to the protocol.",
            [("cannot_join", "PER", "CCW-APII", "government")],
        ),
        (
            "Peru intends to join CCW Protocol V.",
            [("intends_to_join", "PER", "CCW-PV", "monitor")],
        ),
    ],
)
def test_the_treaty_is_the_one_spoken_of(text: str, expected: list[Row]) -> None:
    assert rows(analysis_of(text)) == expected


def test_a_neighbors_position_is_the_neighbors_and_its_word_a_third_partys() -> None:
    found = rows(analysis_of("Chile told the meeting that it cannot ratify the treaty before Peru does."))
    assert found == [("cannot_join", "CHL", "MBT", "third_party")]


def test_in_a_chapter_each_state_speaks_for_itself() -> None:
    text = "Chile repeated that it cannot ratify for now. Bolivia said that it is considering accession."
    assert rows(analysis_of(text, country=None, treaty="CCM")) == [
        ("cannot_join", "CHL", "CCM", "government"),
        ("considers_joining", "BOL", "CCM", "government"),
    ]


def test_the_same_position_twice_in_a_sentence_is_one_claim() -> None:
    text = "Peru said that it cannot accede now, and that accession will be possible only after a settlement."
    assert rows(analysis_of(text)) == [("cannot_join", "PER", "MBT", "government")]


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (
            "cannot_join",
            "An official of the ministry said that Peru cannot become a member of the treaty for now.",
        ),
        ("cannot_join", "According to the Ministry of Defense, the time is not ripe for Peru to join."),
        (
            "cannot_join",
            "The deputy minister cited the lack of alternatives to mines as the main obstacle to accession.",
        ),
        ("cannot_join", "A general said it was too soon to think about joining."),
        ("cannot_join", "“We are not yet ready to sign the treaty,” the minister said."),
        ("cannot_join", "Peru has said that it will not sign until the United States signs."),
        ("cannot_join", "The president said that Peru would join only if Chile did the same."),
        ("cannot_join", "Lack of funds has so far prevented Peru from ratifying the treaty."),
        ("cannot_join", "He said the country was not in a position to commit to the treaty."),
        ("cannot_join", "Peru said that its security concerns precluded it from joining at present."),
        ("cannot_join", "The ministry said that accession was not feasible in the near term."),
        ("cannot_join", "Peru reserves its accession until the conflict with Chile is settled."),
        ("cannot_join", "Peru is unable to accede to the Mine Ban Treaty for security reasons."),
        ("cannot_join", "Its reliance on mines for border defense has kept Peru outside the treaty."),
        (
            "cannot_join",
            "Peru has told States Parties that it will be able to accede only after it has found alternatives.",
        ),
        ("cannot_join", "The ministry stressed that Peru’s accession cannot be considered now."),
        ("no_plan_to_join", "Officials said Peru has no intention of joining the treaty."),
        ("no_plan_to_join", "The ministry said that accession is off the table."),
        ("no_plan_to_join", "He told the Monitor that accession was “not something we think about.”"),
        ("no_plan_to_join", "Peru said that it would remain outside the treaty."),
        ("no_plan_to_join", "Peru has shown little interest in acceding."),
        ("no_plan_to_join", "The government rejected the recommendation to accede to the treaty."),
        ("no_plan_to_join", "Peru does not envisage accession in the near future."),
        ("no_plan_to_join", "There are no plans for Peru to accede."),
        ("no_plan_to_join", "“We have no plans to sign,” said the minister."),
        ("no_plan_to_join", "A spokesperson said the government was not going to sign the convention."),
        ("no_plan_to_join", "The official said that the treaty is not a priority for Peru."),
        ("no_plan_to_join", "According to the ministry, accession is not currently being discussed."),
        ("no_plan_to_join", "Peru explained that it has no need to join because it has never used mines."),
        ("no_plan_to_join", "Peru is unlikely to join the treaty soon, an official said."),
        ("no_plan_to_join", "Peru announced in 2014 that it would not accede to the treaty."),
        ("no_plan_to_join", "Peru said it had opted not to sign the convention."),
        (
            "considers_joining",
            "The ministry told the Monitor that it is currently studying the possibility of accession.",
        ),
        ("considers_joining", "Peru said accession was being studied by an interministerial commission."),
        ("considers_joining", "The treaty is being reviewed by the relevant authorities, the official said."),
        ("considers_joining", "Consultations on accession are under way among ministries, Peru stated."),
        ("considers_joining", "Peru may join the treaty in the near future, the ambassador said."),
        ("considers_joining", "The ministry said that Peru had not yet decided but was leaning toward accession."),
        ("considers_joining", "Peru promised to look into the matter of accession."),
        ("considers_joining", "Peru remains open to joining the treaty in future."),
        ("considers_joining", "Accession remains an option, the official said."),
        ("considers_joining", "Peru reported that the matter of accession was before the cabinet."),
        ("considers_joining", "Peru did not rule out joining."),
        ("considers_joining", "Peru said that a decision on accession would be taken after the elections."),
        ("considers_joining", "In 2014 Peru said that it was in the process of considering accession."),
        ("considers_joining", "Peru accepted a recommendation to consider ratifying the treaty."),
        ("considers_joining", "Peru has kept the possibility of acceding under constant review."),
        ("considers_joining", "Peru hinted at possible accession."),
        ("intends_to_join", "Peru said that it would accede by the end of the year."),
        ("intends_to_join", "Peru said it was its intention to become a State Party soon."),
        ("intends_to_join", "The ratification bill has been sent to parliament, officials said."),
        ("intends_to_join", "Peru said that ratification is a priority."),
        ("intends_to_join", "The foreign ministry said that it was only a matter of time before Peru joined."),
        ("intends_to_join", "Peru expects to join by 2018."),
        ("intends_to_join", "“We hope to be a State Party by the next meeting,” the delegate said."),
        ("intends_to_join", "“We are going to ratify this treaty,” he said."),
        ("intends_to_join", "Peru has started the process of ratification."),
        ("intends_to_join", "The official reported progress toward ratification."),
        ("intends_to_join", "The ministry said that the ratification procedure is nearly complete."),
        ("intends_to_join", "Peru’s eventual goal is accession, the delegate said."),
        ("intends_to_join", "The foreign minister spoke of the country’s “eventual accession.”"),
        ("intends_to_join", "Peru reiterated that it plans to join as soon as its law allows."),
        ("intends_to_join", "It said that steps toward accession had been taken."),
        ("intends_to_join", "Peru expects its ratification to be completed soon."),
        ("supports", "Peru said it shares the humanitarian concerns that led to the treaty."),
        ("supports", "Peru welcomed the entry into force of the treaty."),
        ("supports", "Peru said that it agrees in principle with a ban on mines."),
        ("supports", "The delegate underlined his country’s attachment to the aims of the treaty."),
        ("supports", "Peru said that it supports universalization of the treaty."),
        ("supports", "Peru stated that it abides by the spirit of the treaty."),
        ("supports", "Peru praised the convention as a success."),
        ("supports", "The minister spoke in favor of the treaty."),
        ("supports", "Peru called itself a friend of the treaty."),
        ("supports", "Peru reaffirmed its adherence to the principles and purposes of the treaty."),
        ("supports", "Peru recognizes the value of the treaty."),
        ("supports", "Peru has been a strong supporter of the treaty."),
        ("supports", "Peru has consistently supported a comprehensive ban on mines."),
        ("supports", "Peru said it was sympathetic to the treaty."),
        ("supports", "Peru upholds the norms set by the treaty, an official said."),
        ("supports", "Peru called the treaty a noble endeavor that it fully endorses."),
        ("opposes", "Peru said it was against a total ban on mines."),
        ("opposes", "Peru objected to the wording of the treaty."),
        ("opposes", "The general said that he disagrees with the treaty."),
        ("opposes", "Peru called the treaty discriminatory."),
        ("opposes", "Peru criticized the treaty for failing to take its security needs into account."),
        ("opposes", "Peru considers the convention flawed."),
        ("opposes", "Peru expressed reservations about the treaty."),
        ("opposes", "Peru voiced doubts about the convention."),
        ("opposes", "Peru said it could not support a treaty that was negotiated outside the UN."),
        ("opposes", "Peru refuses to recognize the norm set by the treaty."),
        ("opposes", "Peru dismissed the treaty as a gesture."),
        ("opposes", "Peru remains opposed to the treaty."),
        ("opposes", "Peru has been a vocal opponent of the convention."),
        ("opposes", "Peru is not in favor of a complete ban."),
        ("opposes", "Peru rejected a ban on landmines."),
        ("opposes", "The delegation spoke out against the treaty."),
    ],
)
def test_wide_wordings(value: str, sentence: str) -> None:
    assert [row[0] for row in rows(analysis_of(sentence))] == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "The army considers mines on the frontier necessary for the defense of Peru.",
        "Peru cannot meet its deadline under the treaty.",
        "The opposition said that accession would cost too much money.",
        "Peru has not made any statement on its plans to join.",
        "Experts discussed accession at a workshop.",
        "Peru will host a workshop on the treaty.",
        "Peru intends to help other states to accede.",
        "Peru supports the work of the mine action center.",
        "The treaty received strong support at the conference.",
        "Peru has not yet decided whether to join.",
        "Campaigners criticized Peru for not joining the treaty.",
        "Peru became a State Party to the treaty in 2001 after completing ratification.",
        "Peru does not produce mines and supports victim assistance.",
        "Peru will submit its report under the treaty.",
        "Peru is committed to clearing its mines.",
        "The committee is examining the request for an extension of the deadline under the convention.",
        "Parliament rejected a bill to implement the treaty.",
        "Peru has refused to sign the peace agreement.",
        "Peru said that it has no plans to join the working group.",
        "The resolution welcomes the progress of the treaty.",
        "The UN welcomed the entry into force of the treaty.",
        "An NGO campaign against mines began in Peru.",
        "Under the treaty, states may not join forces to use mines.",
        "Peru signed the treaty in 1997 and ratified it in 1998.",
        "The decision on the extension will be taken at the Review Conference.",
        "The lack of funds is an obstacle to victim assistance.",
        "It is not known if Peru intends to join.",
        "Few countries have no plans to join.",
        "The treaty is a success.",
        "Peru said that joining forces with neighbors would help clearance.",
    ],
)
def test_words_near_a_claim_that_state_none(sentence: str) -> None:
    assert rows(analysis_of(sentence)) == []


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("no_plan_to_join", "“Don’t expect us to sign,” an adviser to the minister said."),
        ("no_plan_to_join", "An official wrote that the government does not have accession in mind."),
        ("considers_joining", "The question whether to accede is still open, according to the Ministry of Defense."),
        ("considers_joining", "Officials have let it be known that accession is being thought over."),
        ("intends_to_join", "Peru assured the meeting that its ratification was just around the corner."),
        ("cannot_join", "An official said that with such borders there is no way to sign."),
    ],
)
def test_of_a_state_outside_the_treaty_any_words_of_will_count(value: str, sentence: str) -> None:
    outside = f"Peru has not joined the treaty. {sentence}"
    assert [row[0] for row in rows(analysis_of(outside))] == [value]
    assert rows(analysis_of(f"Peru is a State Party to the treaty. {sentence}")) == []
