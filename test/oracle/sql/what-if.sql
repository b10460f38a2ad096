-- Velocity: "open deals × win rate × mean won amount ÷ mean cycle"; the conversion of stage $a to the next one, of the deals
-- that are decided; and the same with $points more points of conversion and a cycle of $days days less.
WITH decided AS (
  SELECT CASE WHEN b.deal IS NULL THEN 0 ELSE 1 END AS converted
  FROM reached AS a JOIN outcomes ON outcomes.deal = a.deal LEFT JOIN reached AS b ON b.deal = a.deal AND b.step = $a + 1
  WHERE a.step = $a AND (b.deal IS NOT NULL OR outcome <> 'open')
),
parts AS (
  SELECT CAST(sum(CASE WHEN outcome = 'open' THEN 1 ELSE 0 END) AS DOUBLE) AS open,
    CAST(sum(CASE WHEN outcome = 'won' AND closed_in_period THEN 1 ELSE 0 END) AS DOUBLE)
      / sum(CASE WHEN outcome IN ('won', 'lost') AND closed_in_period THEN 1 ELSE 0 END) AS win_rate,
    avg(CASE WHEN outcome = 'won' AND closed_in_period THEN amount END) AS won_amount,
    CAST(avg(CASE WHEN outcome = 'won' AND closed_in_period THEN days_between(created, closed) END) AS DOUBLE) AS cycle,
    (SELECT avg(converted) FROM decided) AS conversion
  FROM deal_outcomes
),
changed AS (SELECT parts.*, least(1.0, greatest(0.0, conversion + $points / 100.0)) AS raised FROM parts)
SELECT conversion, win_rate, cycle, open * win_rate * won_amount AS amount, open * win_rate * won_amount / cycle AS per_day, raised,
  least(1.0, win_rate * raised / conversion) AS raised_rate, cycle - $days AS shorter,
  open * least(1.0, win_rate * raised / conversion) * won_amount AS raised_amount,
  open * least(1.0, win_rate * raised / conversion) * won_amount / (cycle - $days) AS raised_per_day
FROM changed;
