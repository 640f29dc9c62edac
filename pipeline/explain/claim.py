"""The page about a claim: its words with the cues marked, its rule, what decided each of its fields, its confidence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.claims.arguments import Origin
from pipeline.claims.rulefile import all_triggers, rule_file
from pipeline.explain.actors import actor_cues
from pipeline.explain.cues import Cue, cues_of
from pipeline.explain.marking import marked
from pipeline.explain.rules import RulePlace, rule_named, rule_place
from pipeline.language.components import load
from pipeline.settings import ENTITIES_PATH
from pipeline.show.claim import citation_lines, claim_fields
from pipeline.show.lines import Line, fields, heading, line
from pipeline.tables.receipt import versions
from pipeline.tables.write import RECEIPT

if TYPE_CHECKING:
    from pipeline.claims.rulefile import Rule
    from pipeline.language.analysis import Analysis
    from pipeline.language.frames import Frame
    from pipeline.language.view import Sentence
    from pipeline.records import Claim, ClaimRow

_SPEAKERS = {
    "monitor": "the report itself, or nobody who is named",
    "government": "the state that the report is about, or in a chapter the actor's own",
    "armed_group": "the group of itself",
    "third_party": "somebody who is neither the report, nor its state, nor the acting group",
}
_SHOWN = 8
_FACTORS = (
    "negated",
    "never",
    "no_longer",
    "hedged",
    "no_evidence",
    "unverified",
    "denied",
    "alleged",
    "future",
    "past",
)


def claim_page(out_dir: Path, row: ClaimRow, claim: Claim, analysis: Analysis) -> Iterator[Line]:
    """The whole page. ``claim`` and ``analysis`` are of an extraction now, ``row`` is of the tables."""
    origin = claim.origin if isinstance(claim.origin, Origin) else None
    sentence = next(s for s in reversed(analysis.sentences) if s.start <= claim.start)
    how, of_actor = actor_cues(claim, origin) if origin is not None else (_row_actor(row), [])
    cues = sorted([*cues_of(claim, sentence), *of_actor], key=lambda cue: (cue.start, cue.end))
    yield heading(f"Claim {row.claim_id}")
    yield from fields(claim_fields(row))
    yield ()
    yield heading("Words")
    yield from _words(claim, analysis, cues)
    yield ()
    yield heading("Decided by")
    yield from _decided(row, origin, how, cues, analysis.report.text)
    yield ()
    yield from _rule_lines(claim, sentence)
    yield ()
    yield from citation_lines(out_dir, row)
    yield ()
    yield from _confidence(row, origin)
    yield ()
    yield from _models(out_dir, sentence)


def lost_page(out_dir: Path, row: ClaimRow) -> Iterator[Line]:
    """Where the program as it is now does not find the claim any more: what the tables hold, and what to do."""
    yield heading(f"Claim {row.claim_id}")
    yield from fields(claim_fields(row))
    yield ()
    yield line("This version of the program does not find the claim in the report, so it can't say what decided it.")
    yield line(f"  the tables were written by  {_told(_written_by(out_dir))}")
    yield line(f"  this is                     {_told(versions())}")
    yield line("Run the extraction again, or explain with the version that wrote the tables.")
    yield ()
    yield from citation_lines(out_dir, row)


# ------------------------------------------------------------------ words and cues


def _words(claim: Claim, analysis: Analysis, cues: Sequence[Cue]) -> Iterator[Line]:
    """The sentences of the claim's words and of every cue, in text order."""
    for sentence in analysis.sentences:
        spans = [(claim.start, claim.end), *((cue.start, cue.end) for cue in cues)]
        if any(start < sentence.end and sentence.start < end for start, end in spans):
            yield marked(analysis.report.text, sentence.start, sentence.end, (claim.start, claim.end), cues)


def _decided(row: ClaimRow, origin: Origin | None, how: str, cues: Sequence[Cue], text: str) -> Iterator[Line]:
    pairs: list[tuple[str, str | None]] = [("actor", how)]
    if origin is not None:
        pairs += [("value", _value(row, origin.frame)), ("said by", _assertion(row, origin.frame))]
        if row.hedged != origin.frame.hedged:
            pairs.append(
                ("hedged", f"{row.hedged}: set by the claim family, the words alone say {origin.frame.hedged}")
            )
    if row.when is not None and not any(cue.role == "date" for cue in cues):
        pairs.append(("when", f"{row.when}: worked out by the claim family; no words give it as it stands"))
    if row.weapon is not None and not any(cue.role == "weapon" for cue in cues):
        pairs.append(("weapon", f"{row.weapon}: understood from the report's treaty or from what was spoken of before"))
    if row.place is not None:
        pairs.append(
            ("place", f"{row.place}: {ENTITIES_PATH.name} takes it for a place, and the words before it say where")
        )
    yield from fields(pairs)
    yield line("  cues, with their places in documents.text:")
    for cue in cues:
        about = f"  {cue.about}" if cue.about else ""
        yield line(f"    {cue.role:<11}{cue.start:>7}-{cue.end:<7}“{text[cue.start : cue.end]}”{about}")


def _value(row: ClaimRow, frame: Frame) -> str:
    """The value, the [[value]] entry that gives it, and the factors that hold of the predicate."""
    factors = ", ".join(name for name in _FACTORS if getattr(frame, name)) or "none of negation, hedge, denial, future"
    rule = rule_named(row.extractor)
    by = "code of the claim family" if rule is None else f"sense “{rule.sense}”{_conditions(row, rule, frame)}"
    return f"{row.value}, by {by}; factors of the predicate: {factors}"


def _conditions(row: ClaimRow, rule: Rule, frame: Frame) -> str:
    """The conditions under which the rule file turns the sense into the value: those that hold of the frame, as far as
    it can tell (a family adds conditions of its own), else all."""
    entries = [e for e in rule_file(row.claim_type).values if (e.sense, e.value) == (rule.sense, row.value)]
    holding = [entry for entry in entries if all(_may_hold(condition, frame) for condition in entry.when)]
    ways = [" and ".join(entry.when).replace("!", "not ") for entry in holding[:1] or entries]
    return " where " + ", or where ".join(ways) if ways and all(ways) else ""


def _may_hold(condition: str, frame: Frame) -> bool:
    name = condition.lstrip("!")
    return not hasattr(frame, name) or bool(getattr(frame, name)) is not condition.startswith("!")


def _assertion(row: ClaimRow, frame: Frame) -> str:
    if row.assertion != frame.assertion:
        return f"{row.assertion}: set by the claim family; the words that govern the act alone say {frame.assertion}"
    if row.assertion == "monitor" and not frame.governors:
        return "monitor: nobody is said to say so"
    return f"{row.assertion}: {_SPEAKERS[row.assertion]}"


def _row_actor(row: ClaimRow) -> str:
    return f"{row.actor}: a row of an overview table speaks of the report's country"


# ------------------------------------------------------------------ rule, confidence, models


def _rule_lines(claim: Claim, sentence: Sentence) -> Iterator[Line]:
    yield heading(f"Rule {claim.extractor}")
    rule = rule_named(claim.extractor)
    if rule is None:
        yield line("  no rule of a file: it is read by the code of the claim family, in pipeline/claims")
        return
    origin = claim.origin
    frame = origin.frame if isinstance(origin, Origin) else None
    text, start, end = (frame.text, frame.start, frame.end) if frame is not None else (sentence.text, 0, 0)
    yield from fields(_rule_fields(rule_place(rule, text, start), text[start:end]))


def _rule_fields(place: RulePlace, predicate: str) -> list[tuple[str, str | None]]:
    rule = place.rule
    example = next(iter(rule.must_match), None)
    other = next(iter(rule.must_not_match), None)
    return [
        ("file", f"{place.file}, line {place.line}"),
        ("comment", place.comment),
        ("looks for", place.looks_for),
        ("found", f"“{predicate}”" if predicate else None),
        ("weapon", {"needed": "has to be named", "assumed": "the words mean one by themselves"}.get(rule.weapon)),
        ("matches", f"“{example}”" if example else None),
        ("but not", f"“{other}”" if other else None),
    ]


def _confidence(row: ClaimRow, origin: Origin | None) -> Iterator[Line]:
    yield heading(f"Confidence {row.confidence:.2f}")
    if origin is None:
        yield line("  the same for every row of an overview table that is read so")
        return
    rule = rule_named(row.extractor)
    sure = origin.actor.certainty
    pairs: list[tuple[str, str | None]] = [("rule", f"{rule.confidence:.2f}" if rule is not None else None)]
    if rule is None or abs(origin.confidence - rule.confidence) > 0.0005:
        pairs.append(("family", f"{origin.confidence:.2f}, for what it found or missed beside the rule's words"))
    product = origin.confidence * (0.6 + 0.4 * sure)
    pairs.append(("actor", f"x {0.6 + 0.4 * sure:.2f}, of a certainty of {sure:.2f}"))
    share = f"{row.confidence:.2f}, the share of such claims of {row.claim_type}"
    pairs.append(("calibrated", f"{product:.2f} becomes {share} that proved right in every field at first looks"))
    yield from fields(pairs)


def _models(out_dir: Path, sentence: Sentence) -> Iterator[Line]:
    yield heading("Models")
    triggers = frozenset(all_triggers())
    words = list(dict.fromkeys(word.lower for word in sentence.words if word.lower in triggers))
    now, then = _told(versions()), _told(_written_by(out_dir))
    yield from fields(
        [
            ("gate", f"let the sentence through for {', '.join(words[:_SHOWN]) or 'words of several tokens'}"),
            ("trained", ", ".join(_trained()) or "no part: words, cues and rules decided"),
            ("read by", now),
            (
                "written by",
                None if then == now else f"{then}; what decided the claim then may have been something else",
            ),
        ]
    )


def _trained() -> list[str]:
    """The components of the language pipeline that hold trained weights."""
    return [name for name in load().pipe_names if name not in {"report_sentences", "claim_gate"}]


def _written_by(out_dir: Path) -> dict[str, str | None]:
    """The versions that ``run.json`` names; empty where it tells none."""
    try:
        told = json.loads((out_dir / RECEIPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    found: dict[str, str | None] = told.get("versions", {})
    return found


def _told(found: dict[str, str | None]) -> str:
    return ", ".join(f"{name} {version}" for name, version in found.items() if version) or "an unknown version"
