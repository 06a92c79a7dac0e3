/**
 * The console's server: routes, sessions, security headers and checks, and the place where pages and the REST API are
 * mounted. It holds no rules of its own; everything that pages show or change goes through the gate.
 */
@NullMarked
package io.customerhub.console;

import org.jspecify.annotations.NullMarked;
