-- A record that its source has deleted stays as a version of its own: a raw row that says so, and a standard row without
-- values. It is ordered among the other versions of its key like any of them, so that a late older version does not bring
-- the record back, and a later one does.

ALTER TABLE raw.record ADD COLUMN deleted boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN raw.record.deleted IS 'true when this version says that the record is no more';
COMMENT ON COLUMN raw.record.payload IS 'the record as one JSON object in UTF-8; of a delete, at least its key; read and written by the hub only';
COMMENT ON COLUMN raw.record.hash IS 'XXH3 64 of the payload, all bits turned round when it is a delete';

DO $$
DECLARE
    entity text;
BEGIN
    FOREACH entity IN ARRAY ARRAY ['customer', 'sales_order', 'sales_order_line', 'service_case'] LOOP
        EXECUTE format('ALTER TABLE standard.%I ADD COLUMN deleted_at timestamptz', entity);
        EXECUTE format('COMMENT ON COLUMN standard.%I.deleted_at IS %L', entity,
            'when the source told that the record is no more; all values are null then; null while it exists');
        EXECUTE format('COMMENT ON COLUMN standard.%I.hash IS %L', entity,
            'XXH3 64 of the payload, all bits turned round when it is a delete');
    END LOOP;
END
$$;

CREATE OR REPLACE VIEW standard.order_line AS
SELECT o.system AS order_system, o.stream AS order_stream, o.key AS order_key, (l.entry ->> 'line_number')::numeric AS line_number, l.entry ->> 'sku' AS sku, l.entry ->> 'description' AS description, (l.entry ->> 'ordered_quantity')::numeric AS ordered_quantity, (l.entry ->> 'unit_price')::numeric AS unit_price, l.entry ->> 'price_currency' AS price_currency, (l.entry ->> 'discount')::numeric AS discount, (l.entry ->> 'line_total')::numeric AS line_total
FROM standard.sales_order o CROSS JOIN LATERAL json_array_elements(o.lines) AS l (entry)
UNION ALL
SELECT CASE WHEN l.order_stream LIKE '%/%' THEN split_part(l.order_stream, '/', 1) ELSE l.system END,
       CASE WHEN l.order_stream LIKE '%/%' THEN split_part(l.order_stream, '/', 2) ELSE l.order_stream END, l.order_key, l.line_number, l.sku, l.description, l.ordered_quantity, l.unit_price, l.price_currency, l.discount, l.line_total
FROM standard.sales_order_line l
WHERE l.deleted_at IS NULL;

ALTER TABLE hub.dead_letter ADD COLUMN deleted boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN hub.dead_letter.deleted IS 'the source said that the record is no more; a replay says so again';
COMMENT ON COLUMN hub.dead_letter.payload_hash IS 'XXH3 64 of the payload, all bits turned round when it is a delete';
