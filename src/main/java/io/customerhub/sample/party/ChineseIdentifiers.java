package io.customerhub.sample.party;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Builds Chinese identifiers with right check characters. */
public final class ChineseIdentifiers {
    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String RESIDENT_CHECKS = "10X98765432";
    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANIZATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private ChineseIdentifiers() {}

    /**
     * A resident identity number by GB 11643-1999: area, birth date, sequence (odd for men) and the check character of
     * ISO 7064 MOD 11-2.
     */
    static String residentId(String areaCode, LocalDate born, boolean male, SampleRandom random) {
        int sequence = random.below(450) * 2 + (male ? 1 : 2);
        String body = areaCode
                + DateTimeFormatter.BASIC_ISO_DATE.format(born)
                + (sequence < 10 ? "00" : sequence < 100 ? "0" : "")
                + sequence;
        return body + residentCheck(body);
    }

    /** The check character of ISO 7064 MOD 11-2 for the first 17 digits of a resident identity number. */
    public static char residentCheck(String seventeenDigits) {
        int sum = 0;
        for (int i = 0; i < RESIDENT_WEIGHTS.length; i++) {
            sum += (seventeenDigits.charAt(i) - '0') * RESIDENT_WEIGHTS[i];
        }
        return RESIDENT_CHECKS.charAt(sum % 11);
    }

    /**
     * A unified social credit code by GB 32100-2015 of a company registered with the market regulator (91), with an
     * organization code by GB 11714-1997 inside.
     */
    static String creditCode(String areaCode, SampleRandom random) {
        StringBuilder organization = new StringBuilder("MA");
        while (organization.length() < 8) {
            organization.append(CREDIT_ALPHABET.charAt(random.below(CREDIT_ALPHABET.length())));
        }
        String body = "91" + areaCode + organization + organizationCheck(organization);
        return body + creditCheck(body);
    }

    private static char organizationCheck(CharSequence eight) {
        int sum = 0;
        for (int i = 0; i < ORGANIZATION_WEIGHTS.length; i++) {
            sum += Character.digit(eight.charAt(i), 36) * ORGANIZATION_WEIGHTS[i];
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    /** The check character of GB 32100-2015 (modulo 31, weights are powers of 3) for the first 17 characters. */
    public static char creditCheck(String seventeen) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += CREDIT_ALPHABET.indexOf(seventeen.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
