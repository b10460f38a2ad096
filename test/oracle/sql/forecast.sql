-- "Weighted forecast: Σ Amount × the stage's Probability over open deals with Expected close in the period." By owner, and
-- of all (everyone = 1).
WITH expected AS (
  SELECT coalesce(owner, '') AS owner, amount, probability
  FROM deal_outcomes JOIN prospects USING (id) JOIN chances USING (stage) CROSS JOIN period
  WHERE outcome = 'open' AND coalesce(expected_close, undated) BETWEEN first_day AND last_day
)
SELECT GROUPING(owner) AS everyone, coalesce(owner, '') AS owner,
  CAST(count(*) AS INTEGER) AS open, CAST(coalesce(sum(amount), 0) AS DOUBLE) AS amount,
  CAST(coalesce(sum(amount * probability), 0) AS DOUBLE) AS weighted
FROM expected GROUP BY GROUPING SETS ((owner), ());
