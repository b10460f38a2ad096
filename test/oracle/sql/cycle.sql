-- "Cycle: Closed − Created of won deals, mean and median, calendar days", of deals won in the period; all owners together
-- are the row without an owner's name.
WITH cycles AS (
  SELECT coalesce(owner, '') AS owner, closed - created AS days
  FROM deal_outcomes
  WHERE outcome = 'won' AND created IS NOT NULL AND closed IS NOT NULL AND in_period(closed)
)
SELECT owner,
  CAST(avg(days) AS DOUBLE) AS mean,
  CAST(percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS DOUBLE) AS median,
  CAST(percentile_cont(0.9) WITHIN GROUP (ORDER BY days) AS DOUBLE) AS p90,
  CAST(count(*) AS INTEGER) AS deals
FROM cycles GROUP BY GROUPING SETS ((owner), ());
