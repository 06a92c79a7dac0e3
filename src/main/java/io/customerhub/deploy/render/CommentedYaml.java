package io.customerhub.deploy.render;

import java.util.ArrayList;
import java.util.List;

/** YAML in the making, with comments behind its lines that stand below one another where there is room. */
final class CommentedYaml {

    private static final int WIDEST = 76;

    /** A line and what is said of it; the comment may be empty. */
    private record Line(String text, String comment) {}

    private final List<Line> lines = new ArrayList<>();

    void add(int indentation, String text, String comment) {
        lines.add(new Line(" ".repeat(indentation) + text, comment));
    }

    /** The whole text, each line ended. */
    @Override
    public String toString() {
        int width = lines.stream()
                .filter(line -> !line.comment().isEmpty())
                .mapToInt(line -> line.text().length())
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(line.text());
            if (!line.comment().isEmpty()) {
                text.append(" ".repeat(Math.max(1, width - line.text().length() + 2)))
                        .append("# ")
                        .append(line.comment());
            }
            text.append('\n');
        }
        return text.toString();
    }
}
