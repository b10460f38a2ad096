-- Fills the tables of METRICS.md from the rows of the sheets that can be read. Serial number n is the day n days after
-- 30 December 1899. An amount is what it is worth by its exchange rate.
INSERT INTO stages SELECT step, stage, kind, CAST(target_days AS INTEGER) FROM stage_rows;
INSERT INTO chances SELECT stage, probability / 100 FROM stage_rows;
INSERT INTO deals
SELECT row_no, deal, owner, stage_name, amount * coalesce(exchange_rate, 1), CAST(DATE '1899-12-30' + INTERVAL '1' DAY * created AS DATE), CAST(DATE '1899-12-30' + INTERVAL '1' DAY * closed AS DATE), lost_stage
FROM good_rows WHERE table_name = 'Deals';
-- Of an open deal without an Expected close, its Closed date is when it is expected to close: CRMs keep both in one column.
INSERT INTO prospects
SELECT row_no, CAST(DATE '1899-12-30' + INTERVAL '1' DAY * coalesce(expected_close, closed) AS DATE), reason, competitor FROM good_rows WHERE table_name = 'Deals';
INSERT INTO tasks
SELECT row_no, deal, stage_name, task, milestone = 1, owner, CAST(DATE '1899-12-30' + INTERVAL '1' DAY * start_day AS DATE), CAST(DATE '1899-12-30' + INTERVAL '1' DAY * due AS DATE),
  CAST(DATE '1899-12-30' + INTERVAL '1' DAY * done AS DATE), status
FROM good_rows WHERE table_name = 'Process';
INSERT INTO history SELECT deal, stage_name, CAST(DATE '1899-12-30' + INTERVAL '1' DAY * entered AS DATE) FROM good_rows WHERE table_name = 'History';
