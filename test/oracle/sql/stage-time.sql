-- "Days in stage: sum of a deal's stays; mean, median and 90th percentile over completed stays; open stays on request up
-- to asOf", of the deals that entered the first stage in the period. "Percentiles: linear interpolation."
WITH cohort AS (
  SELECT deal FROM reached WHERE step = 1 AND in_period(entered)
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
)
SELECT k.stage,
  CAST(avg(days) AS DOUBLE) AS mean,
  CAST(percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS DOUBLE) AS median,
  CAST(percentile_cont(0.9) WITHIN GROUP (ORDER BY days) AS DOUBLE) AS p90,
  CAST(count(days) AS INTEGER) AS deals,
  CASE WHEN k.target_days IS NOT NULL THEN CAST(sum(CASE WHEN days > k.target_days THEN 1 ELSE 0 END) AS INTEGER) END AS over_target
FROM stages AS k LEFT JOIN (SELECT counted.* FROM counted JOIN cohort USING (deal) WHERE mode = $mode) AS c ON c.step = k.step
WHERE k.step IS NOT NULL GROUP BY k.stage, k.step, k.target_days ORDER BY k.step;
