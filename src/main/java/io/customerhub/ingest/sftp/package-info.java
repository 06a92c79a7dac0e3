/**
 * Brings files from an SFTP server into a local folder, where they are read as any other, and settles there what became of
 * them. Names that a server gives are never used as paths before they have been judged.
 */
@NullMarked
package io.customerhub.ingest.sftp;

import org.jspecify.annotations.NullMarked;
