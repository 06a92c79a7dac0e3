package io.customerhub;

import io.customerhub.sample.spelling.TextDirt;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was read of the lines in which the sample world has planted addresses, by part. A part is right when it is the true
 * one but for case, width and spaces, as lines are written in capitals and small letters.
 */
record AddressScore(Map<String, Part> parts, List<String> wrong) {

    private static final int SHOWN = Integer.getInteger("planted.notes", 0);

    /** How one part fared. */
    static final class Part {
        private int planted;
        private int right;
        private int wrong;

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return planted == 0 ? 1 : (double) right / planted;
        }
    }

    /** Scores what stands in the warehouse. */
    static AddressScore of(Map<String, Map<String, String>> truth, String url) {
        AddressScore score = new AddressScore(new TreeMap<>(), new ArrayList<>());
        truth.values().forEach(line -> line.keySet()
                .forEach(part -> score.parts.computeIfAbsent(part, key -> new Part()).planted++));
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet row = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT system || '/' || stream || '/' || key AS record, * FROM standard.address")) {
            while (row.next()) {
                Map<String, String> line = truth.getOrDefault(row.getString("record"), Map.of());
                boolean isRead = row.getString("address_locality") != null || row.getString("postal_code") != null;
                for (String part : line.keySet().isEmpty() ? List.<String>of() : List.copyOf(score.parts.keySet())) {
                    // of a line that is not read, all is left for the street
                    String read = isRead || !part.equals("street_address") ? row.getString(part) : null;
                    score.add(part, line.get(part), read, row.getString("formatted_address"));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return score;
    }

    /** A part that is read where none was planted is wrong, too, unless the line tells it some other way. */
    private void add(String part, String meant, String read, String line) {
        Part score = parts.get(part);
        if (read == null || meant == null && !isPerson(part)) {
            return;
        }
        if (meant != null && folded(meant).equals(folded(read))) {
            score.right++;
        } else {
            score.wrong++;
            wrong.add(part + ": '" + read + "' is not '" + meant + "' in '" + line + "'");
        }
    }

    private static boolean isPerson(String part) {
        return part.equals("name") || part.equals("mobile");
    }

    /** The table, and some of what is wrong with {@code -Dplanted.notes=20}. */
    String table() {
        StringBuilder text =
                new StringBuilder("part of an address     planted   right   wrong   missed   recall   precision\n");
        parts.forEach((part, score) -> text.append(String.format(
                Locale.ROOT,
                "%-22s %7d %7d %7d %8d %7.1f%% %10.1f%%%n",
                part,
                score.planted,
                score.right,
                score.wrong,
                score.planted - score.right - score.wrong,
                100 * score.recall(),
                100 * score.precision())));
        wrong.stream()
                .limit(SHOWN)
                .forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    private static String folded(String text) {
        return Normalizer.normalize(TextDirt.fullWidth(text), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
