from __future__ import annotations

import pytest

from pipeline.reference.weapons import find_weapons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lays mines.", [("mines", "antipersonnel_mine", True)]),
        (
            "antipersonnel and antivehicle mines",
            [("antipersonnel", "antipersonnel_mine", False), ("antivehicle mines", "antivehicle_mine", False)],
        ),
        ("PMN-2 mines", [("PMN-2", "antipersonnel_mine", False), ("mines", "antipersonnel_mine", True)]),
        (
            "RBK-500 bombs with PTAB-1M submunitions",
            [
                ("RBK-500", "cluster_munition", False),
                ("PTAB-1M", "cluster_munition", False),
                ("submunitions", "cluster_munition", False),
            ],
        ),
        (
            "improvised landmines and other IEDs",
            [("improvised landmines", "improvised_mine", False), ("IEDs", "ied", False)],
        ),
        ("Cluster bombs fell.", [("Cluster bombs", "cluster_munition", False)]),
    ],
)
def test_weapons(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(text[m.start : m.end], m.weapon, m.generic) for m in find_weapons(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "mine clearance and mine action",
        "the Mine Ban Treaty",
        "the Convention on Cluster Munitions",
        "the International Campaign to Ban Landmines",
        "landmine victims and cluster munition casualties",
        "a mine-affected village near a gold mine",
        "minefields were demined",
        "an M16 rifle",
        "naval mines",
    ],
)
def test_words_that_speak_of_no_weapon(text: str) -> None:
    assert find_weapons(text) == []
