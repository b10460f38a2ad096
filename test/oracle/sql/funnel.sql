-- "Funnel: per stage: reached, conversion from the previous stage, conversion from the first, lost here, open here, open
-- amount, median days in the stage, over target", of the deals that entered the first stage in the period.
WITH cohort AS (SELECT deal, outcome FROM reached JOIN outcomes USING (deal) CROSS JOIN period WHERE step = 1 AND coalesce(entered, undated) BETWEEN first_day AND last_day),
counted AS (SELECT step, count(*) AS reached FROM reached JOIN cohort USING (deal) GROUP BY step),
ranked AS (
  SELECT stays.step, days, row_number() OVER (PARTITION BY stays.step ORDER BY days) - 1 AS place, count(*) OVER (PARTITION BY stays.step) - 1 AS last_place
  FROM stays JOIN cohort ON cohort.deal = stays.deal
),
medians AS (SELECT step, sum(days * greatest(0E0, 1 - abs(place - 0.5E0 * last_place))) AS days FROM ranked GROUP BY step)
SELECT k.stage,
  CAST(coalesce(counted.reached, 0) AS INTEGER) AS reached,
  CASE WHEN k.step > 1 THEN CAST(coalesce(counted.reached, 0) AS DOUBLE) / before.reached END AS from_previous,
  CAST(coalesce(counted.reached, 0) AS DOUBLE) / (SELECT reached FROM counted WHERE step = 1) AS from_first,
  CAST((SELECT count(*) FROM cohort JOIN stands USING (deal) WHERE stands.step = k.step AND outcome = 'lost') AS INTEGER) AS lost_here,
  CAST((SELECT count(*) FROM cohort JOIN stands USING (deal) WHERE stands.step = k.step AND outcome = 'open') AS INTEGER) AS open_here,
  medians.days AS median_days,
  CASE WHEN k.target_days IS NOT NULL THEN CAST((SELECT count(*) FROM current_stays JOIN cohort USING (deal) WHERE current_stays.step = k.step AND days > k.target_days AND outcome = 'open') AS INTEGER) END AS over_target
FROM stages AS k
LEFT JOIN counted ON counted.step = k.step
LEFT JOIN counted AS before ON before.step = k.step - 1
LEFT JOIN medians ON medians.step = k.step
WHERE k.step IS NOT NULL
ORDER BY k.step;
