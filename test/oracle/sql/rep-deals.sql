-- Open deals; won and lost closed in the period; "Win rate: won ÷ (won + lost), closed in the period"; won amount;
-- "Cycle: Closed − Created of won deals", the mean in calendar days.
SELECT coalesce(owner, '') AS owner,
  CAST(count(*) FILTER (WHERE outcome = 'open') AS INTEGER) AS open,
  CAST(count(*) FILTER (WHERE outcome = 'won' AND closed_in_period) AS INTEGER) AS won,
  CAST(count(*) FILTER (WHERE outcome = 'lost' AND closed_in_period) AS INTEGER) AS lost,
  CAST(count(*) FILTER (WHERE outcome = 'won' AND closed_in_period) AS DOUBLE)
    / nullif(count(*) FILTER (WHERE outcome IN ('won', 'lost') AND closed_in_period), 0) AS win_rate,
  CAST(coalesce(sum(amount) FILTER (WHERE outcome = 'won' AND closed_in_period), 0) AS DOUBLE) AS won_amount,
  CAST(avg(days_between(created, closed)) FILTER (WHERE outcome = 'won' AND closed_in_period) AS DOUBLE) AS mean_cycle
FROM deal_outcomes GROUP BY 1;
