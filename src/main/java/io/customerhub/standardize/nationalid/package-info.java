/** Numbers that states give their people, with the check digits that they publish; pure arithmetic on short texts. */
@NullMarked
package io.customerhub.standardize.nationalid;

import org.jspecify.annotations.NullMarked;
