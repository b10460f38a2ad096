-- "Attainment: won amount ÷ target of the period. Coverage: open amount expected in the period ÷ (target − won), #N/A once
-- the target is met." The targets whose whole time is in the period. By owner, and of all (everyone = 1): the targets
-- without a name, and those of all names in the time for which there is none without.
WITH in_time AS (
  SELECT targets.* FROM targets CROSS JOIN question AS q
  WHERE (q.from_day IS NULL OR targets.from_day >= q.from_day) AND (q.to_day IS NULL OR targets.to_day <= q.to_day)
),
goals AS (
  SELECT 0 AS everyone, name AS owner, sum(amount) AS amount, sum(deals) AS deals FROM in_time WHERE name IS NOT NULL GROUP BY name
  UNION ALL
  SELECT 1, '', sum(amount), sum(deals) FROM in_time AS t
  WHERE name IS NULL OR NOT EXISTS (SELECT 1 FROM in_time AS o WHERE o.name IS NULL AND o.from_day <= t.to_day AND o.to_day >= t.from_day)
),
pipeline AS (
  SELECT coalesce(owner, '') AS owner,
    CASE WHEN outcome = 'won' AND closed_in_period THEN 1 ELSE 0 END AS won,
    CASE WHEN outcome = 'open' AND coalesce(expected_close, undated) BETWEEN first_day AND last_day THEN 1 ELSE 0 END AS open,
    coalesce(amount, 0) AS amount
  FROM deal_outcomes JOIN prospects USING (id) CROSS JOIN period
),
results AS (
  SELECT GROUPING(owner) AS everyone, coalesce(owner, '') AS owner, sum(won) AS won, sum(open) AS open,
    sum(won * amount) AS won_amount, sum(open * amount) AS open_amount
  FROM pipeline GROUP BY GROUPING SETS ((owner), ())
)
SELECT r.everyone, r.owner, CAST(r.won AS INTEGER) AS won, CAST(r.won_amount AS DOUBLE) AS won_amount, CAST(r.open_amount AS DOUBLE) AS open_amount,
  CAST(g.amount AS DOUBLE) AS target, CAST(r.won_amount AS DOUBLE) / nullif(g.amount, 0) AS attainment,
  CAST(r.won AS DOUBLE) / nullif(g.deals, 0) AS attainment_of_deals,
  CASE WHEN g.amount > r.won_amount THEN CAST(r.open_amount AS DOUBLE) / (g.amount - r.won_amount) END AS coverage
FROM results AS r LEFT JOIN goals AS g ON g.everyone = r.everyone AND g.owner = r.owner;
