-- "Win rate: won ÷ (won + lost), closed in the period; measure count, amount, or all (won ÷ every deal created in the
-- period, open ones too)."
SELECT
  (count(*) FILTER (WHERE outcome = 'won' AND in_period(closed)))::DOUBLE
    / nullif(count(*) FILTER (WHERE outcome IN ('won', 'lost') AND in_period(closed)), 0) AS "count",
  (sum(amount) FILTER (WHERE outcome = 'won' AND in_period(closed)))::DOUBLE
    / nullif(sum(amount) FILTER (WHERE outcome IN ('won', 'lost') AND in_period(closed)), 0) AS amount,
  (count(*) FILTER (WHERE outcome = 'won' AND in_period(created)))::DOUBLE / nullif(count(*) FILTER (WHERE in_period(created)), 0) AS "all"
FROM deal_outcomes;
