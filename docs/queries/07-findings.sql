-- What did the checks find, the gravest first, and in which words?
SELECT severity, "check", country_iso3, report_year, evidence, message
FROM findings_in_full
ORDER BY list_position(['error', 'warning', 'info'], severity), "check", country_iso3, report_year, finding_id;
