/**
 * What the values of one record say of one another: contradictions become issues, and what is missing is filled from the
 * record itself, marked as derived. A value that the source gave is never changed here.
 */
@NullMarked
package io.customerhub.standardize.crossfield;

import org.jspecify.annotations.NullMarked;
