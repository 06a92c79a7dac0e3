package io.customerhub.explain;

import java.util.List;

/** The few forms of Markdown that the generated docs need. */
final class Markdown {

    private Markdown() {}

    /** Prose in which no character of the text is taken for Markdown or HTML. */
    static String prose(String text) {
        return text.replaceAll("\\s+", " ")
                .strip()
                .replace("\\", "\\\\")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("`", "\\`");
    }

    /** A text as it is written; in a table a bar needs its backslash even here. */
    static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    /** The texts as they are written, with commas between them. */
    static String codes(List<String> texts) {
        return String.join(", ", texts.stream().map(Markdown::code).toList());
    }

    /** A place that links can name. */
    static String anchor(String name) {
        return "<a id=\"" + name + "\"></a>";
    }

    /** The head of a table. */
    static String tableHead(String... headings) {
        return row(headings) + "|" + "---|".repeat(headings.length) + "\n";
    }

    /** A row of a table; the cells are Markdown. */
    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
