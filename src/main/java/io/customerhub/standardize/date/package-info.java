/** Reads dates and times of day in the forms that source systems and people write them in. */
@NullMarked
package io.customerhub.standardize.date;

import org.jspecify.annotations.NullMarked;
