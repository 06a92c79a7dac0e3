package io.customerhub.warehouse;

/** Is told each step of a write, so that a test can end the hub at any of them. */
@FunctionalInterface
public interface WriteObserver {

    /** Watches nothing. */
    WriteObserver NONE = step -> {};

    /**
     * The steps in order: {@code begin}, {@code lock}, {@code look-up}, {@code rows}, {@code letters}, {@code account},
     * {@code position}, {@code commit} (each said before it is done) and {@code committed}.
     */
    void reached(String step);
}
