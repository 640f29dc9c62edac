-- Who attends the meetings of each series: states parties, signatories, or states not party?
-- Each state and meeting counts once, however many reports speak of it.
SELECT
    series,
    coalesce(status, 'unknown') AS status,
    count(DISTINCT (a.country_iso3, event)) FILTER (WHERE value = 'attended') AS attended,
    count(DISTINCT (a.country_iso3, event)) FILTER (WHERE value = 'attended_as_observer') AS as_observer,
    count(DISTINCT (a.country_iso3, event)) FILTER (WHERE value = 'did_not_attend') AS stayed_away
FROM attendances AS a
LEFT JOIN memberships_now AS m ON m.country_iso3 = a.country_iso3 AND m.treaty = regexp_replace(a.series, '-[A-Z]+$', '')
GROUP BY ALL
ORDER BY series, status;
