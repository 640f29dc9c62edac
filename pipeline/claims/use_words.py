"""The word lists of the use family (``rules/use_words.toml``), checked and compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.cuefile import alternation, build, curly, read_toml
from pipeline.language.inflect import phrase_forms


@dataclass(frozen=True, slots=True)
class UseWords:
    """The lists of the file, by name; see there what each is for."""

    loose_verbs: tuple[str, ...]
    technical_verbs: tuple[str, ...]
    fighter_verbs: tuple[str, ...]
    legal_before: tuple[str, ...]
    peaceful_after: tuple[str, ...]
    except_before: tuple[str, ...]
    mineral: tuple[str, ...]
    mining_noun: tuple[str, ...]
    mined_object: tuple[str, ...]
    unverified_after: tuple[str, ...]
    report_before: tuple[str, ...]
    confirmed_after: tuple[str, ...]
    confirmed_before: tuple[str, ...]
    unnoticed_after: tuple[str, ...]
    carried_out: tuple[str, ...]
    leaning: tuple[str, ...]
    event: tuple[str, ...]
    killing: tuple[str, ...]
    not_use: tuple[str, ...]
    pledge: tuple[str, ...]
    likewise_list: tuple[str, ...]
    not_use_context: tuple[str, ...]
    laid_thing: tuple[str, ...]
    weapon_word: tuple[str, ...]
    carrier: tuple[str, ...]
    people_of: tuple[str, ...]
    idea_of: tuple[str, ...]
    adjectival_before: tuple[str, ...]
    document_lead: tuple[str, ...]
    recorded: tuple[str, ...]
    exception: tuple[str, ...]
    not_one: tuple[str, ...]
    open_question: tuple[str, ...]
    conducted_by: tuple[str, ...]
    inspects: tuple[str, ...]
    own_paper: tuple[str, ...]
    hearsay_lead: tuple[str, ...]
    aside: tuple[str, ...]
    part_of_group: tuple[str, ...]
    incident: tuple[str, ...]
    found_then: tuple[str, ...]


@lru_cache(maxsize=1)
def use_words() -> UseWords:
    """The whole file. Raises RuleFileError, naming the allowed keys, where it does not read."""
    words: UseWords = build(UseWords, read_toml("pipeline.claims", "rules/use_words.toml"), "use_words.toml")
    return words


@lru_cache(maxsize=64)
def pattern(name: str) -> re.Pattern[str]:
    """A list of regular expressions as one pattern; a list of verbs as one that matches any of their forms."""
    entries: tuple[str, ...] = getattr(use_words(), name)
    if name.endswith("_verbs"):
        return re.compile(alternation(form for verb in entries for form in phrase_forms(verb)), re.IGNORECASE)
    return re.compile("|".join(f"(?:{curly(entry)})" for entry in entries), re.IGNORECASE)
