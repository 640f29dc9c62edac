"""Treaty status and joining events. Rules: ``rules/treaty_status.toml``.

``find`` reads each match as its rule wants it (``_READERS``): an act ("signed"), a state ("is party to"), a status beside a name ("a State
Party, Peru …"), an instrument ("its accession followed on …"), an entry into force. A reading is spread over actors, treaties and dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pipeline.claims.arguments import make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import RuleFile, rule_file
from pipeline.claims.status_subjects import actors_before, is_sure, object_of_relative, stated_actors, told_aside, unreal
from pipeline.claims.treaties_of import TreatyAt, date_list, report_treaty, spoken_of, treaties_behind, treaty_before
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence
from pipeline.records import Claim

EVENTS = frozenset({"signed", "ratified", "acceded", "entered_into_force", "withdrew"})
# The days on which the treaties themselves entered into force, for everybody: no state's own event.
_FOR_ALL = {"MBT": "1999-03-01", "CCM": "2010-08-01", "CCW": "1983-12-02", "CCW-APII": "1998-12-03", "CCW-PV": "2006-11-12"}
_DEEDS = {"accession": "acceded", "succession": "acceded", "adherence": "acceded", "signature": "signed", "withdrawal": "withdrew"}
_NEVER_DONE = re.compile(r"\b(?:yet|still|failed|declined|refused)\s+to\s+(?:(?:either|formally|also|fully)\s+)?(?:be\s+|become\s+)?$|\bwithout\s+(?:ever\s+|having\s+)?$", re.IGNORECASE)
_NOT_AMONG = re.compile(r"\bnot\s+(?:one\s+of|among)\b[^,;.]{0,60}$", re.IGNORECASE)
# Between two acts that share a treaty: "neither signed nor acceded to", "signed but has not ratified".
_COORDINATED = re.compile(r"\s*(?:,|and|or|nor|,\s*and|,?\s*but|and\s+then)\s+(?:(?:has|have|had|later|subsequently|then|not|never|also|yet|to|still|since|formally|did)\s+)*", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|neither|nor|never|no\s+longer)\b", re.IGNORECASE)
# Behind an act without an object: a date, the end of its clause, or the next act.
_ALONE = re.compile(r"(?:\[\d+\])*(?:\s+(?:later|first|finally|already|subsequently|in turn),?(?=\s+(?:on|in)\b)|\s*[.,;)”]|\s*$|\s+(?:on|in)\s+(?:\d|(?:early|late|mid)?\s*[A-Z])|\s+(?:but|nor|or|and)\b|\s+(?:either|yet|so far|since)\b)")
_REALISED = re.compile(r"\b(?:one\s+of|among|first|second|third|last|only|latest|newest|\d+(?:st|nd|rd|th)|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|\w+tie)th)\b[^,;.]{0,50}\bto\s+$", re.IGNORECASE)
_CONSIDERED = re.compile(r"\b(?:approv\w+|endors\w+|adopt\w+|debat\w+|consider\w*|decree\w*|authori[sz]\w+|discuss\w*|vot(?:e|ed)\s+(?:for|on)|bill\s+(?:for|on)|decision\s+on|process\s+of|pending|before|until|toward[s]?|delay\w*|prepar\w+|announc\w+|plan\w*|urg\w+|complet\w+\s+(?:of\s+)?(?:domestic|internal|national))\s+(?:the\s+|its\s+|their\s+|for\s+)*$", re.IGNORECASE)


@dataclass
class Reading:
    """What a match states: a value about actors and treaties at a place, with the date that holds for all of them."""

    value: str | None
    actors: list[Actor]
    treaties: list[TreatyAt]
    start: int
    end: int
    dates: list[DateMention] = field(default_factory=list)
    aside: bool = False
    """Said of a name in passing ("Peru, a State Party, said …"): nobody but the report says it."""


def find(sentence: Sentence) -> list[Claim]:
    """Claims of treaty status in a sentence: one an actor, treaty and date."""
    rules = rule_file("treaty_status")
    claims: list[Claim] = []
    found = sorted(find_hits(sentence, rules), key=lambda hit: hit.frame.start)
    for position, hit in enumerate(found):
        following = found[position + 1] if position + 1 < len(found) else None
        reader = _READERS.get(hit.rule.sense, _state if hit.kind == "phrase" and hit.rule.sense in {"party", "signatory", "not_party"} else _act)
        reading = reader(sentence, hit, rules, following)
        if reading is not None and reading.value is not None:
            claims.extend(_claims(hit, reading))
    return _consistent(claims)


# ------------------------------------------------------------------ readers


def _act(sentence: Sentence, hit: Hit, rules: RuleFile, following: Hit | None) -> Reading | None:
    """"signed A on D and ratified it": a verb with its treaties, or alone with a date or at the end of its clause."""
    frame, text, word = hit.frame, sentence.text, hit.match.group().lower()
    begin = frame.group.start if frame.group else frame.start
    undone = bool(_NEVER_DONE.search(text[: frame.start]))
    negative = frame.negated or undone or bool(_NOT_AMONG.search(text[:begin]))
    realised = bool(_REALISED.search(text[: frame.start]))
    if ((frame.future or frame.irrealis) and not undone and not realised) or unreal(sentence, begin):
        return None
    if hit.kind == "verb" and not (negative or realised) and word.split()[0].endswith(("gn", "fy", "in", "de", "ere", "ns", "gns", "fies", "des", "eres", "draw", "it", "ave")):
        return None  # "recommended that it join", "Peru Joins Treaty"
    treaties = _taken(sentence, hit, following)
    if not treaties:
        return None
    actors = stated_actors(sentence, hit, realised=realised)
    if not actors:
        return _enumerated(sentence, hit, rules, treaties) if not negative else None
    negative = negative or all(t.negated for t in treaties)
    value = rules.value(hit.rule.sense, frame, negative=negative)
    dates = [] if negative else _dates(sentence, hit, treaties, following)
    if not negative and not dates and (word.startswith(("accepted", "approved")) or told_aside(sentence, begin) or (frame.group and frame.group.gerund)):
        return None
    if negative and re.search(r"\bdid\b[^,;.]*$", text[begin : frame.start]) and not frame.never:
        return None  # "did not sign in Oslo": it may have joined since
    if value == "acceded" and word.startswith("join") and not re.match(r"\d{4}-\d\d", dates[0].edtf or "" if dates else ""):
        value = "state_party"
    aside = bool(re.search(r"\b(?:which|who|that)\s+[^,;.]{0,40}$", text[:begin]))
    return Reading(value, actors, _signed(treaties, negative), min(begin, frame.start), frame.end, dates, aside)


def _enumerated(sentence: Sentence, hit: Hit, rules: RuleFile, treaties: list[TreatyAt]) -> Reading | None:
    """"Two states ratified: Peru (3 May 2002) and Chile (5 June 2003)": names with a date each, behind a colon or dash."""
    text = sentence.text
    after = max(hit.frame.end, treaties[0].end or 0)
    opener = re.compile(r"[^:;.—–]{0,80}(?::|\s[—–])\s").match(text, after)
    actors: list[Actor] = []
    dates: list[DateMention] = []
    for agent in sentence.agents if opener else []:
        date = next((d for d in _events(sentence) if agent.end <= d.start and re.fullmatch(r",?\s*\(?(?:on\s+|in\s+)?", text[agent.end : d.start])), None)
        if opener and agent.start >= opener.end() and agent.kind == "state" and not agent.modifier and date is not None:
            actors.extend(sentence.context.actors_of(sentence, agent)[:1])
            dates.append(date)
    value = rules.value(hit.rule.sense, hit.frame, negative=False)
    return Reading(value, actors, treaties[:1], hit.frame.start, hit.frame.end, dates) if len(actors) > 1 else None


def _taken(sentence: Sentence, hit: Hit, following: Hit | None) -> list[TreatyAt]:
    """The treaties of an act: behind it, shared with the next act, before it, or understood where the act stands alone."""
    frame, text = hit.frame, sentence.text
    begin = frame.group.start if frame.group else frame.start
    if frame.passive:
        named = [t for t in sentence.treaties if t.end <= begin]
        bare = re.search(r"\b(treaty|convention|protocol)\s*(?:\[\d+\]\s*)?$|^(it)\s*$", text[:begin], re.IGNORECASE)
        if named and not re.search(r"[,;.]", text[named[-1].end : begin]) and begin - named[-1].end < 50:
            return [TreatyAt(named[-1].code, None, None)]
        return [TreatyAt(spoken_of(sentence, begin, bare.group(1) or "it"), None, None)] if bare and frame.actors else []
    treaties = treaties_behind(sentence, frame.end)
    if treaties and hit.rule.sense == "withdrew" and not hit.match.group().lower().endswith("from") and re.match(r"(?:to\s+)?(?:it|them)\b", text[treaties[0].start or 0 :]):
        return []
    if not treaties and following is not None and _COORDINATED.fullmatch(text, frame.end, following.frame.start):
        treaties = treaties_behind(sentence, following.frame.end)
    if treaties:
        return treaties
    relative = treaty_before(sentence, begin)
    if relative is not None:
        return [relative]
    alone = hit.rule.sense != "withdrew" and _ALONE.match(text, frame.end) and not object_of_relative(sentence, begin)
    return [TreatyAt(spoken_of(sentence, frame.start, "it"), None, None)] if alone else []


def _state(sentence: Sentence, hit: Hit, rules: RuleFile, following: Hit | None) -> Reading | None:
    """"is (not) party to A, B, but not to C", "remains outside it", "became a State Party on D"."""
    frame, text, words = hit.frame, sentence.text, hit.match.group()
    if frame.future or frame.irrealis or unreal(sentence, frame.start) or re.search(r"\b(?:is|are|was|were)\s+to\s+$", text[: frame.start]):
        return None
    if re.match(r"\s+to\s+(?:have|be|use|report|ask|admit|complete|declare|submit|request|violate|do)\b", text[frame.end :]):
        return None
    begin = frame.group.start if frame.group else frame.start
    negative = frame.negated or bool(_NOT.search(words)) or bool(_NEVER_DONE.search(text[: frame.start]))
    treaties = treaties_behind(sentence, frame.end)
    if not treaties:
        named = treaty_before(sentence, begin) or next((TreatyAt(t.code, t.start, t.end) for t in sentence.treaties if frame.start <= t.start and t.end <= frame.end), None)
        bears = re.search(r"signature$", words)
        if bears and sentence.treaties and sentence.treaties[-1].end <= begin:
            named = TreatyAt(sentence.treaties[-1].code, sentence.treaties[-1].start, sentence.treaties[-1].end)
        plain = re.search(r"(?:signator\w+|States?\s+Part\w+|not\s+party|non-\w+)$", words, re.IGNORECASE)
        if named is None and not (plain or _ALONE.match(text, frame.end)):
            return None
        if named is None and (re.match(r"\s+to\s+(?!which)", text[frame.end :]) or not plain and not re.search(r"(?:outside|[Pp]art(?:y|ies))$", words)):
            return None
        treaties = [named or TreatyAt(spoken_of(sentence, frame.start, "it"), None, None)]
    actors = actors_before(sentence, frame.start, words) if "signature" in words else stated_actors(sentence, hit)
    if "signature" in words and not actors:
        actors = sentence.context.actors_of(sentence, None)
    negative = negative or all(t.negated for t in treaties)
    value = rules.value(hit.rule.sense, frame, negative=negative)
    dates = _dates(sentence, hit, treaties, following) if value == "state_party" and _begins(sentence, hit, treaties) else []
    if value == "state_party" and not dates and told_aside(sentence, begin):
        return None
    aside = bool(re.search(r"\b(?:which|who|that)\s+[^,;.]{0,40}$", text[:begin]))
    return Reading(value, actors, _signed(treaties, negative), min(begin, frame.start), frame.end, dates, aside)


def _begins(sentence: Sentence, hit: Hit, treaties: list[TreatyAt]) -> bool:
    """Whether a date beside "is a State Party" is that of becoming one."""
    behind = sentence.text[hit.frame.end : hit.frame.end + 90]
    return bool(re.match(r"bec[oa]m|been", hit.match.group(), re.IGNORECASE) or re.match(r"[^.;]{0,60}\b(?:since|as\s+of|from)\b", behind) or any(t.date for t in treaties))


def _beside(sentence: Sentence, hit: Hit, rules: RuleFile, following: Hit | None) -> Reading | None:
    """A status in apposition, before a name, or at the head of the sentence; the name stands next to it."""
    frame, text, words = hit.frame, sentence.text, hit.match.group()
    sense = "not_party" if re.search(r"\bnon|not\b|neither", words, re.IGNORECASE) else "signatory" if "ignator" in words else "party"
    treaties = treaties_behind(sentence, frame.end)
    dates = _dates(sentence, hit, treaties, following) if sense == "party" else []
    named = bool(treaties)
    if sense == "party" and treaties and all(t.negated for t in treaties):
        sense = "not_party"
    if sentence.label_end and not text[sentence.label_end : frame.start].strip() and frame.start >= sentence.label_end:
        label = [t for t in sentence.treaties if t.end <= sentence.label_end]
        actors = sentence.context.actors_of(sentence, None)
        treaties = [TreatyAt(label[-1].code if label else report_treaty(sentence), None, None)]
    else:
        after = max([frame.end, *(t.end or 0 for t in treaties), *(d.end for d in dates)])
        actors = actors_before(sentence, frame.start, words) or _actors_next(sentence, after, words, named=named or bool(dates))
        treaties = treaties or [TreatyAt(spoken_of(sentence, frame.start) if frame.start else report_treaty(sentence), None, None)]
    value = rules.value(sense, frame, negative=sense == "not_party")
    return Reading(value, actors, _signed(treaties, sense == "not_party"), frame.start, frame.end, dates, aside=True) if actors else None


def _actors_next(sentence: Sentence, after: int, words: str, *, named: bool) -> list[Actor]:
    """"State Party Peru", "Non-signatories Peru and Chile", "A State Party since 2001, Peru …": the names that follow."""
    text = sentence.text
    fronted = named or bool(re.match(r"(?:as\s+)?an?\b|part|both", words, re.IGNORECASE))
    if fronted and not re.fullmatch(r"(?:[^,.;]{0,40}:\s+)?", text[: text.find(words)]):
        return []
    pattern = r"(?:,\s+|\s*\([^)]*\),\s+)(?:the\s+)?" if fronted else r"\s+(?:the\s+)?"
    found: list[Actor] = []
    place = after
    for agent in sentence.agents:
        if agent.start < place or agent.kind != "state" or agent.modifier:
            continue
        if not re.fullmatch(pattern if not found else r",?\s+(?:and\s+)?(?:the\s+)?", text[place : agent.start]):
            break
        found.extend(sentence.context.actors_of(sentence, agent))
        place = agent.end
        if not re.search(r"(?:ies|States)\b", words):
            break
    return found


def _made_party(sentence: Sentence, hit: Hit, rules: RuleFile, following: Hit | None) -> Reading | None:
    """"making Peru a State Party as of D": the name stands inside."""
    inside = [a for a in sentence.agents if hit.match.start() <= a.start and a.end <= hit.match.end() and a.kind in {"state", "reference"} and not a.modifier]
    if not inside or hit.frame.future or re.search(r"\b(?:will|would|to|could)\s+$", sentence.text[: hit.match.start()]):
        return None
    treaties = treaties_behind(sentence, hit.frame.end) or [TreatyAt(spoken_of(sentence, hit.frame.start, "it"), None, None)]
    actors = sentence.context.actors_of(sentence, inside[0])
    value = rules.value("made_party", hit.frame, negative=hit.frame.negated)
    dates = [d for d in _dates(sentence, hit, treaties, following) if d.start >= hit.match.end()]
    return Reading(value, actors, treaties, hit.frame.start, hit.frame.end, dates)


def _instrument(sentence: Sentence, hit: Hit, rules: RuleFile, following: Hit | None) -> Reading | None:
    """"deposited its instrument of accession on D", "its ratification followed on D": an event named by its paper; it needs a date."""
    frame, text = hit.frame, sentence.text
    deed = next((value for value in hit.match.groupdict().values() if value and value != hit.match.group()), "")
    if frame.future or frame.negated or (frame.irrealis and not _REALISED.search(text[: frame.start])) or _CONSIDERED.search(text[: hit.match.start() + 1]) or re.search(r"\b(?:will|would|to|should|may)\s+(?:be\s+)?$", text[: frame.start]):
        return None
    value = _DEEDS.get(deed.lower(), "ratified")
    if not deed and any(t and re.search(r"\bacce(?:ded|ssion)\b", t) for t in (text[: frame.start], sentence.previous.text if sentence.previous else "")):
        value = "acceded"
    treaties = treaties_behind(sentence, frame.end) or [TreatyAt(spoken_of(sentence, frame.start, "it"), None, None)]
    dates = _dates(sentence, hit, treaties, following)
    owner = frame.actors if frame.group and frame.start == hit.match.start() and re.match(r"[a-z]+(?:ed|ing)\b", hit.match.group()) else sentence.context.actors_of(sentence, frame.subject) if frame.subject else sentence.context.actors_of(sentence, None)
    if dates and dates[0].start > frame.end and re.search(r",\s+(?:the\s+)?(?:[A-Z]|it\b)|\b(?:had|voted|declared|has|which|who|while)\b", text[frame.end : dates[0].start]):
        dates = []
    if not dates and not re.match(r"deposit", hit.match.group(), re.IGNORECASE):
        return None
    return Reading(value, owner, treaties, frame.start, frame.end, dates)


def _in_force(sentence: Sentence, hit: Hit, rules: RuleFile, following: Hit | None) -> Reading | None:
    """"the treaty entered into force for Peru on D"; without "for", where a joining is told in the same breath."""
    frame, text = hit.frame, sentence.text
    before = [t for t in sentence.treaties if t.end <= frame.start]
    if frame.future or frame.irrealis or not (before or re.search(r"\b(?:treaty|convention|protocol|it|which|with)\b", text[max(0, frame.start - 80) : frame.start + 6], re.IGNORECASE)):
        return None
    if re.search(r"\b(?:withdrawal|denunciation|law|act|bill|decree|regulation|amendment|agreement|legislation|code)s?\b[^,;.]{0,40}$", text[: frame.start], re.IGNORECASE):
        return None
    near = next((a for a in sentence.agents if 0 <= a.start - frame.end < 40 and re.search(r"^\s+(?:\w+\s+)?(?:for|on|upon)\s+(?:the\s+)?$", text[frame.end : a.start])), None)
    noun = re.search(r"\b(treaty|convention|protocol|it)\b[^,;.]{0,30}$", text[: frame.start], re.IGNORECASE)
    code = before[-1].code if before else spoken_of(sentence, frame.start, noun.group(1) if noun else "it")
    treaties = [TreatyAt(code, before[-1].start if before and near else None, before[-1].end if before and near else None)]
    dates = _dates(sentence, hit, [replace(treaties[0], end=near.end if near else None)], following)[:1]
    actors = sentence.context.actors_of(sentence, near) if near else []
    if near is None:
        joined = re.search(r"\b(?:ratif(?:ied|ication)|acce(?:ded|ssion)|joined|deposited)\b", text[: frame.start] + (sentence.previous.text if sentence.previous else ""))
        if not joined or not dates or not re.match(r"\d{4}-\d\d-\d\d$", dates[0].edtf or "") or dates[0].edtf == _FOR_ALL.get(code):
            return None
        actors = sentence.context.actors_of(sentence, None) if not frame.actors or frame.subject is None else frame.actors
    value = rules.value("in_force", frame, negative=frame.negated)
    return Reading(value, actors, treaties, frame.start, near.end if near else frame.end, dates)


Reader = Callable[[Sentence, Hit, RuleFile, Hit | None], Reading | None]
_READERS: dict[str, Reader] = {"beside": _beside, "made_party": _made_party, "instrument": _instrument, "in_force": _in_force}


# ------------------------------------------------------------------ a reading becomes claims


def _signed(treaties: list[TreatyAt], negative: bool) -> list[TreatyAt]:
    """The treaties with ``negated`` saying that the opposite of the reading's value holds: only where it is positive itself."""
    return [replace(t, negated=t.negated and not negative) for t in treaties]


def _dates(sentence: Sentence, hit: Hit, treaties: list[TreatyAt], following: Hit | None) -> list[DateMention]:
    """The dates of an event: those that stand with its treaties, else those of its clause."""
    if any(t.date for t in treaties):
        first = next(t.date for t in treaties if t.date)
        return date_list(sentence, first) if len(treaties) == 1 else [first]
    after = max([hit.frame.end, *(t.end or 0 for t in treaties)])
    by_paper = following is not None and following.rule.sense in {"in_force", "instrument"} and re.match(r"by\b|took|taking", following.match.group())
    limit = following.frame.start if not by_paper and following is not None and following.frame.start >= after else len(sentence.text)
    behind = next((d for d in _events(sentence) if after <= d.start < limit), None)
    if behind is not None and _within_reach(sentence.text[after : behind.start]):
        return date_list(sentence, behind)
    begin = hit.frame.group.start if hit.frame.group else hit.frame.start
    if told_aside(sentence, begin):
        return []
    left = max([_clause_start(sentence, begin), *(g.content for g in hit.frame.governors if not g.parenthetical and g.group is not None and g.end <= begin)])
    return [d for d in _events(sentence) if left <= d.start and d.end <= begin][-1:]


def _events(sentence: Sentence) -> list[DateMention]:
    """Dates that an event can have."""
    return [d for d in sentence.dates if d.edtf and d.relation in {"at", "since", "range", "by"}]


def _within_reach(gap: str) -> bool:
    """Whether a date behind a few words still dates the event before them."""
    stop = re.search(r"[;:]|\.\s|\b(?:which|who|when|before|after|until|where|because|that|while|but|whose|although|unless|if)\b", gap)
    return stop is None and len(gap) <= (45 if "," in gap.strip(" ,") else 70)


def _clause_start(sentence: Sentence, begin: int) -> int:
    """Where the clause of the predicate begins, an adverbial that opens the sentence included."""
    left = sentence.part_of(begin)[0]
    return 0 if left < 70 and re.match(r"(?:In|On|By|Since)\b", sentence.text) else left


def _claims(hit: Hit, reading: Reading) -> list[Claim]:
    """One claim an actor and treaty; as many dates as actors go one each."""
    claims = []
    actors = [a for a in reading.actors if a.type == "state" and is_sure(hit.frame.sentence, a)]
    for place, actor in enumerate(actors):
        for order, treaty in enumerate(reading.treaties):
            date = reading.dates[place] if len(reading.dates) == len(actors) > 1 else treaty.date or _shared_date(hit, reading, order)
            value = _opposite(reading.value or "") if treaty.negated else reading.value
            if value is None:
                continue
            if value not in EVENTS | {"state_party"}:
                date = None
            start, end = (treaty.start, treaty.end) if order and treaty.start is not None else (reading.start, max(reading.end, treaty.end or 0))
            if date is not None:
                end = max(end or 0, date.end)
                start = min(start, date.start) if 0 <= start - date.end < 60 else start
            claim = make_claim(
                hit.frame, "treaty_status", value, actor, hit.rule.id, start=start, end=end or reading.end, confidence=hit.rule.confidence,
                when=_day(date), treaty=treaty.code, hedged=hit.frame.hedged and not reading.aside,
            )  # fmt: skip
            told = any(g.end <= hit.frame.start and not g.parenthetical for g in hit.frame.governors)
            unsaid = (reading.aside and not told) or (hit.frame.alleged and claim.assertion == "third_party")
            claims.append(replace(claim, assertion="monitor", speaker=None) if unsaid else claim)
    return claims


def _shared_date(hit: Hit, reading: Reading, order: int) -> DateMention | None:
    """The reading's date for the treaty at place ``order``: one before the predicate holds for all, one behind it for the first."""
    if not reading.dates or any(t.date for t in reading.treaties):
        return None
    return reading.dates[0] if not order or reading.dates[0].start < hit.frame.start else None


def _opposite(value: str) -> str | None:
    return {"state_party": "not_party", "acceded": "not_party", "signed": "not_party", "ratified": "signatory"}.get(value)


def _day(date: DateMention | None) -> str | None:
    """"A State Party since D" dates the becoming: D, not the time after it."""
    if date is None or date.edtf is None:
        return None
    return date.edtf.removesuffix("/..")


def _consistent(claims: list[Claim]) -> list[Claim]:
    """Each fact once; "signed but has not ratified" is ``signatory``, "neither signed nor ratified" is ``not_party``."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        kept.setdefault((claim.value, claim.actor, claim.treaty, claim.when), claim)
    said = {(c.value, c.actor, c.treaty) for c in kept.values()}

    def stands(claim: Claim) -> bool:
        key = (claim.actor, claim.treaty)
        if claim.value == "signed" and claim.when is None and ("signatory", *key) in said:
            return False
        if claim.value == "signatory" and ("not_party", *key) in said and ("signed", *key) not in said and "signator" not in claim.extractor:
            return False
        return not (claim.value == "not_party" and ("signatory", *key) in said and ("signed", *key) in said)

    return [claim for claim in kept.values() if stands(claim)]
