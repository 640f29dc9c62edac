-- How many weapons does each country retain for training, year by year, and how did that change?
-- Where a report gives several figures, the greatest; the change is to the earlier report that gave one.
SELECT
    country_iso3, weapon, report_year, max(quantity) AS retained,
    max(quantity) - lag(max(quantity)) OVER (PARTITION BY country_iso3, weapon ORDER BY report_year) AS change
FROM retentions
WHERE value = 'retains' AND quantity IS NOT NULL
GROUP BY country_iso3, weapon, report_year
ORDER BY country_iso3, weapon, report_year;
