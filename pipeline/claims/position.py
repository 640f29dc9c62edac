"""Positions on joining or endorsing a treaty. Rules: ``rules/position.toml``; the sense of a rule is the value.

``find`` drops what is only called for, negated or about no treaty; the rest gets its actor and treaties.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from pipeline.claims.arguments import evidence_start, make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import part_pattern, rule_file
from pipeline.claims.treaties_of import TreatyAt, report_treaty, spoken_of, treaties_behind
from pipeline.language.context import Actor
from pipeline.language.subjects import subject_before
from pipeline.language.view import Sentence
from pipeline.records import Claim

FAMILY = "position"
_ECHO = "echo"
_FOR_OR_AGAINST = frozenset({"position.for_joining", "position.against_joining"})
_ON_JOINING = frozenset({"no_plan_to_join", "cannot_join", "considers_joining", "intends_to_join"})


def find(sentence: Sentence) -> list[Claim]:
    """Claims of position in a sentence: one a value, actor and treaty."""
    claims: list[Claim] = []
    seen: set[tuple[str, str, str]] = set()
    for hit in find_hits(sentence, rule_file(FAMILY)):
        if hit.rule.sense == _ECHO:
            claims.extend(_echoed(sentence, hit, claims))
            continue
        value = _value(sentence, hit)
        if value is None:
            continue
        for actor in _actors(sentence, hit):
            for treaty in _treaties(sentence, hit):
                if (value, actor.id, treaty.code) not in seen:
                    seen.add((value, actor.id, treaty.code))
                    claims.append(_claim(hit, value, actor, treaty))
    return claims


def _echoed(sentence: Sentence, hit: Hit, told: list[Claim]) -> list[Claim]:
    """The claims of "and Peru spoke to the same effect": the position told just before, of other states."""
    previous = sentence.previous
    if not told and previous is not None and previous.paragraph == sentence.paragraph:
        told = find(previous)
    if not told or hit.frame.negated or hit.frame.irrealis:
        return []
    source = told[-1]
    treaty = TreatyAt(source.treaty or report_treaty(sentence), None, None)
    named = hit.frame.actors if hit.frame.subject is not None else []
    others = [a for a in named if a.type == "state" and a.id != source.actor]
    home = sentence.own_government
    return [
        replace(
            _claim(hit, source.value, actor, treaty),
            assertion="government" if home in {actor.id, None} else "third_party",
            speaker=None,
        )
        for actor in others
    ]


def _part(name: str) -> re.Pattern[str]:
    return part_pattern(FAMILY, name)


def _value(sentence: Sentence, hit: Hit) -> str | None:
    """The value of a hit, None where it states no position."""
    frame, sense = hit.frame, hit.rule.sense
    if frame.no_evidence or _called_for(sentence, hit) or _doubted(sentence, hit) or _left_open(sentence, hit):
        return None
    if hit.rule.id.startswith("position.said_") and not _said(sentence, hit):
        return None
    if (sense == "supports" and _only_votes(hit)) or (hit.rule.id == "position.may" and not _may(sentence, hit)):
        return None
    if (sense in _ON_JOINING or hit.rule.id in _FOR_OR_AGAINST) and not _joins_treaty(sentence, hit):
        return None
    if frame.negated:
        # "has not ruled out joining"; "has not taken steps to join" says nothing.
        return "considers_joining" if sense == "no_plan_to_join" else None
    if sense == "no_plan_to_join" and _for_now(sentence, hit):
        return "cannot_join"
    if sense == "intends_to_join" and not _intended(sentence, hit):
        return None
    return sense


def _said(sentence: Sentence, hit: Hit) -> bool:
    """Whether words that only speak of joining, and of a will or a hindrance near it, are the state's own."""
    start, end = hit.match.span()
    acts = [m.end() for m in _part("join_any").finditer(sentence.text, start, end)]
    named = any(_part("no_treaty").match(sentence.text, act) for act in acts)
    outside = sentence.report.country_iso3 is not None and _outside(sentence.report.text, report_treaty(sentence))
    subject = hit.frame.subject
    speaks = subject is not None and subject.kind == "state" and _part("expressing").match(hit.match.group())
    own = hit.frame.assertion == "government" or (hit.frame.assertion == "monitor" and speaks)
    return bool(outside and own) and not named and not _part("others_join").search(sentence.text[:end])


@lru_cache(maxsize=8)
def _outside(report: str, treaty: str) -> bool:
    """Whether the report says that its country has not joined: a State Party that speaks of joining means the past."""
    return treaty in {"MBT", "CCM"} and bool(_part(f"outside_{treaty.lower()}").search(report))


def _may(sentence: Sentence, hit: Hit) -> bool:
    """Whether "may join" is the state's own thought: said by it, without a condition."""
    before, after = sentence.text[: hit.match.start()], sentence.text[hit.match.end() :]
    conditional = _part("condition_before").search(before) or _part("condition_after").match(after)
    return hit.frame.assertion == "government" and not conditional


def _for_now(sentence: Sentence, hit: Hit) -> bool:
    """Whether a refusal hangs on something: "Until that changes, there can be no question of accession"."""
    return bool(_part("condition_lead").search(sentence.text[: hit.match.start()]))


def _left_open(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words say nothing: "whether it intends to", "has not expressed its support"."""
    frame, sense, text = hit.frame, hit.rule.sense, sentence.text
    start, end = hit.match.span()
    said = [g.end for g in frame.governors if g.class_ == "say" and not g.parenthetical and g.end <= start]
    if _part("open_question").search(text[max(said, default=0) : start]) or _part("other_ratified").search(
        text[start : end + 40]
    ):
        return True
    if sense == "considers_joining" and _part("considers_as").match(text[end:]):
        return True
    if sense in {"considers_joining", "intends_to_join"} and _part("given_up").search(text[:start]):
        return True
    if hit.rule.id == "position.obstacle":
        return bool(_part("no_obstacle").search(text[:start]))
    if sense not in {"considers_joining", "intends_to_join", "supports"}:
        return False
    subject_end = frame.subject.end if frame.subject and frame.subject.end <= start else 0
    return bool(_part("denied_before").search(text[max(sentence.part_of(start)[0], subject_end) : start]))


def _only_votes(hit: Hit) -> bool:
    """Whether the support is still to come, or only a vote: "would support", "voted in favor of the treaty"."""
    return hit.frame.future or hit.frame.irrealis or bool(_part("voted").search(hit.frame.text[: hit.match.start()]))


def _called_for(sentence: Sentence, hit: Hit) -> bool:
    """Whether somebody only asks for the position: "urged Peru to support", "hopes that Peru will join"."""
    before = sentence.text[: hit.match.start()]
    if _part("accepted").search(before):
        return False
    call = _part("urged").search(before)
    if call and not _part("spoke").search(before, call.start()):
        return True
    answered = max((g.start for g in hit.frame.governors if g.class_ == "say" and not g.parenthetical), default=0)
    return hit.frame.irrealis and any(g.rule == "irrealis.call" and g.start > answered for g in hit.frame.governors)


def _doubted(sentence: Sentence, hit: Hit) -> bool:
    """Whether the support is what somebody doubts: "concerns about the depth of Peru's commitment"."""
    return hit.rule.sense == "supports" and bool(_part("doubted").search(sentence.text[: hit.match.start()]))


def _joins_treaty(sentence: Sentence, hit: Hit) -> bool:
    """Whether what is joined is a treaty: "join the consensus" and "to do so" after nothing of the kind are not it."""
    text, end, matched = sentence.text, hit.match.end(), hit.match.group()
    if _part("stands_for").search(matched) or hit.rule.id == "position.considers_matter":
        earlier = sentence.previous.text if sentence.previous else ""
        return bool(_part("join_before").search(f"{earlier} {text[:end]}") or sentence.treaties)
    if not _part("ends_in_joining").search(matched):
        return True
    if re.search(r"\b(?:join|sign)(?:ing)?$", matched, re.IGNORECASE) and _part("join_with").match(text, end):
        return False
    return not _part("no_treaty").match(text, end) or bool(treaties_behind(sentence, end))


def _intended(sentence: Sentence, hit: Hit) -> bool:
    """Whether an intention is one: no condition, no date of entry into force, no expectation of somebody else."""
    matched, text = hit.match.group().lower(), sentence.text
    start, end = hit.match.span()
    if matched.startswith("expected") and _part("passive").search(text[:start]):
        return False
    if matched.startswith(("will", "would", "shall")):
        if "part" in matched and _part("becoming_on_date").match(text[end:]):
            return False
        return bool(_part("by_year").match(text[end:])) or not _part("if_after").match(text[end:])
    return True


def _actors(sentence: Sentence, hit: Hit) -> list[Actor]:
    """Whose position it is: the subject; of "keeps Peru from joining" the object; of "accession is …" the speaker."""
    frame = hit.frame
    if hit.rule.id == "position.kept":
        inside = [a for a in sentence.agents if hit.match.start() <= a.start and a.end <= hit.match.end()]
        named = [actor for agent in inside for actor in sentence.context.actors_of(sentence, agent)]
        return [a for a in named if a.type == "state"][:1] or sentence.context.actors_of(sentence, None)
    found = frame.actors
    if frame.passive and not found and frame.group is not None:
        # "is committed", "is prepared": whoever is so is the subject.
        found = sentence.context.actors_of(sentence, subject_before(sentence, frame.group, frame.start))
    before = sentence.text[: hit.match.start()]
    if (_part("nobody").search(before) and frame.subject is None) or _part("any_state").search(before):
        return []
    actors = [a for a in found if a.type in {"state", "armed_group"}]
    unsaid = frame.subject is not None and frame.subject.kind == "monitor"
    if not actors and (
        unsaid or hit.rule.id.startswith("position.said_") or _part("step_itself").match(hit.match.group())
    ):
        # The subject is the step itself ("campaigners heard that accession is under review"): the country's.
        actors = sentence.context.actors_of(sentence, None)
        frame.subject = None  # who was told is no part of the evidence
    return actors


def _treaties(sentence: Sentence, hit: Hit) -> list[TreatyAt]:
    """The treaties that the position is on: those named in or behind the words, else what "it" stands for."""
    start, end = hit.match.span()
    named = [t for t in sentence.treaties if start <= t.start < end]
    if named:
        joined = [one for one, last in pairwise(named) if _part("joins").fullmatch(sentence.text, one.end, last.start)]
        return [TreatyAt(t.code, t.start, t.end) for t in [*joined, named[-1]]]
    act = next((m for m in _part("join_before").finditer(sentence.text, start, end)), None)
    for place in (end, act.end() if act else end):
        behind = treaties_behind(sentence, place)
        if behind:
            return [t for t in behind if not t.negated] or behind
    bare = _part("bare_treaty").match(sentence.text, end)
    if bare:
        noun = next((bare[name] for name in ("it", "protocol", "treaty") if bare[name]), None)
        found = [TreatyAt(spoken_of(sentence, end, noun), bare.start(), bare.end())]
        also = next((t for t in sentence.treaties if t.start >= bare.end()), None)
        if also and _part("also").fullmatch(sentence.text, bare.end(), also.start):
            found.append(TreatyAt(also.code, also.start, also.end))
        return found
    following = next((t for t in sentence.treaties if end <= t.start < sentence.part_of(start)[1]), None)
    if following is not None and len(sentence.text[end : following.start].split()) <= 6:
        return [TreatyAt(following.code, following.start, following.end)]
    return [TreatyAt(_understood(sentence, start), None, None)]


def _understood(sentence: Sentence, start: int) -> str:
    """The treaty where none is named with the words: the one that has not been joined, else the report's."""
    before = [t for t in sentence.treaties if t.end <= start]
    if before and re.search(r"\b(?:not|outside|yet to|never)\b[^.;]{0,60}$", sentence.text[: before[-1].start]):
        return before[-1].code
    return report_treaty(sentence)


def _claim(hit: Hit, value: str, actor: Actor, treaty: TreatyAt) -> Claim:
    frame = hit.frame
    begin = max(min(evidence_start(frame), frame.start), frame.sentence.part_of(frame.start)[0])
    claim = make_claim(
        frame, FAMILY, value, actor, hit.rule.id, start=begin, end=max(hit.match.end(), treaty.end or 0),
        confidence=hit.rule.confidence - 0.1, treaty=treaty.code, hedged=frame.hedged and not frame.speaker,
    )  # fmt: skip
    if claim.assertion == "monitor" and _own_words(hit, claim):
        home = frame.sentence.own_government
        return replace(claim, assertion="government" if home in {actor.id, None} else "third_party")
    return claim


def _own_words(hit: Hit, claim: Claim) -> bool:
    """Whether a position is the state's own statement though nothing governs it: quoted, an official's, "announced"."""
    frame, text = hit.frame, hit.frame.text
    left, right = claim.start - frame.sentence.start, claim.end - frame.sentence.start
    subject = frame.subject
    official = subject is not None and subject.kind == "state" and subject.official
    if official and subject is not None and subject.text.lower() not in {"government", "country"}:
        return True
    quoted = re.search("[“”]", text[max(0, left - 2) : right + 2])
    judges = hit.rule.sense == "cannot_join" and _part("judging").match(hit.match.group())
    return bool(quoted or judges or _part("expressing").search(text[left : hit.match.end()]))
