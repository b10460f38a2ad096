-- What each open stage costs: the days over its target, of all deals together, stays that go on too; and the amount of the
-- deals lost in it, or their number where the lost deals have no amount. The cost is the mean of its shares of both. Of the deals that entered the first stage in the period.
WITH cohort AS (
  SELECT deal, outcome FROM reached JOIN outcomes USING (deal) CROSS JOIN period WHERE step = 1 AND coalesce(entered, undated) BETWEEN first_day AND last_day
), going AS (
  SELECT deal, step FROM stands JOIN outcomes USING (deal) WHERE outcome = 'open'
), spent AS (
  SELECT s.deal, s.step, s.days FROM stays AS s LEFT JOIN going ON going.deal = s.deal AND going.step = s.step WHERE going.deal IS NULL
  UNION ALL
  SELECT c.deal, c.step, c.days FROM current_stays AS c JOIN going ON going.deal = c.deal AND going.step = c.step
), late AS (
  SELECT k.step, sum(greatest(0, days - k.target_days)) AS days_over
  FROM spent JOIN cohort USING (deal) JOIN stages AS k ON k.step = spent.step WHERE k.target_days IS NOT NULL GROUP BY k.step
), lost AS (
  SELECT step, count(DISTINCT cohort.deal) AS lost, sum(amount) AS amount
  FROM cohort JOIN stands USING (deal) LEFT JOIN deals ON deals.deal = cohort.deal
  WHERE outcome = 'lost' GROUP BY step
), costs AS (
  SELECT k.step, k.stage, CASE WHEN k.target_days IS NOT NULL THEN coalesce(days_over, 0) END AS days_over, coalesce(lost, 0) AS lost, CAST(coalesce(amount, 0) AS DOUBLE) AS amount
  FROM stages AS k LEFT JOIN late ON late.step = k.step LEFT JOIN lost ON lost.step = k.step
  WHERE k.kind = 'open'
), weighed AS (
  SELECT *, CASE WHEN sum(amount) OVER () > 0 THEN amount ELSE CAST(lost AS DOUBLE) END AS loss FROM costs
), shares AS (
  SELECT *, CAST(coalesce(days_over, 0) AS DOUBLE) / nullif(sum(days_over) OVER (), 0) AS time_share, loss / nullif(sum(loss) OVER (), 0) AS loss_share FROM weighed
)
SELECT stage, CAST(days_over AS INTEGER) AS days_over, CAST(lost AS INTEGER) AS lost, amount,
  CASE WHEN time_share IS NULL THEN loss_share WHEN loss_share IS NULL THEN time_share ELSE (time_share + loss_share) / 2 END AS cost,
  CASE WHEN coalesce(time_share, 0) > coalesce(loss_share, 0) THEN 'time' WHEN coalesce(time_share, 0) < coalesce(loss_share, 0) THEN 'losses' ELSE 'both' END AS why
FROM shares ORDER BY cost DESC, step;
