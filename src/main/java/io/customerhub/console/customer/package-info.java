/**
 * The pages of customers: a search whose value stands in no address, and one customer with the evidence for each value.
 */
@NullMarked
package io.customerhub.console.customer;

import org.jspecify.annotations.NullMarked;
