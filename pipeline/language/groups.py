"""Armed groups and other named actors that are no state: found by list, by their heads, and by initials in brackets.

``Groups.of(text)`` reads a report once and knows then that "FLEC" is the "Front for the Liberation of …"; every mention in
the report carries the full printed name, as the contract asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.cuefile import agents, alternation, known_groups, state_forces
from pipeline.reference.countries import find_countries

_NAME_WORD = r"[A-ZÀ-Þ][\w’'‑-]*"
_JOINER = r"(?:of|for|the|and|al|de|la|del|pour|et|du)"
# "National Union for the Total Independence of Angola", "Karen National Liberation Army"
_CAPITALISED = re.compile(rf"{_NAME_WORD}(?:[ ](?!and the )(?:{_JOINER}[ ]){{0,3}}{_NAME_WORD}){{0,9}}")
# " (UNITA)", " (Fuerzas Armadas, FAA)"
_INITIALS = re.compile(r"\s*\((?:[^()]{0,80}, )?[“\"]?([A-Z][\w’–/-]{1,14})[”\"]?(?:,[^()]{0,60})?\)")
_LEADING = re.compile(
    r"^(?:The|A|An|In|On|Both|But|And|While|When|After|Since|Of|Its|As|By|For|According to(?: the)?|Aircraft of(?: the)?|"
    r"(?:Fighters|Members|Soldiers|Forces|Rebels|Leaders|Representatives|Communiqué|Statement|Officials|Commanders|Troops) (?:of|from)(?: the)?)\s+"
)
# "Saudi Arabia-led coalition", "the coalition led by …"
_COALITION = re.compile(
    r"(?:[A-Z][\w’]+(?:\s[A-Z][\w’]+)?[-‑]led\s+(?:(?:military|international|Arab|multinational)\s+)*(?:coalition|forces|alliance)|"
    r"\b(?:Multi-?[Nn]ational Forces?|International Security Assistance Force|Coalition [Ff]orces))"
)


_KIND = r"(?:rebel|militant|armed|insurgent|guerrilla|opposition|jihadi(?:st)?|separatist|Islamist|paramilitary|criminal|extremist|dissident|splinter)"
_NAME = r"[A-ZÀ-Þ][\w’'‑-]*(?:[ ](?:(?:of|for|the|al|de|la|and)[ ])?[A-ZÀ-Þ][\w’'‑-]*){0,6}"
# "the armed group Los Urabeños", "the militant organization Hizb-ul-…"; "X rebels"; names that begin as groups' names do
_CALLED = re.compile(
    rf"\b{_KIND}\s+(?:group|movement|organi[sz]ation|faction|band|militia|alliance|network|gang)\s+(?:called\s+|known as\s+|named\s+)?(?:the\s+)?[“\"]?(?P<after>{_NAME})|"
    rf"(?:blamed|accused)\s+(?:the\s+)?(?P<blamed>{_NAME})(?=\s+(?:for|of)\b)|"
    rf"(?P<acting>{_NAME})(?:\s+\([A-Z][\w-]+\))?(?:,[^,.]{{0,50}},)?\s+(?:has\s+|had\s+|also\s+)*(?:laid|planted|emplaced|sowed|sown|buried)\b(?=[^.;]{{0,50}}\b(?:mines?|landmines|devices)\b)|"
    rf"(?P<apposed>{_NAME})(?:\s+\([A-Z][\w-]+\))?,\s+(?:an?|the|another)\s+(?:[\w-]+\s+){{0,3}}(?:armed group|group|faction|militia|guerrilla movement|rebel movement|insurgency)\b|"
    rf"(?P<before>(?:(?:Hizb|Hezb|Harakat|Jaish|Jaysh|Lashkar|Ansar|Jabhat|Liwa|Jund|Tehr[ie]+k|Kata[’']?ib|Jama[’']?at|Ahrar|Faylaq|Los|Mai|Harkat)[ ‑-][\w’'‑-]+(?:[ ‑-][A-Z][\w’'‑-]*)*|{_NAME}(?= (?:rebels|militants|guerrillas|insurgents|cadres|militiamen|gunmen|insurgent group|rebel group)\b)))"
)


def _is_known_otherwise(name: str) -> bool:
    """Whether a capitalised name is a state's, an office's, an observer's: no armed group."""
    words = set(name.split())
    if any(out in name for out in [*agents()["not_groups"], *state_forces()]):
        return True
    known = {word for head in agents()["state_heads"] for word in head.title().split()} | {"Monitor", "UN", "Ministry", "Department", "Operators", "Deminers"}
    observers = {word for phrase in agents()["observers"] for word in [phrase]}
    return bool(find_countries(name)) or name in observers or bool(words & known) or name.split()[0] in _NOT_A_NAME


_NOT_A_NAME = frozenset({"The", "In", "On", "At", "Some", "These", "Those", "Other", "Former", "Several", "Many", "Both", "Armed", "Suspected", "Unidentified", "Unknown", "When", "While", "After", "If", "No", "Local", "Two", "Three", "Islamist", "Muslim", "Communist", "Kurdish", "Los Angeles"})


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A named actor at ``text[start:end]`` under its full printed name."""

    start: int
    end: int
    name: str
    kind: str
    """``group``, ``coalition``, or ``body`` for a body of the state under its own name."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The named actors of one report: each way it writes them, with the full name."""

    names: dict[str, tuple[str, str]]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, text: str) -> Groups:
        """Read the report's canonical text for named groups."""
        names: dict[str, tuple[str, str]] = {}
        for name in _listed().findall(text):
            names.setdefault(name, (_printed(text, name), "group"))
        for match in _COALITION.finditer(text):
            name = re.sub(r"^The ", "", match.group())
            names.setdefault(name, (name, "coalition"))
        for match in _CALLED.finditer(text):
            name = next(found for found in match.groups() if found)
            while _LEADING.match(name):
                name = _LEADING.sub("", name)
            if name not in names and not _is_known_otherwise(name):
                names[name] = (name, "group")
        for full, short in _introduced(text):
            names[full] = (full, "group")
            if short:
                names[short] = (full, "group")
        for name in _official_initials(text):
            names.pop(name, None)
        for name, short in _bodies(text):
            for way in (name, short):
                if way and way not in names:
                    names[way] = (name, "body")
        pattern = re.compile(rf"(?<![\w-])(?:{alternation(names)})(?![\w-])") if names else None
        return cls(names, pattern)

    def find(self, text: str) -> list[GroupMention]:
        """Mentions in text order, the longest name winning."""
        if self.pattern is None:
            return []
        found = []
        for match in self.pattern.finditer(text):
            key = re.sub(r"\s+", " ", match.group())
            name, kind = self.names.get(key) or self.names.get(key.replace("'", "’"), (key, "group"))
            found.append(GroupMention(match.start(), match.end(), name, kind))
        return found


def _introduced(text: str) -> list[tuple[str, str | None]]:
    """Capitalised names whose words say that they are a group, with the initials that follow in brackets."""
    found: list[tuple[str, str | None]] = []
    for match in _CAPITALISED.finditer(text):
        name = match.group()
        while _LEADING.match(name):
            name = _LEADING.sub("", name)
        initials = _INITIALS.match(text, match.end())
        short = initials.group(1) if initials else None
        if is_group_name(name):
            found.append((name, short))
        elif short and (name in known_groups() or _introduces_group(name, short)):
            found.append((name, short))
    return found


def _introduces_group(name: str, short: str) -> bool:
    """"Juba Valley Alliance (JVA)": a head of groups and its own initials, where nothing says that it is something else."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    head = name.split()[-1] in _heads() or name.split()[0] in _heads()
    return head and letters.endswith(short) and not any(out in name for out in agents()["not_groups"]) and not _is_known_otherwise(name)


def _official_initials(text: str) -> set[str]:
    """Listed group initials that this report introduces as something else: "Norwegian People’s Aid (NPA)"."""
    taken = set()
    for match in _CAPITALISED.finditer(text):
        initials = _INITIALS.match(text, match.end())
        short = initials.group(1) if initials else None
        name = match.group()
        letters = "".join(word[0] for word in name.split() if word[0].isupper())
        if short in known_groups() and letters.endswith(short) and not is_group_name(name):
            taken.add(short)
    return taken


def _bodies(text: str) -> list[tuple[str, str | None]]:
    """Bodies of the state under names of their own, with their initials: "National Demining Office (NDO)"."""
    heads, others = _body_heads()
    found = []
    for match in _CAPITALISED.finditer(text):
        name = match.group()
        while _LEADING.match(name):
            name = _LEADING.sub("", name)
        if len(name.split()) < 3 or not heads.search(name) or others.search(name) or find_countries(name):
            continue
        initials = _INITIALS.match(text, match.end())
        found.append((name, initials.group(1) if initials else None))
    return found


@lru_cache(maxsize=1)
def _body_heads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\b(?:{alternation(agents()['state_bodies'])})\b"),
        re.compile(rf"\b(?:{alternation(agents()['not_state_bodies'])})\b"),
    )


def is_group_name(name: str) -> bool:
    """Whether a capitalised name is an armed group's by its words: "Chin National Front" is, "Swiss Armed Forces" is not.

    >>> is_group_name("Chin National Front"), is_group_name("European Union")
    (True, False)
    """
    words = name.split()
    if len(words) < 2 or len(words) > 12 or any(out in name for out in agents()["not_groups"]):
        return False
    heads = _heads()
    if words[-1] not in heads and words[0] not in heads:
        if not any(word in heads for word in words[1:]) or not re.search(r"\b(?:of|for)\b", name):
            return False
    if re.search(r"\b(?:Armed|Ground|Defen[cs]e|Land|Naval|Air|Security|Police|Coalition|Multinational|Special|Joint|Border|Peacekeeping) (?:Forces?|Army|Command)\b", name):
        return bool(re.search(r"\b(?:Revolutionary|Liberation|People’s|Arab|Democratic)\b", name))
    if name not in known_groups() and re.fullmatch(r"[\w’-]+ National (?:Army|Police|Guard|Defen[cs]e Forces?)", name) and any(m.start == 0 for m in find_countries(name)):
        return False
    country_army = re.fullmatch(r"(?:[\w’-]+ ){1,2}(?:Army|Forces|Union|Council|Group|Committees|Command|Party)", name)
    if country_army and any(m.start == 0 for m in find_countries(name)):
        return bool(re.search(r"\b(?:National|Liberation|Free|Revolutionary|Democratic|Arab)\b", name))
    return bool(re.search(r"\b(?:Liberation|Revolutionary|National|People[’']s|Islamic|Resistance|Salvation|Independence|Freedom|Democratic|Popular|Patriotic|Unity|Front|Movement|Shura|Army|Brigades?|Tigers|Militia|Rebels|Guerrillas|Fighters|Faction|Ansar|Courts)\b", name)) and not re.search(
        r"\b(?:Ministry|Minister|Treaty|Convention|Center|Centre|University|Institute|Report|Assembly|Parliament|Commission|Department|Society|Campaign|Fund|Agency|Bank|Program|Programme|Foundation|Coordination|Transitional Government|Mine|Mines|Landmines?|Security Council|General)\b", name
    )


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(agents()["group_heads"])


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(_unmistakable())})(?![\w-])")


def _unmistakable() -> list[str]:
    """Listed names that mean the group wherever they stand: initials of two letters only where the report introduces them."""
    return [way for way in known_groups() if len(way) > 2]


def _printed(text: str, way: str) -> str:
    """The name under which a report has a listed group: its full name where the report prints it, else the way it writes it."""
    full = known_groups()[way.replace("'", "’")]
    return full if full in text or full.replace("’", "'") in text else way
