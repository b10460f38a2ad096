-- "Velocity (amount per day): open deals × win rate × mean won amount ÷ mean cycle": open deals now, the others of deals
-- closed in the period; all owners together are the row without an owner's name.
WITH figures AS (
  SELECT coalesce(owner, '') AS owner,
    CASE WHEN outcome = 'open' THEN 1 ELSE 0 END AS open,
    CASE WHEN outcome = 'won' AND closed_in_period THEN 1 WHEN outcome = 'lost' AND closed_in_period THEN 0 END AS won,
    CASE WHEN outcome = 'won' AND closed_in_period THEN amount END AS won_amount,
    CASE WHEN outcome = 'won' AND closed_in_period THEN days_between(created, closed) END AS cycle
  FROM deal_outcomes
), counted AS (
  SELECT owner, sum(open) AS open, CAST(avg(won) AS DOUBLE) AS win_rate, CAST(avg(won_amount) AS DOUBLE) AS amount, CAST(avg(cycle) AS DOUBLE) AS cycle
  FROM figures GROUP BY GROUPING SETS ((owner), ())
)
SELECT owner, open * win_rate * amount / nullif(cycle, 0) AS velocity, CAST(open AS INTEGER) AS open, win_rate, amount, cycle FROM counted;
