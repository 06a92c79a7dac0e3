-- Rows that make the process itself end: what was being worked on when the hub ended without being told to.
ALTER TABLE hub.stream
    ADD COLUMN crashes integer NOT NULL DEFAULT 0,
    ADD COLUMN in_flight text;
COMMENT ON COLUMN hub.stream.crashes IS 'how often in a row the hub ended unclean while it read the stream; 0 after a poll that went well or a clean end';
COMMENT ON COLUMN hub.stream.in_flight IS 'while the stream is read with care: what is being worked on, as a kind and a hash or place; null otherwise';
COMMENT ON COLUMN hub.dead_letter.stage IS 'where it failed: read, quarantine, identify, map, cleanse, standardize, validate or load';
