"""From a hit to its claims: the frame put right, the sense that its clause gives, the value, the claims. Read
``claims_of``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import Object, default_weapon, evidence_start, last_weapon, make_claim, unit_of
from pipeline.claims.frames_of import Hit
from pipeline.claims.goods.count import confidence, find_count
from pipeline.claims.goods.evidence import unfounded
from pipeline.claims.goods.time import fitting, is_resumed, is_since, since_then, times
from pipeline.claims.goods.words import begin_of, clause_start, said_before, vocabulary
from pipeline.claims.rulefile import RuleFile
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame, verb_frame
from pipeline.language.quantities import Quantity
from pipeline.language.subjects import closed_aside
from pipeline.records import Assertion, Claim

COUNTED = frozenset({"produces", "produced_in_past", "exports", "exported_in_past", "imported"})
_SPEECH = frozenset({"say", "deny", "allege", "no_evidence", "unverified"})


def settled(hit: Hit) -> Hit:
    """The hit with its frame put right where a list, an admission or a shared auxiliary decides it."""
    frame = hit.frame
    for mend in (
        _found_apart,
        _on_a_list,
        _of_the_group,
        _admitted,
        _no_subject,
        shared_passive,
        unfounded,
        _by_policy,
    ):
        frame = mend(frame)
    return hit if frame is hit.frame else replace(hit, frame=frame)


def _on_a_list(frame: Frame) -> Frame:
    """ "is listed among the states that produce": nobody says it but the report."""
    if frame.assertion != "third_party" or not vocabulary("generic_makers").search(frame.text[: frame.start]):
        return frame
    speeches = [g for g in frame.governors if g.class_ in {"say", "allege"}]
    lists = vocabulary("listing_verb")
    passive = all(g.group is not None and g.group.passive and lists.match(g.word) for g in speeches)
    return replace(frame, assertion="monitor", speaker=None) if frame.speaker is None or passive else frame


def _found_apart(frame: Frame) -> Frame:
    """ "Peru says that it has sold none, and there is no evidence that it has": the second is the report's own."""
    nothing = [g for g in frame.governors if g.class_ == "no_evidence"] if frame.no_evidence else []
    if nothing and vocabulary("clause_of_its_own").search(frame.text[: nothing[-1].start]):
        return replace(frame, assertion="monitor", speaker=None)
    return frame


def _of_the_group(frame: Frame) -> Frame:
    """ "The front makes mines, a commander boasted": the group's own word."""
    if frame.assertion != "government" or not frame.actors or frame.speaker is None:
        return frame
    theirs = all(actor.type == "armed_group" for actor in frame.actors)
    if not theirs or vocabulary("group_speaker").fullmatch(frame.speaker) is None:
        return frame
    return replace(frame, assertion="armed_group")


def _admitted(frame: Frame) -> Frame:
    """ "has admitted selling mines": the one who admits it says it."""
    group, actors = frame.group, frame.actors
    if group is None or not group.gerund or not actors:
        return frame
    within = [g for g in frame.governors if g.class_ in {"say", "deny"} and group.start <= g.start < frame.start]
    if not within or re.search(r"\b(?:is|are|was|were|been)\s", frame.text[group.start : within[-1].start]):
        return frame
    home = frame.sentence.own_government
    own: Assertion = "government" if home in {None, actors[0].id} else "third_party"
    said: Assertion = "armed_group" if actors[0].type == "armed_group" else own
    return replace(frame, assertion=said, speaker=frame.subject.text if frame.subject is not None else None)


def _no_subject(frame: Frame) -> Frame:
    """ "neither it nor its partners produce", "no mine of that type was made"."""
    if frame.negative:
        return frame
    before = frame.text[: begin_of(frame)]
    none = frame.passive and vocabulary("denied_subject").fullmatch(before[clause_start(frame) :])
    none = none or (frame.passive and vocabulary("absolute_none").search(frame.text[: frame.start]))
    if not none and not vocabulary("no_subject").search(before):
        return frame
    return replace(frame, negated=not frame.denied)


def shared_passive(frame: Frame) -> Frame:
    """A second participle that shares the auxiliaries of a first one: "made in Peru or exported from it"."""
    text = frame.text
    bare = frame.group is not None and text[frame.group.start : frame.start].strip() in {"", "nor"}
    if frame.passive or not bare or not re.search(r"\b(?:and|or|nor)\s+$", text[: frame.start]):
        return frame
    left, _ = frame.sentence.part_of(frame.start)
    apart = re.search(r",\s+nor\s+$", text[: frame.start]) is not None
    if apart:
        left, _ = frame.sentence.part_of(max(0, left - 2))
    first = list(vocabulary("participle").finditer(text, left, frame.start))
    if not first or vocabulary("own_object").match(text, frame.end):
        return frame
    shared = verb_frame(frame.sentence, first[-1].start("verb"), first[-1].end("verb"), frozenset({"VBN"}))
    if shared is None or not shared.passive:
        return frame
    return replace(shared, start=shared.start if apart else frame.start, end=frame.end)


def _by_policy(frame: Frame) -> Frame:
    """ "has a policy not to export", "a policy of not exporting": what it does not do, and no plan."""
    if not frame.negative or not _is_policy(frame):
        return frame
    return replace(frame, irrealis=False)


def _is_policy(frame: Frame) -> bool:
    return vocabulary("policy_not").search(frame.text[: frame.start]) is not None


def sense_of(stem: str, frame: Frame) -> str:
    """``stem`` with what the clause adds: "_never" (not … ever, not … in the past), "_formerly", "_ongoing"."""
    left, right = frame.sentence.part_of(frame.start)
    begin = begin_of(frame)
    aside = closed_aside(frame.text[:begin])  # "Chile, which once made bombs, makes": "once" is the aside's own
    clause = frame.text[left : begin if aside is None else max(left, aside)] + frame.text[begin:right]
    group = frame.text[begin : frame.start]
    gerund = frame.group is not None and frame.group.gerund
    historic = gerund and vocabulary("past_history").search(frame.text[left : frame.start]) is not None
    if frame.negative:
        # "did not produce in the past and does not produce": each verb has its own adverbials.
        own = re.split(r"\b(?:and|but)\b", frame.text[left:begin])[-1]
        around = own + group + re.split(r"\b(?:and|but)\b", frame.text[frame.end : right])[0]
        undone = vocabulary("absolute_none").search(frame.text[left : frame.start])
        if (
            undone
            or historic
            or frame.never
            or vocabulary("ever").search(group)
            or vocabulary("before_now").search(around)
        ):
            return f"{stem}_never"
        told = any(g.class_ == "say" and not g.parenthetical for g in frame.governors)
        if stem == "export" and frame.perfect and vocabulary("to_somebody").match(frame.text, frame.end):
            return "export_not_to"
        unseen = frame.no_evidence and frame.past and not (told or vocabulary("since_word").search(clause))
        return f"{stem}_never" if unseen else stem
    if stem == "produce" and is_resumed(frame):
        return "produce_resumed"
    if historic or vocabulary("formerly").search(clause) or vocabulary("used_to").search(group):
        return f"{stem}_formerly"
    if frame.perfect and not frame.past and vocabulary("ongoing").search(clause):
        return f"{stem}_ongoing"
    return stem


def is_idle(frame: Frame) -> bool:
    """A gerund, a relative clause or a promise that tells of no act: "companies that make", "capable of producing"."""
    group = frame.group
    if group is None:
        return False
    if frame.negative and _is_policy(frame):
        return False
    before = frame.text[: group.start]
    generic = said_before("generic_makers", frame, group.start)
    if generic is None and group.gerund:
        generic = said_before("generic_gerund", frame, group.start)
    if generic:
        on_list = vocabulary("listing").search(before[: generic.start()])
        off_list = vocabulary("unlisted").search(before) or vocabulary("none_of").search(before[: generic.start()])
        return not on_list or off_list is not None
    if any(said_before(name, frame, group.start) for name in ("before_any", "unknown_how")):
        return True
    if any(said_before(name, frame, frame.start) for name in ("any_person", "not_provided", "means_used")):
        return True
    unsure = frame.unverified or said_before("unclear", frame, group.start)
    if not unsure and said_before("bound", frame, frame.start if frame.negative else group.start):
        return True
    return group.gerund and not group.raised and not _told(frame)


def _told(frame: Frame) -> bool:
    """Whether a gerund tells of an act: "began making", "denied selling", "accused Peru of producing", "refrained
    from".
    """
    words = frame.text[begin_of(frame) : frame.start]
    if vocabulary("resumed_before").search(frame.text[: frame.start]):
        return True
    if vocabulary("begun").search(words) or vocabulary("going_on").search(words):
        return True
    if frame.negative and vocabulary("refrain").search(frame.text[: frame.start]):
        return True
    if vocabulary("history_of").search(frame.text[: frame.start]) or _is_adjunct(frame):
        return True
    close = [g for g in frame.governors if g.class_ in _SPEECH and g.end <= frame.start]
    return any(vocabulary("before_gerund").fullmatch(frame.text[g.end : frame.start]) for g in close)


def _is_adjunct(frame: Frame) -> bool:
    """ "made bombs for others, selling them to Chile": a gerund that goes on telling what the subject does."""
    before = frame.text[: begin_of(frame)]
    if frame.irrealis or frame.subject is None or vocabulary("adjunct_before").search(before) is None:
        return False
    return (
        vocabulary("legal").search(before) is None and vocabulary("adjunct_to").match(frame.text, frame.end) is not None
    )


def claims_of(
    hit: Hit, rules: RuleFile, sense: str, thing: Object, actors: list[Actor], dates: list[DateMention] | None = None
) -> list[Claim]:
    """The claims of one hit: one an actor and date; none where the sense under these factors says nothing.

    ``dates``: the times of the act where the caller knows them better; else they are looked for.
    """
    frame = hit.frame
    found = (times(hit, thing) or since_then(frame)) if dates is None else dates
    value = rules.value(sense, frame, **_factors(frame, found))
    if value is None:
        return []
    count = _count(hit, thing) if value in COUNTED else None
    start = min([evidence_start(frame), frame.start, *([thing.start] if thing.start is not None else [])])
    own = fitting(value, frame, found)
    in_order = len(own) == len(actors) > 1 and vocabulary("in_order").search(frame.text, frame.end) is not None
    claims = []
    for turn, actor in enumerate(actors):
        for position, date in enumerate([own[turn]] if in_order else own or [None]):
            opens = date is not None and position == 0 and 0 <= start - date.end < 60
            begin = date.start if date is not None and opens else start
            end = max(frame.end, thing.end or 0, count.end if count else 0, date.end if date else 0)
            end = _to_its_name(frame, actor, end) if len(actors) > 1 else end
            claims.append(_claim(hit, rules.family, value, thing, actor, begin, end, date, count))
    return claims


def _to_its_name(frame: Frame, actor: Actor, end: int) -> int:
    """The end of a claim's words, the actor's name included where a list behind them names it ("producers: …")."""
    named = [a for a in frame.sentence.agents if a.id == actor.id and not a.modifier]
    return named[0].end if named and named[0].start >= frame.end else end


def _factors(frame: Frame, dates: list[DateMention]) -> dict[str, bool]:
    """What the values ask of a frame beside its own factors."""
    text = frame.text
    before, words = text[: frame.start], text[begin_of(frame) : frame.start]
    reported = any(g.class_ == "say" and g.group is not None and not g.parenthetical for g in frame.governors)
    lasting = text[frame.start : frame.end].split()[0].endswith("ing")
    going_on = bool(re.search(r"\bbeing\s", words) or (lasting and re.search(r"\b(?:been|was|were)\s", words)))
    doubted = vocabulary("doubt_opening").search(before) and vocabulary("doubt_after").match(text, frame.end)
    return {
        "since": any(d.relation == "since" for d in dates) or is_since(frame),
        "dated": bool(dates),
        "gerund": going_on,
        "bare": frame.group is not None and frame.group.gerund and not going_on,
        "perfect": frame.perfect or bool(vocabulary("shared_perfect").search(before)),
        "no_single": frame.passive and bool(vocabulary("no_single").search(before)),
        "present": reported and going_on,
        "past": frame.past or bool(vocabulary("begun").search(words)),
        "unverified": frame.unverified or bool(doubted or vocabulary("unclear").search(before)),
    }


def _count(hit: Hit, thing: Object) -> Quantity | None:
    if thing.start is None or hit.frame.negative:
        return None
    count = find_count(hit, thing)
    return None if count is not None and vocabulary("no_count").match(hit.frame.text, count.end) else count


def _claim(
    hit: Hit, family: str, value: str, thing: Object, actor: Actor, start: int, end: int, date: DateMention | None,
    count: Quantity | None,
) -> Claim:  # fmt: skip
    frame = hit.frame
    weapon = thing.weapon or last_weapon(frame.sentence, frame.end) or default_weapon(frame.sentence)
    number = count.value if count else None
    return make_claim(
        frame, family, value, actor, hit.rule.id, start=start, end=end, confidence=confidence(hit, thing),
        when=date.edtf if date else None, weapon=weapon, hedged=frame.hedged, quantity=number,
        quantity_unit=unit_of(weapon) if number is not None else None,
    )  # fmt: skip
