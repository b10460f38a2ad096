-- Deals that reached A by the month in which they entered it, and how many of them had entered B by the end of that month
-- and of each month since (METRICS.md's `cohort`, month by month). A row for each month of entry and each month since.
WITH digits AS (SELECT n FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS d (n)),
numbers AS (SELECT 10 * tens.n + ones.n AS since FROM digits AS tens CROSS JOIN digits AS ones),
dated AS (
  SELECT a.deal, year(a.entered) * 12 + month(a.entered) AS entry,
    CASE WHEN b.entered <= as_of THEN year(b.entered) * 12 + month(b.entered) END AS arrival,
    CASE WHEN b.deal IS NULL THEN 0 ELSE 1 END AS converted,
    year(as_of) * 12 + month(as_of) AS now
  FROM question CROSS JOIN period CROSS JOIN reached AS a LEFT JOIN reached AS b ON b.deal = a.deal AND b.step = $b
  WHERE a.step = $a AND a.entered <= as_of AND coalesce(a.entered, undated) BETWEEN first_day AND last_day
)
SELECT CAST(CAST(floor((entry - 1) / 12) AS INTEGER) AS VARCHAR(100)) || '-' || lpad(CAST((entry - 1) % 12 + 1 AS VARCHAR(100)), 2, '0') AS entry_month, since,
  CAST(count(*) AS INTEGER) AS deals,
  CAST(avg(converted) AS DOUBLE) AS to_date,
  CAST(avg(CASE WHEN arrival - entry <= since THEN 1.0 ELSE 0.0 END) AS DOUBLE) AS rate,
  CAST(sum(CASE WHEN arrival - entry <= since THEN 1 ELSE 0 END) AS INTEGER) AS count
FROM dated JOIN numbers ON since <= now - entry
GROUP BY entry, since ORDER BY entry, since;
