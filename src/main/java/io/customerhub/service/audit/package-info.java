/**
 * What may be asked about the audit log and the operations. Entries and operations hold no values of records, so nothing
 * here is masked.
 */
@NullMarked
package io.customerhub.service.audit;

import org.jspecify.annotations.NullMarked;
