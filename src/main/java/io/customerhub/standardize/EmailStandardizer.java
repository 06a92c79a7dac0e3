package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.domain.DomainNames;
import io.customerhub.standardize.domain.DomainNames.Form;
import io.customerhub.standardize.email.EmailRule;
import io.customerhub.standardize.email.Envelope;
import io.customerhub.standardize.email.LocalParts;
import io.customerhub.standardize.email.MailProviders;
import io.customerhub.standardize.email.Mailboxes;
import io.customerhub.standardize.text.HalfWidth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address in the form that mailbox providers accept. The address that mail goes to is never altered but for the
 * case of its domain and the space around it. What RFC 5321 and 5322 allow and this policy decides, once for all sources:
 *
 * <ul>
 *   <li>Valid: a dot-atom, letters of any script included (RFC 6531), at a domain name of at least two labels below a
 *       top-level domain of IANA's list.
 *   <li>Possible: a quoted local part in its shortest spelling; a domain that looks like a slip of a large provider's.
 *   <li>Refused: comments and folding white space inside an address, quoted strings beside dots, needless backslashes and
 *       the empty quoted string (all obsolete or leftovers of an export), control characters, address literals (no mailbox
 *       of a customer lasts at an IP address), domains of one label, a dot behind the domain, more than one address.
 *   <li>Valid and flagged: names of jobs and departments ({@code info@}) and domains of mailboxes to throw away.
 * </ul>
 *
 * <p>The name beside an address is the part {@code display_name}. The parts {@code domain_ascii}, {@code match_key} and
 * {@code suggestion} are made only where someone listens or the mapping asks for them.
 */
final class EmailStandardizer implements Standardizer {

    /** RFC 5321, 4.5.3.1.3, less the angle brackets (RFC 3696, erratum 1690). */
    private static final int LONGEST = 254;

    private static final String SEPARATORS = ",;/| 、；，";

    private final Lists lists;
    private final boolean keys;

    /** What an address is compared with; dear to load, so one serves all fields. */
    record Lists(DomainNames domains, MailProviders providers, Mailboxes mailboxes) {

        static Lists load(DomainNames domains) {
            return new Lists(domains, MailProviders.load(), new Mailboxes(domains));
        }
    }

    /**
     * A standardizer of addresses.
     *
     * @param keys whether the heavier parts are wanted even when nobody listens
     */
    EmailStandardizer(Lists lists, boolean keys) {
        this.lists = lists;
        this.keys = keys;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        int at = LocalParts.plain(text);
        boolean ordinary = at > 0
                && at <= LocalParts.LONGEST
                && text.length() <= LONGEST
                && lists.domains.formOf(text, at + 1, text.length()) == Form.NAME;
        return ordinary ? judged(text, at, false, null, context) : inEnvelope(text, context);
    }

    private StandardValue inEnvelope(String text, RecordContext context) {
        Envelope envelope = Envelope.of(text, context.trace());
        String address = envelope.address();
        int at = LocalParts.international(address);
        boolean quoted = at < 0;
        if (quoted) {
            at = LocalParts.quoted(address);
        }
        if (at < 0) {
            return envelope.mixesWidths() ? mixed(address, context) : explained(address);
        }
        if (octets(address.substring(0, at)) > LocalParts.LONGEST || octets(address) > LONGEST) {
            return IssueCode.EMAIL_TOO_LONG.invalid();
        }
        String standard = withDomain(address, at, context.trace());
        if (standard != null) {
            return judged(standard, at, quoted, envelope.displayName(), context);
        }
        return envelope.mixesWidths() ? mixed(address, context) : refusedDomain(address, at, context);
    }

    /** The address with its domain in standard form; null when that is no domain. */
    private @Nullable String withDomain(String address, int at, RuleTrace trace) {
        return switch (lists.domains.formOf(address, at + 1, address.length())) {
            case NAME -> address;
            case CAPITALS -> {
                String lower = address.substring(0, at + 1) + lowerCase(address.substring(at + 1));
                trace.changed(EmailRule.DOMAIN_CASE, address, lower);
                yield lower;
            }
            case INTERNATIONAL -> {
                String domain = address.substring(at + 1);
                boolean mixed = domain.chars().anyMatch(c -> c >= 0xFF01 && c <= 0xFF5E && c != 0xFF0E);
                DomainNames.International both = mixed ? null : lists.domains.international(domain);
                if (both == null
                        || octets(address.substring(0, at)) + 1 + both.ascii().length() > LONGEST) {
                    yield null;
                }
                boolean ascii = domain.chars().allMatch(c -> c < 128);
                String standard = address.substring(0, at + 1) + (ascii ? lowerCase(domain) : both.unicode());
                if (!standard.equals(address)) {
                    trace.changed(EmailRule.DOMAIN_INTERNATIONAL, address, standard);
                }
                yield standard;
            }
            case UNKNOWN_TOP_LEVEL, NONE -> null;
        };
    }

    /** An address whose form is right, with what is known about it. */
    private StandardValue judged(
            String address, int at, boolean quoted, @Nullable String displayName, RecordContext context) {
        MailProviders providers = lists.providers;
        String meant = providers.meant(address, at + 1);
        boolean role = providers.isRole(address, at);
        boolean disposable = meant == null && providers.isDisposable(address, at + 1);
        boolean wanted = keys || context.trace() != RuleTrace.NONE;
        if (meant == null && !role && !disposable && !quoted && !wanted && displayName == null) {
            return StandardValue.valid(address);
        }
        List<String> issues = new ArrayList<>(2);
        add(issues, quoted, IssueCode.EMAIL_QUOTED);
        add(issues, meant != null, IssueCode.EMAIL_SLIP);
        add(issues, disposable, IssueCode.EMAIL_DISPOSABLE);
        add(issues, role, IssueCode.EMAIL_ROLE);
        Map<String, Object> parts = new LinkedHashMap<>();
        if (displayName != null) {
            parts.put("display_name", displayName);
        }
        if (wanted) {
            parts.putAll(lists.mailboxes.parts(address, at, meant));
            String key = String.valueOf(parts.get("match_key"));
            if (!key.equals(address)) {
                context.trace().changed(EmailRule.MATCH_KEY, address, key);
            }
        }
        Validity validity = quoted || meant != null ? Validity.POSSIBLE : Validity.VALID;
        return new StandardValue(address, validity, Collections.unmodifiableMap(parts), List.copyOf(issues));
    }

    private static void add(List<String> issues, boolean holds, IssueCode issue) {
        if (holds) {
            issues.add(issue.code());
        }
    }

    /** Full-width and plain letters in one address: which of them its mailbox has is not decided here. */
    private StandardValue mixed(String address, RecordContext context) {
        return IssueCode.EMAIL_WIDTH.invalid(suggestion(HalfWidth.of(address), context));
    }

    private StandardValue refusedDomain(String address, int at, RecordContext context) {
        if (lists.domains.formOf(address, at + 1, address.length()) != Form.UNKNOWN_TOP_LEVEL) {
            return explained(address);
        }
        String meant = lists.providers.meant(address, at + 1);
        return meant == null
                ? IssueCode.EMAIL_TOP_LEVEL.invalid()
                : IssueCode.EMAIL_TOP_LEVEL
                        .invalid(suggestion(address.substring(0, at + 1) + meant, context))
                        .with(IssueCode.EMAIL_SLIP.code());
    }

    private Map<String, Object> suggestion(String address, RecordContext context) {
        return keys || context.trace() != RuleTrace.NONE ? Map.of("suggestion", address) : Map.of();
    }

    /** Says what is wrong with a text that is no address. */
    private static StandardValue explained(String text) {
        int at = text.indexOf('@');
        int last = text.lastIndexOf('@');
        if (at < 0) {
            return IssueCode.EMAIL_SYNTAX.invalid();
        }
        if (last > at && hasSeparator(text, at, last)) {
            return IssueCode.EMAIL_SEVERAL.ambiguous();
        }
        if (text.length() > at + 1 && text.charAt(at + 1) == '[') {
            return IssueCode.EMAIL_LITERAL.invalid();
        }
        boolean localIsSound = LocalParts.international(text) == at || LocalParts.quoted(text) > 0;
        boolean oneLabel = localIsSound && last == at;
        return oneLabel ? IssueCode.EMAIL_DOMAIN.invalid() : IssueCode.EMAIL_SYNTAX.invalid();
    }

    private static boolean hasSeparator(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (SEPARATORS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String lowerCase(String domain) {
        return domain.toLowerCase(Locale.ROOT);
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
