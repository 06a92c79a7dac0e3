/**
 * Says how alike two records are in one attribute, as one of a few levels. What a level is worth is not known here but
 * learned by the model.
 */
@NullMarked
package io.customerhub.match.compare;

import org.jspecify.annotations.NullMarked;
