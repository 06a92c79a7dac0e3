/**
 * Reads workbooks of Excel (ECMA-376, Office Open XML) row by row, in memory that does not grow with them. Values come as
 * the sheet means them: dates as ISO texts, numbers without exponents, formulas as the result that was stored.
 */
@NullMarked
package io.customerhub.ingest.xlsx;

import org.jspecify.annotations.NullMarked;
