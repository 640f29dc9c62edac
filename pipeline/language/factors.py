"""The factors of a frame: what is denied, unproven or only said, by whom, and what is a plan and no fact.

``govern`` folds the governors over a frame into assertion, denial and evidence; ``set_mood`` adds hedges and irrealis.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.governors import Governor
from pipeline.language.patterns import hedges, pattern
from pipeline.language.speakers import leaning_speaker, observer_speaks, observers_paper
from pipeline.language.speakers_apart import of_company, own_paper_of_another, speaks_apart
from pipeline.records import Assertion

if TYPE_CHECKING:
    from pipeline.language.agents import Agent
    from pipeline.language.frames import Frame
    from pipeline.language.view import Sentence

_SPEECH = frozenset({"say", "deny", "allege"})
# "is said to have", "are alleged to have": somebody says so, nobody is named.
_HEARSAY = frozenset({"said", "alleged", "reported", "claimed", "accused", "rumored", "blamed"})
_IRREALIS_MODALS = frozenset({"should", "must", "can", "could", "may", "might", "need", "ought", "ca"})


def govern(frame: Frame) -> None:
    """Find the governors over the frame and fold them into assertion, denial, evidence."""
    inside = frame.start
    over = [g for g in frame.sentence.governors if g.governs(frame.start, frame.end) and not g.start <= inside < g.end]
    over = [g for g in over if not _relieved(g, over, frame.text)]
    frame.governors = over
    for governor in over:
        if governor.class_ == "no_evidence":
            frame.no_evidence = frame.hedged = True
        elif governor.class_ == "unverified":
            frame.unverified = True
        elif governor.class_ == "deny" and not _negated(governor):
            frame.denied = not frame.denied
        elif governor.class_ == "allege":
            frame.alleged = True
        elif governor.word.startswith(("believ", "think")) and _negated(governor):
            # "does not believe that it has": what is denied is the content
            frame.no_evidence = frame.hedged = True
        frame.cues.append((governor.class_, governor.start, governor.end))
    spoken = _innermost([g for g in over if g.class_ in _SPEECH and not _aside(g, frame) and not _performed(g, frame)])
    if spoken is not None:
        frame.assertion, frame.speaker = who_says(frame, spoken)
    elif frame.alleged or any(_aside(g, frame) and _is_hearsay(g) for g in over):
        frame.assertion = "third_party"
    elif (leaning := leaning_speaker(frame)) is not None:
        frame.assertion, frame.speaker = said_by(frame, *leaning)


def _is_hearsay(governor: Governor) -> bool:
    return governor.word in _HEARSAY and governor.group is not None and governor.group.passive


def _performed(governor: Governor, frame: Frame) -> bool:
    """Whether nothing is said: "announced a moratorium" is an act that the report tells, no statement."""
    if governor.word.startswith("expla") and _negated(governor):
        return True  # "has never explained how it came to": that it came to is the report's
    doing = governor.word.startswith(("announc", "declar", "proclaim", "decree"))
    return doing and pattern("governor.act_follows").match(frame.text[governor.end :]) is not None


def _relieved(governor: Governor, over: list[Governor], text: str) -> bool:
    """Whether a second saying takes over: "denied that A, and claimed that B" denies A only."""
    if governor.class_ not in _SPEECH:
        return False
    return any(
        other.start > governor.end
        and other.group is not None
        and not other.parenthetical
        and other.class_ in _SPEECH
        and _takes_over(other, text)
        for other in over
    )


def _takes_over(other: Governor, text: str) -> bool:
    """ "…, and claimed", "…, telling deputies": a saying beside the one before it, not under it."""
    start = other.group.start if other.group else other.start
    if other.word.endswith("ing") and text[: other.start].endswith(", "):
        return True
    return pattern("governor.takes_over").search(text[:start]) is not None


def _negated(governor: Governor) -> bool:
    return bool(governor.group and (governor.group.negated or governor.group.never))


def _aside(governor: Governor, frame: Frame) -> bool:
    """Whether a governor in the verb group ("is said to have used") speaks for nobody; "claims to have" does not."""
    if governor.group is None or frame.group is None or not governor.group.passive:
        return False
    return frame.group.start <= governor.start < frame.start


def _innermost(speeches: list[Governor]) -> Governor | None:
    """The saying that counts: a denial or accusation first, else the innermost one with a speaker."""
    closing = [g for g in speeches if g.class_ in {"deny", "allege"} and g.speaker]
    plain = [g for g in speeches if g.speaker is not None and g.speaker.kind != "monitor"]
    if plain and closing:
        return max(closing, key=lambda g: g.start)
    if plain:
        return ([g for g in plain if not g.parenthetical] or plain)[-1]
    return speeches[-1] if speeches else None


def who_says(frame: Frame, governor: Governor) -> tuple[Assertion, str | None]:
    """Assertion and printed speaker of what a governor says, by the rules of the contract."""
    if governor.speaker is None:
        if of_company(frame, governor):
            return "government", None
        unnamed = governor.class_ == "allege" or governor.rule == "say.according_to" or _somebody(frame, governor)
        return ("third_party" if unnamed else "monitor"), None
    return said_by(frame, frame.sentence, governor.speaker)


def said_by(frame: Frame, sentence: Sentence, speaker: Agent) -> tuple[Assertion, str | None]:
    """Assertion and printed speaker of a frame that ``speaker`` of ``sentence`` says, by the rules of the contract."""
    printed = sentence.text[speaker.start : speaker.end]
    if speaker.kind == "monitor":
        return "monitor", None
    if observer_speaks(sentence, speaker):
        return "third_party", printed
    if speaker.kind == "paper":
        outside = observers_paper(sentence, speaker) or own_paper_of_another(frame, speaker)
        return ("third_party" if outside else "government"), printed
    actors = [] if speaker.kind == "observer" else sentence.context.actors_of(sentence, speaker)
    if not actors:
        return "third_party", printed
    if actors[0].type == "state" and (apart := speaks_apart(frame, sentence, speaker)) is not None:
        return apart, printed
    own = any(a.id == actors[0].id for a in frame.actors) or not frame.actors or _of_their_own(frame, speaker)
    if actors[0].type == "state":
        home = sentence.own_government
        return ("government" if (own if home is None else actors[0].id == home) else "third_party"), printed
    return ("armed_group" if actors[0].type == "armed_group" and own else "third_party"), printed


def _of_their_own(frame: Frame, speaker: Agent) -> bool:
    """Whether somebody of a group that is not named says "we": "“We laid them,” a former rebel commander said"."""
    we = frame.subject is not None and frame.subject.text.lower() == "we"
    return we and speaker.id == "NSAG" and [a.type for a in frame.actors] == ["armed_group"]


def _somebody(frame: Frame, governor: Governor) -> bool:
    """Whether an unnamed person speaks: "A former conscript told a newspaper"."""
    if governor.group is None:
        return False
    if governor.group.passive:
        # "were told by two women that": somebody named behind "by" who is no agent of ours; "it is claimed that"
        told = pattern("governor.told_by").match(frame.text[governor.end :]) is not None
        return told or (_is_hearsay(governor) and bool(pattern("governor.it_is").search(frame.text[: governor.start])))
    return pattern("governor.somebody").search(frame.text[: governor.group.start].rstrip()) is not None


# ------------------------------------------------------------------ mood


def set_mood(frame: Frame) -> None:
    """Hedges, and what makes a plan, a call or a condition of the predicate."""
    text, group = frame.text, frame.group
    left, right = frame.sentence.part_of(frame.start)
    left = min(left, group.start) if group is not None else left
    for begun, ended in _hedges_in(frame, left, frame.end if group is not None else right):
        frame.hedged = True
        frame.cues.append(("hedge", begun, ended))
    if frame.assertion != "monitor" and not frame.no_evidence and frame.hedged:
        # A hedge before the saying hedges the saying.
        begun = max([g.end for g in frame.governors if not g.parenthetical], default=0)
        frame.hedged = hedges().search(text[begun : frame.end]) is not None
    for governor in frame.governors:
        if (governor.class_ == "irrealis" and _still_open(frame, governor)) or _yet_to_be_said(text, governor):
            frame.irrealis = True
            frame.cues.append(("irrealis", governor.start, governor.end))
    if group is not None:
        modal = group.modal in _IRREALIS_MODALS and not group.perfect
        purpose = group.infinitive and not pattern("mood.realised").search(text[: group.start])
        frame.irrealis = frame.irrealis or modal or purpose


def _yet_to_be_said(text: str, governor: Governor) -> bool:
    """Whether what a governor says is only to be said one day: "hopes to announce that it has destroyed its stock"."""
    group = governor.group
    if governor.class_ != "say" or group is None or governor.parenthetical or group.passive or group.negated:
        return False
    if group.infinitive:
        return pattern("mood.plans").search(text[: group.start]) is not None
    return bool(group.modal) and pattern("mood.will_announce").search(text[: governor.end]) is not None


def _hedges_in(frame: Frame, left: int, right: int) -> Iterator[tuple[int, int]]:
    """Bounds of the hedges between two offsets, and of one right behind the predicate."""
    if "hedge" in frame.sentence.seldom:
        yield from (hedge.span() for hedge in hedges().finditer(frame.text, left, right))
    if "mood.trailing_hedge" in frame.sentence.seldom:
        trailing = pattern("mood.trailing_hedge").match(frame.text, frame.end)
        if trailing is not None:
            yield trailing.start("hedge"), trailing.end()


def _still_open(frame: Frame, governor: Governor) -> bool:
    """Whether a plan, call or condition really governs the frame: its verb is an infinitive, a modal or a noun after
    it."""
    between = frame.text[governor.end : frame.start]
    if governor.rule == "irrealis.condition":
        return not pattern("mood.condition_over").search(between)
    if frame.group is None:
        return len(between) < 60 and not pattern("mood.other_clause").search(between)
    if frame.group.infinitive or frame.group.modal or frame.group.gerund or _is_subjunctive(frame, governor):
        return len(between) < 120 and not pattern("mood.far_clause").search(between)
    return False


def _is_subjunctive(frame: Frame, governor: Governor) -> bool:
    """ "requested that the government submit": a bare verb behind a call for it."""
    bare = frame.group is not None and frame.group.start == frame.start
    if governor.rule != "irrealis.call" or not pattern("mood.call_that").match(frame.text, governor.end):
        return False
    return bare and not frame.text[frame.start : frame.end].endswith(("s", "ed", "ing"))
