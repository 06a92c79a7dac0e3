/**
 * What may be asked about users, their roles and tokens, and about one's own rights. The hub's admin keeps users and sees no
 * customer through them.
 */
@NullMarked
package io.customerhub.service.identity;

import org.jspecify.annotations.NullMarked;
