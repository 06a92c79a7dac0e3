package io.customerhub.standardize.phone;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a phone number as someone wrote it.
 *
 * @param value the number in E.164 ({@code +8613800138000}), without its extension; null when it is
 *     {@link PhoneValidity#INVALID}
 * @param extension the digits to dial after the call is answered, null when none were given
 * @param kind the kind of line; {@link PhoneKind#UNKNOWN} unless the number is valid
 * @param validity how far the number can be trusted
 * @param region the region the number belongs to, ISO 3166-1 alpha-2; null when it belongs to none, or to one of several
 *     that cannot be told apart
 */
public record PhoneNumber(
        @Nullable String value,
        @Nullable String extension,
        PhoneKind kind,
        PhoneValidity validity,
        @Nullable String region) {

    /** What an input is that holds no phone number. */
    public static final PhoneNumber NONE = new PhoneNumber(null, null, PhoneKind.UNKNOWN, PhoneValidity.INVALID, null);
}
