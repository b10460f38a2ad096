-- The amount of open deals by the stage they are in.
SELECT k.stage, CAST(coalesce(sum(amount), 0) AS DOUBLE) AS open_amount
FROM stages AS k LEFT JOIN deal_outcomes AS d ON d.stage = k.stage AND d.outcome = 'open'
WHERE k.step IS NOT NULL GROUP BY k.stage, k.step ORDER BY k.step;
