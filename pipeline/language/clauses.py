"""Where a sentence falls into parts that say separate things, and the verb group around a verb.

No parser: the reports' English is regular enough for the words that open clauses and the words that may stand between a
subject and its verb. ``find_breaks`` gives the cuts; ``verb_group`` walks left from a verb and says what it met.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.language.cuefile import cues
from pipeline.language.inflect import forms
from pipeline.language.lexicon import lemmas
from pipeline.language.patterns import pattern

if TYPE_CHECKING:
    from pipeline.language.view import Sentence


def find_breaks(sentence: Sentence) -> list[int]:
    """Offsets at which a new part begins, ascending: ";", ":", "but …", ", which …", ", and" with a subject of its
    own."""
    found = []
    for match in pattern("clause.break").finditer(sentence.text):
        rest = sentence.text[match.end() :]
        joined = pattern("clause.joined").match(rest)
        if joined and not pattern("clause.new_subject").match(rest) and not _acts(sentence, match.end(), rest):
            continue
        found.append(match.end())
    return found


def _acts(sentence: Sentence, offset: int, rest: str) -> bool:
    """Whether "and" at ``offset`` is followed by somebody and a verb: "…, and rebels laid mines"."""
    named = pattern("clause.name_acts").match(rest)
    if named and _is_finite(named.group("verb")):
        return True
    for agent in sentence.agents:
        if agent.start >= offset and agent.start - offset <= 8:
            follower = pattern("clause.follower").match(sentence.text[agent.end :])
            return follower is not None and _is_finite(follower.group("verb").lower())
    return False


def _is_finite(word: str) -> bool:
    if word.endswith("ing") or word in _PREPOSITIONS or word in _lists().never_verbs:
        return False
    return is_verb_form(word)


class VerbGroup(NamedTuple):
    """What stands around a verb: "is not known to have ever" before "used".

    ``start`` is where the group begins in the sentence, ``outer`` the offset before which the subject is looked for.
    """

    start: int
    outer: int
    negated: bool
    never: bool
    no_longer: bool
    modal: str | None
    passive: bool
    perfect: bool
    infinitive: bool
    gerund: bool
    preposition: str | None
    raised: bool
    finite: bool


@dataclass(frozen=True)
class _Words:
    """The word lists of cues.toml that a verb group is made of."""

    auxiliaries: frozenset[str]
    modals: frozenset[str]
    negators: frozenset[str]
    adverbs: frozenset[str]
    raising: frozenset[str]
    not_adverbs: frozenset[str]
    never_verbs: frozenset[str]

    @cached_property
    def finite(self) -> frozenset[str]:
        """Forms of "be", "have" and "do" and the modals: with one of them a group is a clause's own."""
        return self.modals | _BE | _HAVE | _DO

    @cached_property
    def leading(self) -> frozenset[str]:
        """What may stand before the first of several verbs that share it."""
        return self.auxiliaries | self.modals | self.negators | self.adverbs | {"or", "and", ","}


@lru_cache(maxsize=1)
def _lists() -> _Words:
    words = cues()["words"]
    return _Words(
        auxiliaries=frozenset(words["auxiliaries"]),
        modals=frozenset(words["modals"]),
        negators=frozenset(words["negators"]) | {"never"},
        adverbs=frozenset(part for adverb in words["adverbs"] for part in adverb.split()),
        raising=frozenset(form for verb in words["raising"] for form in forms(verb.split()[0])),
        not_adverbs=frozenset(words["not_adverbs"]),
        never_verbs=frozenset(words["never_verbs"]),
    )


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "get", "got"})
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve"})
_DO = frozenset({"do", "does", "did"})
_FINITE = frozenset({"has", "have", "had", "is", "was", "were", "are", "will", "would", "does", "did", "do", "to"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
_PREPOSITIONS = frozenset(
    {
        *("of", "for", "from", "by", "with", "about", "against", "to", "in", "after"),
        *("before", "despite", "without", "on", "at", "over", "near", "since"),
    }
)
_GO = frozenset({"go", "goes", "went", "going", "gone"})
_SHARED = "|"
"""Stands among the words met where a verb shares what stands before an earlier one."""


def verb_group(sentence: Sentence, verb: int, tags: frozenset[str]) -> VerbGroup:
    """The group that ends in the verb at word index ``verb``, whose form has the Penn ``tags``."""
    key = "group", verb, tags
    if key not in sentence.known:
        sentence.known[key] = _verb_group(sentence, verb, tags)
    group: VerbGroup = sentence.known[key]
    return group


def _verb_group(sentence: Sentence, verb: int, tags: frozenset[str]) -> VerbGroup:
    lists = _lists()
    met, first = _walk(sentence, verb, tags)
    kept = near = met
    if _SHARED in met:
        kept, near = [word for word in met if word != _SHARED], met[: met.index(_SHARED)]
    found = frozenset(kept)
    gerund = "VBG" in tags and _BE.isdisjoint(found)
    preposition = None
    if (gerund or "having" in found) and first > 0 and sentence.words[first - 1].lower in _PREPOSITIONS:
        first -= 1
        preposition = sentence.words[first].lower
    start = sentence.words[min(first, verb)].start
    no_longer = "clause.no_longer" in sentence.seldom and bool(
        pattern("clause.no_longer").search(sentence.text[start : sentence.words[verb].start])
    )
    plain = [w for w in kept if w not in lists.adverbs and w not in lists.negators and not w.endswith("ly")]
    return VerbGroup(
        start=start,
        outer=start,
        negated=no_longer or not lists.negators.isdisjoint(found),
        never="never" in found,
        no_longer=no_longer,
        modal=next((word for word in kept if word in lists.modals), None),
        passive="VBN" in tags and bool(plain) and plain[0] in _BE,
        perfect=not _HAVE.isdisjoint(found),
        infinitive=bool(kept) and kept[-1] == "to" and not gerund,
        gerund=gerund,
        preposition=preposition,
        raised="to" in found and kept[-1] != "to",
        finite=not lists.finite.isdisjoint(found) or (not near and not _FINITE_TAGS.isdisjoint(tags)),
    )


def _walk(sentence: Sentence, verb: int, tags: frozenset[str]) -> tuple[list[str], int]:
    """The words of the group from the verb leftwards, and the index of its first word."""
    lists, words = _lists(), sentence.words
    met: list[str] = []
    index = verb - 1
    while index >= 0:
        word = words[index].lower
        if word == "“" and index and words[index - 1].lower in {",", ":"}:
            break  # what is quoted begins here
        shared = _coordinated(sentence, index) if _FINITE.isdisjoint(met) else None
        if shared is not None:
            # "has neither used nor": what stands before the first verb belongs to both
            met.extend([word, _SHARED] if word == "nor" else [_SHARED])
            index = shared
            continue
        helper = word in lists.auxiliaries or word in lists.modals or word in lists.negators or word in lists.adverbs
        if word == "on" and index and words[index - 1].lower in _GO:
            index -= 1  # "went on producing"
            word = "go"
        raising = word in lists.raising and ("to" in met[-3:] or ("VBG" in tags and not met))
        if helper or raising or _is_adverb(sentence, words[index].start, word):
            met.append(word)
        elif word == "," and (before := _before_aside(sentence, index)) is not None:
            index = before
            continue
        elif (never := sentence.search("clause.at_no_time", words[index].end)) is not None:
            met.append("never")
            index = sentence.word_at(never.start())
        elif not pattern("clause.quotation").match(word):
            break
        index -= 1
    return met, index + 1


def _before_aside(sentence: Sentence, comma: int) -> int | None:
    """The index of the "not" in "had not, as of 1 May 2016, provided", for that of the second comma; else None."""
    aside = sentence.search("clause.aside", sentence.words[comma].end)
    return sentence.word_at(aside.start()) if aside else None


def _is_adverb(sentence: Sentence, start: int, word: str) -> bool:
    if not word.endswith("ly") or len(word) <= 3 or word in _lists().not_adverbs:
        return False
    return start == 0 or sentence.text[start].islower()


def _coordinated(sentence: Sentence, index: int) -> int | None:
    """Where words[index] is the "or" of "produced or", the index just before the earlier verb; else None."""
    words = sentence.words
    if words[index].lower not in {"or", "and", "nor", ","} or _closes_aside(sentence, index):
        return None
    probe = index - 1
    if probe >= 0 and words[probe].lower == ",":
        probe -= 1
    if probe < 0:
        return None
    word = words[probe].lower
    if not is_verb_form(word) or word in _lists().never_verbs:
        return None
    before = words[probe - 1].lower if probe else ""
    led = before in _lists().leading
    return probe - 1 if led or word.endswith(("ed", "ing")) else None


def _closes_aside(sentence: Sentence, index: int) -> bool:
    """ "Peru, which has not joined, made some": the comma ends a relative clause, whose verb shares nothing."""
    end = sentence.words[index].end
    if sentence.words[index].lower != "," or sentence.search("subject.closed_relative", end) is None:
        return False
    return pattern("clause.list_goes_on").match(sentence.text[end:]) is None


@lru_cache(maxsize=8192)
def is_verb_form(word: str) -> bool:
    """Whether a word can be a verb's form, by lemminflect's dictionary."""
    return "VERB" in lemmas(word.lower())


def of_strangers(gap: str, group: VerbGroup) -> bool:
    """Whether the verb's own subject is somebody unknown: "said that a rancher", not "that none", "that its men"."""
    own = list(pattern("subject.own_opener").finditer(gap))
    subject = gap[own[-1].end() :].strip(" “") if own else ""
    return bool(subject) and group.finite and pattern("subject.of_ours").search(subject) is None
