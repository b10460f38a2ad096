-- Won, lost, win rate, won amount and mean cycle by the time in which deals were closed; deals created by the time in which
-- they were; open amount and weighted forecast by the time in which deals are expected to close. $every is day, week (from
-- Monday), month, quarter or year.
WITH events AS (
  SELECT closed AS day, outcome, amount, days_between(created, closed) AS cycle, 0 AS created, 0 AS expected, 0 AS weighted FROM deal_outcomes WHERE outcome IN ('won', 'lost') AND closed IS NOT NULL
  UNION ALL
  SELECT created, NULL, NULL, NULL, 1, 0, 0 FROM deal_outcomes WHERE created IS NOT NULL
  UNION ALL
  SELECT expected_close, NULL, NULL, NULL, 0, coalesce(amount, 0), coalesce(amount, 0) * probability
  FROM deal_outcomes JOIN prospects USING (id) JOIN chances USING (stage) WHERE outcome = 'open' AND expected_close IS NOT NULL
)
SELECT CAST(CAST(date_trunc($every, day) AS DATE) AS VARCHAR(100)) AS start,
  CAST(count(CASE WHEN outcome = 'won' THEN 1 END) AS INTEGER) AS won, CAST(count(CASE WHEN outcome = 'lost' THEN 1 END) AS INTEGER) AS lost,
  CAST(count(CASE WHEN outcome = 'won' THEN 1 END) AS DOUBLE) / nullif(count(outcome), 0) AS win_rate,
  CAST(coalesce(sum(CASE WHEN outcome = 'won' THEN amount END), 0) AS DOUBLE) AS won_amount,
  CAST(avg(CASE WHEN outcome = 'won' THEN cycle END) AS DOUBLE) AS mean_cycle,
  CAST(sum(created) AS INTEGER) AS created, CAST(sum(expected) AS DOUBLE) AS expected, CAST(sum(weighted) AS DOUBLE) AS weighted
FROM events CROSS JOIN period WHERE coalesce(day, undated) BETWEEN first_day AND last_day GROUP BY 1;
