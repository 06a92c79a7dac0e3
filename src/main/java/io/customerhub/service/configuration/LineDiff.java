package io.customerhub.service.configuration;

import io.customerhub.service.configuration.StreamConfigurationView.DiffLine;
import io.customerhub.service.configuration.StreamConfigurationView.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line, by their longest common subsequence. */
final class LineDiff {

    /** Lines around a difference that are told. */
    private static final int AROUND = 3;

    /** Between texts whose differing parts are longer everything differs: the table would take too much memory. */
    private static final long MOST_CELLS = 4_000_000;

    private final List<DiffLine> all = new ArrayList<>();

    private LineDiff() {}

    /** The differences with some lines around; empty when the texts are the same. */
    static List<DiffLine> of(String left, String right) {
        if (left.equals(right)) {
            return List.of();
        }
        LineDiff diff = new LineDiff();
        diff.compare(left.lines().toList(), right.lines().toList());
        return diff.all.stream().allMatch(line -> line.kind() == Kind.SAME) ? List.of() : diff.shortened();
    }

    private void compare(List<String> left, List<String> right) {
        int start = 0;
        int shorter = Math.min(left.size(), right.size());
        while (start < shorter && left.get(start).equals(right.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && left.get(left.size() - 1 - end).equals(right.get(right.size() - 1 - end))) {
            end++;
        }
        for (int i = 0; i < start; i++) {
            same(left, i, i);
        }
        middle(left, start, left.size() - end, right, start, right.size() - end);
        for (int i = end; i > 0; i--) {
            same(left, left.size() - i, right.size() - i);
        }
    }

    private void same(List<String> left, int i, int j) {
        all.add(new DiffLine(Kind.SAME, i + 1, j + 1, left.get(i)));
    }

    private void middle(List<String> left, int from, int to, List<String> right, int otherFrom, int otherTo) {
        int rows = to - from;
        int columns = otherTo - otherFrom;
        boolean isComparable = (long) (rows + 1) * (columns + 1) <= MOST_CELLS;
        int[][] common = isComparable ? common(left, from, rows, right, otherFrom, columns) : new int[0][0];
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            if (isComparable && i < rows && j < columns && left.get(from + i).equals(right.get(otherFrom + j))) {
                same(left, from + i++, otherFrom + j++);
            } else if (j == columns || i < rows && (!isComparable || common[i + 1][j] >= common[i][j + 1])) {
                all.add(new DiffLine(Kind.REMOVED, from + i + 1, 0, left.get(from + i++)));
            } else {
                all.add(new DiffLine(Kind.ADDED, 0, otherFrom + j + 1, right.get(otherFrom + j++)));
            }
        }
    }

    /** How long the common rest is from each pair of lines on. */
    private static int[][] common(
            List<String> left, int from, int rows, List<String> right, int otherFrom, int columns) {
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = left.get(from + i).equals(right.get(otherFrom + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /** Long runs of equal lines become one line that says how many they are. */
    private List<DiffLine> shortened() {
        List<DiffLine> told = new ArrayList<>();
        int skipped = 0;
        for (int i = 0; i < all.size(); i++) {
            if (isNearDifference(i)) {
                skip(skipped, told);
                skipped = 0;
                told.add(all.get(i));
            } else {
                skipped++;
            }
        }
        skip(skipped, told);
        return told;
    }

    private boolean isNearDifference(int line) {
        for (int i = Math.max(0, line - AROUND); i <= Math.min(all.size() - 1, line + AROUND); i++) {
            if (all.get(i).kind() != Kind.SAME) {
                return true;
            }
        }
        return false;
    }

    private static void skip(int lines, List<DiffLine> told) {
        if (lines > 0) {
            told.add(new DiffLine(Kind.SKIPPED, 0, 0, Integer.toString(lines)));
        }
    }
}
