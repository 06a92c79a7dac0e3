package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.organization.MatchKey;
import io.customerhub.standardize.organization.OrganizationName;
import io.customerhub.standardize.organization.OrganizationNames;
import io.customerhub.standardize.organization.OrganizationRule;
import io.customerhub.standardize.text.HalfWidth;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The name of a company or other organization. The value is the whole name, of plain width and in a sensible case; its
 * parts are {@code legal_form}, {@code core_name} (the name without form and trading name) and {@code trading_name}, as far
 * as they stand in it, and {@code match_key} when it is asked for.
 */
final class OrganizationNameStandardizer implements Standardizer {

    private final OrganizationNames names;
    private final boolean keys;

    /**
     * A standardizer of organizations' names.
     *
     * @param keys true when the part {@code match_key} is always wanted; it also comes where rules are traced
     */
    OrganizationNameStandardizer(OrganizationNames names, boolean keys) {
        this.names = names;
        this.keys = keys;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String plain = HalfWidth.of(text);
        if (!hasLetterOrDigit(plain)) {
            return IssueCode.NAME_NO_LETTER.invalid();
        }
        OrganizationName name = names.read(plain, context.region());
        boolean traced = context.trace() != RuleTrace.NONE;
        if (!keys && !traced) {
            return StandardValue.valid(name.text(), name.parts());
        }
        Map<String, Object> parts = new LinkedHashMap<>(name.parts());
        String key = MatchKey.of(name.coreName());
        if (!key.isEmpty()) {
            parts.put("match_key", key);
        }
        if (traced) {
            tell(text, plain, name, key, context.trace());
        }
        return StandardValue.valid(name.text(), java.util.Collections.unmodifiableMap(parts));
    }

    private static void tell(String text, String plain, OrganizationName name, String key, RuleTrace trace) {
        if (!plain.equals(text)) {
            trace.changed(OrganizationRule.WIDTH, text, plain);
        }
        if (!name.text().equals(plain)) {
            trace.changed(OrganizationRule.CASE, plain, name.text());
        }
        if (name.legalForm() != null) {
            trace.changed(OrganizationRule.LEGAL_FORM, name.text(), name.legalForm());
        }
        if (name.tradingName() != null) {
            trace.changed(OrganizationRule.TRADING_NAME, name.text(), name.tradingName());
        }
        if (!key.equals(name.coreName())) {
            trace.changed(OrganizationRule.MATCH_KEY, name.coreName(), key);
        }
    }

    private static boolean hasLetterOrDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
