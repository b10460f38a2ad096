-- The amount of lost deals by the stage in which they were lost, of the deals that entered the first stage in the period.
SELECT k.stage, CAST(coalesce(sum(amount), 0) AS DOUBLE) AS lost_amount
FROM stages AS k
LEFT JOIN (
  SELECT stands.step, amount
  FROM reached JOIN outcomes USING (deal) JOIN stands USING (deal) JOIN deals ON deals.id = reached.deal CROSS JOIN period
  WHERE reached.step = 1 AND coalesce(entered, undated) BETWEEN first_day AND last_day AND outcome = 'lost'
) AS lost ON lost.step = k.step
WHERE k.step IS NOT NULL GROUP BY k.stage, k.step ORDER BY k.step;
