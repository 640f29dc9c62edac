"""Use laid at somebody's door without a verb of use: blame, responsibility, credit claimed, and that nobody is accused.

"The police blamed the ELN for a mine that killed two farmers in May 2003" is ``used`` by the ELN in 2003-05, said by
the police.
"""

from __future__ import annotations

import re

from pipeline.claims.arguments import default_weapon, last_weapon
from pipeline.claims.frames_of import Hit
from pipeline.claims.use.actors import actors_at, agents_at
from pipeline.claims.use.assertion import ACTING, assertion_of
from pipeline.claims.use.dates import dates_behind
from pipeline.claims.use.reading import act_of, claims_of
from pipeline.claims.wording import wording
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame, verb_frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

_PAST = frozenset({"VBD", "VBN"})
Dates = tuple[DateMention | str | None, ...]


def blamed(hit: Hit, own: list[Claim]) -> list[Claim]:
    """Claims of "blamed X for", "attributed the attack to X", "held X responsible for", "put the blame on X"."""
    sentence, match = hit.frame.sentence, hit.match
    name = next((n for n in ("to", "down", "on", "hold", "blame", "work") if match.groupdict().get(n)), "")
    frame = verb_frame(sentence, match.start(), match.start() + len(match.group().split()[0]), _PAST)
    if frame is None or frame.negated or frame.irrealis:
        return []
    name = "to" if name == "down" else name
    if name == "to" and wording("use", "words_of").search(sentence.text[: match.start()]):
        return []
    if name == "work":
        return _work_of(hit, frame)
    actors, end = _accused(sentence, frame, match.end(), name, own)
    object_ = sentence.text[match.end() if name in {"to", "on"} else end :].removeprefix(" responsible")
    weapon = _weapon(sentence, match.start())
    if weapon is None and re.search(r"\bdevices?\b", sentence.text[match.end() :]):
        weapon = "ied"
    if weapon is None and name == "hold" and not re.match(r"\s+(?:responsible\s+)?for\b", sentence.text[end:]):
        weapon = _spoken_of(sentence)
    if not actors or weapon is None or wording("use", "not_use").match(object_):
        return []
    ids, limit = {actor.id for actor in actors}, sentence.start + match.start()
    if any(c.end > limit and c.actor in ids and not _answers(c) for c in own):
        return []
    speaker = _by(sentence, match.end()) if frame.passive else frame.subject
    frame.assertion = assertion_of(sentence, speaker, actors)
    frame.speaker = sentence.text[speaker.start : speaker.end] if speaker is not None else None
    dates = dates_behind(frame, match.end())
    dates = dates or (_dates_of_event(sentence, match.start()) if name == "to" else _dates_of_harm(frame))
    act = act_of(hit, "used", weapon, (_subject_start(frame), max(match.end(), end)), dates)
    return claims_of(frame, actors, act)


def _answers(claim: Claim) -> bool:
    """Whether a claim beside the blame is the answer of who is blamed, or a pledge: no second wording of the charge."""
    return claim.value not in {"used", "unconfirmed", "not_used"} or (
        claim.value == "not_used" and claim.assertion != "monitor"
    )


def _work_of(hit: Hit, frame: Frame) -> list[Claim]:
    """ "said that these mines were the work of the ELN"."""
    sentence, match = frame.sentence, hit.match
    actors = actors_at(sentence, agents_at(sentence, match.end()))
    if not actors or not wording("use", "works").search(sentence.text[: match.start()]):
        return []
    frame.assertion, frame.speaker = hit.frame.assertion, hit.frame.speaker
    weapon = last_weapon(sentence, match.start())
    return claims_of(frame, actors, act_of(hit, "used", weapon, match.span(), hedged=hit.frame.hedged))


def _accused(sentence: Sentence, frame: Frame, at: int, name: str, own: list[Claim]) -> tuple[list[Actor], int]:
    """Who is blamed, and where the names end."""
    text, found = sentence.text, agents_at(sentence, at)
    previous = sentence.previous
    if wording("use", "same_forces").match(text[at:]) and previous is not None and previous.subject is not None:
        return actors_at(previous, agents_at(previous, previous.subject.start)), at
    if frame.passive and name == "blame" and (on := re.match(r"\s+on\s+", text[at:])):
        found = agents_at(sentence, at + on.end())
        return actors_at(sentence, found), (found[-1].end if found else at)
    if frame.passive and name == "blame":
        subject = _passive_subject(sentence, frame)
        return (actors_at(sentence, [subject]) if subject else []), at
    if name in {"to", "on"}:
        words = "to" if name == "to" else "on|at the door of"
        places = [at + m.end() for m in re.finditer(rf"\b(?:{words})\s+", text[at : at + 200])]
        found = next((agents for place in places if (agents := agents_at(sentence, place))), [])
    elif name == "blame" and found and (on := re.match(r"\s+on\s+", text[found[-1].end :])):
        found = agents_at(sentence, found[-1].end + on.end())
    if not found and name == "to" and wording("use", "same_actor").search(text[at:]):
        return _same_as_before(sentence, own), at
    return actors_at(sentence, found), (found[-1].end if found else at)


def _same_as_before(sentence: Sentence, own: list[Claim]) -> list[Actor]:
    """Whom "to the same group" means: who has done something in this sentence, else the group that the last named."""
    if own:
        return [Actor(own[-1].actor, own[-1].actor_type, 0.8)]
    previous = sentence.previous
    named = [a for a in previous.agents if a.kind == "group" and not a.modifier] if previous is not None else []
    return previous.context.actors_of(previous, named[-1]) if previous is not None and named else []


def _dates_of_event(sentence: Sentence, at: int) -> list[DateMention]:
    """ "an attack on Quito on 4 May 1995 that the UN attributed to X": the date between event and relative clause."""
    event = list(wording("use", "event").finditer(sentence.text[:at]))
    if not event or not re.search(r"\b(?:that|which)\s[^.;]{0,40}$", sentence.text[:at]):
        return []
    return [d for d in sentence.dates if event[-1].end() <= d.start < at and d.edtf and d.relation == "at"][:1]


def _dates_of_harm(frame: Frame) -> list[DateMention]:
    """ "The mines that killed two in May 2004 were blamed on X": the date between the mines and the blame."""
    sentence, limit = frame.sentence, frame.group.start if frame.group is not None else frame.start
    mines = [w for w in sentence.weapons if w.end <= limit]
    if not frame.passive or not mines or not wording("use", "incident").search(sentence.text[mines[-1].end : limit]):
        return []
    return [d for d in sentence.dates if mines[-1].end <= d.start < limit and d.edtf and d.relation == "at"][:1]


def _passive_subject(sentence: Sentence, frame: Frame) -> Agent | None:
    """Of "the ELN was blamed for": the agent right before the verb group."""
    start = frame.group.start if frame.group else frame.start
    before = [a for a in sentence.agents if a.end <= start and a.kind in ACTING]
    near = before and re.fullmatch(r"(?:\s*\([^)]*\))?[^.;:]{0,40}", sentence.text[before[-1].end : start])
    return before[-1] if near else None


def _by(sentence: Sentence, at: int) -> Agent | None:
    by = re.compile(r"[^.;]{0,50}?\bby\s+(?:the\s+|an?\s+)?")
    behind = [a for a in sentence.agents if a.start >= at]
    return next((a for a in behind if by.fullmatch(sentence.text, at, a.start)), None)


def _weapon(sentence: Sentence, at: int) -> str | None:
    """The weapon that the blame is about: in the sentence, else in the one before if that tells of a blast."""
    left, _ = sentence.part_of(at)
    here = [w for w in sentence.weapons if w.start >= left]
    if here:
        return here[0].weapon
    event = wording("use", "event").search(sentence.text[left:])
    if event and (sentence.report.treaty == "CCM" or event.group().lower() == "mining"):
        return default_weapon(sentence)
    earlier = [w for w in sentence.weapons if w.end <= at]
    if earlier and wording("use", "killing").search(sentence.text[:at]):
        return earlier[-1].weapon
    previous = sentence.previous
    for _ in range(2 if event else 1):
        if previous is None or previous.paragraph != sentence.paragraph:
            return None
        if previous.weapons and (event or wording("use", "killing").search(previous.text)):
            return previous.weapons[-1].weapon
        previous = previous.previous
    return None


def _spoken_of(sentence: Sentence) -> str | None:
    """ "Residents held the rebels responsible": the weapon that the paragraph has spoken of just before."""
    step = sentence.previous
    for _ in range(3):
        if step is None or step.paragraph != sentence.paragraph:
            return None
        if step.weapons:
            return step.weapons[-1].weapon
        step = step.previous
    return None


def _subject_start(frame: Frame) -> int:
    start = frame.group.start if frame.group else frame.start
    if frame.subject is None or frame.passive:
        return start
    return frame.subject.start if frame.subject.end <= start < frame.subject.end + 40 else start


def credited(hit: Hit, own: list[Claim]) -> list[Claim]:
    """Claims of "claimed responsibility for the mines laid near X", or for the attack that the text has just told."""
    sentence, match = hit.frame.sentence, hit.match
    frame = verb_frame(sentence, match.start(), match.start() + len(match.group().split()[0]), _PAST)
    if frame is None or frame.negated or frame.irrealis or frame.subject is None or frame.passive:
        return []
    actors = _creditors(frame, own)
    behind = [w for w in sentence.weapons if match.end() <= w.start < match.end() + 110]
    if behind:
        weapon: str | None = behind[0].weapon
        dates: Dates = tuple(dates_behind(frame, match.end()))
    else:
        weapon, dates = _told_before(sentence, match.start(), own)
    if weapon is None or not actors or wording("use", "not_use").match(sentence.text[match.end() :]):
        return []
    if any(c.actor == actors[0].id and c.value == "used" and c.end > sentence.start + match.end() for c in own):
        return []
    group = actors[0].type == "armed_group"
    frame.assertion = "armed_group" if group else assertion_of(sentence, frame.subject, actors)
    frame.speaker = None
    end = behind[0].end if behind else match.end()
    return claims_of(frame, actors, act_of(hit, "used", weapon, (_subject_start(frame), end), dates))


def _creditors(frame: Frame, own: list[Claim]) -> list[Actor]:
    """Who claims it: the verb's subject, or in "laid a mine, and claimed responsibility" whoever laid it."""
    start = frame.group.start if frame.group is not None else frame.start
    shared = re.search(r"(?:,|\band|\bbut)\s+(?:\w+\s+)?$", frame.text[:start])
    earlier = [c for c in own if c.start < frame.sentence.start + start and c.value == "used"]
    if shared and earlier:
        return [Actor(earlier[-1].actor, earlier[-1].actor_type, 0.9)]
    return frame.actors


def _told_before(sentence: Sentence, at: int, own: list[Claim]) -> tuple[str | None, Dates]:
    """Weapon and date of the mine attack that the sentence, or the one before, has told."""
    earlier = [c for c in own if c.start < sentence.start + at and c.value == "used"]
    if earlier:
        when = earlier[-1].when
        return earlier[-1].weapon, (when.edtf if when else None,)
    for step, limit in ((sentence, at), (sentence.previous, None)):
        if step is None or step.paragraph != sentence.paragraph:
            continue
        weapons = [w for w in step.weapons if limit is None or w.end <= limit]
        if weapons and wording("use", "killing").search(step.text):
            dates = [d for d in step.dates if d.relation == "at" and (limit is None or d.end <= limit)]
            return weapons[-1].weapon, tuple(d.edtf for d in dates[:1])
    return None, ()


def responsible(hit: Hit) -> list[Claim]:
    """Claims of "was responsible for a strike with RBK bombs", "was behind most attacks with mines"."""
    frame, sentence, end = hit.frame, hit.frame.sentence, hit.match.end()
    subject = _passive_subject(sentence, frame)
    tail = sentence.text[end : end + 120]
    unsaid = frame.negated or frame.no_evidence or frame.irrealis or frame.unverified
    if subject is None or unsaid or wording("use", "not_use").match(tail):
        return []
    weapons = [w for w in sentence.weapons if end <= w.start < end + 120]
    weapon = weapons[0].weapon if weapons else default_weapon(sentence)
    if not weapons and sentence.report.treaty != "CCM":
        return []
    span = (subject.start, weapons[0].end if weapons else end + len(tail.split(",")[0]))
    value = "not_used" if frame.denied else "used"
    act = act_of(hit, value, weapon, span, dates_behind(frame, end), hedged=frame.hedged)
    return claims_of(frame, sentence.context.actors_of(sentence, subject), act)


def unaccused(hit: Hit) -> list[Claim]:
    """Claims of "no one has accused X of any use since", "X has not been accused of using"."""
    sentence, match, frame = hit.frame.sentence, hit.match, hit.frame
    if " been " in match.group():
        subject = _passive_subject(sentence, frame)
        agents = [subject] if subject else []
    else:
        agents = agents_at(sentence, match.end())
    if not agents or not wording("use", "acts_of_use").search(sentence.text[match.end() :]):
        return []
    frame.assertion, frame.speaker = "monitor", None
    weapons = [w for w in sentence.weapons if w.start >= match.end()]
    weapon = weapons[0].weapon if weapons else default_weapon(sentence)
    span = (match.start(), weapons[0].end if weapons else match.end())
    act = act_of(hit, "not_used", weapon, span, dates_behind(frame, match.end()), hedged=True)
    return claims_of(frame, actors_at(sentence, agents), act)
