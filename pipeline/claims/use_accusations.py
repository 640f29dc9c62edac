"""Use laid at somebody's door without a verb of use: blame, responsibility, credit claimed, and that nobody is accused.

"The police blamed the ELN for a mine that killed two farmers in May 2003" is ``used`` by the ELN in 2003-05, said by the police.
"""

from __future__ import annotations

import re

from pipeline.claims.arguments import default_weapon, last_weapon
from pipeline.claims.frames_of import Hit
from pipeline.claims.use_actors import ACTING, actors_at, agents_at, assertion_of
from pipeline.claims.use_dates import dates_behind
from pipeline.claims.use_reading import Act, claims_of
from pipeline.claims.use_words import pattern
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame, verb_frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

_PAST = frozenset({"VBD", "VBN"})


def blamed(hit: Hit, own: list[Claim]) -> list[Claim]:
    """Claims of "blamed X for", "attributed the attack to X", "held X responsible for", "put the blame on X"."""
    sentence, match = hit.frame.sentence, hit.match
    groups = match.groupdict()
    name = next((n for n in ("to", "on", "hold", "blame", "work") if groups.get(n)), None)
    if name is None:
        return []
    frame = verb_frame(sentence, match.start(), match.start() + len(re.split(r"\s", match.group())[0]), _PAST)
    if frame is None or frame.negated or frame.irrealis:
        return []
    if name == "work":
        return _work_of(hit, frame)
    agents, end = _accused(sentence, frame, match.end(), name)
    same = re.search(r"\bto the same (?:group|forces?|party|side|army|country|state)\b", sentence.text[match.end() :]) if name == "to" else None
    if not agents and not (same and own):
        return []
    actors = actors_at(sentence, agents) if agents else [Actor(own[-1].actor, own[-1].actor_type, 0.8)]
    speaker = None if frame.passive and not _by(sentence, match.end()) else (_by(sentence, match.end()) if frame.passive else frame.subject)
    if pattern("not_use").match(sentence.text[match.end() if name in {"to", "on"} else end :].removeprefix(" responsible")) or not actors:
        return []
    weapon = _weapon(sentence, match.start())
    if weapon is None:
        return []
    limit = sentence.start + match.start()
    if any(c.end > limit and c.value in {"used", "unconfirmed", "not_used"} and c.actor in {a.id for a in actors} for c in own):
        return []
    frame.assertion = assertion_of(sentence, speaker, actors)
    frame.speaker = sentence.text[speaker.start : speaker.end] if speaker is not None else None
    dates = dates_behind(frame, match.end()) or (_dates_of_event(sentence, match.start()) if name == "to" else [])
    return claims_of(frame, actors, Act("used", weapon, _subject_start(frame), max(match.end(), end), hit.rule.id, hit.rule.confidence, tuple(dates) or (None,)))


def _work_of(hit: Hit, frame: Frame) -> list[Claim]:
    """"said that these mines were the work of the ELN"."""
    sentence, match = frame.sentence, hit.match
    actors = actors_at(sentence, agents_at(sentence, match.end()))
    weapon = last_weapon(sentence, match.start())
    if not actors or not re.search(r"mine|attack|strike|blast|explosion|these|they|device|bomb", sentence.text[: match.start()]):
        return []
    frame.hedged = hit.frame.hedged
    frame.assertion, frame.speaker = hit.frame.assertion, hit.frame.speaker
    return claims_of(frame, actors, Act("used", weapon, match.start(), match.end(), hit.rule.id, 0.7, (None,), frame.hedged))


def _accused(sentence: Sentence, frame: Frame, at: int, name: str) -> tuple[list[Agent], int]:
    """The agents that are blamed, and where their names end."""
    text = sentence.text
    if frame.passive and name == "blame":
        subject = _passive_subject(sentence, frame)
        return ([subject] if subject else []), at
    if name in {"to", "on"}:
        words = "to" if name == "to" else "on|at the door of"
        for preposition in re.finditer(rf"\b(?:{words})\s+", text[at : at + 200]):
            found = agents_at(sentence, at + preposition.end())
            if found:
                return found, found[-1].end
        return [], at
    found = agents_at(sentence, at)
    if name == "blame" and found and (on := re.match(r"\s+on\s+", text[found[-1].end :])):
        at = found[-1].end + on.end()
        found = agents_at(sentence, at)
    return found, (found[-1].end if found else at)


def _dates_of_event(sentence: Sentence, at: int) -> list[DateMention]:
    """"an attack on Quito on 4 May 1995 that the UN attributed to X": the dates between the event and the relative clause."""
    event = list(pattern("event").finditer(sentence.text[:at]))
    if not event or not re.search(r"\b(?:that|which)\s[^.;]{0,40}$", sentence.text[:at]):
        return []
    return [d for d in sentence.dates if event[-1].end() <= d.start < at and d.edtf and d.relation == "at"][:1]


def _passive_subject(sentence: Sentence, frame: Frame) -> Agent | None:
    """Of "the ELN was blamed for": the agent right before the verb group."""
    start = frame.group.start if frame.group else frame.start
    before = [a for a in sentence.agents if a.end <= start and a.kind in ACTING]
    return before[-1] if before and re.fullmatch(r"(?:\s*\([^)]*\))?[^.;:]{0,40}", sentence.text[before[-1].end : start]) else None


def _by(sentence: Sentence, at: int) -> Agent | None:
    for agent in sentence.agents:
        if agent.start >= at and re.fullmatch(r"[^.;]{0,50}?\bby\s+(?:the\s+|an?\s+)?", sentence.text[at : agent.start]):
            return agent
    return None


def _weapon(sentence: Sentence, at: int) -> str | None:
    """The weapon that the blame is about: in the sentence, else (where the sentence before tells of a blast) in that one."""
    left, _ = sentence.part_of(at)
    here = [w for w in sentence.weapons if w.start >= left]
    if here:
        return here[0].weapon
    event = pattern("event").search(sentence.text[left:])
    if event and (sentence.report.treaty == "CCM" or event.group().lower() == "mining"):
        return default_weapon(sentence)
    earlier = [w for w in sentence.weapons if w.end <= at]
    if earlier and pattern("killing").search(sentence.text[:at]):
        return earlier[-1].weapon
    previous = sentence.previous
    for _ in range(2 if event else 1):
        if previous is None or previous.paragraph != sentence.paragraph:
            return None
        if previous.weapons and (event or pattern("killing").search(previous.text)):
            return previous.weapons[-1].weapon
        previous = previous.previous
    return None


def _subject_start(frame: Frame) -> int:
    start = frame.group.start if frame.group else frame.start
    if frame.subject is not None and not frame.passive and frame.subject.end <= start and start - frame.subject.end < 40:
        return frame.subject.start
    return start


def credited(hit: Hit, own: list[Claim]) -> list[Claim]:
    """Claims of "claimed responsibility for the mines laid near X", or for the attack that the text has just told."""
    sentence, match = hit.frame.sentence, hit.match
    frame = verb_frame(sentence, match.start(), match.start() + len(match.group().split()[0]), _PAST)
    if frame is None or frame.negated or frame.irrealis or frame.subject is None or frame.passive:
        return []
    rest = sentence.text[match.end() : sentence.part_of(match.end())[1]]
    if pattern("not_use").match(rest):
        return []
    actors = _creditors(frame, own)
    behind = [w for w in sentence.weapons if match.end() <= w.start < match.end() + 110]
    dates: tuple[DateMention | str | None, ...] = ()
    if behind:
        weapon: str | None = behind[0].weapon
        dates = tuple(dates_behind(frame, match.end()))
    else:
        weapon, dates = _told_before(sentence, match.start(), own)
    if weapon is None or not actors:
        return []
    frame.assertion = "armed_group" if actors[0].type == "armed_group" else assertion_of(sentence, frame.subject, actors)
    frame.speaker = None
    end = behind[0].end if behind else match.end()
    return claims_of(frame, actors, Act("used", weapon, _subject_start(frame), end, hit.rule.id, hit.rule.confidence, dates or (None,)))


def _creditors(frame: Frame, own: list[Claim]) -> list[Actor]:
    """Who claims it: the verb's own subject, or in "laid a mine on D, and claimed responsibility" the one who laid it."""
    start = frame.group.start if frame.group is not None else frame.start
    shared = re.search(r"(?:,|\band|\bbut)\s+(?:\w+\s+)?$", frame.text[:start])
    earlier = [c for c in own if c.start < frame.sentence.start + start and c.value == "used"]
    if shared and earlier:
        return [Actor(earlier[-1].actor, earlier[-1].actor_type, 0.9)]
    return frame.actors


def _told_before(sentence: Sentence, at: int, own: list[Claim]) -> tuple[str | None, tuple[DateMention | str | None, ...]]:
    """Weapon and date of the mine attack that the sentence, or the one before, has told."""
    earlier = [c for c in own if c.start < sentence.start + at and c.value == "used"]
    if earlier:
        return earlier[-1].weapon, tuple(c.when.edtf if c.when else None for c in earlier[-1:])
    for step in (sentence, sentence.previous):
        if step is None or step.paragraph != sentence.paragraph:
            continue
        weapons = [w for w in step.weapons if step is not sentence or w.end <= at]
        if weapons and pattern("killing").search(step.text):
            dates = [d for d in step.dates if d.edtf and d.relation == "at" and (step is not sentence or d.end <= at)]
            return weapons[-1].weapon, tuple(d.edtf for d in dates[:1])
    return None, ()


def responsible(hit: Hit, own: list[Claim]) -> list[Claim]:
    """Claims of "was responsible for a strike with RBK bombs", "was behind most mine laying"."""
    frame, sentence = hit.frame, hit.frame.sentence
    subject = _passive_subject(sentence, frame)
    tail = sentence.text[hit.match.end() : hit.match.end() + 120]
    weapons = [w for w in sentence.weapons if hit.match.end() <= w.start < hit.match.end() + 120]
    if subject is None or frame.negated or frame.no_evidence or frame.irrealis or frame.unverified or pattern("not_use").match(tail):
        return []
    actors: list[Actor] = sentence.context.actors_of(sentence, subject)
    weapon = weapons[0].weapon if weapons else default_weapon(sentence) if sentence.report.treaty == "CCM" else None
    if weapon is None or not actors:
        return []
    end = weapons[0].end if weapons else hit.match.end() + len(tail.split(",")[0])
    value = "not_used" if frame.denied else "used"
    act = Act(value, weapon, subject.start, end, hit.rule.id, hit.rule.confidence, tuple(dates_behind(frame, hit.match.end())) or (None,), frame.hedged)
    return claims_of(frame, actors, act)


def unaccused(hit: Hit) -> list[Claim]:
    """Claims of "no one has accused X of any use since", "X has not been accused of using"."""
    sentence, match = hit.frame.sentence, hit.match
    passive = " been " in match.group()
    agents = [a for a in (_passive_subject(sentence, hit.frame),) if a] if passive else agents_at(sentence, match.end())
    rest = sentence.text[match.end() :]
    if not agents or not re.search(r"\b(?:us(?:e|ing|ed)|lay(?:ing)?|laid|plant\w*|emplac\w*|fir(?:ing|ed)|dropp\w*|mining)\b", rest):
        return []
    frame = hit.frame
    frame.assertion, frame.speaker = "monitor", None
    actors = actors_at(sentence, agents)
    weapons = [w for w in sentence.weapons if w.start >= match.end()]
    weapon = weapons[0].weapon if weapons else default_weapon(sentence)
    dates = dates_behind(frame, match.end())
    end = weapons[0].end if weapons else match.end()
    return claims_of(frame, actors, Act("not_used", weapon, match.start(), end, hit.rule.id, hit.rule.confidence, tuple(dates) or (None,), True))
