package io.customerhub.standardize.organization;

import io.customerhub.standardize.organization.LegalForms.Found;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the names of organizations. Holds the lists, so one instance serves all; safe for use by several threads. */
public final class OrganizationNames {

    /** A longer text is free text; it is kept whole. */
    private static final int LONGEST = 300;

    private final LegalForms forms = new LegalForms();
    private final TradingNames tradingNames;

    /**
     * A reader of names.
     *
     * @param countries tells the names of countries, which in brackets are no trading names
     */
    public OrganizationNames(Predicate<String> countries) {
        tradingNames = new TradingNames(countries);
    }

    /**
     * Takes a name apart and writes it in a sensible case.
     *
     * @param text of plain width
     * @param region the record's region, ISO 3166-1 alpha-2, or null
     */
    public OrganizationName read(String text, @Nullable String region) {
        if (text.length() > LONGEST) {
            return new OrganizationName(text, text, null, null);
        }
        NameWords words = new NameWords(text);
        boolean oneCase = NameCasing.isOneCase(text);
        TradingNames.Split split = tradingNames.split(text, words);
        Found end = atEnd(text, words, split, region, oneCase);
        if (end == null && split == null) {
            split = tradingNames.inBrackets(text);
            end = split == null ? null : atEnd(text, words, split, region, oneCase);
            split = split != null && (split.hasName() || end != null) ? split : null;
        }
        Found before = before(text, words, region, oneCase, end);
        return oneCase
                ? parts(new NameCasing(text, words, region).write(end, before), split, end, before)
                        .composed()
                : parts(text, split, end, before);
    }

    private @Nullable Found atEnd(
            String text,
            NameWords words,
            TradingNames.@Nullable Split split,
            @Nullable String region,
            boolean oneCase) {
        int to = split == null ? text.length() : split.headEnd();
        int last = words.count() - 1;
        while (last >= 0 && words.end(last) > to) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        Found script = forms.scriptAtEnd(text, trimmed(text, to));
        return script != null ? script : forms.atEnd(text, words, last, region, oneCase);
    }

    private static int trimmed(String text, int to) {
        int end = to;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    private @Nullable Found before(
            String text, NameWords words, @Nullable String region, boolean oneCase, @Nullable Found end) {
        Found script = forms.scriptBefore(text);
        Found found = script != null ? script : forms.before(text, words, region, oneCase);
        if (found == null || end == null) {
            return found == null || found.form().is('q') ? null : found;
        }
        boolean companion =
                script != null || found.form().is('c') || found.form().is('q');
        return companion && found.to() < end.from() ? found : null;
    }

    private static OrganizationName parts(
            String text, TradingNames.@Nullable Split split, @Nullable Found end, @Nullable Found before) {
        if (split == null && end == null && before == null) {
            return new OrganizationName(text, text, null, null);
        }
        int from = before == null ? 0 : before.to();
        int to = end != null ? end.from() : split != null ? split.headEnd() : text.length();
        String core = Edges.trimmed(text, from, to);
        if (split != null && !split.hasName()) {
            core = core + " " + text.substring(split.headEnd());
            split = null;
        }
        String trading = split == null ? null : Edges.trimmed(text, split.nameFrom(), split.nameTo());
        if (core.isEmpty() || trading != null && trading.isEmpty()) {
            return new OrganizationName(text, text, null, null);
        }
        return new OrganizationName(text, core, legalForm(text, end, before), trading);
    }

    private static @Nullable String legalForm(String text, @Nullable Found end, @Nullable Found before) {
        if (end == null) {
            return before == null ? null : before.form().canonical();
        }
        String form = end.form().canonical();
        if (form.equals("Co.") && Edges.isAfterAmpersand(text, end.from())) {
            return "& Co.";
        }
        if (before == null
                || before.form().is('q')
                || form.contains(before.form().canonical())) {
            return form;
        }
        return before.form().canonical() + " " + form;
    }
}
