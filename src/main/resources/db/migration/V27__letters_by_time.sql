-- Letters delivered since a moment are found without reading all others.
CREATE INDEX dead_letter_by_last_seen ON hub.dead_letter (last_seen);
