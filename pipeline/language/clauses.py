"""Where a sentence falls into parts that say separate things, and the verb group around a verb.

No parser: the reports' English is regular enough for the words that open clauses and the words that may stand between a
subject and its verb. ``find_breaks`` gives the cuts; ``verb_group`` walks left from a verb and says what it met.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.language.cuefile import cues
from pipeline.language.inflect import forms

if TYPE_CHECKING:
    from pipeline.language.view import Sentence

# A semicolon, a colon, a dash, or a conjunction that opens a clause of its own. "and"/"or" only before a new subject.
_BREAK = re.compile(
    r";\s|:\s(?!“)|\s[—–]\s|(?:,|\))?(?:\[\d+\])*\s(?=(?:but|while|whereas|although|though)\s)|,(?:\[\d+\])*\s(?=yet\s)|"
    r",\s(?=(?:[\d,]+|some|most|all|many|none|half|both|neither) of (?:which|them|these|whom)\b)|"
    r",(?:\[\d+\])*[”’]?(?:\[\d+\])*\s(?=(?:and|so|nor|or|as(?! an? observer| observers| well as)|because|since|when|where|after which|which|who|whose|even though|even if|despite|adding|noting|stating|saying|citing)\s)"
)
_NEW_SUBJECT = re.compile(r"(?:and|or|so)\s+(?:that\s|(?:it|they|he|she|none|both|neither|nor|has|have|had|is|was|were|are|did|does|in|on|since|no|the|its|their|a|an|one|some|several)\b)")
# "and Vietnam throughout" goes on with a list; "and Textron closed" is somebody who acts
_NAME_ACTS = re.compile(r"(?:and|or|so)\s+(?:[A-Z][\w’'-]*\s+|(?:of|the)\s+(?=[A-Z])|\([^)]*\)\s*)+(?:\w+ly\s+|also\s+|then\s+)?([a-z]+)")

_QUOTE = re.compile(r"^[\"“”‘’',()\[\]]+$")


def find_breaks(sentence: Sentence) -> list[int]:
    """Offsets at which a new part begins, ascending."""
    found = []
    for match in _BREAK.finditer(sentence.text):
        rest = sentence.text[match.end() :]
        if re.match(r"(?:and|or|so)\s", rest) and not _NEW_SUBJECT.match(rest) and not _somebody_acts(sentence, match.end(), rest):
            continue
        if re.match(r"since\s", rest):
            continue
        found.append(match.end())
    return found


def _somebody_acts(sentence: Sentence, offset: int, rest: str) -> bool:
    """Whether "and" at ``offset`` is followed by somebody and a verb: "…, and rebels laid mines"."""
    named = _NAME_ACTS.match(rest)
    if named and not named.group(1).endswith("ing") and named.group(1) not in _PREPOSITIONS and is_verb_form(named.group(1)):
        return True
    for agent in sentence.agents:
        if agent.start >= offset and agent.start - offset <= 8:
            follower = re.match(r"\s+(\w+)", sentence.text[agent.end :])
            return bool(follower and not follower.group(1).endswith("ing") and is_verb_form(follower.group(1).lower()))
    return False


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """What stands around a verb: "is not known to have ever" before "used".

    ``start`` is where the group begins in the sentence. ``outer`` is the offset before which the subject is looked for: further
    left than ``start`` where verbs share it ("produced or exported").
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


@lru_cache(maxsize=1)
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    words = cues()["words"]
    raising = {form for verb in words["raising"] for form in forms(verb.split()[0])}
    adverbs = {part for adverb in words["adverbs"] for part in adverb.split()}
    return (
        frozenset(words["auxiliaries"]),
        frozenset(words["modals"]),
        frozenset(words["negators"]) | {"never"},
        frozenset(adverbs),
        frozenset(raising),
    )


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "get", "got"})
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve"})
_DO = frozenset({"do", "does", "did"})
_PREPOSITIONS = frozenset({"of", "for", "from", "by", "with", "about", "against", "to", "in", "after", "before", "despite", "without", "on"})


def verb_group(sentence: Sentence, verb: int, tags: frozenset[str]) -> VerbGroup:
    """The group that ends in the verb at word index ``verb``, whose form has the Penn ``tags``."""
    auxiliaries, modals, negators, adverbs, raising = _sets()
    words = sentence.words
    met: list[str] = []
    index = verb - 1
    outer = None
    while index >= 0:
        word = words[index].lower
        bare = not ({"has", "have", "had", "is", "was", "were", "are", "will", "would", "does", "did", "do", "to"} & set(met))
        if bare and (shared := _coordinated(sentence, index)) is not None:
            # "has neither used nor": what stands before the first verb belongs to both
            if word == "nor":
                met.append(word)
            outer = outer or index
            index = shared
            met.append("|")
            continue
        if word in auxiliaries or word in modals or word in negators or word in adverbs or _is_adverb(sentence, words[index].start, word):
            met.append(word)
        elif word in raising and met and "to" in met[-3:] or (word in raising and "VBG" in tags and not met):
            met.append(word)
        elif _QUOTE.match(word) and word not in {",", ")", "("} and met is not None:
            pass
        else:
            break
        index -= 1
    start_index = index + 1
    kept = [word for word in met if word != "|"]
    near = met[: met.index("|")] if "|" in met else met
    preposition = None
    gerund = "VBG" in tags and not (_BE & set(kept))
    if (gerund or "having" in kept) and index >= 0 and words[index].lower in _PREPOSITIONS:
        preposition = words[index].lower
        start_index = index
    start = words[start_index].start if start_index <= verb else words[verb].start
    never = "never" in kept or _phrase_before(sentence, start, words[verb].start, "at no time")
    no_longer = bool(re.search(r"\bno longer\b", sentence.text[start : words[verb].start], re.IGNORECASE))
    be_near = [word for word in kept if word not in adverbs and word not in negators and not word.endswith("ly")]
    passive = "VBN" in tags and bool(be_near) and be_near[0] in _BE
    return VerbGroup(
        start=words[max(0, min(start_index, verb))].start,
        outer=start,
        negated=bool(negators & set(kept)) or no_longer,
        never=never,
        no_longer=no_longer,
        modal=next((word for word in kept if word in modals), None),
        passive=passive,
        perfect=bool(_HAVE & set(kept)),
        infinitive="to" in kept and kept[-1] == "to" or bool(kept and kept[0] == "to" and kept[-1] == "to"),
        gerund=gerund,
        preposition=preposition,
        raised="to" in kept and kept[-1] != "to",
        finite=bool((_BE | _HAVE | _DO | modals) & set(kept)) or (not near and bool({"VBD", "VBZ", "VBP"} & tags)),
    )


_NO_ADVERB = frozenset({"assembly", "family", "supply", "rely", "july", "reply", "apply", "ally", "italy", "comply", "multiply", "monopoly", "imply"})


def _is_adverb(sentence: Sentence, start: int, word: str) -> bool:
    return word.endswith("ly") and len(word) > 3 and word not in _NO_ADVERB and (start == 0 or sentence.text[start].islower())


def _phrase_before(sentence: Sentence, start: int, end: int, phrase: str) -> bool:
    return phrase in sentence.text[max(0, start - 14) : end].lower()


def _coordinated(sentence: Sentence, index: int) -> int | None:
    """Where words[index] is the "or" of "produced or", the index just before the earlier verb; else None."""
    words = sentence.words
    if words[index].lower not in {"or", "and", "nor", ","}:
        return None
    probe = index - 1
    if probe >= 0 and words[probe].lower == ",":
        probe -= 1
    if probe < 0:
        return None
    word = words[probe].lower
    if not is_verb_form(word):
        return None
    before = words[probe - 1].lower if probe else ""
    auxiliaries, modals, negators, adverbs, _ = _sets()
    led = before in auxiliaries or before in modals or before in negators or before in adverbs or before in {"or", "and", ","}
    return probe - 1 if led or word.endswith(("ed", "ing")) else None


@lru_cache(maxsize=8192)
def is_verb_form(word: str) -> bool:
    """Whether a word can be a verb's form, by lemminflect's dictionary."""
    from lemminflect import getAllLemmas

    return "VERB" in getAllLemmas(word)
