package io.customerhub.golden;

/**
 * The name of a source record, written {@code crm/contacts/1001}.
 *
 * @param system the source system, without a slash
 * @param stream the stream, without a slash
 * @param key the key in the source system, any text that is not empty
 */
public record RecordKey(String system, String stream, String key) implements Comparable<RecordKey> {

    /**
     * Reads {@code system/stream/key}; the key may hold slashes.
     *
     * @throws IllegalArgumentException when a part is missing
     */
    public static RecordKey parse(String text) {
        int first = text.indexOf('/');
        int second = text.indexOf('/', first + 1);
        if (first <= 0 || second <= first + 1 || second == text.length() - 1) {
            throw new IllegalArgumentException(
                    "expected a record as system/stream/key, such as crm/contacts/1001, found '" + text + "'");
        }
        return new RecordKey(text.substring(0, first), text.substring(first + 1, second), text.substring(second + 1));
    }

    /** As PostgreSQL sorts text with the collation C in UTF-8: by code points. */
    @SuppressWarnings("ReferenceEquality") // most records share the texts of their systems and streams
    private static int byCodePoint(String a, String b) {
        if (a == b) {
            return 0;
        }
        int most = Math.min(a.length(), b.length());
        for (int i = 0; i < most; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
                return surrogates ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y)) : x - y;
            }
        }
        return a.length() - b.length();
    }

    @Override
    public int compareTo(RecordKey other) {
        int order = byCodePoint(system, other.system);
        if (order == 0) {
            order = byCodePoint(stream, other.stream);
        }
        return order == 0 ? byCodePoint(key, other.key) : order;
    }

    @Override
    public String toString() {
        return system + '/' + stream + '/' + key;
    }
}
