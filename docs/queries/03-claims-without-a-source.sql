-- How many claims have no source, by country?
SELECT
    coalesce(country_iso3, 'overviews') AS country,
    count(*) AS claims,
    count(*) FILTER (WHERE n_sources = 0) AS without_source,
    round(100.0 * count(*) FILTER (WHERE n_sources = 0) / count(*), 1) AS percent
FROM claims_in_full
GROUP BY country
ORDER BY percent DESC, country;
