-- Which states changed their vote from one session to the next that is known?
SELECT country_iso3, treaty, year, vote_before, vote, resolution
FROM (
    SELECT *, lag(vote) OVER (PARTITION BY country_iso3, treaty ORDER BY session) AS vote_before
    FROM votes_once
)
WHERE vote_before <> vote
ORDER BY country_iso3, treaty, year;
