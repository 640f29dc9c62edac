-- Views over the tables of a run, for DuckDB. `monitor-facts export --format duckdb` makes them in the file that it writes.

-- Each claim with its report: country_iso3 is the country that the report is about, actor who did it.
CREATE VIEW claims_in_full AS
SELECT
    documents.country_iso3, documents.country_name, documents.theme, documents.report_year, documents.last_updated,
    documents.source_path, claims.*
FROM claims
JOIN documents USING (doc_id);

-- Each claim with each source it cites, an Ibid. replaced by what it stands for.
CREATE VIEW claims_with_sources AS
SELECT
    claims_in_full.*, citations.note_number, citations.basis, cited.source_id, cited.kind, cited.work_id,
    coalesce(whole.author, cited.author) AS author, coalesce(whole.title, cited.title) AS title,
    coalesce(whole.date, cited.date) AS date, coalesce(whole.url, cited.url) AS url,
    coalesce(whole.text, cited.text) AS source_text, cited.pages
FROM claims_in_full
JOIN citations USING (claim_id)
JOIN sources AS cited ON cited.source_id = citations.source_id
LEFT JOIN sources AS whole ON whole.source_id = cited.ibid_of;

-- What the reports of a year say of a state's membership in a treaty: state_party, signatory or not_party.
-- Left aside: what the report is unsure of, and what others say.
CREATE VIEW memberships AS
SELECT
    actor AS country_iso3, treaty, report_year,
    CASE
        WHEN bool_or(value = 'withdrew') THEN 'not_party'
        WHEN bool_or(value IN ('state_party', 'ratified', 'acceded', 'entered_into_force')) THEN 'state_party'
        WHEN bool_or(value IN ('signatory', 'signed')) THEN 'signatory'
        ELSE 'not_party'
    END AS status
FROM claims_in_full
WHERE claim_type = 'treaty_status' AND actor_type = 'state' AND treaty IS NOT NULL
    AND NOT hedged AND assertion IN ('monitor', 'government')
GROUP BY ALL;

-- The latest of these for each state and treaty.
CREATE VIEW memberships_now AS
SELECT *
FROM memberships
QUALIFY row_number() OVER (PARTITION BY country_iso3, treaty ORDER BY report_year DESC NULLS LAST) = 1;

-- One vote for each country, treaty and session, though several reports speak of it: a vote that is named counts before
-- one implied by a range of years, a later report before an earlier one. disputed: the reports do not agree.
CREATE VIEW votes_once AS
SELECT
    votes.country_iso3, votes.treaty, votes.year, votes.session, votes.vote, votes.basis, votes.resolution,
    documents.report_year, votes.doc_id, votes.claim_id,
    min(votes.vote) OVER one_vote <> max(votes.vote) OVER one_vote AS disputed
FROM votes
JOIN documents USING (doc_id)
WINDOW one_vote AS (PARTITION BY votes.country_iso3, votes.treaty, votes.session)
QUALIFY row_number() OVER (
    PARTITION BY votes.country_iso3, votes.treaty, votes.session
    ORDER BY votes.basis, documents.report_year DESC NULLS LAST, votes.claim_id
) = 1;

-- Attendance of known meetings: MBT-MSP-15 is number 15 of the series MBT-MSP; intersessional meetings count by years.
CREATE VIEW attendances AS
SELECT
    actor AS country_iso3, regexp_extract(event, '^(.+)-\d+$', 1) AS series,
    CAST(regexp_extract(event, '(\d+)$', 1) AS INTEGER) AS number, event, value, assertion, report_year, doc_id, claim_id
FROM claims_in_full
WHERE claim_type = 'attendance' AND actor_type = 'state' AND regexp_matches(event, '-\d+$');

-- Weapons kept for training and research, as each report gives them.
CREATE VIEW retentions AS
SELECT
    actor AS country_iso3, report_year, weapon, value, quantity, quantity_unit, "when", assertion, evidence, doc_id,
    claim_id
FROM claims_in_full
WHERE claim_type = 'retention';

-- Each finding with its report and, where it concerns one, the words of the claim.
CREATE VIEW findings_in_full AS
SELECT
    documents.country_iso3, documents.country_name, documents.report_year, documents.source_path, findings.*,
    claims.claim_type, claims.value, claims.evidence
FROM findings
JOIN documents USING (doc_id)
LEFT JOIN claims USING (claim_id);
