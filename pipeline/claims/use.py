"""Use of mines and cluster munitions. Rules: ``rules/use.toml``; word lists: ``rules/use_words.toml``.

A sentence is read in three steps: what it states itself (``stated``: verbs and nouns in ``use_reading``, blame and credit in
``use_accusations``), what it says of acts told before it (``use_answers``), and putting together what was found twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.use_accusations import blamed, credited, responsible, unaccused
from pipeline.claims.use_answers import answered, dated_denials, repeated
from pipeline.claims.use_reading import read_use
from pipeline.claims.use_words import pattern
from pipeline.language.view import Sentence
from pipeline.records import Claim

_READ = frozenset({"use", "use_noun", "attack", "mine_ground", "with", "renounce", "reserve", "stop"})


def find(sentence: Sentence) -> list[Claim]:
    """Claims of use in a sentence."""
    hits = _hits(sentence)
    own = _stated(hits)
    leaning = [hit for hit in hits if hit.rule.sense in {"answer", "repeat"}]
    own = dated_denials(sentence, own, stated)
    for hit in leaning:
        own.extend(answered(hit, own, stated) if hit.rule.sense == "answer" else repeated(hit, own, stated))
    return list(_once(own))


def stated(sentence: Sentence) -> list[Claim]:
    """What a sentence states by itself, without looking at the ones before it."""
    return _stated(_hits(sentence))


def _hits(sentence: Sentence) -> list[Hit]:
    return [hit for hit in find_hits(sentence, rule_file("use")) if _means_use(hit)]


def _stated(hits: list[Hit]) -> list[Claim]:
    rules = rule_file("use")
    claims = [claim for hit in hits if hit.rule.sense in _READ for claim in read_use(hit, rules)]
    claims.sort(key=lambda claim: claim.start)
    for hit in hits:
        if hit.rule.sense == "accuse":
            claims.extend(blamed(hit, claims))
        elif hit.rule.sense == "credit":
            claims.extend(credited(hit, claims))
        elif hit.rule.sense == "responsible":
            claims.extend(responsible(hit, claims))
        elif hit.rule.sense == "unaccused":
            claims.extend(unaccused(hit))
    return sorted(_once(claims), key=lambda claim: claim.start)


def _means_use(hit: Hit) -> bool:
    """Whether the words speak of an act that somebody did, not of a rule, a munition's working, training, or digging."""
    frame = hit.frame
    text, after = frame.text, frame.text[frame.end :]
    word = hit.match.group()
    if hit.rule.sense in {"use_noun", "attack"} and pattern("legal_before").search(text[max(0, frame.start - 90) : frame.start]):
        return False
    if hit.kind != "verb":
        return True
    if frame.group is not None and frame.group.gerund and frame.subject is None:
        return False
    if hit.rule.sense == "mine_ground":
        return _is_mining(word, after, frame.passive)
    if pattern("technical_verbs").fullmatch(word) and frame.present and not frame.negative and not (frame.group and frame.group.gerund):
        return False
    if pattern("fighter_verbs").fullmatch(word) and (frame.passive or frame.subject is None or frame.subject.kind != "group"):
        return False
    return not (pattern("peaceful_after").match(after) and not pattern("except_before").search(after[:60]))


def _is_mining(word: str, after: str, passive: bool) -> bool:
    """"mined the road" and "were mining the pass", not "the mined area", "copper mining", "mined gold"."""
    if pattern("mineral").match(after):
        return False
    if word.lower().startswith(("mining", "re-mining")):
        return not pattern("mining_noun").match(after) and bool(re.match(r"\s+(?:of\s+)?\S", after))
    if passive:
        return bool(re.match(r"\s+(?:[\w]+\s+){0,6}?by\s", after))
    return bool(pattern("mined_object").match(after)) and not re.match(r"\s+areas?\b", after)


def _once(claims: list[Claim]) -> Iterator[Claim]:
    """Each fact of the sentence once: of two words for the same act ("signed …, vowing never to use") the dated one stands."""
    kept: list[Claim] = []
    for claim in claims:
        same = next((other for other in kept if _same(claim, other)), None)
        if same is None:
            kept.append(claim)
        elif same.when is None and claim.when is not None:
            kept[kept.index(same)] = claim
    yield from kept


def _same(claim: Claim, other: Claim) -> bool:
    if (claim.value, claim.actor, claim.assertion) != (other.value, other.actor, other.assertion):
        return False
    if claim.when == other.when:
        return claim.weapon == other.weapon or claim.value.startswith("future_use") or claim.start < other.end and other.start < claim.end
    return claim.value.startswith("future_use") and (claim.when is None or other.when is None)
