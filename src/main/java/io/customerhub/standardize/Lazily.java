package io.customerhub.standardize;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something dear that is made when it is first asked for: most mappings need few of the lists. Safe for several threads. */
final class Lazily<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    /** @param maker is called once at most, and never gives null */
    Lazily(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The thing; made now when nobody has asked before. */
    synchronized T get() {
        T known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
    }
}
