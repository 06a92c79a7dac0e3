package io.customerhub.deploy;

import org.jspecify.annotations.Nullable;

/** One step from what runs to what shall run. */
sealed interface Change<T> {

    /** What ran, or null. */
    @Nullable
    T before();

    /** What shall run, or null. */
    @Nullable
    T after();

    /** The step back. */
    Change<T> inverse();

    /** Something new. */
    record Add<T>(T after) implements Change<T> {

        @Override
        public @Nullable T before() {
            return null;
        }

        @Override
        public Change<T> inverse() {
            return new Remove<>(after);
        }
    }

    /** Another one in the place of the one before. */
    record Replace<T>(T before, T after) implements Change<T> {

        @Override
        public Change<T> inverse() {
            return new Replace<>(after, before);
        }
    }

    /** It is no longer there. */
    record Remove<T>(T before) implements Change<T> {

        @Override
        public @Nullable T after() {
            return null;
        }

        @Override
        public Change<T> inverse() {
            return new Add<>(before);
        }
    }
}
