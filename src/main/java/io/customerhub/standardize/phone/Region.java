package io.customerhub.standardize.phone;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A region and its numbers, which are compiled when they are first asked for. Thread-safe. */
final class Region {

    private final int callingCode;
    private final Supplier<@Nullable PhoneMetadata> metadata;
    private volatile @Nullable RegionNumbers numbers;
    private volatile boolean notCompilable;

    Region(int callingCode, Supplier<@Nullable PhoneMetadata> metadata) {
        this.callingCode = callingCode;
        this.metadata = metadata;
    }

    int callingCode() {
        return callingCode;
    }

    /** The compiled numbers, or null when the metadata cannot be compiled and libphonenumber has to be asked. */
    @Nullable
    RegionNumbers numbers() {
        RegionNumbers compiled = numbers;
        return compiled != null || notCompilable ? compiled : compile();
    }

    private synchronized @Nullable RegionNumbers compile() {
        if (numbers == null && !notCompilable) {
            try {
                PhoneMetadata known = metadata.get();
                notCompilable = known == null;
                numbers = known == null ? null : new RegionNumbers(known);
            } catch (IllegalArgumentException notUnderstood) {
                notCompilable = true;
            }
        }
        return numbers;
    }
}
