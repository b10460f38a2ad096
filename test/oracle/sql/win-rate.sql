-- "Win rate: won ÷ (won + lost), closed in the period; measure count, amount, or all (won ÷ every deal created in the
-- period, open ones too)."
SELECT
  CAST(count(*) FILTER (WHERE outcome = 'won' AND closed_in_period) AS DOUBLE)
    / nullif(count(*) FILTER (WHERE outcome IN ('won', 'lost') AND closed_in_period), 0) AS by_count,
  CAST(sum(amount) FILTER (WHERE outcome = 'won' AND closed_in_period) AS DOUBLE)
    / nullif(sum(amount) FILTER (WHERE outcome IN ('won', 'lost') AND closed_in_period), 0) AS by_amount,
  CAST(count(*) FILTER (WHERE outcome = 'won' AND created_in_period) AS DOUBLE) / nullif(count(*) FILTER (WHERE created_in_period), 0) AS of_all
FROM deal_outcomes;
