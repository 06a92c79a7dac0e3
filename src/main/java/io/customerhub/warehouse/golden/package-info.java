/**
 * The tables of golden customers: reads standard rows for matching, writes customers, crosswalk and outbox in one
 * transaction, and finds customers for people. Only what differs is written.
 */
@NullMarked
package io.customerhub.warehouse.golden;

import org.jspecify.annotations.NullMarked;
