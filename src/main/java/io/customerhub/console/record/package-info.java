/** What was done and what is the matter: operations with their results, the audit log, alerts. */
@NullMarked
package io.customerhub.console.record;

import org.jspecify.annotations.NullMarked;
