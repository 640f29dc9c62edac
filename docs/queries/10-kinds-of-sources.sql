-- On which kinds of sources do the claims of each type rest?
SELECT
    claim_type, kind, count(*) AS citations,
    round(100.0 * count(*) / sum(count(*)) OVER (PARTITION BY claim_type), 1) AS percent
FROM claims_with_sources
GROUP BY claim_type, kind
ORDER BY claim_type, citations DESC, kind;
