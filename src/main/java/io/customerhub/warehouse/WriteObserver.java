package io.customerhub.warehouse;

/** Is told each step of a write, so that a test can end the hub at any of them. */
@FunctionalInterface
public interface WriteObserver {

    /** Watches nothing. */
    WriteObserver NONE = step -> {};

    /**
     * The steps of a batch in order: {@code begin}, {@code lock}, {@code look-up}, {@code rows}, {@code letters}, {@code settle} (of replayed letters),
     * {@code account},
     * {@code position}, {@code commit} (each said before it is done) and {@code committed}. The steps
     * after the last batch of a file: {@code letter} (only when it cannot be read), {@code ledger}, {@code move} and
     * {@code moved}. The steps of a replay plan around its batches: {@code claim}, {@code take}, {@code taken} and
     * {@code release}.
     */
    void reached(String step);
}
