-- Open deals; won and lost closed in the period; "Win rate: won ÷ (won + lost), closed in the period"; won amount;
-- "Cycle: Closed − Created of won deals", the mean in calendar days.
SELECT coalesce(owner, '') AS owner,
  (count(*) FILTER (WHERE outcome = 'open'))::INTEGER AS open,
  (count(*) FILTER (WHERE outcome = 'won' AND in_period(closed)))::INTEGER AS won,
  (count(*) FILTER (WHERE outcome = 'lost' AND in_period(closed)))::INTEGER AS lost,
  (count(*) FILTER (WHERE outcome = 'won' AND in_period(closed)))::DOUBLE
    / nullif(count(*) FILTER (WHERE outcome IN ('won', 'lost') AND in_period(closed)), 0) AS win_rate,
  coalesce(sum(amount) FILTER (WHERE outcome = 'won' AND in_period(closed)), 0)::DOUBLE AS won_amount,
  (avg(closed - created) FILTER (WHERE outcome = 'won' AND in_period(closed)))::DOUBLE AS mean_cycle
FROM deal_outcomes GROUP BY 1;
