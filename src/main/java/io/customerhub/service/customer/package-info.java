/**
 * Golden customers for people: found by exact value or name, shown with the evidence for each value, revealed for a
 * purpose. What is shown is masked unless it is revealed.
 */
@NullMarked
package io.customerhub.service.customer;

import org.jspecify.annotations.NullMarked;
