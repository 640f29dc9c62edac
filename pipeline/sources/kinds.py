"""The kind of a cited work, by the rules of ``kinds.toml``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from pipeline.language.cuefile import RuleFileError, alternation, build, known_groups, read_toml

KINDS = (
    "article_7_report", "statement", "interview", "correspondence", "note_verbale", "un_record", "legislation",
    "government_document", "monitor_report", "ngo_report", "media", "publication", "website", "comment",
)  # fmt: skip
"""The contract's vocabulary of source kinds."""
On = Literal["head", "words", "text", "title", "author", "outlet", "shape"]


@dataclass(frozen=True, slots=True)
class KindRule:
    """One [[rule]] of kinds.toml."""

    id: str
    kind: str
    on: On
    pattern: str
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]
    except_: str | None = None
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of words.toml."""

    ngos: tuple[str, ...]
    agencies: tuple[str, ...]
    legislatures: tuple[str, ...]
    governments: tuple[str, ...]
    gazettes: tuple[str, ...]
    companies: tuple[str, ...]
    un_bodies: tuple[str, ...]
    research_bodies: tuple[str, ...]
    lead_ins: tuple[str, ...]
    organization_words: tuple[str, ...]
    brief_words: tuple[str, ...]
    form_words: tuple[str, ...]
    abbreviations: tuple[str, ...]
    finite_verbs: tuple[str, ...]
    remark_openings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """A citation as the rules see it, see the head of kinds.toml. ``authors`` holds every spelling of the author."""

    head: str
    words: str
    text: str
    title: str
    authors: tuple[str, ...]
    outlet: str
    shape: str


@lru_cache(maxsize=1)
def words() -> Words:
    """The word lists of words.toml."""
    made = build(Words, read_toml("pipeline.sources", "words.toml"), "words.toml")
    assert isinstance(made, Words)
    return made


@lru_cache(maxsize=1)
def kind_rules() -> tuple[KindRule, ...]:
    """The rules in file order. RuleFileError for an unknown key or kind."""
    made = tuple(build(KindRule, entry, f"kinds.toml [[rule]] {entry.get('id')}") for entry in _file()["rule"])
    for rule in made:
        if rule.kind not in KINDS:
            raise RuleFileError(f"kinds.toml [[rule]] {rule.id}: unknown kind {rule.kind}; allowed: {', '.join(KINDS)}")
    return made


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    raw = read_toml("pipeline.sources", "kinds.toml")
    unknown = sorted(set(raw) - {"names", "openings", "rule"})
    if unknown:
        raise RuleFileError(f"kinds.toml: unknown key {', '.join(unknown)}; allowed: names, openings, rule")
    return raw


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    """What the names in braces stand for in a pattern."""
    lists = words()
    named = {
        "NGO": lists.ngos,
        "AGENCY": lists.agencies,
        "LEGISLATURE": lists.legislatures,
        "GOVERNMENT": lists.governments,
        "GAZETTE": lists.gazettes,
        "COMPANY": lists.companies,
        "UN": lists.un_bodies,
        "RESEARCH": lists.research_bodies,
        "GROUP": tuple(known_groups()),
        "FORM": lists.form_words,
    }
    braced = {f"{{{name}}}": f"(?:{alternation(entries)})" for name, entries in named.items()}
    for name, pattern in _file()["names"].items():
        braced[f"{{{name}}}"] = f"(?:{_with_names(pattern, braced)})"
    return braced


def _with_names(pattern: str, names: dict[str, str]) -> str:
    return re.sub(r"\{[A-Z]+\}", lambda found: names[found.group()], pattern)


def _filled(pattern: str) -> str:
    return _with_names(pattern, _lists())


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_filled(pattern))


def begins_work(text: str) -> bool:
    """Whether a text begins as a cited work does: like ``is_head``, or with one of the openings."""
    return is_head(text) or _openings().match(text) is not None


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    return _any_of([_filled(opening) for opening in _file()["openings"]])


@lru_cache(maxsize=1)
def _head_pattern() -> re.Pattern[str]:
    return _any_of([_filled(rule.pattern) for rule in kind_rules() if rule.on == "head"])


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@lru_cache(maxsize=256)  # one citation is asked about by everyone
def is_head(text: str) -> bool:
    """Whether a text begins like a statement, interview, letter or other work that the head rules know."""
    return _head_pattern().match(text) is not None


def classify(facets: Facets) -> KindRule:
    """The first rule that matches. The last rule of the file matches everything."""
    read = _to_read(facets)
    return next(
        rule
        for on, needs, finds, rule in _kind_patterns()
        if (needs is None or needs.search(facets.shape))
        and any(map(finds, read[on]))
        and not (rule.except_ and _compiled(rule.except_).search(facets.text))
    )


def _to_read(facets: Facets) -> dict[On, tuple[str, ...]]:
    """The texts that the rules on each facet look at, none where it is not there."""
    return {
        "head": (facets.head,) if is_head(facets.head) else (),
        "words": (facets.words,),
        "text": (facets.text,),
        "title": (facets.title,) if facets.title else (),
        "author": facets.authors,
        "outlet": (facets.outlet,) if facets.outlet else (),
        "shape": (facets.shape,),
    }


@lru_cache(maxsize=1)
def _kind_patterns() -> tuple[tuple[On, re.Pattern[str] | None, Callable[[str], object], KindRule], ...]:
    """The rules, each with its facet, what its shape needs, and how its pattern looks at a text: all through it, or at
    its beginning."""
    patterns = []
    for rule in kind_rules():
        pattern, needs = _compiled(rule.pattern), _compiled(rule.needs) if rule.needs else None
        finds = pattern.search if rule.on in ("words", "text", "shape") else pattern.match
        patterns.append((rule.on, needs, finds, rule))
    return tuple(patterns)
