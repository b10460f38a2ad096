-- The sheets of a workbook as they stand, cell by cell, before anything is read: kind is text, number, flag (TRUE, FALSE)
-- or error; a blank cell has no row. And the words that METRICS.md and PRODUCT.md know, in both languages.
CREATE TABLE cells (table_name VARCHAR(100), row_no INTEGER, column_no INTEGER, kind VARCHAR(100), said VARCHAR(1000), number DOUBLE);

-- "Recognised by their header row, in any column order, English or Chinese headers, and common synonyms".
CREATE VIEW header_words AS SELECT * FROM (VALUES
  ('deal', 'deal'), ('opportunity_id', 'deal'), ('deal name', 'deal'), ('opportunity', 'deal'), ('商机', 'deal'), ('商机名称', 'deal'),
  ('owner', 'owner'), ('sales rep', 'owner'), ('sales_agent', 'owner'), ('负责人', 'owner'), ('销售员', 'owner'),
  ('stage', 'stage'), ('deal_stage', 'stage'), ('阶段', 'stage'), ('amount', 'amount'), ('close_value', 'amount'), ('金额', 'amount'),
  ('created', 'created'), ('engage_date', 'created'), ('创建日期', 'created'), ('closed', 'closed'), ('close_date', 'closed'), ('结单日期', 'closed'), ('lost in', 'lost_in'), ('输单阶段', 'lost_in'),
  ('expected close', 'expected_close'), ('预计成交日期', 'expected_close'), ('reason', 'reason'), ('原因', 'reason'), ('competitor', 'competitor'), ('竞争对手', 'competitor'),
  ('task', 'task'), ('任务', 'task'), ('milestone', 'milestone'), ('里程碑', 'milestone'), ('start', 'start_day'), ('开始日期', 'start_day'),
  ('due', 'due'), ('截止日期', 'due'), ('done', 'done'), ('完成日期', 'done'), ('status', 'status'), ('状态', 'status'), ('entered', 'entered'), ('进入日期', 'entered'),
  ('order', 'place'), ('顺序', 'place'), ('kind', 'kind'), ('类型', 'kind'), ('target days', 'target_days'), ('目标天数', 'target_days'), ('probability', 'probability'), ('赢率', 'probability'),
  ('notes', 'notes'), ('currency', 'currency'), ('币种', 'currency'), ('exchange rate', 'exchange_rate'), ('汇率', 'exchange_rate'), ('备注', 'notes'), ('holiday', 'holiday'), ('节假日', 'holiday'), ('offset days', 'offset_days'), ('工作日偏移', 'offset_days'), ('role', 'role'), ('角色', 'role')
) AS words (word, field);

-- What the cells of a column hold; of every other column: text.
CREATE VIEW field_types AS SELECT * FROM (VALUES
  ('created', 'day'), ('closed', 'day'), ('expected_close', 'day'), ('start_day', 'day'), ('due', 'day'), ('done', 'day'), ('entered', 'day'), ('holiday', 'day'),
  ('amount', 'number'), ('exchange_rate', 'number'), ('place', 'number'), ('target_days', 'number'), ('probability', 'number'), ('offset_days', 'number'), ('milestone', 'flag')
) AS types (field, type);

-- "A row without a Deal is ignored": the column without which a row of the table says nothing.
CREATE VIEW table_keys AS SELECT * FROM (VALUES
  ('Deals', 'deal'), ('Process', 'deal'), ('History', 'deal'), ('Stages', 'stage'), ('Playbook', 'task'), ('Holidays', 'holiday')
) AS table_keys (table_name, field);

-- "Won, Closed Won, 赢单, 成交 … and Lost, Closed Lost, 输单, 丢单 … are known words"; and the words for the kinds of stages.
CREATE VIEW outcome_words AS SELECT * FROM (VALUES
  ('won', 'won'), ('closed won', 'won'), ('赢单', 'won'), ('成交', 'won'), ('lost', 'lost'), ('closed lost', 'lost'), ('输单', 'lost'), ('丢单', 'lost')
) AS words (word, kind);
CREATE VIEW kind_words AS SELECT * FROM (VALUES
  ('open', 'open'), ('进行中', 'open'), ('won', 'won'), ('赢单', 'won'), ('lost', 'lost'), ('输单', 'lost'), ('after-sales', 'after-sales'), ('售后', 'after-sales')
) AS words (word, kind);
CREATE VIEW flag_words AS SELECT * FROM (VALUES ('yes', TRUE), ('是', TRUE), ('true', TRUE), ('no', FALSE), ('否', FALSE), ('false', FALSE)) AS words (word, is_yes);
