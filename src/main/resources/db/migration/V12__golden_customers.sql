-- Golden customers. What is decided is kept (which records a steward holds for one customer, and the model that weighs
-- pairs); customers, their values and the crosswalk are derived from it and from the standard rows, at any time anew.
--   golden.customer        one row for each customer there is now
--   golden.crosswalk       which customer a source record belongs to; facts reach their customer through it
--   golden.alias           ids of customers that went into others; they resolve for ever
--   ..._history            what was before, with the time from and to which it was so

DO $$
BEGIN
    IF to_regnamespace('golden') IS NULL THEN
        CREATE SCHEMA golden;
    END IF;
END
$$;
COMMENT ON SCHEMA golden IS 'One customer for all source records that are one, with the evidence for each value';

CREATE TABLE golden.customer (
    id uuid PRIMARY KEY,
    party_type text NOT NULL CHECK (party_type IN ('person', 'organization')),
    records integer NOT NULL,
    name_prefix text,
    given_name text,
    additional_name text,
    family_name text,
    name_suffix text,
    nickname text,
    formatted_name text,
    legal_name text,
    trading_name text,
    legal_form text,
    birth_date date,
    birth_date_partial text,
    gender text,
    language text,
    nationality text,
    status text,
    registered_at timestamptz,
    registered_at_partial text,
    phone text,
    email text,
    contact_points json,
    addresses json,
    identifiers json,
    provenance json NOT NULL,
    hash bigint NOT NULL,
    since timestamptz NOT NULL
);
COMMENT ON TABLE golden.customer IS 'A person or organization, from all source records that are it; derived, so a change by hand is lost';
COMMENT ON COLUMN golden.customer.id IS 'UUIDv7; it stays with the majority of the records, and resolves through golden.alias when the customer goes into another one';
COMMENT ON COLUMN golden.customer.party_type IS 'person or organization';
COMMENT ON COLUMN golden.customer.records IS 'how many source records it is made of';
COMMENT ON COLUMN golden.customer.name_prefix IS 'title before the name';
COMMENT ON COLUMN golden.customer.given_name IS 'given names; of an organization those of its contact';
COMMENT ON COLUMN golden.customer.additional_name IS 'middle names';
COMMENT ON COLUMN golden.customer.family_name IS 'family name; of an organization that of its contact';
COMMENT ON COLUMN golden.customer.name_suffix IS 'what follows the name, such as Jr.';
COMMENT ON COLUMN golden.customer.nickname IS 'what the person is called';
COMMENT ON COLUMN golden.customer.formatted_name IS 'the whole name as it is written';
COMMENT ON COLUMN golden.customer.legal_name IS 'registered name of an organization';
COMMENT ON COLUMN golden.customer.trading_name IS 'the name an organization trades under';
COMMENT ON COLUMN golden.customer.legal_form IS 'legal form of an organization as it is usually written';
COMMENT ON COLUMN golden.customer.birth_date IS 'date of birth, when the day is known';
COMMENT ON COLUMN golden.customer.birth_date_partial IS 'what is known of birth_date when the day is not, as in standard.customer';
COMMENT ON COLUMN golden.customer.gender IS 'gender as the mappings define it';
COMMENT ON COLUMN golden.customer.language IS 'preferred language, BCP 47';
COMMENT ON COLUMN golden.customer.nationality IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN golden.customer.status IS 'status in the source system that is trusted most';
COMMENT ON COLUMN golden.customer.registered_at IS 'when the source system that is trusted most first knew the customer';
COMMENT ON COLUMN golden.customer.registered_at_partial IS 'what is known of registered_at when the day is not, as in standard.customer';
COMMENT ON COLUMN golden.customer.phone IS 'the phone number of contact_points that is trusted most';
COMMENT ON COLUMN golden.customer.email IS 'the e-mail address of contact_points that is trusted most';
COMMENT ON COLUMN golden.customer.contact_points IS '[{"system":"phone|email|url","use":...,"value":...}], each value once, the one that is trusted most first; view golden.contact_point';
COMMENT ON COLUMN golden.customer.addresses IS '[{"use":...,"street_address":...,...}], each address once and from one record, the one that is trusted most first; view golden.address';
COMMENT ON COLUMN golden.customer.identifiers IS '[{"system":...,"value":...}], each once, the one that is trusted most first; view golden.identifier';
COMMENT ON COLUMN golden.customer.provenance IS '{"records":[...],"attributes":{name:{"record":n,"rule":...,"trust":...,"losers":[{"value":...,"record":n,"trust":...}]}}}: which record each value comes from and which values lost; n counts records from 0; attributes is missing when there is one record';
COMMENT ON COLUMN golden.customer.hash IS 'XXH3 64 of all that is derived; the row is written again only when it differs';
COMMENT ON COLUMN golden.customer.since IS 'since when the row is as it is';

CREATE TABLE golden.customer_history (
    id uuid NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz NOT NULL,
    ended_by text NOT NULL CHECK (ended_by IN ('changed', 'merged', 'removed')),
    customer json NOT NULL,
    PRIMARY KEY (id, valid_from)
);
COMMENT ON TABLE golden.customer_history IS 'Rows of golden.customer that are no more, each with the time in which it was served';
COMMENT ON COLUMN golden.customer_history.id IS 'the customer';
COMMENT ON COLUMN golden.customer_history.valid_from IS 'from when on the row was so';
COMMENT ON COLUMN golden.customer_history.valid_to IS 'until when, not including it';
COMMENT ON COLUMN golden.customer_history.ended_by IS 'changed: a later row followed; merged: the customer went into another one; removed: no record was left';
COMMENT ON COLUMN golden.customer_history.customer IS 'the row of golden.customer as one JSON object';

CREATE TABLE golden.crosswalk (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    customer_id uuid NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (system, stream, key)
);
COMMENT ON TABLE golden.crosswalk IS 'Which customer each source record belongs to now';
COMMENT ON COLUMN golden.crosswalk.system IS 'the source system, such as crm';
COMMENT ON COLUMN golden.crosswalk.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN golden.crosswalk.key IS 'the key of the record in the source system';
COMMENT ON COLUMN golden.crosswalk.customer_id IS 'the customer: golden.customer';
COMMENT ON COLUMN golden.crosswalk.since IS 'since when the record belongs to it';
CREATE INDEX crosswalk_customer ON golden.crosswalk (customer_id);

CREATE TABLE golden.crosswalk_history (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    customer_id uuid NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz NOT NULL,
    PRIMARY KEY (system, stream, key, valid_from)
);
COMMENT ON TABLE golden.crosswalk_history IS 'Which customer each source record belonged to before';
COMMENT ON COLUMN golden.crosswalk_history.system IS 'the source system, such as crm';
COMMENT ON COLUMN golden.crosswalk_history.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN golden.crosswalk_history.key IS 'the key of the record in the source system';
COMMENT ON COLUMN golden.crosswalk_history.customer_id IS 'the customer it belonged to';
COMMENT ON COLUMN golden.crosswalk_history.valid_from IS 'from when on';
COMMENT ON COLUMN golden.crosswalk_history.valid_to IS 'until when, not including it';
CREATE INDEX crosswalk_history_customer ON golden.crosswalk_history (customer_id);

CREATE TABLE golden.alias (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL,
    since timestamptz NOT NULL
);
COMMENT ON TABLE golden.alias IS 'Ids of customers that went into others; one that is split off again takes its id back, and its row here ends';
COMMENT ON COLUMN golden.alias.id IS 'the id that is no customer now';
COMMENT ON COLUMN golden.alias.customer_id IS 'the customer that it went into, which may have become an alias itself since';
COMMENT ON COLUMN golden.alias.since IS 'when that was';
CREATE INDEX alias_customer ON golden.alias (customer_id);

CREATE TABLE hub.match_decision (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    left_system text COLLATE "C" NOT NULL,
    left_stream text COLLATE "C" NOT NULL,
    left_key text COLLATE "C" NOT NULL,
    right_system text COLLATE "C" NOT NULL,
    right_stream text COLLATE "C" NOT NULL,
    right_key text COLLATE "C" NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
    reason text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((left_system, left_stream, left_key) < (right_system, right_stream, right_key))
);
COMMENT ON TABLE hub.match_decision IS 'What stewards decided about two source records; rows are only added, and the latest of a pair counts';
COMMENT ON COLUMN hub.match_decision.id IS 'their order';
COMMENT ON COLUMN hub.match_decision.left_system IS 'the source system of one record, the one that comes first by system, stream and key';
COMMENT ON COLUMN hub.match_decision.left_stream IS 'its stream';
COMMENT ON COLUMN hub.match_decision.left_key IS 'its key';
COMMENT ON COLUMN hub.match_decision.right_system IS 'the source system of the other record';
COMMENT ON COLUMN hub.match_decision.right_stream IS 'its stream';
COMMENT ON COLUMN hub.match_decision.right_key IS 'its key';
COMMENT ON COLUMN hub.match_decision.verdict IS 'same: one customer; different: two, whatever the evidence; unsure: the evidence decides, and nobody is asked again';
COMMENT ON COLUMN hub.match_decision.reason IS 'why, in the words of the steward';
COMMENT ON COLUMN hub.match_decision.decided_by IS 'who';
COMMENT ON COLUMN hub.match_decision.decided_at IS 'when';
CREATE INDEX match_decision_pair ON hub.match_decision
    (left_system, left_stream, left_key, right_system, right_stream, right_key, id);

CREATE TABLE hub.match_review (
    left_system text COLLATE "C" NOT NULL,
    left_stream text COLLATE "C" NOT NULL,
    left_key text COLLATE "C" NOT NULL,
    right_system text COLLATE "C" NOT NULL,
    right_stream text COLLATE "C" NOT NULL,
    right_key text COLLATE "C" NOT NULL,
    bits real NOT NULL,
    cause text NOT NULL CHECK (cause IN ('zone', 'identifier', 'evidence')),
    since timestamptz NOT NULL,
    PRIMARY KEY (left_system, left_stream, left_key, right_system, right_stream, right_key)
);
COMMENT ON TABLE hub.match_review IS 'Pairs of records of two customers that a steward should look at, the likeliest pair of each two customers';
COMMENT ON COLUMN hub.match_review.left_system IS 'the source system of one record, the one that comes first by system, stream and key';
COMMENT ON COLUMN hub.match_review.left_stream IS 'its stream';
COMMENT ON COLUMN hub.match_review.left_key IS 'its key';
COMMENT ON COLUMN hub.match_review.right_system IS 'the source system of the other record';
COMMENT ON COLUMN hub.match_review.right_stream IS 'its stream';
COMMENT ON COLUMN hub.match_review.right_key IS 'its key';
COMMENT ON COLUMN hub.match_review.bits IS 'the weight of the pair, log2 of the odds that it is one customer';
COMMENT ON COLUMN hub.match_review.cause IS 'zone: between the thresholds; the others weigh enough to be joined, but: identifier: they have two different ones of a kind that a customer has once; evidence: the other records speak against it';
COMMENT ON COLUMN hub.match_review.since IS 'since when it waits';

CREATE TABLE hub.match_model (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    party_type text NOT NULL CHECK (party_type IN ('person', 'organization')),
    model text NOT NULL,
    records bigint NOT NULL,
    trained_at timestamptz NOT NULL
);
COMMENT ON TABLE hub.match_model IS 'The models by which pairs were weighed; the latest of a party type counts';
COMMENT ON COLUMN hub.match_model.id IS 'their order';
COMMENT ON COLUMN hub.match_model.party_type IS 'person or organization';
COMMENT ON COLUMN hub.match_model.model IS 'one JSON object with its version: prior, thresholds, and m and u of each level of each column; no values of records';
COMMENT ON COLUMN hub.match_model.records IS 'how many records trained it';
COMMENT ON COLUMN hub.match_model.trained_at IS 'when';

CREATE TABLE hub.outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event text NOT NULL CHECK (event IN ('created', 'changed', 'merged', 'split', 'removed')),
    customer_id uuid NOT NULL,
    other_ids uuid[] NOT NULL DEFAULT '{}',
    attributes text[] NOT NULL DEFAULT '{}',
    occurred_at timestamptz NOT NULL
);
COMMENT ON TABLE hub.outbox IS 'What happened to golden customers, written in the transaction that did it, for those who follow; ids and names of attributes, never values';
COMMENT ON COLUMN hub.outbox.id IS 'their order';
COMMENT ON COLUMN hub.outbox.event IS 'created; changed: values differ; merged: other customers went into this one; split: other customers came out of this one; removed: no record is left';
COMMENT ON COLUMN hub.outbox.customer_id IS 'the customer';
COMMENT ON COLUMN hub.outbox.other_ids IS 'of merged the ids that went into it, of split the ids that came out of it; otherwise empty';
COMMENT ON COLUMN hub.outbox.attributes IS 'of changed the columns of golden.customer that differ; otherwise empty';
COMMENT ON COLUMN hub.outbox.occurred_at IS 'when';

-- Facts hang on source records: a merge or a split moves them without a write.
CREATE VIEW golden.sales_order AS
SELECT x.customer_id, o.system, o.stream, o.key, o.order_number, o.order_status, o.order_channel, o.ordered_at,
       o.completed_at, o.canceled_at, o.price_currency, o.subtotal, o.discount, o.shipping, o.tax, o.total
FROM standard.sales_order o
LEFT JOIN golden.crosswalk x ON x.key = o.customer_key
    AND x.system = CASE WHEN o.customer_stream LIKE '%/%' THEN split_part(o.customer_stream, '/', 1) ELSE o.system END
    AND x.stream = CASE WHEN o.customer_stream LIKE '%/%' THEN split_part(o.customer_stream, '/', 2) ELSE o.customer_stream END
WHERE o.deleted_at IS NULL;
COMMENT ON VIEW golden.sales_order IS 'The orders with the customer they belong to now';

CREATE VIEW golden.service_case AS
SELECT x.customer_id, c.system, c.stream, c.key, c.case_number, c.case_type, c.subject, c.status, c.priority, c.origin,
       c.owner, c.opened_at, c.first_response_at, c.closed_at, c.resolution, c.satisfaction_score
FROM standard.service_case c
LEFT JOIN golden.crosswalk x ON x.key = c.customer_key
    AND x.system = CASE WHEN c.customer_stream LIKE '%/%' THEN split_part(c.customer_stream, '/', 1) ELSE c.system END
    AND x.stream = CASE WHEN c.customer_stream LIKE '%/%' THEN split_part(c.customer_stream, '/', 2) ELSE c.customer_stream END
WHERE c.deleted_at IS NULL;
COMMENT ON VIEW golden.service_case IS 'The service cases with the customer they belong to now';

CREATE VIEW golden.contact_point AS
SELECT c.id AS customer_id, p.position, p.entry ->> 'system' AS contact_system, p.entry ->> 'use' AS use,
       p.entry ->> 'value' AS value
FROM golden.customer c CROSS JOIN LATERAL json_array_elements(c.contact_points) WITH ORDINALITY AS p (entry, position);
COMMENT ON VIEW golden.contact_point IS 'Phones, e-mail addresses and URLs of golden customers, one row each';

CREATE VIEW golden.address AS
SELECT c.id AS customer_id, a.position, a.entry ->> 'use' AS use, a.entry ->> 'street_address' AS street_address,
       a.entry ->> 'address_locality' AS address_locality, a.entry ->> 'address_region' AS address_region,
       a.entry ->> 'address_district' AS address_district, a.entry ->> 'postal_code' AS postal_code,
       a.entry ->> 'address_country' AS address_country, a.entry ->> 'formatted_address' AS formatted_address
FROM golden.customer c CROSS JOIN LATERAL json_array_elements(c.addresses) WITH ORDINALITY AS a (entry, position);
COMMENT ON VIEW golden.address IS 'Addresses of golden customers, one row each';

CREATE VIEW golden.identifier AS
SELECT c.id AS customer_id, i.position, i.entry ->> 'system' AS identifier_system, i.entry ->> 'value' AS value
FROM golden.customer c CROSS JOIN LATERAL json_array_elements(c.identifiers) WITH ORDINALITY AS i (entry, position);
COMMENT ON VIEW golden.identifier IS 'Identifiers of golden customers, one row each';

DO $$
DECLARE
    shown text;
    source record;
BEGIN
    FOREACH shown IN ARRAY ARRAY ['sales_order', 'service_case', 'contact_point', 'address', 'identifier'] LOOP
        EXECUTE format('COMMENT ON COLUMN golden.%I.customer_id IS %L', shown,
            'the golden customer; null while its record has not been matched');
        -- each column means what it means in the layer below
        FOR source IN
            SELECT g.attname, col_description(s.attrelid, s.attnum) AS meaning
            FROM pg_attribute g
            JOIN pg_attribute s ON s.attname = g.attname AND s.attrelid = format('standard.%I', shown)::regclass
            WHERE g.attrelid = format('golden.%I', shown)::regclass AND g.attnum > 0 AND g.attname <> 'position'
        LOOP
            EXECUTE format('COMMENT ON COLUMN golden.%I.%I IS %L', shown, source.attname, source.meaning);
        END LOOP;
    END LOOP;
    FOREACH shown IN ARRAY ARRAY ['contact_point', 'address', 'identifier'] LOOP
        EXECUTE format('COMMENT ON COLUMN golden.%I.position IS %L', shown,
            'its place among those of the customer, from 1; the first one is trusted most');
    END LOOP;
END
$$;
