/** The names and codes of countries in many languages. */
@NullMarked
package io.customerhub.standardize.country;

import org.jspecify.annotations.NullMarked;
