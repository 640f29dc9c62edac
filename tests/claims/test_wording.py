"""Every wording is found where it says and nowhere that it must leave alone; a bad file says what is wrong."""

from __future__ import annotations

import pytest

from pipeline.claims import wording as module
from pipeline.claims.wording import FILES, Wording, wordings
from pipeline.language.cuefile import RuleFileError

WORDINGS = [(name, entry) for name in FILES for entry in wordings(name).values()]


def is_found(entry: Wording, text: str) -> bool:
    return bool(entry.pattern.fullmatch(text) if entry.whole else entry.pattern.search(text))


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        pytest.param(entry, text, id=f"{name}.{entry.id}-{n}")
        for name, entry in WORDINGS
        for n, text in enumerate(entry.must_match)
    ],
)
def test_must_match(entry: Wording, text: str) -> None:
    assert is_found(entry, text)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        pytest.param(entry, text, id=f"{name}.{entry.id}-{n}")
        for name, entry in WORDINGS
        for n, text in enumerate(entry.must_not_match)
    ],
)
def test_must_not_match(entry: Wording, text: str) -> None:
    assert not is_found(entry, text)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"wordings": []}, "unknown table wordings; allowed: wording"),
        (
            {"wording": [{"id": "a", "why": "", "regex": ["{b}"], "must_match": [], "must_not_match": []}]},
            "unknown part {b}",
        ),
        ({"wording": [{"id": "a", "rgx": ["b"]}]}, "unknown key rgx; allowed: case, id, must_match"),
    ],
)
def test_a_file_that_does_not_read_says_what_is_wrong(
    table: dict[str, object], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "read_toml", lambda package, name: table)
    wordings.cache_clear()
    with pytest.raises(RuleFileError) as caught:
        wordings("vote")
    wordings.cache_clear()
    assert message in str(caught.value)
