/**
 * What people can do with replay plans: make, look at, pause, resume, cancel and allow them. The rules stand here, so that
 * all faces have the same ones.
 */
@NullMarked
package io.customerhub.service.plan;

import org.jspecify.annotations.NullMarked;
