/**
 * Finds the records that are one customer, in any number of records, without Camel and without a database. Decisions come
 * in, a partition with its reasons goes out.
 */
@NullMarked
package io.customerhub.match;

import org.jspecify.annotations.NullMarked;
