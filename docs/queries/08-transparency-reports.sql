-- Which Article 7 reports were not submitted, or later than 30 April?
-- Yearly updates are due by that day; an initial report has a day of its own, so read the words.
SELECT
    actor, event, "when", if(value = 'not_submitted', 'not submitted', 'after 30 April') AS what, evidence
FROM claims_in_full
WHERE claim_type = 'transparency_report' AND event LIKE '%-ART7'
    AND (
        value = 'not_submitted'
        OR (
            value = 'submitted' AND strftime(when_earliest, '%m-%d') > '04-30'
            AND year(when_earliest) = year(when_latest)
        )
    )
ORDER BY actor, event, "when", claim_id;
