package io.customerhub.standardize.address;

/**
 * Hashes of a country and a name, folded as {@link Folding} does, made without making texts: FNV-1a with 64 bits (Fowler,
 * Noll and Vo).
 */
final class NameHash {

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private NameHash() {}

    /** The hash of what stands between two places of a text, in a country or another scope. */
    static long of(String scope, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) >= 0x80) {
                return folded(scope, Folding.fold(text.substring(from, to)));
            }
        }
        long hash = start(scope);
        boolean gap = false;
        boolean any = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '-' || c == '/' || c == ',' || c == '\n') {
                gap = any;
                continue;
            }
            boolean capital = c >= 'A' && c <= 'Z';
            if (capital || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '#') {
                hash = gap ? (hash ^ ' ') * PRIME : hash;
                hash = (hash ^ (capital ? c + 32 : c)) * PRIME;
                gap = false;
                any = true;
            }
        }
        return hash;
    }

    private static long folded(String scope, String folded) {
        long hash = start(scope);
        for (int i = 0; i < folded.length(); i++) {
            hash = (hash ^ folded.charAt(i)) * PRIME;
        }
        return hash;
    }

    private static long start(String scope) {
        long hash = BASIS;
        for (int i = 0; i < scope.length(); i++) {
            hash = (hash ^ scope.charAt(i)) * PRIME;
        }
        return hash;
    }
}
