"""How the rules of one family find their words: the patterns of verbs, nouns and phrases, each behind its prefilter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.language.alternatives import Alternatives, groups_in
from pipeline.language.cuefile import RuleFileError, alternation, curly
from pipeline.language.prefilter import PatternReader

if TYPE_CHECKING:
    from pipeline.claims.rulefile import Rule

_PART = re.compile(r"\{([a-z_]+)\}")
# May stand between a verb and the rest of its phrase: "was not represented at", "took no part" is a rule of its own.
_INSIDE = r"(?:\s+(?:not|never|also|again|still|only|yet|ever|both|either|once|more|\w+ly))*"


class Matcher:
    """The patterns of a rule file, made when they are first needed."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        """``parts`` is the file's [part]: what ``{name}`` stands for in phrases and in other parts."""
        self._parts = {name: curly(part) for name, part in parts.items()}
        self._reader = PatternReader(self._parts)
        self._made: dict[str, Alternatives] = {}

    def check(self, pattern: str, where: str) -> None:
        """Raise RuleFileError, naming the place, where a pattern or a part that it needs names an unknown part."""
        for name in dict.fromkeys(_PART.findall(pattern)):
            if name not in self._parts:
                raise RuleFileError(f"{where}: unknown part {{{name}}}; allowed: {', '.join(sorted(self._parts))}")
            self.check(self._parts[name], where)

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """A pattern of the file, every ``{name}`` written out; case is ignored."""
        return re.compile(self._written_out(curly(pattern)), re.IGNORECASE)

    def of(self, rule: Rule) -> Alternatives:
        """All that a rule matches; the groups ``verb`` and ``noun`` say which kind."""
        if rule.id not in self._made:
            sources = [*_verbs(rule.tags), *_nouns(rule.nouns), *map(curly, rule.phrases)]
            filters = [self._reader.read(source) for source in sources]
            groups = groups_in(sources)
            self._made[rule.id] = Alternatives(filters, lambda number: self._written_out(sources[number]), groups)
        return self._made[rule.id]

    def _written_out(self, pattern: str) -> str:
        return _PART.sub(lambda name: f"(?:{self._written_out(self._parts[name[1]])})", pattern)


def _verbs(forms: Iterable[str]) -> Iterator[str]:
    """A pattern for the verb forms with the same rest ("take part", "took part"), the longest rest first.

    A phrase may have adverbs and "not" behind its verb.
    """
    by_rest: dict[str, list[str]] = {}
    for form in forms:
        verb, _, rest = form.partition(" ")
        by_rest.setdefault(rest, []).append(verb)
    for rest in sorted(by_rest, key=lambda rest: (-len(rest), rest)):
        behind = _INSIDE + r"\s+" + curly(re.escape(rest)).replace(r"\ ", r"\s+") if rest else ""
        yield rf"(?<![\w-])(?P<verb>(?:{alternation(by_rest[rest])}){behind})(?![\w-])"


def _nouns(nouns: Iterable[str]) -> Iterator[str]:
    forms = {form for noun in nouns for form in (noun, noun + "s")}
    if forms:
        yield rf"(?<![\w-])(?P<noun>{alternation(forms)})(?![\w-])"
