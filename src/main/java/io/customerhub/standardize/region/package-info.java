/** The subdivisions of countries, ISO 3166-2. What the lists do not know is refused, never guessed. */
@NullMarked
package io.customerhub.standardize.region;

import org.jspecify.annotations.NullMarked;
