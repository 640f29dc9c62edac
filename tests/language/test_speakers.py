"""Who speaks where a sentence leans on the one before it, or quotes without a verb of saying."""

from __future__ import annotations

import pytest

from .test_frames import frame_of


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("A UN panel came in 2015. In its report of 2016, it concluded that soldiers laid mines.", "third_party"),
        ("Amnesty International saw the site. It found that soldiers had laid mines.", "third_party"),
        ("Villagers told the Monitor of blasts. They also said that soldiers laid mines.", "third_party"),
        ("A farmer spoke to journalists. Soldiers had laid mines at his door, he said.", "third_party"),
        ("A UN panel accused Peru. It said that it had laid no mines.", "government"),
        ("“Soldiers came and laid mines here,” a woman told the press.", "third_party"),
        ("Soldiers laid mines, as Amnesty International and Human Rights Watch documented.", "third_party"),
        ("Soldiers laid mines in 2012, as The Courier reported.", "third_party"),
        ("An Amnesty International report states that soldiers laid mines.", "third_party"),
        ("A deminer said that soldiers came. He also said that rebels laid mines.", "third_party"),
        ("Rebels came, Amnesty International reported. Soldiers laid mines as well, it added.", "third_party"),
        ("No mines were laid in Peru, nor have any been sold, according to its report.", "government"),
        ("Officials met the Monitor. In an interview, one said that rebels laid mines.", "government"),
        ("Residents fled, and one of them said that soldiers laid mines.", "third_party"),
        ("The report cited eyewitnesses who said that soldiers laid mines.", "third_party"),
        ("Letter from the Mission of Chile to the UN. The letter states that soldiers laid mines.", "third_party"),
        ("Letter from the Mission of Peru to the UN. The letter states that soldiers laid no mines.", "government"),
        ("A general spoke in 2007; Peru, he said, has never laid mines.", "government"),
        ("A Chilean envoy spoke. The army laid mines, he said.", "third_party"),
        ("By its own account, soldiers laid mines.", "government"),
        ("The Military Balance said that Peru laid mines.", "third_party"),
        ("The Peruvian Campaign to Ban Landmines said that soldiers laid mines.", "third_party"),
        ("According to the Peruvian Friends Committee, soldiers laid mines.", "third_party"),
        ("The Peruvian Defense Committee said that soldiers laid mines.", "government"),
        ("Peru has made it clear that soldiers laid mines.", "government"),
        ("Amnesty International made plain that soldiers laid mines.", "third_party"),
        ("The demining center counted casualties. It noted that rebels laid mines.", "government"),
    ],
)
def test_it_that_speaks_may_be_an_observer(text: str, assertion: str) -> None:
    assert frame_of(text, "lay").assertion == assertion


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("The ministry answered in May. “We have never laid mines.”", "government"),
        ("“Others need mines,” an officer told the press; “we do not lay them.”", "government"),
        ("The envoy was frank. “Peru makes no mines. It does not lay them either.”", "government"),
        ("The delegate stated in 2010: “We hold no mines and we lay none.”", "government"),
        ("An elder was frank. “The soldiers come at night and lay mines.”", "third_party"),
        ("Peru has so-called “smart” mines. Soldiers laid mines.", "monitor"),
    ],
)
def test_a_quotation_is_said_by_the_one_who_speaks_beside_it(text: str, assertion: str) -> None:
    assert frame_of(text, "lay").assertion == assertion


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("The ministry said that Peru makes no mines. Nor has it ever laid any.", "government"),
        ("Peru said that it makes no mines, but it laid them in 1995.", "monitor"),
        ("Peru said that it makes no mines, but it has not said that it never laid any.", "government"),
        ("A blast was attributed to a mine laid by Peru.", "third_party"),
        ("Peru makes no mines. Nor has it ever laid any.", "monitor"),
        ("According to its letter, Peru makes no mines; nor has it laid any.", "government"),
    ],
)
def test_nor_goes_on_and_who_acts_is_no_accuser(text: str, assertion: str) -> None:
    assert frame_of(text, "lay").assertion == assertion
