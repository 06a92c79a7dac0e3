/**
 * The command line: one class for each command, thin over the services. Data goes to stdout, talk to stderr, and the
 * exit code says how it went.
 */
@NullMarked
package io.customerhub.cli;

import org.jspecify.annotations.NullMarked;
