package io.customerhub.standardize.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Phone numbers as people write and mistype them: libphonenumber's examples of all regions, changed at random by a seed. */
final class WrittenPhoneNumbers {

    /** A number and the region where it was written; null is unknown. */
    record Written(String text, String region) {}

    private static final String[] PREFIXES = {
        "0", "00", "011", "+", "1", "8", "9", "15", "000", "0011", "+0", "++", "00+"
    };
    private static final String[] PUNCTUATION = {
        " ", "-", "(", ")", ".", "/", "  ", " - ", "(0)", "[", "]", "\u00A0", "\u2011", "\u3000", "\uFF0D", "\uFF08",
        "\uFF09", "\u200B", "\u00AD", "\u30FC"
    };
    private static final String[] ODDITIES = {
        "+",
        "x",
        "~",
        "#",
        "*",
        ",",
        ";",
        " ext. 12",
        "x123",
        ";ext=7",
        "/x",
        "\\",
        "a",
        "ABC",
        "\u7535\u8BDD",
        "\uFF0B",
        "\u0663",
        "\t",
        "\n",
        "@",
        "'",
        "\uD835\uDFCF",
        ":",
        "=",
        "_",
        "\uFF58",
        "tel:",
        ";phone-context=+86",
        ";isub=1",
        "\u2053",
        "\uFF5E",
        "\u0000"
    };

    private final SplittableRandom random;
    private final List<String> regions;
    private final List<Written> examples = new ArrayList<>();

    WrittenPhoneNumbers(long seed) {
        random = new SplittableRandom(seed);
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        regions = new ArrayList<>(new TreeSet<>(library.getSupportedRegions()));
        for (String region : regions) {
            for (PhoneNumberType type : PhoneNumberType.values()) {
                addExample(library, library.getExampleNumberForType(region, type), region);
            }
        }
        for (int code : library.getSupportedGlobalNetworkCallingCodes()) {
            addExample(library, library.getExampleNumberForNonGeoEntity(code), "CN");
        }
    }

    private void addExample(PhoneNumberUtil library, Phonenumber.PhoneNumber number, String region) {
        if (number == null) {
            return;
        }
        for (PhoneNumberFormat format : PhoneNumberFormat.values()) {
            examples.add(new Written(library.format(number, format), region));
        }
        examples.add(new Written(number.getCountryCode() + library.getNationalSignificantNumber(number), region));
        examples.add(new Written(library.getNationalSignificantNumber(number), region));
        examples.add(new Written(library.formatOutOfCountryCallingNumber(number, region), region));
        examples.add(new Written(library.formatOutOfCountryCallingNumber(number, "CN"), "CN"));
    }

    /** The unchanged examples: every region and kind, in every format. */
    List<Written> examples() {
        return examples;
    }

    /** The next number; one in eight is an unchanged example. */
    Written next() {
        Written example = examples.get(random.nextInt(examples.size()));
        StringBuilder text = new StringBuilder(example.text());
        for (int changes = random.nextInt(8) / 2; changes > 0; changes--) {
            change(text);
        }
        if (random.nextInt(16) == 0) {
            fullWidth(text);
        }
        return new Written(text.toString(), region(example.region()));
    }

    private void change(StringBuilder text) {
        int at = text.length() == 0 ? 0 : random.nextInt(text.length());
        int kind = random.nextInt(32);
        if (kind < 8) {
            changeDigit(text, at);
        } else if (kind < 13) {
            text.insert(at, digit());
        } else if (kind < 18) {
            text.delete(at, Math.min(text.length(), at + 1));
        } else if (kind < 23) {
            text.insert(0, any(PREFIXES));
        } else if (kind < 28) {
            text.insert(random.nextInt(text.length() + 1), any(PUNCTUATION));
        } else if (kind < 29) {
            text.setLength(at);
        } else if (kind < 30) {
            digitsOnly(text);
        } else {
            text.insert(random.nextInt(text.length() + 1), any(ODDITIES));
        }
    }

    private void changeDigit(StringBuilder text, int at) {
        for (int i = at; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                text.setCharAt(i, digit());
                return;
            }
        }
    }

    private static void digitsOnly(StringBuilder text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (!Character.isDigit(text.charAt(i))) {
                text.deleteCharAt(i);
            }
        }
    }

    private static void fullWidth(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c <= '~') {
                text.setCharAt(i, (char) (c - '!' + '\uFF01'));
            }
        }
    }

    private String region(String own) {
        int kind = random.nextInt(16);
        return switch (kind) {
            case 0, 1 -> regions.get(random.nextInt(regions.size()));
            case 2 -> null;
            case 3 -> random.nextBoolean() ? "ZZ" : own.toLowerCase(java.util.Locale.ROOT);
            default -> own;
        };
    }

    private char digit() {
        return (char) ('0' + random.nextInt(10));
    }

    private String any(String[] texts) {
        return texts[random.nextInt(texts.length)];
    }
}
