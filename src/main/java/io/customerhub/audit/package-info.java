/**
 * What was done and by whom: the audit log, whose rows are chained so that tampering shows, and the operations with their
 * results. It owns {@code hub.audit} and {@code hub.operation}.
 */
@NullMarked
package io.customerhub.audit;

import org.jspecify.annotations.NullMarked;
