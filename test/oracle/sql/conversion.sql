-- Conversion from $a to $b. cohort: of the deals that reached A and entered it in [from, to], those that have reached B.
-- resolved: the same, leaving out deals that are still open and have not reached B.
-- period: deals that entered B in [from, to] ÷ deals that entered A in [from, to]. snapshot: reached B ÷ reached A.
WITH entered_a AS (SELECT deal FROM reached CROSS JOIN period WHERE step = $a AND coalesce(entered, undated) BETWEEN first_day AND last_day),
entered_b AS (SELECT deal FROM reached CROSS JOIN period WHERE step = $b AND coalesce(entered, undated) BETWEEN first_day AND last_day),
cohort AS (
  SELECT entered_a.deal, outcome, b.deal IS NOT NULL AS converted
  FROM entered_a JOIN outcomes ON outcomes.deal = entered_a.deal LEFT JOIN reached AS b ON b.deal = entered_a.deal AND b.step = $b
)
SELECT
  CAST(count(*) FILTER (WHERE converted) AS DOUBLE) / nullif(count(*), 0) AS cohort,
  CAST(count(*) FILTER (WHERE converted) AS DOUBLE) / nullif(count(*) FILTER (WHERE converted OR outcome <> 'open'), 0) AS resolved,
  CAST((SELECT count(*) FROM entered_b) AS DOUBLE) / nullif((SELECT count(*) FROM entered_a), 0) AS period
FROM cohort;
