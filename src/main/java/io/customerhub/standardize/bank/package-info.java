/** Account numbers (IBAN) and codes of banks (BIC), by the structures that lie beside the classes. */
@NullMarked
package io.customerhub.standardize.bank;

import org.jspecify.annotations.NullMarked;
