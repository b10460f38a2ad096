-- Drop-off of a stage: the deals lost in it ÷ the deals that reached it, of those that entered the first stage in the
-- period; `resolved`: without the open deals that stand in it. Share: of all deals lost.
WITH cohort AS (
  SELECT deal, outcome FROM reached JOIN outcomes USING (deal) CROSS JOIN period WHERE step = 1 AND coalesce(entered, undated) BETWEEN first_day AND last_day
), counted AS (
  SELECT step, count(*) AS reached FROM reached JOIN cohort USING (deal) GROUP BY step
), ended AS (
  SELECT step, sum(CASE WHEN outcome = 'lost' THEN 1 ELSE 0 END) AS lost, sum(CASE WHEN outcome = 'open' THEN 1 ELSE 0 END) AS open
  FROM stands JOIN cohort USING (deal) GROUP BY step
), stage_by_stage AS (
  SELECT k.step, k.stage, coalesce(reached, 0) AS reached, coalesce(lost, 0) AS lost, coalesce(open, 0) AS open
  FROM stages AS k LEFT JOIN counted ON counted.step = k.step LEFT JOIN ended ON ended.step = k.step
  WHERE k.step IS NOT NULL
)
SELECT stage, CAST(reached AS INTEGER) AS reached, CAST(lost AS INTEGER) AS lost, CAST(open AS INTEGER) AS open,
  CAST(lost AS DOUBLE) / nullif(reached, 0) AS rate,
  CAST(lost AS DOUBLE) / nullif(reached - open, 0) AS resolved,
  CAST(lost AS DOUBLE) / nullif((SELECT sum(lost) FROM stage_by_stage), 0) AS share
FROM stage_by_stage ORDER BY step;
