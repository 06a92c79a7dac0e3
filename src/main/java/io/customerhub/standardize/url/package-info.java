/** Web addresses: where their scheme, host and rest lie, and what may be done to them. */
@NullMarked
package io.customerhub.standardize.url;

import org.jspecify.annotations.NullMarked;
