/**
 * The warehouse: the PostgreSQL server that the hub brings along, and the one writer of every layer in it. Nothing
 * outside this package knows where the server lives, how it is started or how rows get into its tables.
 */
@NullMarked
package io.customerhub.warehouse;

import org.jspecify.annotations.NullMarked;
