-- What is dated after the day of the question has not happened yet.
CREATE OR REPLACE VIEW work AS
SELECT items.deal, stages.step, milestone, start_day,
  CASE WHEN state = 'done' AND done > (SELECT as_of FROM question) THEN 'open' ELSE state END AS state, done
FROM items JOIN stages USING (stage);

-- "every milestone of stage k−1 is done (a stage with no milestone: every item)"
CREATE OR REPLACE VIEW completed AS
WITH counted AS (
  SELECT *, milestone OR NOT bool_or(milestone) OVER (PARTITION BY deal, step) AS counts FROM work
)
SELECT deal, step, CASE WHEN count(*) = count(done) THEN max(done) END AS last_done
FROM counted WHERE counts
GROUP BY deal, step HAVING bool_and(state = 'done');

-- "Process: k is the first stage; or an item of stage k or later is done; or every milestone of stage k−1 is done."
-- Entered: "the date on which the previous stage's last milestone was done (first stage: the earliest Start)".
CREATE OR REPLACE VIEW reached AS
SELECT people.deal, k.step,
  CASE WHEN k.step = 1 THEN people.start_day ELSE before.last_done END AS entered
FROM (SELECT deal, min(start_day) AS start_day FROM work GROUP BY deal) AS people
CROSS JOIN (SELECT step FROM stages WHERE step IS NOT NULL) AS k
LEFT JOIN completed AS before ON before.deal = people.deal AND before.step = k.step - 1
WHERE k.step = 1
  OR EXISTS (SELECT 1 FROM work WHERE work.deal = people.deal AND work.step >= k.step AND state = 'done')
  OR before.deal IS NOT NULL;

CREATE OR REPLACE VIEW stands AS SELECT deal, max(step) AS step FROM reached GROUP BY deal;

-- "When a deal is lost its open tasks become Skipped": nothing open, something skipped, and not won.
CREATE OR REPLACE VIEW outcomes AS
SELECT deal,
  CASE
    WHEN stands.step >= (SELECT step FROM stages WHERE kind = 'won') THEN 'won'
    WHEN (SELECT bool_or(state = 'skipped') AND NOT bool_or(state = 'open') FROM work WHERE work.deal = stands.deal) THEN 'lost'
    ELSE 'open'
  END AS outcome
FROM stands;

CREATE OR REPLACE VIEW stays AS
SELECT this.deal, this.step, greatest(0, days_between(this.entered, next.entered)) AS days
FROM (SELECT DISTINCT deal, k.step, CASE WHEN k.step = 1 THEN (SELECT min(start_day) FROM work AS w WHERE w.deal = work.deal) ELSE (SELECT last_done FROM completed WHERE completed.deal = work.deal AND completed.step = k.step - 1) END AS entered
      FROM work CROSS JOIN (SELECT step FROM stages WHERE step IS NOT NULL) AS k) AS this
JOIN (SELECT deal, step + 1 AS step, last_done AS entered FROM completed) AS next ON next.deal = this.deal AND next.step = this.step + 1
WHERE this.entered IS NOT NULL AND next.entered IS NOT NULL AND next.step <= (SELECT max(step) FROM stages);

CREATE OR REPLACE VIEW current_stays AS
SELECT stands.deal, stands.step, greatest(0, days_between(entered, (SELECT as_of FROM question))) AS days
FROM stands JOIN reached USING (deal, step) JOIN outcomes USING (deal)
WHERE outcome = 'open' AND entered IS NOT NULL;
