"""Reads the rule files of the claim families (``pipeline/claims/rules/*.toml``): checked, compiled, once.

A rule names what states a fact: ``verbs`` (lemmas, all forms are made; "take part in"), ``nouns`` (acts as nouns,
plural allowed), or
``phrases`` (regular expressions, with ``triggers``, the words one of which every match holds; ``{name}`` stands for
the file's
[part] of that name). ``sense`` is what the family maps, together with
the factors of the frame, to a value: by the ``[[value]]`` entries, the first whose conditions hold. ``must_match`` and
``must_not_match`` are sentences about Peru (or what the rule file's ``setting`` says) that do or do not give a claim
by this rule; the tests run them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from pipeline.claims.matcher import Matcher, Parts
from pipeline.language.cuefile import RuleFileError, build, read_toml
from pipeline.language.frames import Frame
from pipeline.language.inflect import phrase_forms

FAMILIES = (
    "treaty_status",
    "position",
    "vote",
    "attendance",
    "transparency_report",
    "use",
    "production",
    "transfer",
    "stockpile",
    "retention",
    "national_law",
    "contamination",
)


@dataclass(frozen=True)
class Rule:
    """One [[rule]]."""

    id: str
    sense: str
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    weapon: str = "needed"
    """``needed``: an object that is a weapon must be there; ``assumed``: the verb alone means one ("mine a road");
    ``free``: none."""
    confidence: float = 0.9

    @cached_property
    def tags(self) -> dict[str, frozenset[str]]:
        """Every form of the rule's verbs with its Penn tags."""
        return {form: tags for verb in self.verbs for form, tags in phrase_forms(verb).items()}

    def tags_at(self, matched: str) -> frozenset[str]:
        """The Penn tags of a verb as matched, whatever stands inside it ("was not represented at")."""
        words = matched.lower().split()
        forms = self._forms_by_verb.get(words[0], ())
        return next((tags for rest, tags in forms if rest == words[len(words) - len(rest) :]), frozenset())

    @cached_property
    def _forms_by_verb(self) -> dict[str, list[tuple[list[str], frozenset[str]]]]:
        """By the first word of each form, the words after it, with the form's tags."""
        forms: dict[str, list[tuple[list[str], frozenset[str]]]] = {}
        for form, tags in self.tags.items():
            verb, *rest = form.split()
            forms.setdefault(verb, []).append((rest, tags))
        return forms

    @cached_property
    def words(self) -> frozenset[str]:
        """Lower-case words one of which stands in every match; the gate is made of them."""
        verbs = {form.split()[0] for form in self.tags}
        nouns = {word for noun in self.nouns for word in (noun.split()[0].lower(), noun.split()[0].lower() + "s")}
        return frozenset(verbs | nouns | set(self.triggers))


@dataclass(frozen=True, slots=True)
class ValueRule:
    """One [[value]]: the value where the sense and all conditions (frame factors, "!" for not) hold."""

    sense: str
    value: str
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class RuleFile:
    """A family's rules and values."""

    family: str
    rules: tuple[Rule, ...]
    values: tuple[ValueRule, ...]
    parts: Parts
    matcher: Matcher
    """Shared by all files."""

    def only(self, keep: Callable[[Rule], bool]) -> RuleFile:
        """The file with some of its rules."""
        return replace(self, rules=tuple(rule for rule in self.rules if keep(rule)))

    @cached_property
    def nouns(self) -> RuleFile:
        """The rules for nouns alone: a form that may be a verb too ("exports") is tried as a noun by them."""
        return self.only(lambda rule: rule.sense.endswith("_noun"))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the rules."""
        return frozenset(rule.id for rule in self.rules)

    def value(self, sense: str, frame: Frame, **extra: bool) -> str | None:
        """The value that the sense has under the frame's factors; None where the combination says nothing."""
        for entry in self.values:
            if entry.sense == sense and all(_holds(condition, frame, extra) for condition in entry.when):
                return None if entry.value == "none" else entry.value
        return None


CONDITIONS = (
    "negative",
    "negated",
    "never",
    "no_longer",
    "hedged",
    "future",
    "irrealis",
    "no_evidence",
    "unverified",
    "denied",
    "alleged",
    "passive",
    "perfect",
    "past",
    "present",
    "since",
    "dated",
    "gerund",
    "observer",
    "voluntary",
    "bare",
    "plural",
    "annual",
    "no_single",
)


def _holds(condition: str, frame: Frame, extra: dict[str, bool]) -> bool:
    wanted = not condition.startswith("!")
    name = condition.lstrip("!")
    found = extra[name] if name in extra else bool(getattr(frame, name, False))
    return found is wanted


@cache
def rule_files() -> Mapping[str, RuleFile]:
    """The rule files of all families. Raises RuleFileError, naming file, rule and allowed keys, where one does not
    read."""
    read = {family: _read(family) for family in FAMILIES}
    matcher = Matcher((rules, parts) for rules, _, parts in read.values())
    return {family: RuleFile(family, rules, values, parts, matcher) for family, (rules, values, parts) in read.items()}


def rule_file(family: str) -> RuleFile:
    """The rule file of a family."""
    return rule_files()[family]


def _read(family: str) -> tuple[tuple[Rule, ...], tuple[ValueRule, ...], Parts]:
    raw = read_toml("pipeline.claims", f"rules/{family}.toml")
    unknown = sorted(set(raw) - {"rule", "value", "part"})
    if unknown:
        raise RuleFileError(f"{family}.toml: unknown table {', '.join(unknown)}; allowed: part, rule, value")
    rules = tuple(build(Rule, entry, f"{family}.toml, rule {entry.get('id', '?')}") for entry in raw["rule"])
    values = tuple(
        build(ValueRule, entry, f"{family}.toml, value {entry.get('value', '?')}") for entry in raw.get("value", [])
    )
    parts = Parts(raw.get("part", {}))
    for entry in values:
        for condition in entry.when:
            if condition.lstrip("!") not in CONDITIONS:
                allowed = ", ".join(CONDITIONS)
                where = f"{family}.toml, value {entry.value}"
                raise RuleFileError(f"{where}: unknown condition {condition}; allowed: {allowed}")
    for rule in rules:
        _check(family, rule, parts)
    return rules, values, parts


def _check(family: str, rule: Rule, parts: Parts) -> None:
    where = f"{family}.toml, rule {rule.id}"
    for phrase in rule.phrases:
        parts.check(phrase, where)
    if not rule.id.startswith(family + ".") or rule.weapon not in {"needed", "assumed", "free"}:
        raise RuleFileError(f"{where}: the id begins with '{family}.', weapon is needed, assumed or free")
    if rule.phrases and not rule.triggers:
        raise RuleFileError(f"{where}: phrases need triggers, the words one of which every match holds")


@cache
def part_pattern(family: str, name: str) -> re.Pattern[str]:
    """The compiled [part] ``name`` of a family's rule file: what the family's module asks of a sentence beside its
    rules."""
    return rule_file(family).parts.compiled(f"{{{name}}}")


def all_triggers() -> list[str]:
    """The words of all rules: what the gate lets through."""
    return sorted({word for family in FAMILIES for rule in rule_file(family).rules for word in rule.words})


def families_able(tokens: frozenset[str], words: str) -> frozenset[str]:
    """The families whose rules may hit in a sentence; the arguments are those of ``hits``."""
    return rule_file(FAMILIES[0]).matcher.families_able(tokens, words)


def hits(rules: RuleFile, text: str, tokens: frozenset[str], words: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Each rule's matches in a sentence, in rule order; they may overlap.

    ``tokens`` are its lower-case tokens, ``words`` what ``prefilter.plain`` makes of it.
    """
    return rules.matcher.matches(text, tokens, words, rules.ids)
