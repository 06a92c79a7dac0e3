package io.customerhub.console.page;

import com.ibm.icu.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How values are written for people: numbers as their language writes them, times by ISO 8601 with zone. */
final class Written {

    private static final String NOTHING = "–";

    private final Language language;

    Written(Language language) {
        this.language = language;
    }

    String number(@Nullable Number number) {
        if (number == null || number instanceof Double value && value.isNaN()) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getInstance(language.locale());
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    String share(@Nullable Double share) {
        if (share == null || share.isNaN()) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getPercentInstance(language.locale());
        format.setMaximumFractionDigits(share < 0.01 || share > 0.99 && share < 1 ? 2 : 1);
        return format.format(share);
    }

    String time(@Nullable Instant time) {
        return time == null ? NOTHING : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** In the unit that people would choose, with its SI symbol, which is the same in both languages. */
    String span(@Nullable Duration span) {
        if (span == null) {
            return NOTHING;
        }
        long seconds = Math.abs(span.toSeconds());
        String sign = span.isNegative() ? "−" : "";
        if (seconds < 1) {
            return sign + number(Math.abs(span.toNanos()) / 1e6) + " ms";
        }
        if (seconds < 120) {
            return sign + seconds + " s";
        }
        if (seconds < 7_200) {
            return sign + seconds / 60 + " min";
        }
        return sign + (seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d");
    }
}
