package io.customerhub.standardize;

import io.customerhub.config.StandardizerType;
import io.customerhub.config.StandardizerType.Kind;
import io.customerhub.config.StandardizerType.Option;
import io.customerhub.config.StandardizerType.Yields;
import io.customerhub.standardize.email.EmailRule;
import io.customerhub.standardize.phone.PhoneRule;
import io.customerhub.standardize.url.UrlRule;
import java.util.List;

/** The types of ways to reach a customer in the catalog. */
final class ContactTypes {

    private ContactTypes() {}

    static StandardizerType phone() {
        return new StandardizerType(
                "phone",
                "A phone number in E.164, read in the record's region unless it names its own.",
                "'0044 20 7946 0018' becomes '+442079460018'",
                List.of(
                        Option.optional(
                                "region",
                                "The region of this field's numbers, ISO 3166-1 alpha-2; the record's when it is not"
                                        + " there.",
                                Kind.TEXT,
                                List.of()),
                        keys("line_type and region")),
                List.of("extension", "label", "other_numbers", "line_type", "region", "read_as"),
                Yields.TEXT,
                List.of(PhoneRule.values()));
    }

    static StandardizerType email() {
        return new StandardizerType(
                "email",
                "An e-mail address; the domain in small letters, the local part as it came.",
                "'Anna <Anna@Example.COM>' becomes 'Anna@example.com'",
                List.of(keys("domain_ascii, match_key and suggestion")),
                List.of("display_name", "domain_ascii", "match_key", "suggestion"),
                Yields.TEXT,
                List.of(EmailRule.values()));
    }

    static StandardizerType url() {
        return new StandardizerType(
                "url",
                "A web address; scheme and host in small letters, all behind them as it came.",
                "'HTTPS://www.Example.COM/Shop?id=7' becomes 'https://www.example.com/Shop?id=7'",
                List.of(keys("host, domain_ascii and absolute")),
                List.of("host", "domain_ascii", "absolute"),
                Yields.TEXT,
                List.of(UrlRule.values()));
    }

    private static Option keys(String parts) {
        return Option.optional(
                "keys", "True when the parts " + parts + " are wanted too; they cost time.", Kind.FLAG, List.of());
    }
}
