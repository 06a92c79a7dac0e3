package io.customerhub.sample.spelling;

import io.customerhub.sample.party.SampleRandom;
import java.util.List;
import java.util.Locale;

/** Spells e-mail addresses as people do, mixed case and invalid ones included. */
public final class EmailSpelling {
    /** What people enter where they have no address or do not want to give it; one is empty. */
    public static final List<String> DUMMIES =
            List.of("test@test.com", "none", "N/A", "null", "无", "-", "", "noemail@example.com", "a@a");

    private EmailSpelling() {}

    /** The address; about 12 in 100 in odd case or with mailto, 2 in 100 invalid, 2 in 100 a dummy. */
    public static String spell(String email, SampleRandom random) {
        return switch (random.below(100)) {
            case 0, 1 -> random.pick(DUMMIES);
            case 2 -> email.replace("@", " at ");
            case 3 -> email.replace("@", "@@");
            case 4, 5 -> email.toUpperCase(Locale.ROOT);
            case 6, 7, 8 -> Character.toUpperCase(email.charAt(0)) + email.substring(1);
            case 9, 10 -> "mailto:" + email;
            case 11 -> " " + email + " ";
            case 12 -> "<" + email + ">";
            case 13 -> TextDirt.fullWidth(email);
            default -> email;
        };
    }
}
