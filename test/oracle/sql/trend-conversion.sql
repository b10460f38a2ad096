-- By the time in which deals entered the first stage: the share of them that has reached the won stage.
SELECT CAST(CAST(date_trunc($every, a.entered) AS DATE) AS VARCHAR(100)) AS start, CAST(count(b.deal) AS DOUBLE) / count(*) AS conversion
FROM reached AS a
LEFT JOIN reached AS b ON b.deal = a.deal AND b.step = (SELECT step FROM stages WHERE kind = 'won')
CROSS JOIN period
WHERE a.step = 1 AND a.entered IS NOT NULL AND coalesce(a.entered, undated) BETWEEN first_day AND last_day
GROUP BY 1;
