-- The paths of deals through the stages, by the changes of their history, with how many deals went each: stages before the
-- furthest one that were skipped, stages entered more than once, moves to an earlier stage. Of the deals whose first entry
-- is in the period.
WITH numbered AS (
  SELECT changes.deal, changes.stage, stages.step, changes.entered,
    row_number() OVER (PARTITION BY changes.deal ORDER BY changes.entered NULLS FIRST, changes.place) AS n
  FROM changes JOIN stages USING (stage)
), moves AS (
  SELECT deal, step, lag(step) OVER (PARTITION BY deal ORDER BY n) AS previous, count(*) OVER (PARTITION BY deal, step) AS visits
  FROM numbered WHERE step IS NOT NULL
), turns AS (
  SELECT deal, max(step) - count(DISTINCT step) AS skipped,
    count(DISTINCT CASE WHEN visits > 1 THEN step END) AS repeated,
    sum(CASE WHEN step < previous THEN 1 ELSE 0 END) AS backward
  FROM moves GROUP BY deal
), walked AS (
  SELECT deal, string_agg(stage, ' → ' ORDER BY n) AS path FROM numbered GROUP BY deal
), starts AS (
  SELECT deal, min(CASE WHEN step IS NOT NULL THEN entered END) AS entered FROM (SELECT history.*, step FROM history JOIN stages USING (stage)) AS all_rows
  WHERE entered IS NULL OR entered <= (SELECT as_of FROM question)
  GROUP BY deal
)
SELECT path, CAST(count(*) AS INTEGER) AS deals,
  CAST(count(*) AS DOUBLE) / sum(count(*)) OVER () AS share,
  CAST(coalesce(max(skipped), 0) AS INTEGER) AS skipped, CAST(coalesce(max(repeated), 0) AS INTEGER) AS repeated,
  CAST(coalesce(max(backward), 0) AS INTEGER) AS backward,
  CAST(sum(CASE WHEN outcome = 'won' THEN 1 ELSE 0 END) AS INTEGER) AS won, CAST(sum(CASE WHEN outcome = 'lost' THEN 1 ELSE 0 END) AS INTEGER) AS lost
FROM walked JOIN starts USING (deal) JOIN outcomes USING (deal) LEFT JOIN turns USING (deal) CROSS JOIN period
WHERE coalesce(starts.entered, undated) BETWEEN first_day AND last_day
GROUP BY path ORDER BY deals DESC, path;
