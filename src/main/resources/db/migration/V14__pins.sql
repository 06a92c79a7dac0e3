-- Values that stewards hold against survivorship. A pin hangs on a source record, as decisions do: it goes where the record
-- goes, through merges and splits, and a merge that is undone leaves no trace of it.

CREATE TABLE hub.golden_pin (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    attribute text NOT NULL,
    value json NOT NULL,
    reason text NOT NULL,
    pinned_by text NOT NULL,
    pinned_at timestamptz NOT NULL,
    until timestamptz,
    ended_at timestamptz,
    ended_by text,
    CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
    CHECK (until > pinned_at)
);
COMMENT ON TABLE hub.golden_pin IS 'Values that stewards pinned; rows are only added, and a pin that is taken off bears its end';
COMMENT ON COLUMN hub.golden_pin.id IS 'their order; of several pins of an attribute on one customer the latest counts, of equals the one with the highest id';
COMMENT ON COLUMN hub.golden_pin.system IS 'the source system of the record it hangs on: that of the customer which came first by system, stream and key';
COMMENT ON COLUMN hub.golden_pin.stream IS 'the stream of that record';
COMMENT ON COLUMN hub.golden_pin.key IS 'the key of that record';
COMMENT ON COLUMN hub.golden_pin.attribute IS 'a group of attributes that survive together, such as name or birth_date, or phone or email';
COMMENT ON COLUMN hub.golden_pin.value IS 'the columns of golden.customer that it sets and their texts, as one JSON object';
COMMENT ON COLUMN hub.golden_pin.reason IS 'why, in the words of the steward';
COMMENT ON COLUMN hub.golden_pin.pinned_by IS 'who pinned it';
COMMENT ON COLUMN hub.golden_pin.pinned_at IS 'when';
COMMENT ON COLUMN hub.golden_pin.until IS 'until when it counts, not including it; null for a pin without a term';
COMMENT ON COLUMN hub.golden_pin.ended_at IS 'when it was taken off; null while it is not';
COMMENT ON COLUMN hub.golden_pin.ended_by IS 'who took it off';
CREATE INDEX golden_pin_record ON hub.golden_pin (system, stream, key);
CREATE INDEX golden_pin_until ON hub.golden_pin (until) WHERE ended_at IS NULL;

COMMENT ON COLUMN golden.customer.provenance IS '{"records":[...],"attributes":{name:{"record":n,"rule":...,"trust":...,"losers":[{"value":...,"record":n,"trust":...}]}},"pins":{name:{"id":...,"record":...,"by":...,"at":...,"reason":...,"until":...}}}: which record each value comes from and which values lost; n counts records from 0; the rule pinned has no record when no record says the value; attributes is missing when there is one record and nothing pinned, pins when nothing is pinned';
