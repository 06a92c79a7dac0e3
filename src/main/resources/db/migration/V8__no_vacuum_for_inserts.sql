-- Since PostgreSQL 13 a table is vacuumed for its inserts alone, again and again while it is loaded. For these tables that
-- only costs: each page is read and written once more, and goes whole into the write-ahead log, which measured took a
-- third of the processor time of a first load of five million rows. Nothing here is read by index-only scans. Rows that
-- were replaced or deleted are still vacuumed as ever, and old transaction numbers are frozen when that is due
-- (PostgreSQL documentation 24.1.5; autovacuum_vacuum_insert_threshold, 19.10).
ALTER TABLE raw.record SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE standard.customer SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE standard.sales_order SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE standard.sales_order_line SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE standard.service_case SET (autovacuum_vacuum_insert_threshold = -1);
