/**
 * The PostgreSQL that the hub brings along: unpacked, started, taken over after a crash and ended. It knows nothing of
 * what the database holds.
 */
@NullMarked
package io.customerhub.warehouse.embedded;

import org.jspecify.annotations.NullMarked;
