"""Every fixed vocabulary of the tables: its values, in order, and what each means.

``vocabulary`` has the same values as tuples, and the polarity of claim values.
"""

from __future__ import annotations

THEMES = {
    "mine_ban_policy": "A country's policy on antipersonnel mines.",
    "cluster_munition_ban_policy": "A country's policy on cluster munitions.",
    "overview": "A chapter on many countries.",
    "other": "Something else, or not known.",
}
REPORT_TREATIES = {
    "MBT": "Mine Ban Treaty (Convention on antipersonnel mines, 1997).",
    "CCM": "Convention on Cluster Munitions (2008).",
}
TREATIES = REPORT_TREATIES | {
    "CCW": "Convention on Certain Conventional Weapons (1980).",
    "CCW-APII": "Amended Protocol II of the CCW, on mines, booby-traps and other devices (1996).",
    "CCW-PV": "Protocol V of the CCW, on explosive remnants of war (2003).",
    "OTHER": "Another treaty.",
}
ZONES = {
    "overview_table": "A table row at the head of the report.",
    "body": "The text proper.",
    "note": "A footnote or endnote.",
}
POLARITIES = {
    "positive": "The fact holds: votes for, joins, uses, holds, attends.",
    "negative": "The fact does not hold: votes against, has not joined, does not use, holds none, stays away.",
    "neutral": "Neither: abstained, unknown, unconfirmed.",
}
ACTOR_TYPES = {
    "state": "A state; its forces, officials and factories count as the state.",
    "armed_group": "A non-state armed group, or a de facto or breakaway entity.",
    "other": "Another actor, such as a coalition.",
    "unknown": "The report does not tell.",
}
ASSERTIONS = {
    "monitor": "The report says it in its own voice.",
    "government": "The state that the report is about said it, whoever the actor; in an overview, the actor's state.",
    "armed_group": "An armed group said it of itself.",
    "third_party": "Anyone else said it: media, the UN, an organization, another state.",
}
WEAPONS = {
    "antipersonnel_mine": "Mine set off by a person.",
    "cluster_munition": "Cluster munition, or its submunitions.",
    "antivehicle_mine": "Mine set off by a vehicle.",
    "improvised_mine": "Improvised mine: an improvised explosive device set off by a person or vehicle.",
    "ied": "Improvised explosive device of another or unknown kind.",
    "booby_trap": "Booby-trap.",
}
RECURRENCES = {"once": "It happened once.", "annual": "It happened every year of the period."}
SIGNALS = {
    "see": "Introduced by “see”.",
    "see_also": "Introduced by “see also”.",
    "ibid": "Ibid.: stands for a source named before.",
}
SOURCE_KINDS = {
    "article_7_report": "Transparency report that a treaty's Article 7 (or Article 13 of CCW-APII) asks for.",
    "statement": "Statement or speech, usually at a meeting.",
    "interview": "Interview or talk with somebody.",
    "correspondence": "Letter, email, fax, or answer to a questionnaire.",
    "note_verbale": "Note verbale.",
    "un_record": "Resolution, voting record or other document of the United Nations.",
    "legislation": "Law, decree or bill.",
    "government_document": "Another document of a government.",
    "monitor_report": "Earlier report of the monitor.",
    "ngo_report": "Report of a non-governmental organization.",
    "media": "Newspaper, agency, broadcaster.",
    "publication": "Book, article or study.",
    "website": "Web page that is none of the above.",
    "comment": "The note explains and cites nothing.",
}
CITATION_BASES = {
    "direct": "The first marker at or after the claim's words, in the same sentence.",
    "paragraph": "No marker follows in the sentence; the next marker later in the paragraph is taken.",
}
VOTE_BASES = {
    "explicit": "The report names this vote.",
    "implied": "The report names a range of years, and this is one of them.",
}
CHECKS = {
    "resolution_session": "A resolution's session does not fit the year said.",
    "resolution_unknown": "A resolution said to be the annual one on a treaty is not that year's number.",
    "vote_record": "The official record shows another vote.",
    "meeting_mismatch": "Meeting number, place and year do not go together.",
    "date_after_update": "Something reported as past lies after the report's last update.",
    "contradiction": "Two claims of one report can't both hold.",
    "change_unexplained": "A claim contradicts the country's earlier report in a way that time does not explain.",
    "note_missing": "A marker has no note.",
    "note_unused": "A note has no marker.",
    "ibid_unresolved": "An Ibid. has nothing before it.",
}
SEVERITIES = {
    "error": "Something is wrong, beyond doubt.",
    "warning": "Something is probably wrong.",
    "info": "Worth a look.",
}
DECISIONS = {
    "accept": "The claim is right.",
    "reject": "The claim is wrong and is to go.",
    "correct": "The claim is right once some columns are corrected.",
    "add": "The reviewer added a claim that was missed.",
}

CLAIM_TYPES = {
    "treaty_status": "Whether the actor has joined a treaty, and by which act.",
    "position": "What the actor thinks of joining or endorsing a treaty.",
    "vote": "A vote on a resolution of the UN General Assembly.",
    "attendance": "Presence at a meeting of a treaty.",
    "transparency_report": "Submission of a transparency report.",
    "use": "Use of the weapon.",
    "production": "Production of the weapon.",
    "transfer": "Import or export of the weapon.",
    "stockpile": "Stocks of the weapon.",
    "retention": "Weapons kept for training and research.",
    "national_law": "Law that puts the treaty into effect at home.",
    "contamination": "Ground with mines or remnants in it.",
}
CLAIM_VALUES = {
    "state_party": "Is a State Party.",
    "signatory": "Has signed, but not ratified.",
    "not_party": "Is not a State Party.",
    "signed": "Signed the treaty.",
    "ratified": "Ratified, accepted or approved the treaty.",
    "acceded": "Acceded or succeeded to the treaty.",
    "entered_into_force": "The treaty entered into force for the actor.",
    "withdrew": "Left the treaty.",
    "supports": "Supports the treaty or its aims.",
    "opposes": "Opposes the treaty.",
    "intends_to_join": "Means to join.",
    "considers_joining": "Is considering whether to join.",
    "cannot_join": "Says that it can't join, or not now.",
    "no_plan_to_join": "Has no plan to join.",
    "in_favor": "Voted in favor.",
    "against": "Voted against.",
    "abstained": "Abstained.",
    "absent": "Did not vote.",
    "attended": "Attended the meeting.",
    "attended_as_observer": "Attended the meeting as an observer.",
    "did_not_attend": "Did not attend the meeting.",
    "submitted": "Submitted the report.",
    "submitted_voluntarily": "Submitted the report though not obliged to.",
    "not_submitted": "Has not submitted the report.",
    "used": "Used the weapon.",
    "not_used": "Did not use the weapon.",
    "stopped_using": "Used the weapon and no longer does.",
    "unconfirmed": "It is alleged or possible, and could not be confirmed.",
    "future_use_renounced": "Will not use the weapon.",
    "future_use_reserved": "Keeps the right to use the weapon.",
    "produces": "Produces the weapon.",
    "produced_in_past": "Produced the weapon at some time.",
    "does_not_produce": "Does not produce the weapon.",
    "never_produced": "Has never produced the weapon.",
    "stopped_producing": "Produced the weapon and no longer does.",
    "exports": "Exports the weapon.",
    "exported_in_past": "Exported the weapon at some time.",
    "does_not_export": "Does not export the weapon.",
    "never_exported": "Has never exported the weapon.",
    "export_moratorium": "Has suspended or banned exports.",
    "imported": "Imported the weapon.",
    "holds": "Has a stockpile.",
    "holds_none": "Has no stockpile.",
    "never_held": "Has never had a stockpile.",
    "destroyed": "Destroyed its stockpile, or part of it.",
    "unknown": "It is not known whether there is a stockpile, or how large.",
    "retains": "Keeps some weapons for training and research.",
    "retains_none": "Keeps no weapons for training and research.",
    "has_law": "Has a law of its own on the treaty.",
    "drafting": "Is drafting a law.",
    "no_law": "Has no such law.",
    "existing_law_sufficient": "Holds that the laws it has are enough.",
    "contaminated": "Ground is contaminated.",
    "suspected": "Ground may be contaminated.",
    "not_contaminated": "No ground is contaminated.",
    "cleared": "All contaminated ground, or that spoken of, was cleared.",
}
