-- The opportunities of the public CRM data set, as DuckDB itself reads the file: by agent, and all together (agent NULL).
SELECT sales_agent AS agent,
  (count(*) FILTER (WHERE deal_stage = 'Won'))::INTEGER AS won,
  (count(*) FILTER (WHERE deal_stage = 'Lost'))::INTEGER AS lost,
  (count(*) FILTER (WHERE deal_stage NOT IN ('Won', 'Lost')))::INTEGER AS open,
  (count(*) FILTER (WHERE deal_stage = 'Won'))::DOUBLE / count(*) FILTER (WHERE deal_stage IN ('Won', 'Lost')) AS win_rate,
  (sum(close_value) FILTER (WHERE deal_stage = 'Won'))::DOUBLE AS won_amount,
  (avg(close_date - engage_date) FILTER (WHERE deal_stage = 'Won'))::DOUBLE AS mean_cycle
FROM read_csv($file, header = true, dateformat = '%m/%d/%Y',
  columns = {'opportunity_id': 'VARCHAR', 'sales_agent': 'VARCHAR', 'product': 'VARCHAR', 'account': 'VARCHAR',
    'deal_stage': 'VARCHAR', 'engage_date': 'DATE', 'close_date': 'DATE', 'close_value': 'DOUBLE'})
GROUP BY GROUPING SETS ((sales_agent), ());
