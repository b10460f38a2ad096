-- "Funnel: per stage: reached, conversion from the previous stage, conversion from the first, lost here, open here, open
-- amount, median days in the stage, over target", of the deals that entered the first stage in the period.
WITH cohort AS (SELECT deal, outcome FROM reached JOIN outcomes USING (deal) WHERE step = 1 AND in_period(entered)),
counted AS (SELECT step, count(*) AS reached FROM reached JOIN cohort USING (deal) GROUP BY step)
SELECT k.stage,
  coalesce(counted.reached, 0)::INTEGER AS reached,
  CASE WHEN k.step > 1 THEN coalesce(counted.reached, 0)::DOUBLE / before.reached END AS from_previous,
  coalesce(counted.reached, 0)::DOUBLE / (SELECT reached FROM counted WHERE step = 1) AS from_first,
  (SELECT count(*) FROM cohort JOIN stands USING (deal) WHERE stands.step = k.step AND outcome = 'lost')::INTEGER AS lost_here,
  (SELECT count(*) FROM cohort JOIN stands USING (deal) WHERE stands.step = k.step AND outcome = 'open')::INTEGER AS open_here,
  (SELECT median(days) FROM stays JOIN cohort USING (deal) WHERE stays.step = k.step)::DOUBLE AS median_days,
  (SELECT count(*) FROM current_stays JOIN cohort USING (deal) WHERE current_stays.step = k.step AND days > k.target_days AND outcome = 'open')::INTEGER AS over_target
FROM stages AS k
LEFT JOIN counted ON counted.step = k.step
LEFT JOIN counted AS before ON before.step = k.step - 1
WHERE k.step IS NOT NULL
ORDER BY k.step;
