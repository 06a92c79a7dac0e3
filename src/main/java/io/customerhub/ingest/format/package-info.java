/**
 * The formats of files: how a CSV or JSON file, compressed or not, or one whose charset and delimiter must be found out,
 * becomes records. Formats know nothing of directories, servers or Camel.
 */
@NullMarked
package io.customerhub.ingest.format;

import org.jspecify.annotations.NullMarked;
