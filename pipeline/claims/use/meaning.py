"""Whether a hit of the use rules speaks of an act that somebody did.

Not of a rule, an idea, a munition's working, training, or digging.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.claims.frames_of import Hit
from pipeline.claims.rulefile import Rule
from pipeline.claims.use.weapon import with_weapon
from pipeline.claims.wording import wording
from pipeline.language.view import Sentence
from pipeline.matching.prefilter import Prefilter


def means_use(hit: Hit) -> bool:
    """True where the words may state a use, a non-use, or a pledge."""
    frame = hit.frame
    text, after = frame.text, frame.text[frame.end :]
    start = frame.group.start if frame.group is not None else frame.start
    if _only_spoken_of(hit):
        return False
    if hit.kind != "verb":
        return True
    group = frame.group
    if group is not None and group.infinitive and wording("use", "idea_of").search(text[: frame.start]):
        return False
    if (
        group is not None
        and group.gerund
        and (
            frame.subject is None
            or wording("use", "idea_of").search(text[:start])
            or wording("use", "idea_of").search(text[: frame.start])
        )
    ):
        return False
    if hit.rule.sense == "mine_ground":
        return _is_mining(hit)
    return _is_act(hit) and not (
        wording("use", "peaceful_after").match(after) and not wording("use", "except_before").search(after[:60])
    )


def _only_spoken_of(hit: Hit) -> bool:
    """Whether the act is named and not stated: in law, against the weapon, as a wish, as an open question."""
    frame = hit.frame
    before, after = frame.text[: frame.start], frame.text[frame.end :]
    if hit.rule.sense in {"use_noun", "attack"} and wording("use", "legal_before").search(before[-90:]):
        return True
    if hit.kind == "noun" and wording("use", "against_weapon").search(before) and not after.startswith(" of"):
        return True
    wished = frame.group is not None and frame.group.modal in {"would", "should", "could", "might", "must"}
    if hit.rule.sense in {"renounce", "stop"} and wished:
        return True
    if hit.rule.sense == "renounce" and _not_pledged(hit):
        return True
    if hit.kind == "phrase" or not _open_questions().admits(frame.sentence.plain):
        return False
    return wording("use", "open_question").search(before) is not None


@lru_cache(maxsize=1)
def _open_questions() -> Prefilter:
    return Prefilter.of(wording("use", "open_question").pattern)


def _not_pledged(hit: Hit) -> bool:
    """ "has not announced a moratorium": no pledge; "does not intend to use" is one."""
    group = hit.frame.group
    if re.search(
        r"\b(?:buyers?|recipients?|customers?|purchasers?|users?)[’']s?\s+$", hit.frame.text[: hit.match.start()]
    ):
        return True
    within = re.match(r"(?:not|no|does|do|did|has|have|had)\b", hit.match.group())
    return group is not None and group.negated and within is None


def _is_act(hit: Hit) -> bool:
    frame, word = hit.frame, hit.match.group()
    before = frame.text[: frame.start]
    if word.lower().endswith("behind") and (frame.passive or frame.subject is None or not frame.sentence.dates):
        # What armies once left behind is the danger of today.
        return False
    if (
        wording("use", "technical_verbs").fullmatch(word)
        and frame.present
        and not frame.negative
        and not (frame.group and frame.group.gerund)
    ):
        return False
    if wording("use", "fighter_verbs").fullmatch(word) and (
        frame.passive or frame.subject is None or frame.subject.kind != "group"
    ):
        return False
    if (
        frame.negated
        and wording("use", "except_before").search(frame.text[frame.end : frame.end + 50])
        and not re.search(r"in (?:exercises|training)", frame.text[frame.end :])
    ):
        return False
    if wording("use", "made_a_crime").search(before) or wording("use", "under_orders").search(before):
        return False
    if word == "hidden" and frame.group is not None and frame.group.start == frame.start:
        return False
    if re.match(r"hid|conceal", word.lower()) and wording("use", "stored_in").match(frame.text[frame.end :]):
        return False
    return not _describes(hit, before) and not _of_somebody(hit, before)


def _of_somebody(hit: Hit, before: str) -> bool:
    """ "forces that use mines", "states which may lay them": whoever they are, nobody is named."""
    frame = hit.frame
    start = frame.group.start if frame.group is not None else frame.start
    relative = re.search(r"(?<![\w’])(?P<noun>[\w’]+)\)?(?:\[\d+\])*,?\s+(?:that|who|which)\s+$", before[:start])
    if relative is None or frame.passive:
        return False
    at = relative.end("noun")
    spoken = any(g.end == at for g in frame.sentence.governors)
    return (
        not spoken and relative["noun"].islower() and not any(a.start < at <= a.end + 1 for a in frame.sentence.agents)
    )


def _describes(hit: Hit, before: str) -> bool:
    """ "freshly laid mines", "the mines laid near Puno": a participle, whose doer only an accusation names."""
    frame = hit.frame
    if frame.passive or frame.group is None or not hit.match.group().endswith(("ed", "id", "wn", "ut")):
        return False
    subject = frame.subject
    if subject is not None and wording("use", "unit_between").match(frame.text[subject.end : frame.start]):
        return False
    directly = any(w.start - frame.end in (1, 2) for w in frame.sentence.weapons)
    if directly and wording("use", "adjectival_before").search(before) and not frame.group.perfect:
        return True
    behind_weapon = any(
        0 < frame.group.start - w.end <= 2 or frame.text[w.end : frame.group.start].strip(' “”"') == ""
        for w in frame.sentence.weapons
        if w.end <= frame.group.start
    )
    return behind_weapon and not frame.group.perfect and frame.group.start == frame.start


def uses_nothing(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
    """Whether a verb states no use, whoever acts: "mine", which nearly always is the thing, and attacks without
    mines."""
    if rule.sense == "with":
        return with_weapon(sentence, *match.span()) is None
    return rule.sense == "mine_ground" and _is_thing(match)


_FORMS_OF_THINGS = frozenset({"mine", "re-mine", "booby-trap"})
_BEFORE_VERB = re.compile(r"\b(?:to|will|would|did|not|and|or)$")
_LONGEST_BEFORE_VERB = len("would")


def _is_thing(match: re.Match[str]) -> bool:
    """Whether a form of "mine" or "booby-trap" is no verb: "mines", "a mine", "Mine Ban Treaty"."""
    word, text = match.group(), match.string
    if not word.islower() or word == "mines":
        return True
    end = len(text[: match.start()].rstrip())
    shown = end < match.start() and _BEFORE_VERB.search(text, max(0, end - _LONGEST_BEFORE_VERB), end)
    return word in _FORMS_OF_THINGS and not shown


def noun_gerund(hit: Hit) -> bool:
    """ "the laying of mines": a gerund that is a noun, left to the noun rules."""
    frame = hit.frame
    if hit.kind != "verb" or not hit.match.group().lower().endswith("ing"):
        return False
    return re.match(r"\s+of\b", frame.text[frame.end :]) is not None


def _is_mining(hit: Hit) -> bool:
    """ "mined the road" and "were mining the pass", not "the mined area", "copper mining", "mined gold"."""
    after = hit.frame.text[hit.frame.end :]
    if _is_thing(hit.match) or wording("use", "mineral").match(after):
        return False
    if hit.frame.passive and re.match(r"\s+(?:areas?|land|zones?|terrain|ground)\b", after):
        return False
    if hit.frame.passive:
        return bool(re.match(r"\s+(?:[\w]+\s+){0,6}?by\s", after))
    subject = hit.frame.subject
    acts = subject is not None and hit.frame.text[subject.end : hit.frame.start] == " "
    return bool(wording("use", "mined_object").match(after)) and (
        acts or not re.match(r"\s+(?:area|stretch|section|strip|sector)(?:es|s)?\b", after)
    )
