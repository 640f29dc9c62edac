"""The one place where the tables are declared: columns in order, types, meaning, vocabularies.

Read ``TABLES`` first. The Parquet files, their metadata, ``datapackage.json``, the data dictionary
(``monitor-facts schema``, ``docs/schema.md``) and the validation before writing all follow from it.
"""

from __future__ import annotations

from pipeline.tables import meanings as words
from pipeline.tables.columns import (
    EDTF,
    ISO3,
    Column,
    ColumnType,
    Table,
    day_or_null,
    number,
    number_or_null,
    offset,
    share,
    text,
    text_or_null,
)
from pipeline.tables.vocabulary import CLAIM_VALUES

__all__ = ["SCHEMA_VERSION", "TABLES", "Column", "ColumnType", "Table"]

SCHEMA_VERSION = "1.4"
"""The second number rises when a table, a column, a value of a vocabulary or something in the metadata is added; the
first would when something is renamed, dropped or means something else, and readers of an earlier one refuse it.
"""

_DOC_ID = text("doc_id", "The report.", refers_to="documents")
_START = offset("start", "First character, counted in Unicode code points of documents.text from 0.")
_END = offset("end", "One past the last character, counted like start.")
_VOTES = {value: words.CLAIM_VALUES[value] for value in CLAIM_VALUES["vote"]}

DOCUMENTS = Table(
    "documents",
    "One row per report: one country profile on one theme, or one overview chapter.",
    (
        text(
            "doc_id", "The report: the first 12 digits of the file's SHA-256 and the part; stable for the same bytes."
        ),
        text("source_path", "The file as it was named on the command line or found in a folder."),
        text("source_sha256", "SHA-256 of the file's bytes, in hexadecimal.", notation="SHA-256, hexadecimal"),
        text(
            "media_type",
            "The file's media type, such as text/plain or application/pdf.",
            notation="RFC 6838 media type",
        ),
        number("part", "Which report of the file it is, from 0."),
        text_or_null("title", "The report's title as printed; null where it prints none."),
        text("theme", "What the report is about.", words.THEMES),
        text_or_null("treaty", "The treaty that the theme belongs to; null outside the two.", words.REPORT_TREATIES),
        text_or_null("country_iso3", "The country, ISO 3166-1 alpha-3; null for overviews.", notation=ISO3),
        text_or_null("country_name", "The country's name; null for overviews."),
        number_or_null("report_year", "The year of the edition; null where it can't be told."),
        day_or_null("last_updated", "The day of the last update as printed; null where it prints none."),
        text("language", "The report's language, ISO 639-1.", notation="ISO 639-1"),
        text("text", "The canonical text. All offsets of the other tables count its characters."),
        number("n_sentences", "How many rows of sentences the report has."),
        number("n_notes", "How many notes the report has."),
        number("n_claims", "How many rows of claims the report has."),
    ),
    key=("doc_id",),
    sort_by=("source_path", "part", "doc_id"),
)

SENTENCES = Table(
    "sentences",
    "One row per sentence of a report, its notes and table rows included.",
    (
        text("sentence_id", "The sentence."),
        _DOC_ID,
        number("ordinal", "The sentence's place in the report, from 0."),
        text("zone", "Which part of the report it stands in.", words.ZONES),
        text_or_null("section", "The heading above, as printed; null before the first."),
        text_or_null("section_kind", "What the section is about; null where its heading is not known."),
        number("paragraph", "The paragraph, table row or note within the report, from 0."),
        number_or_null("page", "The page, from 1; null where the format has none.", 1),
        _START,
        _END,
        text("text", "The words: documents.text from start to end."),
        Column("note_numbers", "list<int32>", "The numbers of the note markers in the sentence, in reading order."),
    ),
    key=("sentence_id",),
    sort_by=("doc_id", "ordinal", "sentence_id"),
)

CLAIMS = Table(
    "claims",
    "One row per atomic fact that a report states: one actor, one type, one value, one event or period.",
    (
        text("claim_id", "The claim. It keeps its id when other claims of the report come or go."),
        _DOC_ID,
        text("sentence_id", "The sentence that states it.", refers_to="sentences"),
        text("claim_type", "What kind of fact it is.", words.CLAIM_TYPES),
        text("value", "What is said; the claim type decides which values there are.", words.CLAIM_VALUES),
        text("polarity", "Follows from the claim type and value.", words.POLARITIES),
        text_or_null("treaty", "The treaty spoken of; null where none is.", words.TREATIES),
        text("actor", "ISO 3166-1 alpha-3 for a state, else the group's name as printed."),
        text("actor_type", "What the actor is.", words.ACTOR_TYPES),
        text("assertion", "Who says so.", words.ASSERTIONS),
        text_or_null("speaker", "Who said it, as printed; null where the report speaks."),
        Column("hedged", "bool", "The words keep a distance: apparently, is not known to, is believed to."),
        text_or_null("event", "The event's canonical id, such as A/RES/71/34, MBT-MSP-15 or MBT-ART7."),
        text_or_null("event_text", "The event as printed."),
        text_or_null("weapon", "The weapon spoken of; null where none is.", words.WEAPONS),
        Column("quantity", "int64", "How many, where it is stated.", True, unit="as quantity_unit says"),
        text_or_null("quantity_unit", "What quantity counts, as printed."),
        text_or_null("place", "Where, as printed."),
        text_or_null(
            "when", "The time of the fact in EDTF (ISO 8601-2, level 0 and 1); null where none is given.", notation=EDTF
        ),
        day_or_null("when_earliest", "The earliest day that when can mean; null where it is open."),
        day_or_null("when_latest", "The latest day that when can mean; null where it is open."),
        text_or_null("recurrence", "Whether it happened once or every year; null where neither.", words.RECURRENCES),
        text("evidence", "The words that state it: documents.text from start to end."),
        _START,
        _END,
        share("confidence", "How sure the extraction is, from 0 to 1."),
        text("extractor", "The rule or model that found it."),
        number("n_sources", "How many sources it cites: its rows of citations."),
    ),
    key=("claim_id",),
    sort_by=("doc_id", "start", "end", "claim_id"),
)

SOURCES = Table(
    "sources",
    "One row per cited work inside a note.",
    (
        text("source_id", "The source."),
        _DOC_ID,
        number("note_number", "The number of the note that holds it."),
        number("part", "Its place within the note, from 1.", 1),
        text("text", "The words: documents.text from start to end."),
        _START,
        _END,
        text_or_null("signal", "How it is introduced; null where it is plainly cited.", words.SIGNALS),
        text("kind", "What kind of work it is; an Ibid. has the kind of what it stands for.", words.SOURCE_KINDS),
        text_or_null("author", "Who wrote or said it, as printed."),
        text_or_null("title", "Its title, as printed."),
        text_or_null("date", "Its date in EDTF; null where none is given.", notation=EDTF),
        day_or_null("date_earliest", "The earliest day that date can mean."),
        day_or_null("date_latest", "The latest day that date can mean."),
        text_or_null("period", "The period that an Article 7 report covers, in EDTF.", notation=EDTF),
        text_or_null("pages", "The pages cited, as printed."),
        text_or_null("form", "The form of an Article 7 report that is cited, as printed."),
        text_or_null("url", "Its address on the web, as printed."),
        text_or_null("ibid_of", "What an Ibid. stands for, followed to a full citation.", refers_to="sources"),
        text_or_null("container", "The newspaper, journal or series in which it appeared, as printed."),
        text_or_null(
            "work_id",
            "The cited work: the same in every note and report that cites it, and in every run; null for a comment and "
            "for a reference that could not be followed.",
        ),
    ),
    key=("source_id",),
    sort_by=("doc_id", "note_number", "part", "source_id"),
)

CITATIONS = Table(
    "citations",
    "One row per link from a claim to a source.",
    (
        text("claim_id", "The claim.", refers_to="claims"),
        text("source_id", "The source.", refers_to="sources"),
        number("note_number", "The number of the note that holds the source."),
        text("basis", "Whether the marker stands in the sentence or later in the paragraph.", words.CITATION_BASES),
    ),
    key=("claim_id", "source_id"),
    sort_by=("claim_id", "note_number", "source_id"),
)

VOTES = Table(
    "votes",
    "One row per country and General Assembly session that a vote claim says or implies.",
    (
        text("claim_id", "The vote claim.", refers_to="claims"),
        _DOC_ID,
        text("country_iso3", "The country that voted, ISO 3166-1 alpha-3.", notation=ISO3),
        text_or_null("treaty", "The treaty that the resolution is on.", words.TREATIES),
        number("year", "The year of the vote."),
        number("session", "The session of the General Assembly: session N sits from September of 1945+N."),
        text_or_null("resolution", "The resolution, such as A/RES/71/34; null where not known."),
        text("vote", "How the country voted.", _VOTES),
        text("basis", "Whether the report names the vote or a range of years implies it.", words.VOTE_BASES),
    ),
    key=("claim_id", "country_iso3", "treaty", "year", "session"),
    sort_by=("doc_id", "country_iso3", "year", "session", "claim_id", "treaty"),
)

FINDINGS = Table(
    "findings",
    "One row per thing a check found: an inconsistency in a report, between reports, or against a reference table.",
    (
        text("finding_id", "The finding."),
        _DOC_ID,
        text_or_null("claim_id", "The claim that it concerns; null where it concerns none.", refers_to="claims"),
        text("check", "The check that fired.", words.CHECKS),
        text("severity", "How much it matters.", words.SEVERITIES),
        text("message", "What is wrong, in a sentence."),
        text_or_null("found", "What the report says."),
        text_or_null("expected", "What it should say, where that is known."),
        text_or_null("reference", "What it was checked against."),
        offset("start", "First character that it concerns, counted like claims.start; null where none.", True),
        offset("end", "One past the last character that it concerns; null where none.", True),
    ),
    key=("finding_id",),
    sort_by=("doc_id", "start", "end", "check", "finding_id"),
)

CANDIDATES = Table(
    "candidates",
    "One row per sentence that looks like a claim of a type for which no rule fired: what a reviewer should look at.",
    (
        text("candidate_id", "The candidate. It keeps its id when others of the report come or go."),
        _DOC_ID,
        text("sentence_id", "The sentence.", refers_to="sentences"),
        text("claim_type", "What kind of fact it seems to state; a guess.", words.CLAIM_TYPES),
        share("score", "How much it looks like one, from 0 to 1."),
        text("text", "The sentence: documents.text from start to end."),
        _START,
        _END,
    ),
    key=("candidate_id",),
    sort_by=("doc_id", "start", "claim_type", "candidate_id"),
)

FAILURES = Table(
    "failures",
    "One row per input, or report of an input, that could not be processed. Every input is in documents or here.",
    (
        text("source_path", "The file as it was named on the command line or found in a folder."),
        text_or_null(
            "source_sha256",
            "SHA-256 of the file's bytes; null where they could not be read.",
            notation="SHA-256, hexadecimal",
        ),
        text("stage", "The stage that failed."),
        text("error", "The kind of error."),
        text("message", "What went wrong and what to do."),
    ),
    key=("source_path", "stage", "error", "message"),
    sort_by=("source_path", "stage", "error", "message"),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (DOCUMENTS, SENTENCES, CLAIMS, SOURCES, CITATIONS, VOTES, FINDINGS, CANDIDATES, FAILURES)
}
"""Every table by name, in the order of the contract; the names are those of the fields of ``records.Rows``."""
