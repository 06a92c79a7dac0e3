/**
 * Reads what source systems give, files, tables and pages, into batches of source records, and knows where each stream
 * has been read to. It understands forms, never meaning: that is the mapping's.
 */
@NullMarked
package io.customerhub.ingest;

import org.jspecify.annotations.NullMarked;
