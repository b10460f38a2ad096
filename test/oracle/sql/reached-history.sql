-- "History: it has a row for stage k or for any later stage (a skipped stage counts as reached), other than Lost."
-- "Entered date: History's earliest row of it or of a later stage."
CREATE OR REPLACE VIEW reached AS
SELECT history.deal, k.step, min(history.entered) AS entered
FROM history
JOIN stages AS s ON s.stage = history.stage AND s.kind <> 'lost'
JOIN stages AS k ON k.step <= s.step
WHERE history.entered IS NULL OR history.entered <= (SELECT as_of FROM question)
GROUP BY history.deal, k.step;

-- A History row counts as a change only when its stage differs from the deal's previous row. Rows of one day are taken in
-- the order of stages, lost last.
CREATE OR REPLACE VIEW changes AS
WITH happened AS (
  SELECT history.*, coalesce(step, 1000) AS place FROM history JOIN stages USING (stage)
  WHERE entered IS NULL OR entered <= (SELECT as_of FROM question)
), compared AS (
  SELECT *, lag(stage) OVER (PARTITION BY deal ORDER BY entered NULLS FIRST, place) AS previous FROM happened
)
SELECT deal, stage, place, entered,
  lead(entered) OVER in_order AS next_entered,
  row_number() OVER (PARTITION BY deal ORDER BY entered DESC NULLS LAST, place DESC) = 1 AS is_last
FROM compared
WHERE previous IS NULL OR previous <> stage
WINDOW in_order AS (PARTITION BY deal ORDER BY entered NULLS FIRST, place);

CREATE OR REPLACE VIEW outcomes AS
SELECT deal, CASE stages.kind WHEN 'won' THEN 'won' WHEN 'after-sales' THEN 'won' WHEN 'lost' THEN 'lost' ELSE 'open' END AS outcome
FROM changes JOIN stages USING (stage) WHERE is_last;

-- Where an open deal stands: its last stage; where a lost one was lost: its last stage that is not lost.
CREATE OR REPLACE VIEW stands AS
SELECT deal, step FROM (
  SELECT deal, step, row_number() OVER (PARTITION BY deal ORDER BY entered DESC NULLS LAST, place DESC) AS from_last
  FROM changes JOIN stages USING (stage) WHERE kind <> 'lost'
) AS kept WHERE from_last = 1;

-- "Days in stage: sum of a deal's stays", completed ones.
CREATE OR REPLACE VIEW stays AS
SELECT deal, step, sum(days_between(entered, next_entered)) AS days
FROM changes JOIN stages USING (stage)
WHERE NOT is_last AND entered IS NOT NULL AND next_entered IS NOT NULL AND step IS NOT NULL
GROUP BY deal, step;

-- The stay of an open deal that is going on, with its earlier ones in the same stage.
CREATE OR REPLACE VIEW current_stays AS
SELECT changes.deal, stages.step, days_between(entered, (SELECT as_of FROM question)) + coalesce(days, 0) AS days
FROM changes JOIN stages USING (stage) LEFT JOIN stays ON stays.deal = changes.deal AND stays.step = stages.step
WHERE is_last AND kind = 'open' AND entered IS NOT NULL;
