package io.customerhub.match.block;

/** Takes candidate pairs. */
@FunctionalInterface
public interface PairSink {

    /** Takes a pair; {@code left < right}. */
    void pair(int left, int right);
}
