package io.customerhub.standardize.region;

import io.customerhub.record.Rule;

/** How a text becomes a subdivision. */
public enum RegionRule implements Rule {
    /** By its code. */
    CODE(
            "region.code",
            "The text is an ISO 3166-2 code, with its country or within the record's country; a former code is the one of today."),
    /** By its name. */
    NAME(
            "region.name",
            "The text is the name of one subdivision of the record's country (Unicode CLDR 48,"
                    + " GeoNames, and names and short forms at home, such as 粤); a name that two of them have is refused.");

    private final String code;
    private final String reason;

    RegionRule(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String reason() {
        return reason;
    }
}
