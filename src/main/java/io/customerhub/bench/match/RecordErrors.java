package io.customerhub.bench.match;

import io.customerhub.sample.party.SampleRandom;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a value between a person and a record; shares are in thousandths. */
final class RecordErrors {

    private final SampleRandom random;

    RecordErrors(SampleRandom random) {
        this.random = random;
    }

    /** Null in so many cases of a thousand. */
    @Nullable
    String blank(@Nullable String text, int share) {
        return random.chance(share) ? null : text;
    }

    /** In so many cases of a thousand with one typing error: two letters crosswise, one too few, too many or another. */
    String typed(String text, int share) {
        if (text.length() < 3 || !random.chance(share)) {
            return text;
        }
        int at = 1 + random.below(text.length() - 2);
        char wrong = wrong(text.charAt(at));
        return switch (random.below(4)) {
            case 0 -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + wrong + text.substring(at);
            default -> digitTyped(text, at, wrong);
        };
    }

    /** In so many cases of a thousand with one wrong digit. */
    String digitTyped(String digits, int share) {
        if (!random.chance(share)) {
            return digits;
        }
        int at = digits.length() - 1 - random.below(Math.min(6, digits.length() - 1));
        return digitTyped(digits, at, wrong(digits.charAt(at)));
    }

    private static String digitTyped(String text, int at, char wrong) {
        return text.substring(0, at) + wrong + text.substring(at + 1);
    }

    private char wrong(char right) {
        return (char) (right >= '0' && right <= '9' ? '0' + random.below(10) : 'a' + random.below(26));
    }

    /** Day and month crosswise, only the year right, or one digit wrong. */
    String date(LocalDate date) {
        int kind = random.below(1_000);
        if (kind < 15 && date.getDayOfMonth() <= 12) {
            return LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue())
                    .toString();
        }
        if (kind < 35) {
            return LocalDate.of(date.getYear(), 1, 1).toString();
        }
        if (kind < 60) {
            return date.plusDays(random.between(-40, 40)).toString();
        }
        return kind < 75 ? date.plusYears(random.between(-2, 2)).toString() : date.toString();
    }
}
