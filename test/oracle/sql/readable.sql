-- The rows of the sheets that count, and which of their cells cannot be read. "Text compares trimmed, case-insensitive,
-- full-width = half-width." "Blank = empty, and 0 in a date column." "A row without a Deal is ignored, as is a blank row." To run
-- once the cells are there: what several queries ask is kept as a table.
CREATE TABLE plain_cells AS
SELECT cells.*, lower(trim(translate(said,
  '　！＃％＆（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ＿ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
  ' !#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'))) AS plain
FROM cells;

CREATE TABLE columns_known AS
WITH header_rows AS (SELECT table_name, min(row_no) AS header_row FROM plain_cells WHERE plain <> '' GROUP BY table_name)
SELECT c.table_name, header_row, column_no, trim(said) AS header, w.field, coalesce(t.type, 'text') AS type
FROM plain_cells AS c JOIN header_rows AS h ON h.table_name = c.table_name AND h.header_row = c.row_no
JOIN header_words AS w ON w.word = c.plain LEFT JOIN field_types AS t ON t.field = w.field;

CREATE VIEW counted_cells AS
WITH known AS (
  SELECT c.table_name, c.row_no, k.header, k.field, k.type, c.kind, c.said, c.plain, c.number
  FROM plain_cells AS c JOIN columns_known AS k ON k.table_name = c.table_name AND k.column_no = c.column_no AND c.row_no > k.header_row
  WHERE c.plain <> ''
)
SELECT known.* FROM known
JOIN (SELECT known.table_name, row_no FROM known JOIN table_keys USING (table_name, field)) AS counted ON counted.table_name = known.table_name AND counted.row_no = known.row_no;

-- "Dates are whole days: a serial's fraction is dropped." Excel knows days to 31 December 9999.
CREATE TABLE read_cells AS
SELECT table_name, row_no, header, field, type, plain,
  CASE
    WHEN kind = 'error' THEN 0
    WHEN type = 'day' AND (kind <> 'number' OR number < 0 OR number >= 2958466) THEN 0
    WHEN type = 'number' AND kind <> 'number' THEN 0
    WHEN type = 'flag' AND is_yes IS NULL THEN 0
    ELSE 1
  END AS is_readable,
  CASE WHEN type = 'day' AND kind = 'number' AND number >= 1 AND number < 2958466 THEN CAST(floor(number) AS INTEGER) END AS day_no,
  CASE WHEN type = 'number' AND kind = 'number' THEN number END AS number,
  is_yes
FROM counted_cells LEFT JOIN flag_words ON type = 'flag' AND word = plain;

CREATE TABLE sheet_rows AS
SELECT table_name, row_no,
  max(CASE WHEN field = 'deal' AND is_readable = 1 THEN plain END) AS deal, max(CASE WHEN field = 'owner' AND is_readable = 1 THEN plain END) AS owner,
  max(CASE WHEN field = 'stage' AND is_readable = 1 THEN plain END) AS stage, max(CASE WHEN field = 'task' AND is_readable = 1 THEN plain END) AS task,
  max(CASE WHEN field = 'lost_in' AND is_readable = 1 THEN plain END) AS lost_in, max(CASE WHEN field = 'status' AND is_readable = 1 THEN plain END) AS status,
  max(CASE WHEN field = 'reason' AND is_readable = 1 THEN plain END) AS reason, max(CASE WHEN field = 'competitor' AND is_readable = 1 THEN plain END) AS competitor,
  max(CASE WHEN field = 'kind' THEN plain END) AS kind, max(CASE WHEN field = 'role' THEN plain END) AS role,
  max(CASE WHEN field = 'milestone' AND is_yes THEN 1 ELSE 0 END) AS milestone,
  max(CASE WHEN field = 'amount' THEN number END) AS amount, max(CASE WHEN field = 'exchange_rate' THEN number END) AS exchange_rate, max(CASE WHEN field = 'place' THEN number END) AS place,
  max(CASE WHEN field = 'target_days' THEN number END) AS target_days, max(CASE WHEN field = 'probability' THEN number END) AS probability,
  max(CASE WHEN field = 'offset_days' THEN number END) AS offset_days,
  max(CASE WHEN field = 'created' THEN day_no END) AS created, max(CASE WHEN field = 'closed' THEN day_no END) AS closed,
  max(CASE WHEN field = 'expected_close' THEN day_no END) AS expected_close, max(CASE WHEN field = 'start_day' THEN day_no END) AS start_day,
  max(CASE WHEN field = 'due' THEN day_no END) AS due, max(CASE WHEN field = 'done' THEN day_no END) AS done,
  max(CASE WHEN field = 'entered' THEN day_no END) AS entered, max(CASE WHEN field = 'holiday' THEN day_no END) AS holiday,
  min(is_readable) AS is_readable
FROM read_cells GROUP BY table_name, row_no;

-- The stages in their order, open, won, after-sales; lost is no step.
CREATE VIEW stage_rows AS
SELECT CASE WHEN k.kind <> 'lost' THEN row_number() OVER (ORDER BY CASE k.kind WHEN 'open' THEN 1 WHEN 'won' THEN 2 WHEN 'after-sales' THEN 3 ELSE 4 END, place) END AS step,
  stage, k.kind, target_days, probability
FROM sheet_rows JOIN kind_words AS k ON k.word = sheet_rows.kind WHERE table_name = 'Stages';

-- What a word in a Stage column means: a stage of the list by its name, else won or lost by a known word.
CREATE VIEW stage_words AS
SELECT stage AS word, stage, step, kind FROM stage_rows
UNION ALL
SELECT w.word, s.stage, s.step, s.kind FROM outcome_words AS w JOIN stage_rows AS s ON s.kind = w.kind
WHERE w.word NOT IN (SELECT stage FROM stage_rows);

-- A row of deals, tasks or history with what its words mean.
CREATE VIEW read_rows AS
SELECT r.*, s.stage AS stage_name, s.kind AS stage_kind, l.step AS lost_step, l.stage AS lost_stage
FROM sheet_rows AS r LEFT JOIN stage_words AS s ON s.word = r.stage LEFT JOIN stage_words AS l ON l.word = r.lost_in
WHERE table_name IN ('Deals', 'Process', 'History');

-- "A row that cannot be read never silently counts: it is listed as a problem": the cell that is wrong, by its column.
CREATE TABLE problems AS
SELECT table_name, row_no, field FROM read_cells WHERE is_readable = 0
UNION
SELECT table_name, row_no, 'stage' FROM read_rows WHERE stage_name IS NULL
UNION
SELECT table_name, row_no, 'lost_in' FROM read_rows WHERE table_name = 'Deals' AND stage_kind = 'lost' AND lost_in IS NOT NULL AND lost_step IS NULL
UNION
SELECT table_name, row_no, 'closed' FROM read_rows WHERE table_name = 'Deals' AND stage_kind <> 'open' AND closed < created
UNION -- "Mixed currencies in one sum are an error unless a rate column is given": then each amount needs its rate
SELECT table_name, row_no, 'exchange_rate' FROM read_rows
WHERE table_name IN (SELECT table_name FROM columns_known WHERE field = 'exchange_rate') AND amount IS NOT NULL AND exchange_rate IS NULL
UNION
SELECT table_name, row_no, 'done' FROM read_rows WHERE table_name = 'Process' AND done < start_day;

-- The rows that can be read.
CREATE VIEW good_rows AS
SELECT r.* FROM read_rows AS r LEFT JOIN (SELECT DISTINCT table_name, row_no FROM problems) AS p ON p.table_name = r.table_name AND p.row_no = r.row_no
WHERE p.row_no IS NULL;
