"""A use told just before and told again of somebody or some time else: "so did X in 2004", "they did so again".

Also the same accusation made by others, and what is left out: "there is no evidence that it has".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.claims.arguments import Origin, dates_of, last_weapon
from pipeline.claims.frames_of import Hit
from pipeline.claims.use.actors import actors_at, agents_at
from pipeline.claims.use.answers import Stated, distinct, own_word
from pipeline.claims.use.assertion import ACTING, assertion_of
from pipeline.claims.use.dates import dates_behind
from pipeline.claims.use.reading import Act, act_of, claims_of
from pipeline.claims.wording import wording
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence
from pipeline.records import Claim


def repeated(hit: Hit, own: list[Claim], stated: Stated) -> list[Claim]:
    """Claims with the value and weapon of the act before, the hit's own actor and dates."""
    sentence, match = hit.frame.sentence, hit.match
    if wording("use", "not_use_context").search(sentence.text[: match.start()]) and not own:
        return []
    base = [c for c in own if c.start < sentence.start + match.start()] or _told_just_before(sentence, stated)
    base = base or _unequalled(hit)
    if not base or hit.frame.irrealis:
        return []
    told_of = _told_of(hit, own, base)
    return _done_again(hit, own, base) if told_of is None else told_of


def _unequalled(hit: Hit) -> list[Claim]:
    """ "No group lays as many mines as X, which did so again in 2004": the use that a comparison presupposes."""
    sentence = hit.frame.sentence
    compared = wording("use", "unequalled").search(sentence.text, 0, hit.match.start())
    if compared is None:
        return []
    act = act_of(hit, "used", last_weapon(sentence, compared.end()), compared.span())
    return claims_of(hit.frame, actors_at(sentence, agents_at(sentence, compared.end())), act)


def _told_of(hit: Hit, own: list[Claim], base: list[Claim]) -> list[Claim] | None:
    """What is said of the act before; None where it is told as done again."""
    groups = hit.match.groupdict()
    if groups.get("charge"):
        return _charged_again(hit, base)
    if groups.get("charged"):
        return _charged_beside(hit, base)
    if groups.get("goeson"):
        return _gone_on(hit, own, base)
    return _never_did(hit, base) if groups.get("selfnever") else None


def _done_again(hit: Hit, own: list[Claim], base: list[Claim]) -> list[Claim]:
    sentence, match, frame = hit.frame.sentence, hit.match, hit.frame
    _settle(hit, base[-1])
    value = "used" if base[-1].value == "not_used" and _contradicted(hit) else _value(hit, base[-1].value)
    if value is None:
        return []
    agents = _repeaters(hit)
    actors = _doers(hit, agents, base)
    dates: Sequence[DateMention | str | None] = [
        *(dates_behind(frame, match.end()) or ([] if agents else dates_of(frame)))
    ]
    if not dates and (_with_its_time(hit, own) or _denies_that(frame, actors, base)):
        when = base[-1].when
        dates = [when.edtf] if when is not None else []
    pledge = wording("use", "pledged_not_to").search(frame.text[: match.start()])
    if value == "future_use_renounced" and pledge:
        frame.assertion, frame.speaker = "monitor", None
        dates = [d for d in sentence.dates if pledge.start() <= d.start < match.start() and d.edtf][-1:]
    span = (min([match.start(), *(a.start for a in agents)]), max([match.end(), *(a.end for a in agents)]))
    act = act_of(hit, value, base[-1].weapon, span, dates, hedged=frame.hedged)
    too = agents and hit.match.groupdict().get("inverted")
    if too and value == "not_used" and base[-1].assertion in {"government", "armed_group"}:
        frame.speaker = sentence.text[agents[0].start : agents[-1].end]
        return _denied_too(hit, actors, act)
    return claims_of(frame, actors, act)


def _with_its_time(hit: Hit, own: list[Claim]) -> bool:
    """ "laid mines in 2004, as did X": at the same time."""
    return hit.match.group().startswith("as ") and bool(own)


def _denies_that(frame: Frame, actors: list[Actor], base: list[Claim]) -> bool:
    """ "Soldiers mined the road in 2004. The army denied that any unit had done so": the act that was told."""
    told = base[-1]
    return frame.denied and told.value == "used" and [actor.id for actor in actors] == [told.actor]


def _never_did(hit: Hit, base: list[Claim]) -> list[Claim]:
    """ "X used mines. Y says that it never has": a denial, of the act told where it is X who denies."""
    frame, sentence = hit.frame, hit.frame.sentence
    said = next((g for g in reversed(frame.governors) if g.class_ == "say" and g.speaker is not None), None)
    doer = next((a for a in sentence.agents if a.start == hit.match.start()), None)
    if said is None or said.speaker is None or doer is None or base[-1].value not in {"used", "not_used"}:
        return []
    actors = sentence.context.actors_of(sentence, doer)
    frame.assertion = assertion_of(sentence, said.speaker, actors)
    frame.speaker = sentence.text[said.speaker.start : said.speaker.end]
    told = base[-1].when if [a.id for a in actors] == [base[-1].actor] else None
    span = (said.speaker.start, hit.match.end())
    return claims_of(frame, actors, act_of(hit, "not_used", base[-1].weapon, span, [told.edtf] if told else []))


def _charged_beside(hit: Hit, base: list[Claim]) -> list[Claim]:
    """ "X denied that it laid mines in 2004, as Y claims it did": the charge by Y."""
    frame, sentence, last = hit.frame, hit.frame.sentence, base[-1]
    speaker = next((a for a in sentence.agents if hit.match.start() <= a.start < hit.match.end()), None)
    if last.value not in {"used", "not_used"} or speaker is None:
        return []
    actor = Actor(last.actor, last.actor_type, 0.9)
    frame.assertion = assertion_of(sentence, speaker, [actor])
    frame.speaker = sentence.text[speaker.start : speaker.end]
    when = last.when.edtf if last.when else None
    return claims_of(frame, [actor], act_of(hit, "used", last.weapon, hit.match.span(), (when,)))


def _gone_on(hit: Hit, own: list[Claim], base: list[Claim]) -> list[Claim]:
    """ "Use by X was first recorded in 2004, and it continued in 2005": the use that a noun named goes on."""
    frame, last = hit.frame, base[-1]
    dates = dates_behind(frame, hit.match.end())
    named = last.value == "used" and isinstance(last.origin, Origin) and last.origin.frame.group is None
    if not named or not dates or frame.irrealis or (base != own and not hit.frame.text.startswith(hit.match.group())):
        return []
    frame.assertion, frame.speaker = last.assertion, last.speaker
    actors = [Actor(c.actor, c.actor_type, 0.8) for c in distinct(base) if c.value == "used"]
    return claims_of(frame, actors, act_of(hit, "used", last.weapon, hit.match.span(), dates))


def _denied_too(hit: Hit, actors: list[Actor], act: Act) -> list[Claim]:
    """ "the army denied having laid them, as did the ELN": each denies in its own name."""
    frame, made = hit.frame, []
    for actor in actors:
        frame.assertion = own_word(frame.sentence, actor)
        made += claims_of(frame, [actor], act)
    return made


def _settle(hit: Hit, last: Claim) -> None:
    """Who says so: "as X had done" is said by whoever said the first half, "no evidence that it has" by the report."""
    frame, groups = hit.frame, hit.match.groupdict()
    if groups.get("asdone") or groups.get("nevermore") or (groups.get("reserved") and frame.assertion == "monitor"):
        frame.assertion, frame.speaker = last.assertion, last.speaker
    elif frame.unverified or (groups.get("elided") and frame.no_evidence):
        frame.assertion, frame.speaker = "monitor", None


def _value(hit: Hit, before: str) -> str | None:
    """The value that the repeat has: "stopped doing so", "will go on doing so", "would not do so again"."""
    frame, lead = hit.frame, hit.frame.text[: hit.match.start()]
    if re.search(r"\b(?:might|may|could)\s+(?:well\s+|also\s+)?have\s+$", lead):
        return None
    if hit.match.groupdict().get("elided") and not frame.no_evidence:
        said = frame.governors[-1] if frame.governors else None
        admits = said is not None and re.match(r"conced|admi|acknowledg|confirm", said.word)
        return "used" if admits and before in {"used", "not_used"} else None
    if hit.match.groupdict().get("nevermore"):
        return "future_use_renounced" if before in {"used", "not_used"} else None
    if hit.match.groupdict().get("reserved"):
        return "future_use_reserved" if before in {"used", "not_used"} else None
    if before in {"used", "not_used"} and wording("use", "pledged_not_to").search(lead):
        return "future_use_renounced"
    if frame.unverified and not frame.denied:
        return "unconfirmed" if before in {"used", "unconfirmed"} else None
    if before == "used" and re.search(r"\b(?:stop|ceas|halt|quit|discontinu)\w*\s+$", lead):
        return "stopped_using"
    if before == "used" and re.search(r"\b(?:will|would)\s+(?:go on|continue|keep)\s+(?:to\s+)?$", lead):
        return "future_use_reserved"
    if frame.negative and before in {"used", "not_used", "unconfirmed"}:
        return "future_use_renounced" if frame.future else "not_used"
    return None if frame.negative or frame.future else before


def _contradicted(hit: Hit) -> bool:
    """ "X says that it laid none. Y claims that X did so in 2004": who says so says the opposite."""
    frame = hit.frame
    said = any(g.class_ in {"say", "allege"} and g.speaker is not None for g in frame.governors)
    return said and not frame.negative and re.match(r"d(?:id|one) so\b", hit.match.group()) is not None


def _told_just_before(sentence: Sentence, stated: Stated) -> list[Claim]:
    """The claims of the sentence before; of the one before that where that one only repeats it."""
    step = sentence.previous
    for _ in range(3):
        if step is None or step.paragraph != sentence.paragraph:
            return []
        previous = stated(step)
        tail = step.text[max((c.end for c in previous), default=step.start) - step.start :]
        if previous:
            return previous if not wording("use", "not_use_context").search(tail) else []
        if not re.search(r"\bdid (?:so|the same|likewise)\b|^So did\b", step.text):
            return []
        step = step.previous
    return []


def _doers(hit: Hit, agents: list[Agent], base: list[Claim]) -> list[Actor]:
    """The actors: those named with the repeat, else its subject; of what is left out, those of the act before."""
    frame, groups = hit.frame, hit.match.groupdict()
    named = actors_at(frame.sentence, agents)
    if named:
        return named
    if groups.get("elided"):
        return [Actor(c.actor, c.actor_type, 0.8) for c in distinct(base)]
    return [] if groups.get("inverted") or frame.subject is None else frame.actors


def _repeaters(hit: Hit) -> list[Agent]:
    """Who did it too: behind "so did", before "had done" or "has"."""
    sentence, match, groups = hit.frame.sentence, hit.match, hit.match.groupdict()
    name = next((n for n in ("elided", "asdone") if groups.get(n)), None)
    acting = [a for a in sentence.agents if a.kind in ACTING]
    if name is not None:
        return [a for a in acting if match.start(name) <= a.start < match.end(name)][:1]
    if not groups.get("inverted"):
        return []
    found: list[Agent] = []
    for agent in [a for a in acting if a.start >= match.end()]:
        gap = sentence.text[found[-1].end if found else match.end() : agent.start]
        first = r"\s*(?:(?:those|that)\s+of\s+)?(?:the\s+|both\s+)?"
        between = r"(?:\s*\([^)]*\))?,?\s+and\s+(?:the\s+)?" if found else first
        if re.fullmatch(between, gap):
            found.append(agent)
    return found


def _charged_again(hit: Hit, base: list[Claim]) -> list[Claim]:
    """ "residents made the same accusation": the charge before, said by somebody else."""
    sentence, frame, subject = hit.frame.sentence, hit.frame, hit.frame.subject
    charges = [c for c in base if c.value == "used" and c.assertion != "monitor"]
    if not charges or frame.negated or subject is None:
        return []
    last = charges[-1]
    actor = Actor(last.actor, last.actor_type, 0.9)
    frame.assertion = assertion_of(sentence, subject, [actor])
    frame.speaker = sentence.text[subject.start : subject.end]
    when = last.when.edtf if last.when else None
    return claims_of(frame, [actor], act_of(hit, "used", last.weapon, (subject.start, hit.match.end()), (when,)))
