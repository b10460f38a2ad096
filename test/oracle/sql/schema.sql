-- The tables of METRICS.md as a database would have them. Blank is NULL; dates are whole days.
CREATE TABLE stages (step INTEGER, stage TEXT, kind TEXT, target_days INTEGER); -- step is NULL for a lost stage
CREATE TABLE deals (id INTEGER, deal TEXT, owner TEXT, stage TEXT, amount DOUBLE, created DATE, closed DATE, lost_in TEXT);
CREATE TABLE tasks (id INTEGER, deal TEXT, stage TEXT, task TEXT, milestone BOOLEAN, owner TEXT, start_day DATE, due DATE, done DATE, status TEXT);
CREATE TABLE history (deal TEXT, stage TEXT, entered DATE);
-- One row: the period and the day of the question.
CREATE TABLE question (from_day DATE, to_day DATE, as_of DATE);

-- Whether a date is in [from, to]. Without a period everything is, with or without a date.
CREATE MACRO in_period(day) AS (
  SELECT CASE
    WHEN from_day IS NULL AND to_day IS NULL THEN TRUE
    ELSE day IS NOT NULL AND (from_day IS NULL OR day >= from_day) AND (to_day IS NULL OR day <= to_day)
  END FROM question
);

-- "Done: Done has a date, or Status is Done/完成." "Closed without doing: Status Skipped/Cancelled/跳过/取消." "Open: neither."
CREATE VIEW items AS
SELECT tasks.*,
  CASE
    WHEN done IS NOT NULL OR lower(status) IN ('done', '完成') THEN 'done'
    WHEN lower(status) IN ('skipped', 'cancelled', '跳过', '取消') THEN 'skipped'
    ELSE 'open'
  END AS state
FROM tasks;

-- "Won, Closed Won … and Lost … are known words"; an after-sales stage comes after won.
CREATE VIEW deal_outcomes AS
SELECT deals.*, CASE stages.kind WHEN 'won' THEN 'won' WHEN 'after-sales' THEN 'won' WHEN 'lost' THEN 'lost' ELSE 'open' END AS outcome
FROM deals JOIN stages USING (stage);
