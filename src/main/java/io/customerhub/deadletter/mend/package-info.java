/**
 * Mends records by rule: set, map, trim, parse a date, replace. The rules are pure functions on one record; what keeps or
 * replays records stands elsewhere.
 */
@NullMarked
package io.customerhub.deadletter.mend;

import org.jspecify.annotations.NullMarked;
