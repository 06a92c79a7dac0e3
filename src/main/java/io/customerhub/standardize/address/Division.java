package io.customerhub.standardize.address;

import org.jspecify.annotations.Nullable;

/**
 * An administrative division of China.
 *
 * @param code GB/T 2260, six digits
 * @param name its full name
 * @param stem its name without what kind of division it is, such as 恩施 for 恩施土家族苗族自治州
 * @param alias what people write for it besides: 恩施州 for an autonomous prefecture, 白沙县, 新疆自治区; empty when there is
 *     nothing
 * @param level 0 province, 1 city or prefecture, 2 county or district
 * @param parent the division that it belongs to; null for provinces
 * @param former true when it no longer exists
 */
record Division(
        String code, String name, String stem, String alias, int level, @Nullable Division parent, boolean former) {

    /** The province that it is or belongs to. */
    Division province() {
        return parent == null ? this : parent.province();
    }

    /** The city that it is or belongs to; null for provinces. */
    @Nullable
    Division city() {
        return level == 0 ? null : level == 1 ? this : parent;
    }

    /** True when it is this division or belongs to it. */
    boolean isIn(Division other) {
        return equals(other) || parent != null && parent.isIn(other);
    }

    /** True for the entries that only group: districts of a municipality, counties under a province. */
    boolean isGroup() {
        return level == 1 && (name.equals("市辖区") || name.equals("县") || name.endsWith("直辖县级行政区划"));
    }

    /** True for zones of development that the list has but GB/T 2260 has not: their numbers from 71 to 79 are statistics'. */
    boolean isZone() {
        return level == 2 && code.charAt(4) == '7' && !name.endsWith("县") && !name.endsWith("市") && !name.endsWith("旗");
    }

    /** True for the four cities that are provinces. */
    boolean isMunicipality() {
        return level == 0 && name.endsWith("市");
    }
}
