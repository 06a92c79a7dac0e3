/**
 * Names of domains on the internet: their form, their top-level domains, and international names by UTS 46. What an e-mail
 * address and a web address have in common.
 */
@NullMarked
package io.customerhub.standardize.domain;

import org.jspecify.annotations.NullMarked;
