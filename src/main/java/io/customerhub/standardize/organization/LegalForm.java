package io.customerhub.standardize.organization;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A legal form.
 *
 * @param canonical how it is written
 * @param regions where there are such companies, ISO 3166-1 alpha-2
 * @param where where it may stand, as {@code legal-forms.tsv} explains
 */
record LegalForm(String canonical, Set<String> regions, String where) {

    boolean is(char flag) {
        return where.indexOf(flag) >= 0;
    }

    boolean atEnd() {
        return !is('f') && !is('x');
    }

    boolean before() {
        return is('b') || is('f') || is('r') || is('x');
    }

    boolean in(@Nullable String region) {
        return region != null && regions.contains(region);
    }
}
