"""How rules find their words: the patterns of verbs, nouns and phrases, each behind its prefilter.

Most sentences hold the words of a few rules only. All rules of all families are asked about at once, and a family that
reads the sentence tries those of its own that are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from pipeline.language.cuefile import RuleFileError, alternation, curly
from pipeline.matching.pattern_set import PatternSet, groups_in, without_match
from pipeline.matching.prefilter import Prefilter
from pipeline.matching.reading import PatternReader
from pipeline.matching.word_index import OF_SENTENCES

if TYPE_CHECKING:
    from pipeline.claims.rulefile import Rule

_PART = re.compile(r"\{([a-z_]+)\}")
# May stand between a verb and the rest of its phrase: "was not represented at", "took no part" is a rule of its own.
_INSIDE = r"(?:\s+(?:not|never|also|again|still|only|yet|ever|both|either|once|more|\w+ly))*"


class Parts:
    """The [part] of a rule file: what ``{name}`` stands for in its phrases and in other parts."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        self._parts = {name: curly(part) for name, part in parts.items()}

    def check(self, pattern: str, where: str) -> None:
        """Raise RuleFileError, naming the place, where a pattern or a part that it needs names an unknown part."""
        for name in dict.fromkeys(_PART.findall(pattern)):
            if name not in self._parts:
                raise RuleFileError(f"{where}: unknown part {{{name}}}; allowed: {', '.join(sorted(self._parts))}")
            self.check(self._parts[name], where)

    def reader(self) -> PatternReader:
        """A reader of prefilters that knows the parts."""
        return PatternReader(self._parts)

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """A pattern with every ``{name}`` written out; case is ignored."""
        return re.compile(self._written_out(pattern), re.IGNORECASE)

    def _written_out(self, pattern: str) -> str:
        return _PART.sub(lambda name: f"(?:{self._written_out(self._parts[name[1]])})", pattern)


class Matcher:
    """The patterns of rules, those of one rule together; each is compiled when a text could first match it."""

    def __init__(self, files: Iterable[tuple[Sequence[Rule], Parts]]) -> None:
        self._files = tuple(files)
        self._bits_of = lru_cache(maxsize=None)(self._sum_of_bits)
        self._able = lru_cache(maxsize=16)(self._patterns_for)  # the families read one sentence after another

    def may_match(self, tokens: frozenset[str], words: str, only: frozenset[str]) -> bool:
        """Whether any of the rules with the ids ``only`` could match a text; see ``matches``."""
        return bool(self._able(tokens, words) & self._bits_of(only))

    def families_able(self, tokens: frozenset[str], words: str) -> frozenset[str]:
        """The families, as the ids of rules begin, of which any rule could match a text; see ``matches``."""
        able = self._able(tokens, words)
        return frozenset(family for family, bits in self._families.items() if able & bits) if able else frozenset()

    def matches(
        self, text: str, tokens: frozenset[str], words: str, only: frozenset[str]
    ) -> Iterator[tuple[Rule, re.Match[str]]]:
        """What the rules with the ids ``only`` match in a text, rule by rule; groups ``verb`` and ``noun`` say which
        kind.

        A rule is tried where one of its words is among ``tokens``; ``words`` is what ``prefilter.plain`` makes of the
        text. Of the matches of one rule none overlap; at one place its first pattern counts.
        """
        able = self._able(tokens, words) & self._bits_of(only)
        while able:
            rule = self._sources[(able & -able).bit_length() - 1][0]
            bits = self._bits[rule.id]
            for match in self._patterns.finditer(text, able & bits):
                yield rule, match
            able &= ~bits

    def compiled(self) -> list[re.Pattern[str]]:
        """The patterns of all rules."""
        return list(self._patterns)

    def _patterns_for(self, tokens: frozenset[str], words: str) -> int:
        triggered = 0
        for token in self._triggers.keys() & tokens:
            triggered |= self._triggers[token]
        return self._patterns.able(words, triggered) if triggered else 0

    def _sum_of_bits(self, ids: frozenset[str]) -> int:
        return sum(self._bits[id_] for id_ in ids)

    @cached_property
    def _sources(self) -> list[tuple[Rule, str, Parts, Prefilter]]:
        """Every pattern with its rule, its file's parts, and its prefilter."""
        found = []
        for rules, parts in self._files:
            reader = parts.reader()
            for rule in rules:
                phrases = ((source, reader.read(source)) for source in map(curly, rule.phrases))
                for source, prefilter in (*_verbs(rule.tags), *_nouns(rule.nouns), *phrases):
                    found.append((rule, source, parts, prefilter))
        return found

    @cached_property
    def _patterns(self) -> PatternSet:
        groups = {rule.id: groups_in(*rule.phrases) for rules, _ in self._files for rule in rules}

        def compiled(number: int) -> re.Pattern[str]:
            rule, source, parts, _ = self._sources[number]
            return parts.compiled(source + without_match(source, ("verb", "noun", *groups[rule.id])))

        return PatternSet([prefilter for _, _, _, prefilter in self._sources], compiled, OF_SENTENCES)

    @cached_property
    def _bits(self) -> dict[str, int]:
        """The bits of each rule's patterns."""
        bits: dict[str, int] = {rule.id: 0 for rules, _ in self._files for rule in rules}
        for number, (rule, _, _, _) in enumerate(self._sources):
            bits[rule.id] |= 1 << number
        return bits

    @cached_property
    def _families(self) -> dict[str, int]:
        """The bits of all rules of each family."""
        families: dict[str, int] = {}
        for id_, bits in self._bits.items():
            family = id_.split(".")[0]
            families[family] = families.get(family, 0) | bits
        return families

    @cached_property
    def _triggers(self) -> dict[str, int]:
        """The words that let rules be tried, each with the bits of their patterns."""
        triggers: dict[str, int] = {}
        for rules, _ in self._files:
            for rule in rules:
                for word in rule.words:
                    triggers[word] = triggers.get(word, 0) | self._bits[rule.id]
        return triggers


def _verbs(forms: Iterable[str]) -> Iterator[tuple[str, Prefilter]]:
    """A pattern for the verb forms with the same rest ("take part", "took part"), the longest rest first.

    A phrase may have adverbs and "not" behind its verb.
    """
    by_rest: dict[str, list[str]] = {}
    for form in forms:
        verb, _, rest = form.partition(" ")
        by_rest.setdefault(rest, []).append(verb)
    for rest in sorted(by_rest, key=lambda rest: (-len(rest), rest)):
        behind = _INSIDE + r"\s+" + curly(re.escape(rest)).replace(r"\ ", r"\s+") if rest else ""
        source = rf"(?<![\w-])(?P<verb>(?:{alternation(by_rest[rest])}){behind})(?![\w-])"
        yield source, Prefilter.of_words(by_rest[rest], *([[rest]] if rest else []))


def _nouns(nouns: Iterable[str]) -> Iterator[tuple[str, Prefilter]]:
    forms = sorted({form for noun in nouns for form in (noun, noun + "s")})
    if forms:
        yield rf"(?<![\w-])(?P<noun>{alternation(forms)})(?![\w-])", Prefilter.of_words(forms)
