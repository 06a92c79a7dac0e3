/**
 * Reads a table, view or query of a source database page by page, in the order of (cursor, key), so that every page is
 * a batch of its own and reading can stop and go on anywhere. It writes the SQL and reads the rows; running the SQL is
 * left to the route.
 */
@NullMarked
package io.customerhub.ingest.table;

import org.jspecify.annotations.NullMarked;
