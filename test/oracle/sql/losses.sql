-- "Loss share by Reason or Competitor: lost deals with it ÷ lost deals", closed in the period; and the share of amounts.
WITH lost AS (
  SELECT coalesce(CASE WHEN $by = 'Reason' THEN reason ELSE competitor END, '(blank)') AS cause, amount
  FROM deal_outcomes JOIN prospects USING (id) WHERE outcome = 'lost' AND closed_in_period
)
SELECT cause, CAST(count(*) AS INTEGER) AS lost, CAST(coalesce(sum(amount), 0) AS DOUBLE) AS amount,
  CAST(count(*) AS DOUBLE) / (SELECT count(*) FROM lost) AS share,
  CAST(coalesce(sum(amount), 0) AS DOUBLE) / nullif((SELECT sum(amount) FROM lost), 0) AS amount_share
FROM lost GROUP BY cause;
