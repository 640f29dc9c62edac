"""The many wordings of a law on the weapon, and words near them that state none."""

from __future__ import annotations

import pytest

from .test_national_law import rows


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("has_law", "Peru has national legislation implementing the treaty."),
        ("has_law", "On 5 May 2003, Congress passed the Law on the Prohibition of Antipersonnel Mines."),
        ("has_law", "Peru’s 2003 Mine Ban Act makes it a crime to produce or use antipersonnel mines."),
        ("has_law", "In May 2003, Peru promulgated Law 12345, which criminalizes the use of mines."),
        ("has_law", "National implementation is ensured by the Weapons of War Act."),
        ("has_law", "Violations of the treaty are punishable by up to 10 years in prison under the Penal Code."),
        ("has_law", "Amendments to the Criminal Code that penalize treaty violations took effect in 2006."),
        ("has_law", "Domestic law prohibits the use and production of mines."),
        ("has_law", "Decree 50, issued in 2004, prohibits the army from using mines."),
        ("has_law", "Peru has legislation in place to implement the convention."),
        ("has_law", "Peru was the first country in the region to adopt a law on cluster munitions, in 2010."),
        ("has_law", "The implementing law received royal assent on 3 June 2010."),
        ("has_law", "The law that implements the convention was gazetted in 2010."),
        ("has_law", "The Prohibition of Cluster Munitions Act came into effect in 2010."),
        ("has_law", "Peru stated that its Law 12 gives effect to the treaty."),
        ("has_law", "Peru enforces the treaty’s prohibitions through Law No. 28."),
        ("no_law", "Peru has not yet enacted implementing legislation."),
        ("no_law", "No implementing legislation has been enacted."),
        ("no_law", "Peru has not adopted domestic implementation legislation."),
        ("no_law", "No national implementation measures have been taken."),
        ("no_law", "Peru does not have any specific legislation on the prohibition of mines."),
        ("no_law", "Peru still lacks a law to implement the treaty."),
        ("no_law", "The treaty has not been incorporated into national law."),
        ("no_law", "Peru has not criminalized treaty violations."),
        ("no_law", "Nothing in Peru’s laws forbids the use of antipersonnel mines."),
        ("no_law", "Peruvian law does not prohibit mines."),
        ("no_law", "National legislation implementing the treaty does not exist."),
        ("no_law", "Peru reported that no legislation has been adopted under Article 9."),
        ("no_law", "Domestic legislation to implement the treaty has not been enacted."),
        ("no_law", "Peru has not introduced any legal measures as required by Article 9."),
        ("no_law", "It is not believed that Peru has enacted domestic implementing legislation."),
        ("no_law", "No law has been adopted to implement the treaty."),
        ("drafting", "Draft implementing legislation has been prepared."),
        ("drafting", "Peru reported that national implementing legislation is being drafted."),
        ("drafting", "A bill to implement the treaty was introduced in 2015."),
        ("drafting", "Implementing legislation is in preparation."),
        ("drafting", "Peru is preparing national legislation to implement the treaty."),
        ("drafting", "The Ministry of Justice has drafted a law to implement the treaty."),
        ("drafting", "Legislation to ban mines has been submitted to the Council of Ministers."),
        ("drafting", "The draft law is at the committee stage and would ban mines."),
        ("drafting", "The lower house approved the bill to implement the treaty, which is now before the Senate."),
        ("drafting", "Peru said it was in the process of drafting national legislation on the treaty."),
        ("drafting", "Peru stated that steps were under way to adopt implementing legislation."),
        ("drafting", "A commission is working on the draft of a mine ban law."),
        ("drafting", "The process of domesticating the treaty is ongoing."),
        ("drafting", "Peru has initiated the process of adopting a law to implement the treaty."),
        ("drafting", "A legislative proposal to ban mines was tabled in parliament."),
        ("drafting", "The bill on antipersonnel mines lapsed when parliament was dissolved and has been reintroduced."),
        ("existing_law_sufficient", "Peru stated that existing laws are sufficient to implement the treaty."),
        ("existing_law_sufficient", "Peru believes that no specific legislation is required to implement the treaty."),
        (
            "existing_law_sufficient",
            "Peru has reported that its existing legislation already covers the treaty’s prohibitions.",
        ),
        ("existing_law_sufficient", "Peru considers that existing legislation is adequate."),
        ("existing_law_sufficient", "Peru considers its Penal Code adequate to enforce the treaty."),
        (
            "existing_law_sufficient",
            "Peru stated that additional legislation was not necessary as it has never possessed mines.",
        ),
        ("existing_law_sufficient", "Officials see no need for new legislation to implement the treaty."),
        ("existing_law_sufficient", "The government believes that there is no need for implementing legislation."),
        ("existing_law_sufficient", "The government is of the view that existing law suffices."),
        ("existing_law_sufficient", "Peru indicated that its arms law is sufficient for implementation of the treaty."),
        ("existing_law_sufficient", "Peru said it would not need to adopt additional laws under the treaty."),
        ("existing_law_sufficient", "Peru relies on its existing criminal law to implement the treaty."),
        (
            "existing_law_sufficient",
            "According to its Article 7 report, existing regulations are considered sufficient for implementation.",
        ),
        (
            "existing_law_sufficient",
            "Peru holds that the Firearms Act and the Penal Code are enough to enforce the treaty.",
        ),
        ("existing_law_sufficient", "Peru stated that ratified treaties automatically become part of domestic law."),
        ("existing_law_sufficient", "Peru reported that the convention has the force of law."),
    ],
)
def test_wide_wordings(value: str, sentence: str) -> None:
    assert [row[0] for row in rows(sentence)] == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "Congress adopted a law on victims’ rights.",
        "Peru has laws on firearms.",
        "The treaty bans mines.",
        "The use of mines is a violation of the law of war.",
        "Peru needs to adopt a law to implement the treaty.",
        "Parliament passed the budget for mine action.",
        "The act of laying mines was condemned.",
        "The ratification law was adopted in 1998.",
        "Parliament approved the law on accession to the treaty on 5 May 1998.",
        "Peru has not enacted a law on disability.",
        "The draft resolution on the treaty was adopted.",
        "The Monitor urged Peru to complete its draft law.",
        "The draft decision was considered by the meeting of the convention.",
        "Peru’s stockpile was sufficient for training.",
        "The first draft of the strategy on mines was prepared.",
        "The extension request under the treaty was submitted in draft.",
        "Donors require a law on taxes before funding mine action.",
        "Under the law, victims of mines receive compensation.",
        "The decree created a mine action authority.",
        "The mining law prohibits the use of explosives near rivers.",
        "The laws of armed conflict prohibit indiscriminate use of mines.",
        "No penalties were imposed on the soldiers who used mines.",
        "The Senate adopted a resolution on mines.",
        "A code on mine clearance standards was adopted in 2004.",
        "A law passed in 2010 provides assistance to mine survivors.",
    ],
)
def test_words_near_a_claim_that_state_none(sentence: str) -> None:
    assert rows(sentence) == []
