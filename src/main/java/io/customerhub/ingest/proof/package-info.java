/**
 * Proves that a file is complete before any of its records is loaded: by how it ends, and by what a control file beside
 * it tells of its rows, sums and checksum.
 */
@NullMarked
package io.customerhub.ingest.proof;

import org.jspecify.annotations.NullMarked;
