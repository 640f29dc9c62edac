"""Quotes are found whatever became of markers, white space, quotation marks and dashes."""

from __future__ import annotations

import pytest

from pipeline.evaluation.quotes import fold, places


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("laid mines", "They laid\nmines.", "laid\nmines"),
        ("laid mines in 2001", "They laid mines[12] in 2001.", "laid mines[12] in 2001"),
        ("“never”", 'It "never" did.', '"never"'),
        ("2001–2003", "in 2001-2003,", "2001-2003"),
        ("LAID", "they laid", "laid"),
        ("co\u00adoperate", "to cooperate", "cooperate"),
    ],
)
def test_quote_is_found(quote: str, text: str, found: str) -> None:
    assert [text[start:end] for start, end in places(quote, fold(text))] == [found]


def test_every_place_and_no_other() -> None:
    text = fold("İzmir: no mines, no mines.")
    assert len(places("no mines", text)) == 2
    assert places("new mines", text) == places("", text) == places("[3]", text) == []
