/**
 * Opens compressed files, gzip and ZIP, as the parts they hold, within limits that a hostile one cannot pass. Nothing is
 * ever written to disk and no name from an archive is ever used as a path.
 */
@NullMarked
package io.customerhub.ingest.packed;

import org.jspecify.annotations.NullMarked;
