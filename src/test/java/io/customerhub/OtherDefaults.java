package io.customerhub;

import java.util.Locale;
import java.util.TimeZone;

/** The JVM of another machine: its locale is the one of a test, and its day has begun almost before all others. */
public final class OtherDefaults {

    private OtherDefaults() {}

    /** What is tried there. */
    @FunctionalInterface
    public interface Body<E extends Exception> {
        /** Tries it. */
        void run() throws E;
    }

    /**
     * Runs it there, then puts back the defaults of this machine.
     *
     * @param locale a language tag, such as {@code tr-TR}, where a small I has its dot and a large i, too
     */
    public static <E extends Exception> void in(String locale, Body<E> body) throws E {
        Locale usual = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            body.run();
        } finally {
            Locale.setDefault(usual);
            TimeZone.setDefault(zone);
        }
    }
}
