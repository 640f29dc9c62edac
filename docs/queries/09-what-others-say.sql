-- Which claims of use, production, transfer or stockpiles does the report not make itself, plainly?
-- That is, somebody outside the government says so, or the report is unsure. For production alone: claim_type = 'production'.
SELECT claim_type, value, actor, report_year, assertion, speaker, hedged, evidence
FROM claims_in_full
WHERE claim_type IN ('use', 'production', 'transfer', 'stockpile')
    AND (hedged OR assertion IN ('third_party', 'armed_group'))
ORDER BY claim_type, actor, report_year, claim_id;
