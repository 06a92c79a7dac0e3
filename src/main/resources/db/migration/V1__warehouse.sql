-- The warehouse of Customer Hub, PostgreSQL 15 to 18.
--   raw       what arrived, unchanged, all versions
--   standard  one clean row per source record, the latest version
--   hub       runs, positions, dead letters, the leases of running hubs
-- Keys and stream names are text COLLATE "C": they are compared byte by byte, whatever the locale of the server.

DO $$
DECLARE
    layer text;
BEGIN
    -- a database administrator may have made the schemas, so that the hub needs no right to create any
    FOREACH layer IN ARRAY ARRAY ['raw', 'standard', 'hub'] LOOP
        IF to_regnamespace(layer) IS NULL THEN
            EXECUTE format('CREATE SCHEMA %I', layer);
        END IF;
    END LOOP;
END
$$;

COMMENT ON SCHEMA raw IS 'What arrived from the source systems, unchanged, all versions';
COMMENT ON SCHEMA standard IS 'One clean row per source record, the latest version; views unfold what repeats';
COMMENT ON SCHEMA hub IS 'What the hub itself must know: runs, positions, dead letters, leases';

CREATE TABLE raw.record (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    hash bigint NOT NULL,
    payload bytea NOT NULL,
    read_at timestamptz NOT NULL,
    run bigint NOT NULL,
    PRIMARY KEY (system, stream, key, version, hash)
);
COMMENT ON TABLE raw.record IS 'Every version of every source record as it arrived; rows are only added';
COMMENT ON COLUMN raw.record.system IS 'the source system, such as crm';
COMMENT ON COLUMN raw.record.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN raw.record.key IS 'the key of the record in the source system';
COMMENT ON COLUMN raw.record.version IS 'orders the versions of a key: microseconds since 1970 for a time, the number for a counter';
COMMENT ON COLUMN raw.record.hash IS 'XXH3 64 of the payload';
COMMENT ON COLUMN raw.record.payload IS 'the record as one JSON object in UTF-8; read and written by the hub only';
COMMENT ON COLUMN raw.record.read_at IS 'when the file, page or table was opened';
COMMENT ON COLUMN raw.record.run IS 'the run that brought it first';

CREATE TABLE standard.customer (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    hash bigint NOT NULL,
    run bigint NOT NULL,
    configuration integer NOT NULL,
    party_type text,
    name_prefix text,
    given_name text,
    additional_name text,
    family_name text,
    name_suffix text,
    formatted_name text,
    legal_name text,
    trading_name text,
    birth_date date,
    gender text,
    language text,
    nationality text,
    status text,
    registered_at timestamptz,
    contact_points json,
    addresses json,
    identifiers json,
    issues json,
    PRIMARY KEY (system, stream, key)
);
COMMENT ON TABLE standard.customer IS 'A person or organization as one source system knows it; the latest version of each source record';
COMMENT ON COLUMN standard.customer.system IS 'the source system, such as crm';
COMMENT ON COLUMN standard.customer.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN standard.customer.key IS 'the key of the record in the source system';
COMMENT ON COLUMN standard.customer.version IS 'orders the versions of a key: microseconds since 1970 for a time, the number for a counter';
COMMENT ON COLUMN standard.customer.hash IS 'XXH3 64 of the payload';
COMMENT ON COLUMN standard.customer.run IS 'the run that wrote this row';
COMMENT ON COLUMN standard.customer.configuration IS 'the mapping it was made with: hub.configuration';
COMMENT ON COLUMN standard.customer.party_type IS 'individual or organization';
COMMENT ON COLUMN standard.customer.name_prefix IS 'title before the name';
COMMENT ON COLUMN standard.customer.given_name IS 'given names';
COMMENT ON COLUMN standard.customer.additional_name IS 'middle names';
COMMENT ON COLUMN standard.customer.family_name IS 'family name';
COMMENT ON COLUMN standard.customer.name_suffix IS 'what follows the name, such as Jr.';
COMMENT ON COLUMN standard.customer.formatted_name IS 'the whole name as it is written';
COMMENT ON COLUMN standard.customer.legal_name IS 'registered name of an organization';
COMMENT ON COLUMN standard.customer.trading_name IS 'the name an organization trades under';
COMMENT ON COLUMN standard.customer.birth_date IS 'date of birth';
COMMENT ON COLUMN standard.customer.gender IS 'gender as the mapping defines it';
COMMENT ON COLUMN standard.customer.language IS 'preferred language, BCP 47';
COMMENT ON COLUMN standard.customer.nationality IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN standard.customer.status IS 'status in the source system';
COMMENT ON COLUMN standard.customer.registered_at IS 'when the source system first knew the customer';
COMMENT ON COLUMN standard.customer.contact_points IS '[{"system":"phone|email|url","use":...,"value":...,"raw":...,"validity":...}]; value only when it can be trusted, raw only when it differs, validity only when not valid';
COMMENT ON COLUMN standard.customer.addresses IS '[{"use":...,"street_address":...,"address_locality":...,"address_region":...,"address_district":...,"postal_code":...,"address_country":...,"formatted_address":...}]';
COMMENT ON COLUMN standard.customer.identifiers IS '[{"system":...,"value":...,"raw":...,"validity":...}]';
COMMENT ON COLUMN standard.customer.issues IS '[{"attribute":...,"code":...}]: what is wrong or was assumed; null when nothing is';

CREATE TABLE standard.sales_order (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    hash bigint NOT NULL,
    run bigint NOT NULL,
    configuration integer NOT NULL,
    customer_stream text,
    customer_key text,
    order_number text,
    order_status text,
    order_channel text,
    ordered_at timestamptz,
    completed_at timestamptz,
    canceled_at timestamptz,
    price_currency text,
    subtotal numeric,
    discount numeric,
    shipping numeric,
    tax numeric,
    total numeric,
    lines json,
    issues json,
    PRIMARY KEY (system, stream, key)
);
COMMENT ON TABLE standard.sales_order IS 'An order, invoice or receipt of a customer; the latest version of each source record';
COMMENT ON COLUMN standard.sales_order.system IS 'the source system, such as crm';
COMMENT ON COLUMN standard.sales_order.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN standard.sales_order.key IS 'the key of the record in the source system';
COMMENT ON COLUMN standard.sales_order.version IS 'orders the versions of a key: microseconds since 1970 for a time, the number for a counter';
COMMENT ON COLUMN standard.sales_order.hash IS 'XXH3 64 of the payload';
COMMENT ON COLUMN standard.sales_order.run IS 'the run that wrote this row';
COMMENT ON COLUMN standard.sales_order.configuration IS 'the mapping it was made with: hub.configuration';
COMMENT ON COLUMN standard.sales_order.customer_stream IS 'system/stream of the customer record';
COMMENT ON COLUMN standard.sales_order.customer_key IS 'key of the customer record';
COMMENT ON COLUMN standard.sales_order.order_number IS 'number that people use';
COMMENT ON COLUMN standard.sales_order.order_status IS 'status in the source system';
COMMENT ON COLUMN standard.sales_order.order_channel IS 'where it was ordered';
COMMENT ON COLUMN standard.sales_order.ordered_at IS 'when it was placed';
COMMENT ON COLUMN standard.sales_order.completed_at IS 'when it was completed';
COMMENT ON COLUMN standard.sales_order.canceled_at IS 'when it was canceled';
COMMENT ON COLUMN standard.sales_order.price_currency IS 'ISO 4217 code of all amounts';
COMMENT ON COLUMN standard.sales_order.subtotal IS 'sum of the lines before discount, shipping and tax';
COMMENT ON COLUMN standard.sales_order.discount IS 'discount on the whole order';
COMMENT ON COLUMN standard.sales_order.shipping IS 'shipping costs';
COMMENT ON COLUMN standard.sales_order.tax IS 'tax';
COMMENT ON COLUMN standard.sales_order.total IS 'what is to be paid';
COMMENT ON COLUMN standard.sales_order.lines IS 'the lines inside the record: [{"line_number":...,"sku":...,...}] with the columns of standard.sales_order_line';
COMMENT ON COLUMN standard.sales_order.issues IS '[{"attribute":...,"code":...}]: what is wrong or was assumed; null when nothing is';

CREATE TABLE standard.sales_order_line (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    hash bigint NOT NULL,
    run bigint NOT NULL,
    configuration integer NOT NULL,
    order_stream text,
    order_key text,
    line_number numeric,
    sku text,
    description text,
    ordered_quantity numeric,
    unit_price numeric,
    price_currency text,
    discount numeric,
    line_total numeric,
    issues json,
    PRIMARY KEY (system, stream, key)
);
COMMENT ON TABLE standard.sales_order_line IS 'One line of an order that arrives as a record of its own; the latest version of each source record';
COMMENT ON COLUMN standard.sales_order_line.system IS 'the source system, such as crm';
COMMENT ON COLUMN standard.sales_order_line.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN standard.sales_order_line.key IS 'the key of the record in the source system';
COMMENT ON COLUMN standard.sales_order_line.version IS 'orders the versions of a key: microseconds since 1970 for a time, the number for a counter';
COMMENT ON COLUMN standard.sales_order_line.hash IS 'XXH3 64 of the payload';
COMMENT ON COLUMN standard.sales_order_line.run IS 'the run that wrote this row';
COMMENT ON COLUMN standard.sales_order_line.configuration IS 'the mapping it was made with: hub.configuration';
COMMENT ON COLUMN standard.sales_order_line.order_stream IS 'system/stream of the order record';
COMMENT ON COLUMN standard.sales_order_line.order_key IS 'key of the order record';
COMMENT ON COLUMN standard.sales_order_line.line_number IS 'number of the line within the order';
COMMENT ON COLUMN standard.sales_order_line.sku IS 'article';
COMMENT ON COLUMN standard.sales_order_line.description IS 'description of the article';
COMMENT ON COLUMN standard.sales_order_line.ordered_quantity IS 'quantity';
COMMENT ON COLUMN standard.sales_order_line.unit_price IS 'price of one';
COMMENT ON COLUMN standard.sales_order_line.price_currency IS 'ISO 4217 code of the amounts';
COMMENT ON COLUMN standard.sales_order_line.discount IS 'discount on the line';
COMMENT ON COLUMN standard.sales_order_line.line_total IS 'what the line costs';
COMMENT ON COLUMN standard.sales_order_line.issues IS '[{"attribute":...,"code":...}]: what is wrong or was assumed; null when nothing is';

CREATE TABLE standard.service_case (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    hash bigint NOT NULL,
    run bigint NOT NULL,
    configuration integer NOT NULL,
    customer_stream text,
    customer_key text,
    case_number text,
    case_type text,
    subject text,
    status text,
    priority text,
    origin text,
    owner text,
    opened_at timestamptz,
    first_response_at timestamptz,
    closed_at timestamptz,
    resolution text,
    satisfaction_score numeric,
    issues json,
    PRIMARY KEY (system, stream, key)
);
COMMENT ON TABLE standard.service_case IS 'A question, complaint or fault of a customer; the latest version of each source record';
COMMENT ON COLUMN standard.service_case.system IS 'the source system, such as crm';
COMMENT ON COLUMN standard.service_case.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN standard.service_case.key IS 'the key of the record in the source system';
COMMENT ON COLUMN standard.service_case.version IS 'orders the versions of a key: microseconds since 1970 for a time, the number for a counter';
COMMENT ON COLUMN standard.service_case.hash IS 'XXH3 64 of the payload';
COMMENT ON COLUMN standard.service_case.run IS 'the run that wrote this row';
COMMENT ON COLUMN standard.service_case.configuration IS 'the mapping it was made with: hub.configuration';
COMMENT ON COLUMN standard.service_case.customer_stream IS 'system/stream of the customer record';
COMMENT ON COLUMN standard.service_case.customer_key IS 'key of the customer record';
COMMENT ON COLUMN standard.service_case.case_number IS 'number that people use';
COMMENT ON COLUMN standard.service_case.case_type IS 'question, complaint, fault';
COMMENT ON COLUMN standard.service_case.subject IS 'what it is about';
COMMENT ON COLUMN standard.service_case.status IS 'status in the source system';
COMMENT ON COLUMN standard.service_case.priority IS 'priority in the source system';
COMMENT ON COLUMN standard.service_case.origin IS 'how it came in';
COMMENT ON COLUMN standard.service_case.owner IS 'who works on it';
COMMENT ON COLUMN standard.service_case.opened_at IS 'when it was opened';
COMMENT ON COLUMN standard.service_case.first_response_at IS 'when it was first answered';
COMMENT ON COLUMN standard.service_case.closed_at IS 'when it was closed';
COMMENT ON COLUMN standard.service_case.resolution IS 'how it ended';
COMMENT ON COLUMN standard.service_case.satisfaction_score IS 'how content the customer was';
COMMENT ON COLUMN standard.service_case.issues IS '[{"attribute":...,"code":...}]: what is wrong or was assumed; null when nothing is';

CREATE VIEW standard.contact_point AS
SELECT c.system, c.stream, c.key, p.position, p.entry ->> 'system' AS contact_system, p.entry ->> 'use' AS use,
       p.entry ->> 'value' AS value, coalesce(p.entry ->> 'raw', p.entry ->> 'value') AS raw,
       coalesce(p.entry ->> 'validity', 'valid') AS validity
FROM standard.customer c CROSS JOIN LATERAL json_array_elements(c.contact_points) WITH ORDINALITY AS p (entry, position);
COMMENT ON VIEW standard.contact_point IS 'Phones, e-mail addresses and web addresses of standard.customer, one per row';

CREATE VIEW standard.address AS
SELECT c.system, c.stream, c.key, a.position, a.entry ->> 'use' AS use, a.entry ->> 'street_address' AS street_address,
       a.entry ->> 'address_locality' AS address_locality, a.entry ->> 'address_region' AS address_region,
       a.entry ->> 'address_district' AS address_district, a.entry ->> 'postal_code' AS postal_code,
       a.entry ->> 'address_country' AS address_country, a.entry ->> 'formatted_address' AS formatted_address
FROM standard.customer c CROSS JOIN LATERAL json_array_elements(c.addresses) WITH ORDINALITY AS a (entry, position);
COMMENT ON VIEW standard.address IS 'Addresses of standard.customer, one per row';

CREATE VIEW standard.identifier AS
SELECT c.system, c.stream, c.key, i.position, i.entry ->> 'system' AS identifier_system, i.entry ->> 'value' AS value,
       coalesce(i.entry ->> 'raw', i.entry ->> 'value') AS raw, coalesce(i.entry ->> 'validity', 'valid') AS validity
FROM standard.customer c CROSS JOIN LATERAL json_array_elements(c.identifiers) WITH ORDINALITY AS i (entry, position);
COMMENT ON VIEW standard.identifier IS 'Identifiers of standard.customer, one per row';

CREATE VIEW standard.issue AS
SELECT 'customer' AS entity, r.system, r.stream, r.key, i.entry ->> 'attribute' AS attribute, i.entry ->> 'code' AS code
FROM standard.customer r CROSS JOIN LATERAL json_array_elements(r.issues) AS i (entry)
UNION ALL
SELECT 'sales_order' AS entity, r.system, r.stream, r.key, i.entry ->> 'attribute' AS attribute, i.entry ->> 'code' AS code
FROM standard.sales_order r CROSS JOIN LATERAL json_array_elements(r.issues) AS i (entry)
UNION ALL
SELECT 'sales_order_line' AS entity, r.system, r.stream, r.key, i.entry ->> 'attribute' AS attribute, i.entry ->> 'code' AS code
FROM standard.sales_order_line r CROSS JOIN LATERAL json_array_elements(r.issues) AS i (entry)
UNION ALL
SELECT 'service_case' AS entity, r.system, r.stream, r.key, i.entry ->> 'attribute' AS attribute, i.entry ->> 'code' AS code
FROM standard.service_case r CROSS JOIN LATERAL json_array_elements(r.issues) AS i (entry);
COMMENT ON VIEW standard.issue IS 'What is wrong with, or was assumed of, the values of all standard rows';

CREATE VIEW standard.order_line AS
SELECT o.system AS order_system, o.stream AS order_stream, o.key AS order_key, (l.entry ->> 'line_number')::numeric AS line_number, l.entry ->> 'sku' AS sku, l.entry ->> 'description' AS description, (l.entry ->> 'ordered_quantity')::numeric AS ordered_quantity, (l.entry ->> 'unit_price')::numeric AS unit_price, l.entry ->> 'price_currency' AS price_currency, (l.entry ->> 'discount')::numeric AS discount, (l.entry ->> 'line_total')::numeric AS line_total
FROM standard.sales_order o CROSS JOIN LATERAL json_array_elements(o.lines) AS l (entry)
UNION ALL
SELECT CASE WHEN l.order_stream LIKE '%/%' THEN split_part(l.order_stream, '/', 1) ELSE l.system END,
       CASE WHEN l.order_stream LIKE '%/%' THEN split_part(l.order_stream, '/', 2) ELSE l.order_stream END, l.order_key, l.line_number, l.sku, l.description, l.ordered_quantity, l.unit_price, l.price_currency, l.discount, l.line_total
FROM standard.sales_order_line l;
COMMENT ON VIEW standard.order_line IS 'Lines of orders, whether they arrived inside the order or as records of their own';

CREATE TABLE hub.configuration (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    hash text NOT NULL,
    mapping text NOT NULL,
    contract text,
    first_used_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (system, stream, hash)
);
COMMENT ON TABLE hub.configuration IS 'The mapping and contract texts under which rows were made';
COMMENT ON COLUMN hub.configuration.id IS 'what rows bear';
COMMENT ON COLUMN hub.configuration.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.configuration.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.configuration.hash IS 'XXH3 64 of both texts in 16 hexadecimal digits';
COMMENT ON COLUMN hub.configuration.mapping IS 'the mapping file as it was';
COMMENT ON COLUMN hub.configuration.contract IS 'the contract file as it was; null when there was none';
COMMENT ON COLUMN hub.configuration.first_used_at IS 'when the hub first ran with it';

CREATE TABLE hub.run (
    run bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    route text NOT NULL,
    configuration integer NOT NULL REFERENCES hub.configuration,
    fence bigint,
    started_by text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'finished', 'failed', 'interrupted', 'paused')),
    read bigint NOT NULL DEFAULT 0,
    loaded bigint NOT NULL DEFAULT 0,
    unchanged bigint NOT NULL DEFAULT 0,
    superseded bigint NOT NULL DEFAULT 0,
    dead bigint NOT NULL DEFAULT 0,
    skipped bigint NOT NULL DEFAULT 0,
    balanced boolean GENERATED ALWAYS AS (read = loaded + unchanged + superseded + dead + skipped) STORED,
    batches bigint NOT NULL DEFAULT 0,
    last_outcome bigint[],
    code text,
    message text
);
COMMENT ON TABLE hub.run IS 'The accounting: what one run of a stream read and what became of each record';
COMMENT ON COLUMN hub.run.run IS 'the run';
COMMENT ON COLUMN hub.run.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.run.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.run.route IS 'the route that read';
COMMENT ON COLUMN hub.run.configuration IS 'the mapping of the run';
COMMENT ON COLUMN hub.run.fence IS 'the lease under which the hub ran; null for a replay by hand';
COMMENT ON COLUMN hub.run.started_by IS 'the hub or the person';
COMMENT ON COLUMN hub.run.started_at IS 'start';
COMMENT ON COLUMN hub.run.ended_at IS 'end; null while running';
COMMENT ON COLUMN hub.run.state IS 'running, finished, failed, interrupted or paused';
COMMENT ON COLUMN hub.run.read IS 'records that the source yielded';
COMMENT ON COLUMN hub.run.loaded IS 'records that changed the warehouse';
COMMENT ON COLUMN hub.run.unchanged IS 'records that were there already, in exactly this form';
COMMENT ON COLUMN hub.run.superseded IS 'records older than what is there';
COMMENT ON COLUMN hub.run.dead IS 'records that became dead letters';
COMMENT ON COLUMN hub.run.skipped IS 'records that a named rule left out: hub.run_skip';
COMMENT ON COLUMN hub.run.balanced IS 'false is an error of the hub';
COMMENT ON COLUMN hub.run.batches IS 'number of the last committed batch; a batch is never counted twice';
COMMENT ON COLUMN hub.run.last_outcome IS 'read, loaded, unchanged, superseded, dead, skipped of that batch: the answer when its writer did not hear of the commit';
COMMENT ON COLUMN hub.run.code IS 'stable code of why it ended so';
COMMENT ON COLUMN hub.run.message IS 'the same for people';
CREATE INDEX run_by_stream ON hub.run (system, stream, started_at);
CREATE INDEX run_still_running ON hub.run (run) WHERE state = 'running';

CREATE TABLE hub.run_skip (
    run bigint NOT NULL REFERENCES hub.run,
    rule text NOT NULL,
    records bigint NOT NULL,
    PRIMARY KEY (run, rule)
);
COMMENT ON TABLE hub.run_skip IS 'How many records each named rule left out';
COMMENT ON COLUMN hub.run_skip.run IS 'the run';
COMMENT ON COLUMN hub.run_skip.rule IS 'the name of the rule';
COMMENT ON COLUMN hub.run_skip.records IS 'how many';

CREATE TABLE hub.position (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    position text NOT NULL,
    run bigint NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (system, stream)
);
COMMENT ON TABLE hub.position IS 'Where each stream has been read to; changes in the transaction of the batch';
COMMENT ON COLUMN hub.position.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.position.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.position.position IS 'what only the connector understands';
COMMENT ON COLUMN hub.position.run IS 'the run that got there';
COMMENT ON COLUMN hub.position.updated_at IS 'when';

CREATE TABLE hub.stream (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
    code text,
    message text,
    paused_at timestamptz,
    paused_configuration text,
    last_good_poll timestamptz,
    last_failed_poll timestamptz,
    failure_code text,
    failure_message text,
    PRIMARY KEY (system, stream)
);
COMMENT ON TABLE hub.stream IS 'The state of each stream';
COMMENT ON COLUMN hub.stream.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.stream.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.stream.state IS 'active or paused';
COMMENT ON COLUMN hub.stream.code IS 'why it is paused';
COMMENT ON COLUMN hub.stream.message IS 'the same for people';
COMMENT ON COLUMN hub.stream.paused_at IS 'since when';
COMMENT ON COLUMN hub.stream.paused_configuration IS 'the configuration hash at which it paused';
COMMENT ON COLUMN hub.stream.last_good_poll IS 'when the source was last read to its end';
COMMENT ON COLUMN hub.stream.last_failed_poll IS 'when that last failed';
COMMENT ON COLUMN hub.stream.failure_code IS 'why it failed';
COMMENT ON COLUMN hub.stream.failure_message IS 'the same for people';

CREATE TABLE hub.lease (
    name text PRIMARY KEY,
    fence bigint NOT NULL,
    holder text NOT NULL,
    acquired_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE hub.lease IS 'Which hub may do what only one may do';
COMMENT ON COLUMN hub.lease.name IS 'what is leased';
COMMENT ON COLUMN hub.lease.fence IS 'grows with each holder; a write with an older number is refused';
COMMENT ON COLUMN hub.lease.holder IS 'who, for people';
COMMENT ON COLUMN hub.lease.acquired_at IS 'since when';

CREATE TABLE hub.file (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    name text NOT NULL,
    size bigint NOT NULL,
    modified timestamptz NOT NULL,
    digest text NOT NULL,
    configuration text NOT NULL,
    state text NOT NULL CHECK (state IN ('done', 'unreadable', 'duplicate')),
    records bigint NOT NULL,
    finished_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (system, stream, name, digest, configuration)
);
COMMENT ON TABLE hub.file IS 'Files that have been read';
COMMENT ON COLUMN hub.file.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.file.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.file.name IS 'path within the drop folder';
COMMENT ON COLUMN hub.file.size IS 'bytes';
COMMENT ON COLUMN hub.file.modified IS 'time of last change';
COMMENT ON COLUMN hub.file.digest IS 'what tells the content';
COMMENT ON COLUMN hub.file.configuration IS 'the configuration hash it was read with';
COMMENT ON COLUMN hub.file.state IS 'done, unreadable or duplicate';
COMMENT ON COLUMN hub.file.records IS 'records in it';
COMMENT ON COLUMN hub.file.finished_at IS 'when it was finished';
CREATE INDEX file_by_digest ON hub.file (system, stream, digest);

CREATE TABLE hub.dead_letter (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    key text COLLATE "C",
    version bigint,
    row_number bigint NOT NULL,
    run bigint,
    route text NOT NULL,
    origin text NOT NULL,
    stage text NOT NULL,
    code text NOT NULL,
    field text,
    message text NOT NULL,
    fingerprint text NOT NULL,
    payload bytea NOT NULL,
    payload_kind text NOT NULL CHECK (payload_kind IN ('record', 'line', 'file', 'page')),
    payload_hash bigint NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved', 'dismissed', 'superseded')),
    attempts integer NOT NULL DEFAULT 0,
    occurrences integer NOT NULL DEFAULT 1,
    configuration integer,
    first_seen timestamptz NOT NULL DEFAULT now(),
    last_seen timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz,
    closed_by text,
    reason text
);
COMMENT ON TABLE hub.dead_letter IS 'Records, files and pages that failed, to be inspected, mended and replayed';
COMMENT ON COLUMN hub.dead_letter.id IS 'the letter';
COMMENT ON COLUMN hub.dead_letter.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.dead_letter.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.dead_letter.key IS 'the key, when it was known';
COMMENT ON COLUMN hub.dead_letter.version IS 'the version, when it was known';
COMMENT ON COLUMN hub.dead_letter.row_number IS 'the place in the origin, counted from 1; 0 for the whole';
COMMENT ON COLUMN hub.dead_letter.run IS 'the run that last brought it';
COMMENT ON COLUMN hub.dead_letter.route IS 'the route';
COMMENT ON COLUMN hub.dead_letter.origin IS 'file name, table or endpoint; no secrets';
COMMENT ON COLUMN hub.dead_letter.stage IS 'where it failed: read, identify, map, cleanse, standardize, validate or load';
COMMENT ON COLUMN hub.dead_letter.code IS 'stable code of the cause';
COMMENT ON COLUMN hub.dead_letter.field IS 'the field that failed';
COMMENT ON COLUMN hub.dead_letter.message IS 'what was expected and found; no personal data';
COMMENT ON COLUMN hub.dead_letter.fingerprint IS 'XXH3 64 of stream, stage, code and field: letters with one cause have one';
COMMENT ON COLUMN hub.dead_letter.payload IS 'what arrived';
COMMENT ON COLUMN hub.dead_letter.payload_kind IS 'record (a JSON object, can be replayed), line, file (a pointer) or page';
COMMENT ON COLUMN hub.dead_letter.payload_hash IS 'XXH3 64 of the payload';
COMMENT ON COLUMN hub.dead_letter.state IS 'open, resolved, dismissed or superseded';
COMMENT ON COLUMN hub.dead_letter.attempts IS 'how often it was replayed';
COMMENT ON COLUMN hub.dead_letter.occurrences IS 'how often it was delivered';
COMMENT ON COLUMN hub.dead_letter.configuration IS 'the mapping it failed under; null when no mapping was involved';
COMMENT ON COLUMN hub.dead_letter.first_seen IS 'first delivery';
COMMENT ON COLUMN hub.dead_letter.last_seen IS 'last delivery or attempt';
COMMENT ON COLUMN hub.dead_letter.closed_at IS 'when it left the open state';
COMMENT ON COLUMN hub.dead_letter.closed_by IS 'who closed it';
COMMENT ON COLUMN hub.dead_letter.reason IS 'why';
-- the same broken record delivered again is one letter; the payload holds the key
CREATE UNIQUE INDEX dead_letter_open_once ON hub.dead_letter (system, stream, fingerprint, payload_hash) WHERE state = 'open';
CREATE INDEX dead_letter_open_key ON hub.dead_letter (system, stream, key) WHERE state = 'open' AND key IS NOT NULL;
CREATE INDEX dead_letter_by_group ON hub.dead_letter (fingerprint, id);

CREATE TABLE hub.dead_letter_attempt (
    letter bigint NOT NULL REFERENCES hub.dead_letter ON DELETE CASCADE,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    by text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('loaded', 'unchanged', 'superseded', 'dead', 'dismissed', 'reopened')),
    code text,
    message text,
    configuration integer
);
COMMENT ON TABLE hub.dead_letter_attempt IS 'What became of each replay of a dead letter';
COMMENT ON COLUMN hub.dead_letter_attempt.letter IS 'the letter';
COMMENT ON COLUMN hub.dead_letter_attempt.at IS 'when';
COMMENT ON COLUMN hub.dead_letter_attempt.by IS 'who';
COMMENT ON COLUMN hub.dead_letter_attempt.outcome IS 'loaded, unchanged, superseded, dead; or a decision: dismissed, reopened';
COMMENT ON COLUMN hub.dead_letter_attempt.code IS 'stable code when it failed again';
COMMENT ON COLUMN hub.dead_letter_attempt.message IS 'the same for people, or the reason of a decision';
COMMENT ON COLUMN hub.dead_letter_attempt.configuration IS 'the mapping of the attempt';
CREATE INDEX dead_letter_attempt_by_letter ON hub.dead_letter_attempt (letter, at);
