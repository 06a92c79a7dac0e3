package io.customerhub.sample.spelling;

import io.customerhub.sample.party.Country;
import io.customerhub.sample.party.PostalAddress;
import io.customerhub.sample.party.SampleRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a whole address into one field, as service agents paste it from chats and parcels: Chinese ones with levels left
 * out and with the name and mobile of who is to receive, those of other countries in the order of their post. What was
 * planted is told by the names of the standard's parts, so that a reader of such lines can be scored.
 */
public final class AddressSpelling {

    private static final List<String> SUFFIXES = List.of("壮族自治区", "维吾尔自治区", "回族自治区", "自治区", "省", "市");

    private AddressSpelling() {}

    /**
     * A line, perhaps of several lines of text, and what is in it.
     *
     * @param parts the true parts that can be told from the line, by name; empty when the text is no address
     */
    public record Line(String text, Map<String, String> parts) {
        /** Copies the parts. */
        public Line {
            parts = Map.copyOf(parts);
        }
    }

    /**
     * An address in Chinese characters.
     *
     * @param name of who is to receive; it stands in six lines of ten
     * @param mobile eleven digits, beside the name
     */
    public static Line chinese(PostalAddress address, String name, String mobile, SampleRandom random) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("address_region", address.region());
        parts.put("address_locality", address.city());
        parts.put("address_district", address.district());
        parts.put("division_code", address.divisionCode());
        parts.put("street_address", address.street());
        String line = levels(address, random.below(10)) + address.street();
        if (random.chance(300)) {
            parts.put("postal_code", address.postalCode());
            line += random.chance(500) ? " " + address.postalCode() : " 邮编" + address.postalCode();
        }
        int contact = random.below(10);
        if (contact >= 4) {
            parts.put("mobile", mobile);
        }
        if (contact >= 4 && contact < 9) {
            parts.put("name", name);
        }
        String text =
                switch (contact) {
                    case 0, 1, 2, 3 -> line;
                    case 4, 5 -> line + " " + name + " " + mobile;
                    case 6 -> line + "，" + name + "，" + mobile;
                    case 7 -> name + " " + mobile + " " + line;
                    case 8 -> "收货人：" + name + " 电话：" + mobile + " 地址：" + line;
                    default -> line + " " + mobile;
                };
        return dirty(text, parts, random);
    }

    /** An address in Latin script, by the custom of its country. */
    public static Line latin(PostalAddress address, SampleRandom random) {
        PostalAddress.LatinAddress latin = address.latin();
        Map<String, String> parts = new LinkedHashMap<>();
        String break1 = random.chance(200) ? "\n" : ", ";
        String line = latin.street() + break1;
        parts.put("street_address", latin.street());
        parts.put("address_locality", latin.city());
        parts.put("postal_code", address.postalCode());
        Country country = address.country();
        switch (country) {
            case US -> line += latin.city() + ", " + latin.region() + " " + address.postalCode();
            case IN -> line += latin.city() + ", " + latin.region() + " " + address.postalCode();
            case BR -> line += latin.city() + " - " + latin.region() + ", " + address.postalCode();
            case GB -> line += latin.city() + " " + address.postalCode();
            case CN -> {
                parts.put("address_district", latin.district());
                line += latin.district() + ", " + latin.city() + ", " + latin.region() + " " + address.postalCode();
            }
            default -> line += address.postalCode() + " " + latin.city();
        }
        if (country == Country.US || country == Country.IN || country == Country.BR || country == Country.CN) {
            parts.put("address_region", latin.region());
        }
        if (random.chance(300)) {
            List<String> names = country.spellings().stream()
                    .filter(spelling -> spelling.length() > 3 && spelling.charAt(0) < 0x2E80)
                    .toList();
            line += break1 + random.pick(names);
        }
        return dirty(line, parts, random);
    }

    /** As people leave it, or a placeholder in its place. */
    private static Line dirty(String text, Map<String, String> parts, SampleRandom random) {
        String written = TextDirt.maybeMissing(TextDirt.untidy(text, random), random);
        return new Line(written, TextDirt.PLACEHOLDERS.contains(written) ? Map.of() : parts);
    }

    /** Province, city and district: whole in half of the lines; without province, without city, without their endings. */
    private static String levels(PostalAddress address, int style) {
        boolean municipality = address.region().equals(address.city());
        String region = municipality ? "" : address.region();
        return switch (style) {
            case 5, 6 -> shortened(region) + shortened(address.city()) + address.district();
            case 7 -> address.city() + address.district();
            case 8 -> (region + " " + address.city() + " " + address.district() + " ").stripLeading();
            case 9 -> municipality ? address.city() + address.district() : region + address.district();
            default -> region + address.city() + address.district();
        };
    }

    private static String shortened(String division) {
        for (String suffix : SUFFIXES) {
            if (division.endsWith(suffix)) {
                return division.substring(0, division.length() - suffix.length());
            }
        }
        return division;
    }
}
