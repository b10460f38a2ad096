-- "Deals: its Stage is k or later. A lost deal counts up to its Lost in stage when the table has that column, else it
-- reached the first stage only." The first stage was entered on Created, the won stage on Closed.
CREATE OR REPLACE VIEW stands AS
SELECT d.id AS deal, CASE WHEN d.outcome = 'lost' THEN coalesce(lost_in.step, 1) ELSE stages.step END AS step
FROM deal_outcomes AS d JOIN stages USING (stage) LEFT JOIN stages AS lost_in ON lost_in.stage = d.lost_in;

CREATE OR REPLACE VIEW reached AS
SELECT stands.deal, k.step, CASE WHEN k.step = 1 THEN created WHEN k.kind = 'won' THEN closed END AS entered
FROM stands JOIN deals ON deals.id = stands.deal JOIN stages AS k ON k.step <= stands.step;

CREATE OR REPLACE VIEW outcomes AS SELECT id AS deal, outcome FROM deal_outcomes;

CREATE OR REPLACE VIEW stays AS SELECT 0 AS deal, 0 AS step, 0 AS days WHERE FALSE;
CREATE OR REPLACE VIEW current_stays AS SELECT 0 AS deal, 0 AS step, 0 AS days WHERE FALSE;
