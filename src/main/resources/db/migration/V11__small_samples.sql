-- While a large table is loaded, autovacuum analyzes it every minute, and reads 30,000 rows of it for that: 300 times the
-- largest statistics target of its columns (ANALYZE in the PostgreSQL documentation). Of five million rows loaded that took
-- more processor time than one COPY of a million of them. The hub finds rows by their keys, for which a tenth of the
-- sample serves as well, and nobody plans by what is in a payload or a JSON column.
DO $$
DECLARE
    part record;
BEGIN
    FOR part IN
        SELECT a.attrelid::regclass AS place, a.attname AS name, a.atttypid
        FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('raw', 'standard') AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    LOOP
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS %s', part.place, part.name,
            CASE WHEN part.atttypid IN ('bytea'::regtype, 'json'::regtype, 'jsonb'::regtype) THEN 0 ELSE 10 END);
    END LOOP;
END
$$;
