"""Use of mines and cluster munitions. Rules: ``rules/use.toml``; word lists: ``rules/use_words.toml``.

A sentence is read in three steps: what it states itself (``stated``: verbs and nouns in ``reading.py``, blame and
credit in ``accusations.py``), what it says of acts told before it (``answers.py``, ``repeats.py``), and putting
together what was found twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.claims.frames_of import Hit, find_hits, hit_of, overlap
from pipeline.claims.rulefile import Rule, RuleFile, rule_file
from pipeline.claims.use.accusations import blamed, credited, responsible, unaccused
from pipeline.claims.use.answers import answered, dated_denials
from pipeline.claims.use.meaning import means_use, noun_gerund, uses_nothing
from pipeline.claims.use.reading import read_use
from pipeline.claims.use.repeats import repeated
from pipeline.language.frames import noun_frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

_READ = frozenset({"use", "use_noun", "attack", "mine_ground", "with", "renounce", "reserve", "stop"})


def find(sentence: Sentence) -> list[Claim]:
    """Claims of use in a sentence."""
    hits = _hits(sentence)
    own = sentence.known["use"] = _stated(hits)
    leaning = [hit for hit in hits if hit.rule.sense in {"answer", "repeat"}]
    own = dated_denials(sentence, own, stated)
    for hit in leaning:
        own.extend(answered(hit, own, stated) if hit.rule.sense == "answer" else repeated(hit, own, stated))
    return list(_once(own))


def stated(sentence: Sentence) -> list[Claim]:
    """What a sentence states by itself, without looking at the ones before it."""
    if "use" not in sentence.known:
        sentence.known["use"] = _stated(_hits(sentence))
    known: list[Claim] = sentence.known["use"]
    return known


def _hits(sentence: Sentence) -> list[Hit]:
    return [hit for hit in _all(sentence) if means_use(hit)]


def _all(sentence: Sentence) -> list[Hit]:
    """Hits of verbs and phrases, then those of nouns where no verb stands: "use" may be either."""
    verbs, nouns = _split_rules()
    idle: list[tuple[Rule, re.Match[str]]] = []

    def is_idle(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
        if uses_nothing(sentence, rule, match):
            idle.append((rule, match))
            return True
        return False

    found = [hit for hit in find_hits(sentence, verbs, unwanted=is_idle) if not noun_gerund(hit)]
    taken = [hit.match.span() for hit in found]

    def is_taken(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
        if any(start < match.end() and match.start() < end for start, end in taken):
            return True
        below = [hit_of(sentence, *pair) for pair in idle if overlap(match, *pair[1].span())]
        return any(hit is not None and not noun_gerund(hit) for hit in below)

    for hit in find_hits(sentence, nouns, unwanted=is_taken):
        if hit.kind != "noun":
            hit = replace(hit, kind="noun", frame=noun_frame(sentence, *hit.match.span()))
        found.append(hit)
    return found


@lru_cache(maxsize=1)
def _split_rules() -> tuple[RuleFile, RuleFile]:
    rules = rule_file("use")
    nouns = frozenset({"use_noun", "attack"})
    return rules.only(lambda rule: rule.sense not in nouns), rules.only(lambda rule: rule.sense in nouns)


def _stated(hits: list[Hit]) -> list[Claim]:
    rules = rule_file("use")
    clear = next((hit.match.start() for hit in hits if hit.rule.sense == "unaccused"), None)
    hits = [hit for hit in hits if clear is None or hit.match.start() <= clear]
    claims = [claim for hit in hits if hit.rule.sense in _READ for claim in read_use(hit, rules)]
    claims.sort(key=lambda claim: claim.start)
    claims = [_self_told(hits, claim) for claim in claims]
    for hit in hits:
        if hit.rule.sense == "accuse":
            claims.extend(blamed(hit, claims))
        elif hit.rule.sense == "credit":
            claims.extend(credited(hit, claims))
        elif hit.rule.sense == "responsible":
            claims.extend(responsible(hit))
        elif hit.rule.sense == "unaccused":
            claims.extend(unaccused(hit))
    return sorted(_once(claims), key=lambda claim: claim.start)


def _self_told(hits: list[Hit], claim: Claim) -> Claim:
    """Of "X took credit for mines that it laid" X says the laying itself."""
    credit = next((hit for hit in hits if hit.rule.sense == "credit"), None)
    if credit is None or claim.actor_type != "armed_group" or claim.assertion != "monitor" or claim.value != "used":
        return claim
    told = credit.frame.sentence.start + credit.match.start() < claim.cues[0][1]
    return replace(claim, assertion="armed_group") if told else claim


def _once(claims: list[Claim]) -> Iterator[Claim]:
    """Each fact of the sentence once.

    Of two words for the same act ("signed …, vowing never to use") the dated one stands, of two weapons the first.
    """
    kept: list[Claim] = []
    for claim in claims:
        same = next((other for other in kept if _same(claim, other)), None)
        if same is None:
            kept.append(claim)
        elif (same.when is None and claim.when is not None) or (
            same.when == claim.when and claim.cues[0][1] < same.cues[0][1]
        ):
            kept[kept.index(same)] = claim
    yield from kept


def _same(claim: Claim, other: Claim) -> bool:
    if (claim.value, claim.actor, claim.assertion) != (other.value, other.actor, other.assertion):
        return False
    pledge = claim.value.startswith("future_use")
    if claim.when == other.when:
        overlap = claim.start < other.end and other.start < claim.end
        return claim.weapon == other.weapon or pledge or overlap
    return pledge and (claim.when is None or other.when is None)
