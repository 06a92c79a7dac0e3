package io.customerhub.privacy;

/** Masks personal values by their class, in one of two ways. One masking is used by one thread. */
public sealed interface Masking permits HiddenValues, InventedValues {

    /** For the eye: as much is hidden as a glance allows, and a wrong form stays visible. */
    static Masking hiding() {
        return new HiddenValues();
    }

    /**
     * For files that programs read again: invented values of the same shape. The same value becomes the same one under the
     * same key (HMAC-SHA-256, RFC 2104), so that records that belong together still do; who does not have the key cannot try
     * values out.
     *
     * @param key what only the owner of the source knows, so that the masks stay the same from one time to the next; not
     *     empty
     */
    static Masking inventing(byte[] key) {
        return new InventedValues(key);
    }

    /** The value masked; one that is empty stays so. */
    String mask(PersonalClass kind, String value);
}
