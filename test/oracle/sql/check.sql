-- Every cell that cannot be read, by its table, its row in the sheet and the header of its column.
SELECT p.table_name, p.row_no, k.header
FROM problems AS p JOIN columns_known AS k ON k.table_name = p.table_name AND k.field = p.field
ORDER BY p.table_name, p.row_no, k.column_no;
