/**
 * What travels through the hub: source records, batches of them, and what becomes of each. Values only, on the JDK
 * alone, so that every stage, reader and writer can share them.
 */
@NullMarked
package io.customerhub.record;

import org.jspecify.annotations.NullMarked;
