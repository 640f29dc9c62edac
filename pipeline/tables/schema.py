"""The one place where the tables are declared: columns in order, types, meaning, vocabularies.

Read ``TABLES`` first. The Parquet files, their metadata, the data dictionary (``monitor-facts schema``,
``docs/schema.md``) and the validation before writing all follow from it. A column or a table may be added
(and ``SCHEMA_VERSION`` raised); none is renamed or dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.tables import vocabulary as words

SCHEMA_VERSION = "1.3"

ColumnType = Literal["string", "int32", "int64", "float64", "bool", "date32", "list<int32>"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``refers_to`` names the table whose key a value must be found in (within the same report)."""

    name: str
    type: ColumnType
    description: str
    nullable: bool = False
    vocabulary: tuple[str, ...] = ()
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``key`` is unique over all rows; rows are written in the order of ``sort_by`` (nulls last)."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    sort_by: tuple[str, ...]

    def column(self, name: str) -> Column:
        """The column of that name; raises KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"the table {self.name} has no column {name!r}")


def _text(name: str, description: str, *vocabulary: str, refers_to: str | None = None) -> Column:
    return Column(name, "string", description, vocabulary=vocabulary, refers_to=refers_to)


def _text_or_null(name: str, description: str, *vocabulary: str, refers_to: str | None = None) -> Column:
    return Column(name, "string", description, True, vocabulary, refers_to)


def _number(name: str, description: str) -> Column:
    return Column(name, "int32", description)


def _number_or_null(name: str, description: str) -> Column:
    return Column(name, "int32", description, True)


def _day_or_null(name: str, description: str) -> Column:
    return Column(name, "date32", description, True)


_DOC_ID = _text("doc_id", "The report.", refers_to="documents")
_START = _number("start", "First character, counted in Unicode code points of documents.text from 0.")
_END = _number("end", "One past the last character, counted like start.")

DOCUMENTS = Table(
    "documents",
    "One row per report: one country profile on one theme, or one overview chapter.",
    (
        _text(
            "doc_id", "The report: the first 12 digits of the file's SHA-256 and the part; stable for the same bytes."
        ),
        _text("source_path", "The file as it was named on the command line or found in a folder."),
        _text("source_sha256", "SHA-256 of the file's bytes, in hexadecimal."),
        _text("media_type", "The file's media type, such as text/plain or application/pdf."),
        _number("part", "Which report of the file it is, from 0."),
        _text_or_null("title", "The report's title as printed; null where it prints none."),
        _text("theme", "What the report is about.", *words.THEMES),
        _text_or_null("treaty", "The treaty that the theme belongs to; null outside the two.", *words.REPORT_TREATIES),
        _text_or_null("country_iso3", "The country, ISO 3166-1 alpha-3; null for overviews."),
        _text_or_null("country_name", "The country's name; null for overviews."),
        _number_or_null("report_year", "The year of the edition; null where it can't be told."),
        _day_or_null("last_updated", "The day of the last update as printed; null where it prints none."),
        _text("language", "The report's language, ISO 639-1."),
        _text("text", "The canonical text. All offsets of the other tables count its characters."),
        _number("n_sentences", "How many rows of sentences the report has."),
        _number("n_notes", "How many notes the report has."),
        _number("n_claims", "How many rows of claims the report has."),
    ),
    key=("doc_id",),
    sort_by=("source_path", "part", "doc_id"),
)

SENTENCES = Table(
    "sentences",
    "One row per sentence of a report, its notes and table rows included.",
    (
        _text("sentence_id", "The sentence."),
        _DOC_ID,
        _number("ordinal", "The sentence's place in the report, from 0."),
        _text("zone", "Which part of the report it stands in.", *words.ZONES),
        _text_or_null("section", "The heading above, as printed; null before the first."),
        _text_or_null("section_kind", "What the section is about; null where its heading is not known."),
        _number("paragraph", "The paragraph, table row or note within the report, from 0."),
        _number_or_null("page", "The page, from 1; null where the format has none."),
        _START,
        _END,
        _text("text", "The words: documents.text from start to end."),
        Column("note_numbers", "list<int32>", "The numbers of the note markers in the sentence, in reading order."),
    ),
    key=("sentence_id",),
    sort_by=("doc_id", "ordinal", "sentence_id"),
)

CLAIMS = Table(
    "claims",
    "One row per atomic fact that a report states: one actor, one type, one value, one event or period.",
    (
        _text("claim_id", "The claim. It keeps its id when other claims of the report come or go."),
        _DOC_ID,
        _text("sentence_id", "The sentence that states it.", refers_to="sentences"),
        _text("claim_type", "What kind of fact it is.", *words.CLAIM_TYPES),
        _text("value", "What is said; the claim type decides which values there are.", *words.ALL_VALUES),
        _text("polarity", "Follows from the claim type and value.", *words.POLARITIES),
        _text_or_null("treaty", "The treaty spoken of; null where none is.", *words.TREATIES),
        _text("actor", "ISO 3166-1 alpha-3 for a state, else the group's name as printed."),
        _text("actor_type", "What the actor is.", *words.ACTOR_TYPES),
        _text("assertion", "Who says so.", *words.ASSERTIONS),
        _text_or_null("speaker", "Who said it, as printed; null where the report speaks."),
        Column("hedged", "bool", "The words keep a distance: apparently, is not known to, is believed to."),
        _text_or_null("event", "The event's canonical id, such as A/RES/71/34, MBT-MSP-15 or MBT-ART7."),
        _text_or_null("event_text", "The event as printed."),
        _text_or_null("weapon", "The weapon spoken of; null where none is.", *words.WEAPONS),
        Column("quantity", "int64", "How many, where it is stated.", True),
        _text_or_null("quantity_unit", "What quantity counts, as printed."),
        _text_or_null("place", "Where, as printed."),
        _text_or_null("when", "The time of the fact in EDTF (ISO 8601-2, level 0 and 1); null where none is given."),
        _day_or_null("when_earliest", "The earliest day that when can mean; null where it is open."),
        _day_or_null("when_latest", "The latest day that when can mean; null where it is open."),
        _text_or_null("recurrence", "Whether it happened once or every year; null where neither.", *words.RECURRENCES),
        _text("evidence", "The words that state it: documents.text from start to end."),
        _START,
        _END,
        Column("confidence", "float64", "How sure the extraction is, from 0 to 1."),
        _text("extractor", "The rule or model that found it."),
        _number("n_sources", "How many sources it cites: its rows of citations."),
    ),
    key=("claim_id",),
    sort_by=("doc_id", "start", "end", "claim_id"),
)

SOURCES = Table(
    "sources",
    "One row per cited work inside a note.",
    (
        _text("source_id", "The source."),
        _DOC_ID,
        _number("note_number", "The number of the note that holds it."),
        _number("part", "Its place within the note, from 1."),
        _text("text", "The words: documents.text from start to end."),
        _START,
        _END,
        _text_or_null("signal", "How it is introduced; null where it is plainly cited.", *words.SIGNALS),
        _text("kind", "What kind of work it is; an Ibid. has the kind of what it stands for.", *words.SOURCE_KINDS),
        _text_or_null("author", "Who wrote or said it, as printed."),
        _text_or_null("title", "Its title, as printed."),
        _text_or_null("date", "Its date in EDTF; null where none is given."),
        _day_or_null("date_earliest", "The earliest day that date can mean."),
        _day_or_null("date_latest", "The latest day that date can mean."),
        _text_or_null("period", "The period that an Article 7 report covers, in EDTF."),
        _text_or_null("pages", "The pages cited, as printed."),
        _text_or_null("form", "The form of an Article 7 report that is cited, as printed."),
        _text_or_null("url", "Its address on the web, as printed."),
        _text_or_null("ibid_of", "What an Ibid. stands for, followed to a full citation.", refers_to="sources"),
        _text_or_null("container", "The newspaper, journal or series in which it appeared, as printed."),
        _text_or_null(
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
        _text("claim_id", "The claim.", refers_to="claims"),
        _text("source_id", "The source.", refers_to="sources"),
        _number("note_number", "The number of the note that holds the source."),
        _text("basis", "Whether the marker stands in the sentence or later in the paragraph.", *words.CITATION_BASES),
    ),
    key=("claim_id", "source_id"),
    sort_by=("claim_id", "note_number", "source_id"),
)

VOTES = Table(
    "votes",
    "One row per country and General Assembly session that a vote claim says or implies.",
    (
        _text("claim_id", "The vote claim.", refers_to="claims"),
        _DOC_ID,
        _text("country_iso3", "The country that voted, ISO 3166-1 alpha-3."),
        _text_or_null("treaty", "The treaty that the resolution is on.", *words.TREATIES),
        _number("year", "The year of the vote."),
        _number("session", "The session of the General Assembly: session N sits from September of 1945+N."),
        _text_or_null("resolution", "The resolution, such as A/RES/71/34; null where not known."),
        _text("vote", "How the country voted.", *words.CLAIM_VALUES["vote"]),
        _text("basis", "Whether the report names the vote or a range of years implies it.", *words.VOTE_BASES),
    ),
    key=("claim_id", "country_iso3", "treaty", "year", "session"),
    sort_by=("doc_id", "country_iso3", "year", "session", "claim_id", "treaty"),
)

FINDINGS = Table(
    "findings",
    "One row per thing a check found: an inconsistency in a report, between reports, or against a reference table.",
    (
        _text("finding_id", "The finding."),
        _DOC_ID,
        _text_or_null("claim_id", "The claim that it concerns; null where it concerns none.", refers_to="claims"),
        _text("check", "The check that fired.", *words.CHECKS),
        _text("severity", "How much it matters.", *words.SEVERITIES),
        _text("message", "What is wrong, in a sentence."),
        _text_or_null("found", "What the report says."),
        _text_or_null("expected", "What it should say, where that is known."),
        _text_or_null("reference", "What it was checked against."),
        _number_or_null("start", "First character that it concerns, counted like claims.start; null where none."),
        _number_or_null("end", "One past the last character that it concerns; null where none."),
    ),
    key=("finding_id",),
    sort_by=("doc_id", "start", "end", "check", "finding_id"),
)

CANDIDATES = Table(
    "candidates",
    "One row per sentence that looks like a claim of a type for which no rule fired: what a reviewer should look at.",
    (
        _text("candidate_id", "The candidate. It keeps its id when others of the report come or go."),
        _DOC_ID,
        _text("sentence_id", "The sentence.", refers_to="sentences"),
        _text("claim_type", "What kind of fact it seems to state; a guess.", *words.CLAIM_TYPES),
        Column("score", "float64", "How much it looks like one, from 0 to 1."),
        _text("text", "The sentence: documents.text from start to end."),
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
        _text("source_path", "The file as it was named on the command line or found in a folder."),
        _text_or_null("source_sha256", "SHA-256 of the file's bytes; null where they could not be read."),
        _text("stage", "The stage that failed."),
        _text("error", "The kind of error."),
        _text("message", "What went wrong and what to do."),
    ),
    key=("source_path", "stage", "error", "message"),
    sort_by=("source_path", "stage", "error", "message"),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (DOCUMENTS, SENTENCES, CLAIMS, SOURCES, CITATIONS, VOTES, FINDINGS, CANDIDATES, FAILURES)
}
"""Every table by name, in the order of the contract; the names are those of the fields of ``records.Rows``."""
