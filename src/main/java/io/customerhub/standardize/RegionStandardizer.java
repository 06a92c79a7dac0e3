package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.region.RegionRule;
import io.customerhub.standardize.region.Regions;

/**
 * A subdivision's code or name to its ISO 3166-2 code, within the record's country: the same name stands in several
 * countries, so without one only a full code is read.
 */
final class RegionStandardizer implements Standardizer {

    private final Regions regions;

    RegionStandardizer(Regions regions) {
        this.regions = regions;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String full = regions.code(text);
        String country = context.region();
        if (full != null && (country == null || full.startsWith(country))) {
            return found(text, full, RegionRule.CODE, context);
        }
        if (country == null) {
            return IssueCode.REGION_NO_COUNTRY.ambiguous();
        }
        if (full != null) {
            return IssueCode.REGION_OTHER_COUNTRY.invalid();
        }
        String name = regions.find(country, text);
        String code = regions.codeWithin(country, text);
        if (name == null && code == null) {
            return IssueCode.REGION_UNKNOWN.invalid();
        }
        if (name != null && (name.equals(Regions.AMBIGUOUS) || code != null && !name.equals(code))) {
            return IssueCode.REGION_AMBIGUOUS.ambiguous();
        }
        return code != null
                ? found(text, code, RegionRule.CODE, context)
                : found(text, String.valueOf(name), RegionRule.NAME, context);
    }

    private static StandardValue found(String text, String code, RegionRule rule, RecordContext context) {
        if (!code.equals(text)) {
            context.trace().changed(rule, text, code);
        }
        return StandardValue.valid(code);
    }
}
