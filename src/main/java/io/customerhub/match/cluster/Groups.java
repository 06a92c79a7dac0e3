package io.customerhub.match.cluster;

import java.util.Arrays;

/** Disjoint groups of rows that can be joined and walked through: a union-find with rings. */
final class Groups {

    private final int[] parents;
    private final int[] next;
    private final int[] sizes;

    Groups(int rows) {
        parents = new int[rows];
        next = new int[rows];
        sizes = new int[rows];
        Arrays.setAll(parents, i -> i);
        Arrays.setAll(next, i -> i);
        Arrays.fill(sizes, 1);
    }

    /** The row that stands for the group of a row. */
    int of(int row) {
        int current = row;
        while (parents[current] != current) {
            parents[current] = parents[parents[current]];
            current = parents[current];
        }
        return current;
    }

    /** Joins two different groups, given by what stands for them; answers what stands for both. */
    int join(int a, int b) {
        int large = sizes[a] > sizes[b] || sizes[a] == sizes[b] && a < b ? a : b;
        int small = large == a ? b : a;
        parents[small] = large;
        sizes[large] += sizes[small];
        int behind = next[large];
        next[large] = next[small];
        next[small] = behind;
        return large;
    }

    int size(int group) {
        return sizes[group];
    }

    /** The rows of a group in ascending order. */
    int[] rows(int group) {
        int[] rows = new int[sizes[group]];
        int row = group;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row;
            row = next[row];
        }
        Arrays.sort(rows);
        return rows;
    }

    int[] representatives() {
        int[] all = new int[parents.length];
        Arrays.setAll(all, this::of);
        return all;
    }
}
