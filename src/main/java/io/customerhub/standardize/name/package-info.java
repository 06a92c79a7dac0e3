/** How names of people are written and what their parts are, in Western and East Asian customs. */
@NullMarked
package io.customerhub.standardize.name;

import org.jspecify.annotations.NullMarked;
