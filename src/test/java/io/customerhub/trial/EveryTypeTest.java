package io.customerhub.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.Standardizers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds for each type, and for those that come later: any text, any machine. */
class EveryTypeTest {

    private static final Standardizers STANDARDIZERS = new Standardizers();
    private static final int TEXTS = 2_000;

    /** Room for names of countries, provinces and the like, which a short code stands for. */
    private static final int SOME_MORE = 400;

    /** Types that need options, and those options. */
    private static final Map<String, Map<String, Object>> OPTIONS = Map.of(
            "code", Map.of("map", Map.of("M", "male", "F", "female")),
            "date", Map.of("order", "day-month-year"),
            "datetime", Map.of("order", "day-month-year"));

    private static final String[] PIECES = {
        "张", "欧阳", "·", "(", ")", "，", ",", ".", "-", "+86", "138", "0013", "2024", "12", "31", "GmbH", "von", "O'",
        "ß", "İ", "ı", "\u0000", "\u200b", "\u202e", "\ud83d", "\ude00", "\ufeff", "\u0301", "١٢٣", "१२", "１２３", "年",
        "月", "日", "@", "example", ".com", "DE", "89", "Str", "路", "号", "NW", "%", "$", "€", "1e9", "--", "//", ";",
        "\"", "'", "&", "中国", "true", "N/A", "\n", "\t", " ", " ", " "
    };

    @Test
    void noTextMakesATypeThrowOrGrowWithoutBound() {
        everyTypeAndText((trial, text) -> {
            StandardValue value = trial.of(text).standard();
            assertThat(String.valueOf(value.value()).length())
                    .as(text)
                    .isLessThanOrEqualTo(4 * text.length() + SOME_MORE);
            assertThat(value.parts().toString().length()).as(text).isLessThanOrEqualTo(12 * text.length() + SOME_MORE);
        });
    }

    @Test
    void aStandardValueIsItsOwnStandardValue() {
        List<String> changed = new ArrayList<>();
        everyTypeAndText((trial, text) -> {
            StandardValue once = trial.of(text).standard();
            if (once.value() != null && once.validity() == Validity.VALID) {
                Object twice = trial.of(once.value().toString()).standard().value();
                if (!once.value().equals(twice)) {
                    changed.add("'" + text + "': " + once.value() + ", then " + twice);
                }
            }
        });
        assertThat(changed).isEmpty();
    }

    @Test
    void theMachinesLanguageAndTimeZoneChangeNothing() {
        List<String> here = new ArrayList<>();
        everyTypeAndText((trial, text) -> here.add(trial.of(text).standard().toString()));
        List<String> there = new ArrayList<>();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            everyTypeAndText(
                    (trial, text) -> there.add(trial.of(text).standard().toString()));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(there).isEqualTo(here);
    }

    private static void everyTypeAndText(BiConsumer<Trial, String> check) {
        Standardizers.types().keySet().stream().sorted().forEach(type -> {
            Trial trial = new Trial(
                    new Trial.Settings(type, OPTIONS.getOrDefault(type, Map.of()), "CN", null), STANDARDIZERS);
            SplittableRandom random = new SplittableRandom(type.hashCode());
            for (int i = 0; i < TEXTS; i++) {
                check.accept(trial, text(random));
            }
        });
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(8);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(12) == 0) {
                text.append((char) random.nextInt(Character.MAX_VALUE + 1));
            } else {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }
}
