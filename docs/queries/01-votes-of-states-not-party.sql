-- How did the states that are not party to a treaty vote on its yearly resolution?
-- A state whose membership no report tells is not counted.
SELECT v.treaty, v.year, v.vote, count(*) AS states, string_agg(v.country_iso3, ', ' ORDER BY v.country_iso3) AS which
FROM votes_once AS v
JOIN memberships_now AS m USING (country_iso3, treaty)
WHERE m.status <> 'state_party'
GROUP BY v.treaty, v.year, v.vote
ORDER BY v.treaty, v.year DESC, v.vote;
