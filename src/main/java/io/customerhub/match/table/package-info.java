/**
 * Records to be matched, as columns of numbers: each distinct value is kept once and known by an id. Whatever order the
 * records come in, the table is the same.
 */
@NullMarked
package io.customerhub.match.table;

import org.jspecify.annotations.NullMarked;
