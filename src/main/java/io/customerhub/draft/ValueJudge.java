package io.customerhub.draft;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.Place;
import io.customerhub.config.StreamMapping;
import io.customerhub.draft.Sample.SampleField;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Validity;
import io.customerhub.standardize.RecordContext;
import io.customerhub.standardize.Standardizer;
import io.customerhub.standardize.Standardizers;
import io.customerhub.standardize.date.DateOrder;
import io.customerhub.standardize.date.OrderEvidence;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the hub's own standardizers what the values of a field look like. */
final class ValueJudge {

    /** So many values tell as much as all of them. */
    private static final int MOST_VALUES = 300;

    private static final List<String> REGIONS =
            List.of("CN", "US", "DE", "GB", "FR", "IT", "ES", "NL", "BR", "IN", "JP", "AU", "CA", "CH", "AT");

    /** Words by which an organization is known; enough to tell a column of companies from one of people. */
    private static final Set<String> ORGANIZATION_WORDS = Set.of(
            "gmbh",
            "ag",
            "kg",
            "ohg",
            "ltd",
            "limited",
            "inc",
            "llc",
            "corp",
            "corporation",
            "co",
            "company",
            "sa",
            "sarl",
            "srl",
            "spa",
            "bv",
            "nv",
            "plc",
            "oy",
            "ab",
            "as",
            "aps",
            "lda",
            "ltda",
            "group",
            "holding",
            "holdings",
            "restaurant",
            "market",
            "store",
            "delicatessen",
            "imports",
            "trading",
            "bar",
            "import",
            "export");

    /** Frequent family names of China; enough to know a column of names. */
    private static final String CHINESE_FAMILY_NAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚" + "卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃莫孔向汤";

    private final Standardizers standardizers = new Standardizers();

    /** Which part of the values the standardizer takes as valid, from 0 to 1; 0 for none. */
    double share(SampleField field, String as, Map<String, Object> options, @Nullable String region) {
        List<String> values = some(field);
        if (values.isEmpty()) {
            return 0;
        }
        Standardizer standardizer = create(as, options);
        RecordContext context = new RecordContext(region, DateOrder.named(null), ZoneOffset.UTC);
        long valid = values.stream()
                .filter(value -> standardizer.standardize(value, context).validity() == Validity.VALID)
                .count();
        return (double) valid / values.size();
    }

    private Standardizer create(String as, Map<String, Object> options) {
        Place nowhere = new Place("draft", 1, 1);
        FieldMapping field =
                new FieldMapping("value", List.of(FieldPath.of("value")), null, as, options, OnInvalid.KEEP, nowhere);
        return standardizers.create(field, StreamMapping.ofOne(field, null));
    }

    /**
     * How dates can be read: an order that the sample proves, an empty text when none is needed, null when the sample does
     * not prove one or there are no dates.
     */
    @Nullable
    String order(SampleField field, String as) {
        if (field.values().isEmpty()) {
            return null;
        }
        OrderEvidence evidence = new OrderEvidence();
        some(field).forEach(evidence::add);
        OrderEvidence.Finding finding = evidence.finding();
        if (!finding.needsOrder()) {
            return share(field, as, Map.of(), null) > 0.9 ? "" : null;
        }
        String order =
                finding.order() == DateOrder.UNDECLARED ? "" : finding.order().yamlName();
        return !order.isEmpty() && share(field, as, Map.of("order", order), null) > 0.9 ? order : null;
    }

    /** The one region in which nearly all numbers are valid and in hardly any other, or null. */
    @Nullable
    String region(SampleField phones) {
        String best = null;
        double first = 0;
        double second = 0;
        for (String region : REGIONS) {
            double share = share(phones, "phone", Map.of(), region);
            if (share > first) {
                second = first;
                first = share;
                best = region;
            } else {
                second = Math.max(second, share);
            }
        }
        return first >= 0.8 && second < 0.6 ? best : null;
    }

    /** True when a good part of the values are names of organizations. */
    boolean areOrganizations(SampleField field) {
        List<String> values = some(field);
        long organizations = values.stream().filter(ValueJudge::isOrganization).count();
        return !values.isEmpty() && organizations * 5 >= values.size();
    }

    private static boolean isOrganization(String value) {
        if (value.contains("公司") || value.contains("集团") || value.contains("商行")) {
            return true;
        }
        for (String word : value.toLowerCase(java.util.Locale.ROOT).split("[\\s.,&()]+")) {
            if (ORGANIZATION_WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** True when nearly all values are two to four Chinese characters that begin with a frequent family name. */
    boolean areChineseNames(SampleField field) {
        List<String> values = some(field);
        long names = values.stream()
                .filter(value -> value.codePointCount(0, value.length()) >= 2
                        && value.codePointCount(0, value.length()) <= 4
                        && CHINESE_FAMILY_NAMES.indexOf(value.codePointAt(0)) >= 0
                        && value.codePoints().allMatch(Character::isIdeographic))
                .count();
        return values.size() >= 3 && names * 10 >= values.size() * 8L;
    }

    /**
     * True when nearly all values are resident identity numbers of China: 17 digits and a check character (GB 11643-1999).
     */
    boolean areResidentIds(SampleField field) {
        List<String> values = some(field);
        return !values.isEmpty()
                && values.stream().filter(ValueJudge::isResidentId).count() * 10 >= values.size() * 8L;
    }

    private static boolean isResidentId(String value) {
        if (value.length() != 18 || !value.substring(0, 17).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (value.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return "10X98765432".charAt(sum % 11) == Character.toUpperCase(value.charAt(17));
    }

    /** True when all values are whole numbers without leading zeros. */
    static boolean areNumbers(SampleField field) {
        return !field.values().isEmpty()
                && field.values().stream()
                        .allMatch(value -> value.length() <= 18
                                && value.chars().allMatch(c -> c >= '0' && c <= '9')
                                && (value.length() == 1 || value.charAt(0) != '0'));
    }

    private static List<String> some(SampleField field) {
        return field.values().subList(0, Math.min(field.values().size(), MOST_VALUES));
    }
}
