-- "Days in stage: sum of a deal's stays; mean, median and 90th percentile over completed stays; open stays on request up
-- to asOf", of the deals that entered the first stage in the period. "Percentiles: linear interpolation."
WITH cohort AS (
  SELECT deal FROM reached CROSS JOIN period WHERE step = 1 AND coalesce(entered, undated) BETWEEN first_day AND last_day
), goes_on AS (
  SELECT deal, step FROM stands JOIN outcomes USING (deal) WHERE outcome = 'open'
), counted AS (
  SELECT 'completed' AS mode, deal, step, days FROM stays
  UNION ALL
  SELECT 'all', stays.deal, stays.step, days FROM stays LEFT JOIN goes_on ON goes_on.deal = stays.deal AND goes_on.step = stays.step
  WHERE goes_on.deal IS NULL
  UNION ALL
  SELECT 'all', current_stays.deal, current_stays.step, days
  FROM current_stays JOIN goes_on ON goes_on.deal = current_stays.deal AND goes_on.step = current_stays.step
), ranked AS ( -- a percentile lies between two places, and takes of each the more the nearer it is
  SELECT counted.step, days, row_number() OVER (PARTITION BY counted.step ORDER BY days) - 1 AS place, count(*) OVER (PARTITION BY counted.step) - 1 AS last_place
  FROM counted JOIN cohort ON cohort.deal = counted.deal WHERE mode = $mode
)
SELECT k.stage,
  CAST(avg(days) AS DOUBLE) AS mean,
  sum(days * greatest(0E0, 1 - abs(place - 0.5E0 * last_place))) AS median,
  sum(days * greatest(0E0, 1 - abs(place - 0.9E0 * last_place))) AS p90,
  CAST(count(days) AS INTEGER) AS deals,
  CASE WHEN k.target_days IS NOT NULL THEN CAST(sum(CASE WHEN days > k.target_days THEN 1 ELSE 0 END) AS INTEGER) END AS over_target
FROM stages AS k LEFT JOIN ranked AS c ON c.step = k.step
WHERE k.step IS NOT NULL GROUP BY k.stage, k.step, k.target_days ORDER BY k.step;
