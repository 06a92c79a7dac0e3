package io.customerhub.service.customer;

import io.customerhub.golden.RecordKey;
import io.customerhub.privacy.Masking;
import io.customerhub.privacy.PersonalClass;
import org.jspecify.annotations.Nullable;

/** Masks what tells of a person, or lets it through when it is revealed. */
public final class Veil {

    private final @Nullable Masking masking;

    private Veil(@Nullable Masking masking) {
        this.masking = masking;
    }

    /** Masks. */
    public static Veil closed() {
        return new Veil(Masking.hiding());
    }

    static Veil open() {
        return new Veil(null);
    }

    boolean isOpen() {
        return masking == null;
    }

    /** True when a value of this attribute is masked. */
    boolean hides(String attribute) {
        return masking != null && kind(attribute) != null;
    }

    /** A value as it may be seen. */
    String of(String attribute, String value) {
        PersonalClass kind = masking == null ? null : kind(attribute);
        return kind == null || masking == null ? value : masking.mask(kind, value);
    }

    /** As the other one; null stays null. */
    @Nullable
    String ofNullable(String attribute, @Nullable String value) {
        return value == null ? null : of(attribute, value);
    }

    /** The name of a record; its key only when it tells nothing. */
    public String of(RecordKey record) {
        return masking == null || !CustomerName.isTelling(record.key())
                ? record.toString()
                : record.system() + '/' + record.stream() + '/' + masking.mask(PersonalClass.KEY, record.key());
    }

    /** The same for a name as provenance has it. */
    @Nullable
    String ofRecord(@Nullable String record) {
        RecordKey key = record == null ? null : CustomerName.record(record);
        return key == null ? record : of(key);
    }

    /** Whether a value is valid tells nothing of a person, whatever it is the value of. */
    private static @Nullable PersonalClass kind(String attribute) {
        return attribute.endsWith(".validity") ? null : PersonalClass.ofAttribute(attribute);
    }
}
