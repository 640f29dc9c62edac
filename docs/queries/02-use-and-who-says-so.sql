-- Whose use of antipersonnel mines do the reports of 2017 state, who says so, and on what source?
-- A claim that cites several sources has a row for each, one that cites none has one.
SELECT c.actor, c."when", c.assertion, c.speaker, c.evidence, s.kind, s.source_text
FROM claims_in_full AS c
LEFT JOIN claims_with_sources AS s USING (claim_id)
WHERE c.claim_type = 'use' AND c.value = 'used' AND c.weapon = 'antipersonnel_mine' AND c.report_year = 2017
ORDER BY c.actor, c."when", c.claim_id, s.note_number, s.source_id;
