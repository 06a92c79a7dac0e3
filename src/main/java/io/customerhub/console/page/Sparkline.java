package io.customerhub.console.page;

import java.util.List;
import java.util.Locale;

/**
 * A line as small as a word.
 *
 * @param values from the oldest to the newest
 * @param label what it shows, for those who do not see it
 */
public record Sparkline(List<Long> values, String label) {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 20;

    /** Copies the list. */
    public Sparkline {
        values = List.copyOf(values);
    }

    /** The points of the line, for SVG. */
    public String points() {
        long most = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double x = values.size() == 1 ? 0 : (double) i * WIDTH / (values.size() - 1);
            double y = HEIGHT - 1 - (double) values.get(i) / most * (HEIGHT - 2);
            text.append(String.format(Locale.ROOT, "%s%.1f,%.1f", i == 0 ? "" : " ", x, y));
        }
        return text.toString();
    }
}
