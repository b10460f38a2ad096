-- "Cycle: Closed − Created of won deals, mean and median, calendar days", of deals won in the period; all owners together
-- are the row without an owner's name.
WITH cycles AS (
  SELECT coalesce(owner, '') AS owner, days_between(created, closed) AS days
  FROM deal_outcomes
  WHERE outcome = 'won' AND created IS NOT NULL AND closed IS NOT NULL AND closed_in_period
), asked AS (
  SELECT owner, days FROM cycles UNION ALL SELECT NULL, days FROM cycles
), ranked AS ( -- a percentile lies between two places, and takes of each the more the nearer it is
  SELECT owner, days, row_number() OVER (PARTITION BY owner ORDER BY days) - 1 AS place, count(*) OVER (PARTITION BY owner) - 1 AS last_place FROM asked
)
SELECT owner,
  CAST(avg(days) AS DOUBLE) AS mean,
  sum(days * greatest(0E0, 1 - abs(place - 0.5E0 * last_place))) AS median,
  sum(days * greatest(0E0, 1 - abs(place - 0.9E0 * last_place))) AS p90,
  CAST(count(*) AS INTEGER) AS deals
FROM ranked GROUP BY owner;
