"""When weapons were held or destroyed: the dates of the fact, as against those on which somebody said so."""

from __future__ import annotations

from pipeline.claims.act_dates import dates_of, resumes
from pipeline.claims.frames_of import Hit
from pipeline.claims.holdings.figures import Figure, bracketed, held, verb_start
from pipeline.claims.holdings.holders import says_itself
from pipeline.claims.holdings.objects import Part
from pipeline.language.dates import DateMention


def predicate_dates(hit: Hit, part: Part, after: int) -> list[DateMention]:
    """The dates that the predicate takes, not beyond its own part; ``after``: where its object ends."""
    frame = hit.frame
    edge, _ = frame.sentence.part_of(frame.start)
    found = dates_of(frame, after=None if frame.passive else after) or dates_of(frame) or _opening(hit, part)
    found = [d for d in found if _in_part(d, part, edge) or resumes(frame.text, after, d)]
    kept = [d for d in found if d.relation not in {"after", "before", "until"} or d.start < frame.start]
    kept = [d for d in kept if not held("not_its_date").search(frame.text[: d.start])]
    kept = kept or _at_the_time(hit, edge) or _when(hit, edge)
    return kept if kept or not found else _leading(hit, edge)[:1]


def _in_part(date: DateMention, part: Part, edge: int) -> bool:
    return part.left <= date.start < part.right or (date.start < part.left and part.left == edge)


def _when(hit: Hit, edge: int) -> list[DateMention]:
    """ "than in 2009, when it kept 6,030": the date right before."""
    frame = hit.frame
    if not frame.past or not frame.text.startswith("when ", edge):
        return []
    return [d for d in frame.sentence.dates if d.edtf and d.relation in {"at", "by"} and 0 <= edge - d.end < 4]


def _at_the_time(hit: Hit, edge: int) -> list[DateMention]:
    """ "At the time it kept back 255 mines": the date told last."""
    frame = hit.frame
    edge = max([edge, *(g.content for g in frame.governors if g.class_ == "say" and not g.parenthetical)])
    then = held("at_the_time").match(frame.text[edge : frame.start])
    anchor = frame.sentence.context.anchor(frame.sentence) if then and frame.past else None
    if then is None or not isinstance(anchor, str) or "/" in anchor:
        return []
    return [DateMention(edge, edge + then.end(), anchor, "at", then.group())]


def _leading(hit: Hit, edge: int) -> list[DateMention]:
    """Dates before the verb in its own part that are none of a deadline."""
    frame, start = hit.frame, verb_start(hit.frame)
    usable = [d for d in frame.sentence.dates if edge <= d.start and d.end <= start and d.edtf]
    usable = [d for d in usable if d.relation in {"at", "range", "by"}]
    return [d for d in usable if not held("not_its_date").search(frame.text[: d.start])]


def _opening(hit: Hit, part: Part) -> list[DateMention]:
    """For "In 2006, officials put the total at 4,000" the date that opens the clause, unless it is an occasion's."""
    frame = hit.frame
    if not says_itself(hit) or held("occasion").search(frame.text[part.left : verb_start(frame)]):
        return []
    leading = [d for d in _leading(hit, part.left) if d.relation == "at"]
    return [d for d in leading if held("opening").search(frame.text[part.left : d.start])][:1]


def figure_dates(
    hit: Hit, figure: Figure | None, dates: list[DateMention], figures: list[Figure], *, standing: bool
) -> list[DateMention | None]:
    """The dates of one figure (of the fact itself where None): its own, else the predicate's.

    ``standing``: the value is a state, which only the date of a count, "since" and a verb in the past date.
    """
    own = _own_date(hit, figure, dates)
    if own is not None and (not standing or _dates_state(hit, own, figure)):
        listed = len(dates) > 1 and dates[0].start == own.start
        if standing or not listed:
            return [own]
    usable = [d for d in dates if not standing or _dates_state(hit, d, figure)]
    if figure is not None:
        usable = _before_next(hit, figure, figures, usable)
        if own is not None and not (len(dates) > 1 and dates[0].start == own.start):
            usable = [d for d in usable if d.start < hit.frame.start]
    return list(usable[:1] if standing else usable) or [None]


def _own_date(hit: Hit, figure: Figure | None, dates: list[DateMention]) -> DateMention | None:
    """The figure's date, unless the verb behind both has one: "300 mines found in May were blown up in June"."""
    own = figure.date if figure is not None else None
    if own is None or not hit.frame.passive or own.end > verb_start(hit.frame):
        return own
    return None if any(date.start >= hit.frame.end for date in dates) else own


def _before_next(hit: Hit, figure: Figure, figures: list[Figure], dates: list[DateMention]) -> list[DateMention]:
    """Dates that no other figure stands before.

    "1,200 munitions and 8,000 submunitions in 2015" has one date for both, unless the second is one of the series.
    """
    text, starts = hit.frame.text, {other.start for other in figures}
    behind = [q for q in hit.frame.sentence.quantities if q.start >= max(figure.end, hit.frame.end)]
    behind = [q for q in behind if not bracketed(text, figure.end, q.start)]
    behind = [q for q in behind if not held("of_the_whole").search(text[figure.end : q.start])]
    own = {q.start for q in behind if held("own_verb").search(text[q.end :])}
    counts = [q.start for q in behind if q.start in starts | own or not held("link").search(text[figure.end : q.start])]
    return [d for d in dates if d.start < figure.end or not any(at < d.start for at in counts)]


def _dates_state(hit: Hit, date: DateMention, figure: Figure | None) -> bool:
    """Whether a date is when a state held: "as of", "since", or a plain date with a count or a verb in the past."""
    frame = hit.frame
    leading = date.end <= frame.start
    if leading and _of_verb_before(hit, date):
        return False
    if not leading:
        start = max(frame.end, figure.end) if figure is not None else frame.end
        if held("date_stop").search(frame.text[start : date.start]):
            return False
    itself = says_itself(hit)
    before = frame.text[: frame.start]
    if leading and itself and (held("spoke").search(before) or held("occasion").search(before)):
        return False
    if date.relation in {"since", "range"} or held("as_of").search(date.text):
        return True
    if itself:
        return leading and (figure is not None or frame.assertion == "third_party")
    return _dates_plainly(hit, date, figure, leading=leading)


def _of_verb_before(hit: Hit, date: DateMention) -> bool:
    """ "It destroyed 4,000 mines in 2003 and retained 400": the date is the first verb’s."""
    frame = hit.frame
    if not held("next_verb").search(frame.text[date.end : verb_start(frame)]):
        return False
    edge, _ = frame.sentence.part_of(frame.start)
    return any(edge <= w.start and w.end <= date.start for w in frame.sentence.weapons)


def _dates_plainly(hit: Hit, date: DateMention, figure: Figure | None, *, leading: bool) -> bool:
    frame = hit.frame
    said = [g.content for g in frame.governors if not g.parenthetical]
    if leading and said and frame.assertion != "monitor":
        return date.start >= max(said) and (figure is not None or frame.past)
    if leading and held("chosen").search(frame.text[: frame.start]):
        return True
    if leading and figure is not None and held("then").search(frame.text[date.end : figure.end]):
        return True
    return frame.past or (figure is not None and (not leading or frame.passive))
