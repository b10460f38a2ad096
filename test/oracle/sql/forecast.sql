-- "Weighted forecast: Σ Amount × the stage's Probability over open deals with Expected close in the period." By owner, and
-- of all (everyone = 1).
SELECT GROUPING(coalesce(owner, '')) AS everyone, coalesce(owner, '') AS owner,
  CAST(count(*) AS INTEGER) AS open, CAST(coalesce(sum(amount), 0) AS DOUBLE) AS amount,
  CAST(coalesce(sum(amount * probability), 0) AS DOUBLE) AS weighted
FROM deal_outcomes JOIN prospects USING (id) JOIN chances USING (stage)
WHERE outcome = 'open' AND in_period(expected_close)
GROUP BY GROUPING SETS ((coalesce(owner, '')), ());
