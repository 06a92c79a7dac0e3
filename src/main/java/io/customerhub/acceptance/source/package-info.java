/**
 * Stand-ins for the source systems of a test: a folder, a database, a web server, all real. The route under test is
 * written anew with its place replaced, so that connector, route and pipeline are the shipped ones.
 */
@NullMarked
package io.customerhub.acceptance.source;

import org.jspecify.annotations.NullMarked;
