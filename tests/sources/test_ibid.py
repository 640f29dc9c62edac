"""References back, as numbered rows: each note beside the full citation that it must stand for."""

from __future__ import annotations

import pytest

from pipeline.sources import find_sources
from tests.sources.reports import notes

CHAD = "Statement of Chad, Geneva, 4 May 2012."
MALI = "Letter from the Ministry of Defense of Mali, 5 May 2010, p. 2."
BOOK = "Ann Roe, The Long Border (Lima: Condor, 2002), p. 9."
HRW = "HRW, “Dead Letter: Ten Years of Promises,” 14 June 2009, p. 3."


def followed(*texts: str) -> dict[str, str | None]:
    """For every reference back, as "note.part", what it stands for."""
    rows = find_sources(notes(*texts))
    label = {row.source_id: f"{row.note_number}.{row.part}" for row in rows}
    return {
        label[row.source_id]: label[row.ibid_of] if row.ibid_of else None
        for row in rows
        if row.ibid_of or row.signal == "ibid"
    }


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((CHAD, "Ibid."), {"2.1": "1.1"}),
        ((CHAD, "Ibid., p. 4.", "ibid, Form B.", "(Ibid.)"), {"2.1": "1.1", "3.1": "1.1", "4.1": "1.1"}),
        ((CHAD, f"Ibid.; and {MALI}", "Ibid., p. 3."), {"2.1": "1.1", "3.1": "2.2"}),
        ((f"{CHAD} It was late. Ibid., p. 9.",), {"1.2": "1.1"}),
        ((CHAD, "It was late.", "See, for example, ibid., p. 4."), {"3.1": "1.1"}),
        ((CHAD, "%#", "Ibid."), {"3.1": None}),
        (("Ibid.", "Ibid.", CHAD, "Ibid."), {"1.1": None, "2.1": None, "4.1": "3.1"}),
        ((HRW, CHAD, "HRW, op. cit., p. 14.", "Ibid."), {"3.1": "1.1", "4.1": "1.1"}),
        ((HRW, CHAD, "HRW, “Dead Letter,” p. 12."), {"3.1": "1.1"}),
        ((HRW, CHAD, "See footnote 1 above.", "Ibid."), {"3.1": "1.1", "4.1": "1.1"}),
        ((f"{CHAD[:-1]}; {MALI}", "See note 1 above."), {}),
        ((CHAD, "MSF, op. cit., p. 14."), {}),
        ((HRW, CHAD, "Human Rights Watch, op. cit., p. 14."), {"3.1": "1.1"}),
        ((HRW, CHAD, "Human Rights Watch, “Dead Letter,” p. 12."), {"3.1": "1.1"}),
        ((f"{CHAD[:-1]}; {HRW}", CHAD, "HRW, see footnote 1 above, p. 9."), {"3.1": "1.2"}),
        ((CHAD, HRW, "See the previous footnote.", "See above, note 1."), {"3.1": "2.1", "4.1": "1.1"}),
        ((CHAD, "Id., p. 5.", "Loc. cit.", "As cited in ibid., p. 4."), {"2.1": "1.1", "3.1": "1.1", "4.1": "1.1"}),
        ((CHAD, "Ministry of Defense, ibid., p. 4.", "Ibid. and Form C."), {"2.1": "1.1", "3.1": "1.1"}),
        ((BOOK, CHAD, "Roe, Long Border, p. 12.", "Roe, p. 14."), {"3.1": "1.1", "4.1": "1.1"}),
        ((BOOK, CHAD, "The Long Border, p. 14.", "The Long March, p. 14."), {"3.1": "1.1"}),
        ((BOOK, "Poe, p. 14.", CHAD, "See footnotes 1 and 3 above."), {}),
    ],
)
def test_followed(texts: tuple[str, ...], expected: dict[str, str | None]) -> None:
    assert followed(*texts) == expected


def test_missing_note_blocks() -> None:
    assert followed(CHAD, None, "Ibid.") == {"3.1": None}  # type: ignore[arg-type]


def test_takes_kind_and_date_but_keeps_its_own_pages() -> None:
    first, second = find_sources(notes(MALI, "Ibid., p. 9."))
    assert (second.kind, second.date, second.date_earliest) == ("correspondence", "2010-05-05", first.date_earliest)
    assert (first.pages, second.pages) == ("2", "9")


def test_ibid_of_another_day_has_its_own_date() -> None:
    first, second = find_sources(notes(MALI, "Ibid., 9 June 2010."))
    assert (second.date, second.kind, second.ibid_of) == ("2010-06-09", "correspondence", first.source_id)


def test_ibid_after_what_it_is_cited_for() -> None:
    assert followed(CHAD, "For the types, ibid., p. 4.") == {"2.1": "1.1"}


def test_ids_do_not_depend_on_other_notes() -> None:
    alone = find_sources(notes(CHAD))[0].source_id
    assert find_sources(notes(CHAD, "It was late.", MALI))[0].source_id == alone
