from __future__ import annotations

import pytest

from .profiles import profile

SESSION, UNKNOWN = "resolution_session", "resolution_unknown"


@pytest.mark.parametrize(
    ("body", "treaty", "expected"),
    [
        ("It voted for Resolution 74/34 in 2016.", "MBT", (SESSION, "Resolution 74/34 in 2016", "A/RES/71/34")),
        (
            "It abstained on Resolution 66/29 on 3 December 2012.",
            "MBT",
            (SESSION, "Resolution 66/29 on 3 December 2012", "A/RES/67/32"),
        ),
        ("It abstained on Resolution 71/34 in 2017.", "MBT", (SESSION, "Resolution 71/34 in 2017", "A/RES/72/53")),
        ("It abstained on Resolution 72/53.", "CCM", (UNKNOWN, "Resolution 72/53", "A/RES/72/54")),
        (
            "It abstained on Resolution 71/43 in December 2016.",
            "MBT",
            (UNKNOWN, "Resolution 71/43 in December 2016", "A/RES/71/34"),
        ),
    ],
)
def test_a_vote_on_a_wrong_number(body: str, treaty: str, expected: tuple[str, str, str]) -> None:
    text = profile(body, treaty=treaty)
    words = body[3:-1]
    number = body.split("Resolution ")[1].split(" ")[0].rstrip(".")
    text.claim(words, "vote", "abstained", treaty=treaty, event=f"A/RES/{number}")
    assert [said for said in text.said() if said[0] in (SESSION, UNKNOWN)] == [expected]


@pytest.mark.parametrize(
    ("body", "event", "treaty", "when"),
    [
        ("It voted for Resolution 71/34 on 5 December 2016.", "A/RES/71/34", "MBT", "2016-12-05"),
        ("It voted for Resolution 56/24 in 2001.", "A/RES/56/24", "MBT", "2001"),
        (
            "It has not joined the Mine Ban Treaty but backed Resolution 70/54 on that convention.",
            "A/RES/70/54",
            "MBT",
            None,
        ),
        ("It voted for Resolution 67/262 on 15 May 2013.", "A/RES/67/262", "OTHER", "2013-05-15"),
        ("It voted for Resolution 71/205 on human rights in 2016.", "A/RES/71/205", "MBT", "2016"),
        ("It voted for Resolution 78/45 in 2023.", "A/RES/78/45", "MBT", "2023"),
    ],
)
def test_sound_numbers(body: str, event: str, treaty: str, when: str | None) -> None:
    text = profile(body)
    text.claim(body[3:-1], "vote", "in_favor", when, treaty=treaty, event=event)
    assert [said for said in text.said() if said[0] in (SESSION, UNKNOWN)] == []


def test_numbers_in_notes_are_read_without_a_claim() -> None:
    text = profile("It abstained.[1]", ["UNGA Resolution 63/42, 2 December 2009."])
    assert text.said() == [(SESSION, "Resolution 63/42, 2 December 2009", "a resolution of session 64")]


def test_a_list_of_numbers_and_years_is_left_alone() -> None:
    assert profile("It voted for Resolutions 58/53 and 59/84 in 2003 and 2004.").said() == []


def test_an_annual_resolution_called_so_needs_no_claim() -> None:
    text = profile("The annual Resolution 75/62 on universalization was adopted without its vote.")
    assert text.said() == [(UNKNOWN, "Resolution 75/62", "A/RES/75/52")]


def test_the_message_names_the_right_number_and_the_table() -> None:
    text = profile("It voted for Resolution 74/34 in 2016.")
    claim = text.claim(
        "voted for Resolution 74/34 in 2016", "vote", "in_favor", "2016", treaty="MBT", event="A/RES/74/34"
    )
    [finding] = text.findings()
    assert "session 74" in finding.message
    assert "Mine Ban Treaty of 2016 is A/RES/71/34" in finding.message
    assert (finding.found, finding.reference, finding.claim_id) == (
        "A/RES/74/34",
        "unga_resolutions.csv",
        claim.claim_id,
    )
