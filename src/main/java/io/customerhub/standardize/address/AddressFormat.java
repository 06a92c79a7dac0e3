package io.customerhub.standardize.address;

import java.util.Map;

/**
 * Writes an address from its parts as its country does, by the formats of {@code formats.tsv}: on lines, without the name
 * of the country. Immutable.
 */
public final class AddressFormat {

    private final Map<String, CountryFormat> formats = CountryFormat.load();

    /** Reads the list of formats. */
    public AddressFormat() {}

    /**
     * The address on lines.
     *
     * @param parts by the names of {@link AddressPart}; {@code address_country} chooses the format, and without a
     *     {@code street_address} road, house number and unit make one
     * @return empty when there are no parts
     */
    public String format(Map<String, ?> parts) {
        CountryFormat format = formats.getOrDefault(text(parts, AddressPart.ADDRESS_COUNTRY), CountryFormat.ANY);
        boolean own = parts.values().stream().anyMatch(part -> isEastAsian(String.valueOf(part)));
        StringBuilder out = new StringBuilder();
        for (String line : template(own, format).split("%n")) {
            String written = line(line, parts, format);
            if (!written.isEmpty()) {
                out.append(out.length() == 0 ? "" : "\n").append(written);
            }
        }
        return out.toString();
    }

    /** The format; where it has no place for town or district they stand beside the street. */
    private static String template(boolean own, CountryFormat format) {
        String template = own ? format.own() : format.latin();
        boolean large = own && template.indexOf("%S") < template.indexOf("%A");
        if (!template.contains("%C")) {
            template = template.replace("%A", large ? "%C%D%A" : "%A%n%D%n%C");
        } else if (!template.contains("%D")) {
            template = template.replace("%A", large ? "%D%A" : "%A%n%D");
        }
        return template;
    }

    private static boolean isEastAsian(String part) {
        return part.chars().anyMatch(c -> c >= 0x3041 && c <= 0x9FFF || c >= 0xAC00 && c <= 0xD7A3);
    }

    /** One line; what stands between two parts is written only when both are there. */
    private static String line(String template, Map<String, ?> parts, CountryFormat format) {
        StringBuilder out = new StringBuilder();
        StringBuilder between = new StringBuilder();
        String last = "";
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c != '%' || i + 1 == template.length()) {
                between.append(c);
                continue;
            }
            String part = part(template.charAt(++i), parts, format);
            if (!part.isEmpty() && !part.equals(last)) {
                out.append(out.length() > 0 || isSign(between) ? between : "").append(part);
                last = part;
            }
            if (!part.isEmpty()) {
                between.setLength(0);
            } else if (out.length() == 0) {
                between.setLength(0);
            }
        }
        return out.toString().strip();
    }

    /** True for what belongs to the postal code after it, such as 〒 and FIN-. */
    private static boolean isSign(StringBuilder between) {
        return between.length() > 0 && (Character.isLetter(between.charAt(0)) || between.charAt(0) == '〒');
    }

    private static String part(char kind, Map<String, ?> parts, CountryFormat format) {
        return switch (kind) {
            case 'N' -> text(parts, AddressPart.NAME);
            case 'A' -> street(parts, format);
            case 'D' -> text(parts, AddressPart.ADDRESS_DISTRICT);
            case 'C' -> text(parts, AddressPart.ADDRESS_LOCALITY);
            case 'S' -> text(parts, AddressPart.ADDRESS_REGION);
            case 'Z' -> text(parts, AddressPart.POSTAL_CODE);
            default -> "";
        };
    }

    private static String street(Map<String, ?> parts, CountryFormat format) {
        String street = text(parts, AddressPart.STREET_ADDRESS);
        return street.isEmpty() ? road(parts, format) : street;
    }

    private static String road(Map<String, ?> parts, CountryFormat format) {
        String road = text(parts, AddressPart.ROAD);
        String number = text(parts, AddressPart.HOUSE_NUMBER);
        String gap = road.isEmpty() || number.isEmpty() ? "" : format.numberComma() ? ", " : " ";
        String both = format.numberFirst() ? number + gap + road : road + gap + number;
        String unit = text(parts, AddressPart.UNIT);
        return unit.isEmpty() ? both : both.isEmpty() ? unit : both + ", " + unit;
    }

    private static String text(Map<String, ?> parts, AddressPart part) {
        Object value = parts.get(part.key());
        return value == null ? "" : value.toString();
    }
}
