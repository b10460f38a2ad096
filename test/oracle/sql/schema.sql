-- The tables of METRICS.md as a database would have them. Blank is NULL; dates are whole days.
CREATE TABLE stages (step INTEGER, stage VARCHAR(1000), kind VARCHAR(1000), target_days INTEGER); -- step is NULL for a lost stage
CREATE TABLE deals (id INTEGER, deal VARCHAR(1000), owner VARCHAR(1000), stage VARCHAR(1000), amount DOUBLE, created DATE, closed DATE, lost_in VARCHAR(1000));
CREATE TABLE tasks (id INTEGER, deal VARCHAR(1000), stage VARCHAR(1000), task VARCHAR(1000), milestone BOOLEAN, owner VARCHAR(1000), start_day DATE, due DATE, done DATE, status VARCHAR(1000));
CREATE TABLE history (deal VARCHAR(1000), stage VARCHAR(1000), entered DATE);
-- One row: the period and the day of the question.
CREATE TABLE question (from_day DATE, to_day DATE, as_of DATE);

-- The same without a blank: the first and the last day, and the day for which a missing date stands. Without a period
-- everything is in it, with or without a date.
CREATE VIEW period AS
SELECT coalesce(from_day, DATE '0001-01-01') AS first_day, coalesce(to_day, DATE '9999-12-31') AS last_day,
  CASE WHEN from_day IS NULL AND to_day IS NULL THEN DATE '2000-01-01' WHEN to_day IS NULL THEN DATE '0001-01-01' ELSE DATE '9999-12-31' END AS undated
FROM question;

-- "Done: Done has a date, or Status is Done/完成." "Closed without doing: Status Skipped/Cancelled/跳过/取消." "Open: neither."
CREATE VIEW items AS
SELECT tasks.*, coalesce(due, undated) BETWEEN first_day AND last_day AS due_in_period,
  CASE
    WHEN done IS NOT NULL OR lower(status) IN ('done', '完成') THEN 'done'
    WHEN lower(status) IN ('skipped', 'cancelled', '跳过', '取消') THEN 'skipped'
    ELSE 'open'
  END AS state
FROM tasks CROSS JOIN period;

-- "Won, Closed Won … and Lost … are known words"; an after-sales stage comes after won.
CREATE VIEW deal_outcomes AS
SELECT deals.*, coalesce(closed, undated) BETWEEN first_day AND last_day AS closed_in_period,
  coalesce(created, undated) BETWEEN first_day AND last_day AS created_in_period,
  CASE stages.kind WHEN 'won' THEN 'won' WHEN 'after-sales' THEN 'won' WHEN 'lost' THEN 'lost' ELSE 'open' END AS outcome
FROM deals JOIN stages USING (stage) CROSS JOIN period;
