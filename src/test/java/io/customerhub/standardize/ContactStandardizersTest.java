package io.customerhub.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.customerhub.OtherDefaults;
import io.customerhub.config.OnInvalid;
import io.customerhub.record.Rule;
import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.date.DateOrder;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for phones, e-mail addresses and web addresses whatever is written. */
class ContactStandardizersTest {

    private static final int TEXTS = 60_000;
    private static final List<String> TYPES = List.of("phone", "email", "url");

    private static final String[] PIECES = {
        "anna",
        "Bob",
        "13800138000",
        "010-6552 9988",
        "+86",
        "(0)",
        "@",
        "@",
        ".",
        ".",
        "-",
        "gmail.com",
        "GMIAL.com",
        "example",
        "COM",
        "de",
        "münchen",
        "straße",
        "公司",
        "中国",
        "xn--mnchen-3ya",
        "www.",
        "http://",
        "HTTPS://",
        "/",
        "?",
        "#",
        ":",
        "8080",
        "<",
        ">",
        "\"",
        "\\",
        "\"a b\"",
        "mailto:",
        "tel:",
        ";phone-context=",
        "ext. 12",
        "转",
        "分机",
        "x",
        "xx",
        "*",
        " ",
        " ",
        ",",
        ";",
        "、",
        "ａ",
        "＠",
        "．",
        "１",
        "３",
        "٣",
        "家",
        "home",
        "FLOWERS",
        "OOO",
        "\u0000",
        "\u200B",
        "\uD83D",
        "\uD83D\uDE00",
        "\u0301",
        "\u3002",
        "\u0130",
        "ß",
        "\uFDFD",
        "info",
        "mailinator.com",
        "\u00A0",
        "\n",
        "650"
    };

    @Test
    void webAddressesKeepAllThatTheirServerReads() {
        assertThat(CaseTable.failures("url", "urls.txt")).isEmpty();
        assertThat(CaseTable.changedBySecondPass("url", "urls.txt")).isEmpty();
    }

    @Test
    void aStandardValueStandardizedAgainIsItself() {
        for (String type : TYPES) {
            Standardizer standardizer = standardizer(type, false);
            forTexts(1, text -> {
                Object first =
                        standardizer.standardize(text, context(RuleTrace.NONE)).value();
                if (first != null) {
                    assertThat(standardizer
                                    .standardize((String) first, context(RuleTrace.NONE))
                                    .value())
                            .as("%s of '%s'", type, text)
                            .isEqualTo(first);
                }
            });
        }
    }

    @Test
    void valueValidityAndIssuesAreTheSameWhetherAnyoneListensOrAsksForParts() {
        for (String type : TYPES) {
            Standardizer quiet = standardizer(type, false);
            Standardizer asked = standardizer(type, true);
            forTexts(2, text -> {
                StandardValue plain = quiet.standardize(text, context(RuleTrace.NONE));
                StandardValue told = quiet.standardize(text, context((rule, before, after) -> {}));
                StandardValue full = asked.standardize(text, context(RuleTrace.NONE));
                assertThat(told).as("%s of '%s'", type, text).isEqualTo(full);
                assertThat(new StandardValue(full.value(), full.validity(), plain.parts(), full.issues()))
                        .as("%s of '%s'", type, text)
                        .isEqualTo(plain);
                assertThat(full.parts()).as("%s of '%s'", type, text).containsAllEntriesOf(plain.parts());
            });
        }
    }

    @Test
    void noTextThrowsGrowsOrIsLeftWithoutValueAndIssue() {
        for (String type : TYPES) {
            Standardizer standardizer = standardizer(type, true);
            forTexts(3, text -> {
                StandardValue value = standardizer.standardize(text, context(RuleTrace.NONE));
                assertThat(value.value() != null || !value.issues().isEmpty())
                        .as("%s of '%s'", type, text)
                        .isTrue();
                int length = value.value() == null ? 0 : ((String) value.value()).length();
                assertThat(length).as("%s of '%s'", type, text).isLessThan(text.length() + 254);
            });
        }
    }

    @Test
    void everyPhoneNumberThatIsAValueIsValidByLibphonenumber() throws NumberParseException {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        Standardizer phones = standardizer("phone", false);
        List<String> values = new ArrayList<>();
        forTexts(4, text -> {
            Object value = phones.standardize(text, context(RuleTrace.NONE)).value();
            if (value != null) {
                values.add((String) value);
            }
        });
        assertThat(values).hasSizeGreaterThan(500);
        for (String value : values) {
            assertThat(library.isValidNumber(library.parse(value, "ZZ")))
                    .as(value)
                    .isTrue();
        }
    }

    @Test
    void theLocaleAndTheTimeZoneOfTheJvmChangeNothing() {
        List<StandardValue> here = all();
        OtherDefaults.in("tr-TR", () -> assertThat(all()).isEqualTo(here));
    }

    @Test
    void everyStepTellsItsRuleAndWhatItChanged() {
        List<String> steps = new ArrayList<>();
        RuleTrace trace = (rule, before, after) -> steps.add(rule.code() + ": " + before + " -> " + after);
        standardizer("email", false).standardize("Anna <An.Na@GMAIL.com>", context(trace));
        standardizer("phone", false).standardize("０１０-65529988转801", context(trace));
        standardizer("url", false).standardize("WWW.Example.com", context(trace));
        assertThat(steps)
                .containsExactly(
                        "email.display-name: Anna <An.Na@GMAIL.com> -> An.Na@GMAIL.com",
                        "email.domain-case: An.Na@GMAIL.com -> An.Na@gmail.com",
                        "email.match-key: An.Na@gmail.com -> anna@gmail.com",
                        "phone.width: ０１０-65529988转801 -> 010-65529988转801",
                        "phone.extension: 010-65529988转801 -> 010-65529988 ext. 801",
                        "phone.e164: 010-65529988 ext. 801 -> +861065529988",
                        "url.case: WWW.Example.com -> www.example.com",
                        "url.scheme: www.example.com -> https://www.example.com");
    }

    @Test
    void everyRuleOfATypeHasACodeOfItsTypeAndASentence() {
        for (String type : TYPES) {
            List<Rule> rules = Standardizers.types().get(type).rules();
            assertThat(rules).isNotEmpty();
            for (Rule rule : rules) {
                assertThat(rule.code()).startsWith(type + ".");
                assertThat(rule.reason()).endsWith(".");
            }
        }
    }

    private static List<StandardValue> all() {
        List<StandardValue> values = new ArrayList<>();
        for (String type : TYPES) {
            Standardizer standardizer = standardizer(type, true);
            forTexts(5, text -> values.add(standardizer.standardize(text, context(RuleTrace.NONE))));
        }
        return values;
    }

    private static void forTexts(long seed, java.util.function.Consumer<String> test) {
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS / TYPES.size(); i++) {
            StringBuilder text = new StringBuilder();
            boolean raw = random.nextInt(8) == 0;
            for (int pieces = 1 + random.nextInt(raw ? 30 : 8); pieces > 0; pieces--) {
                text.append(
                        raw ? String.valueOf((char) random.nextInt(0x10000)) : PIECES[random.nextInt(PIECES.length)]);
            }
            test.accept(text.toString());
        }
    }

    private static Standardizer standardizer(String type, boolean keys) {
        return CaseTable.STANDARDIZERS.create(
                Mappings.field("x", type, keys ? Map.of("keys", true) : Map.of(), OnInvalid.KEEP),
                Mappings.stream("CN", null));
    }

    private static RecordContext context(RuleTrace trace) {
        return new RecordContext("CN", null, DateOrder.named(null), ZoneId.of("Asia/Shanghai"), trace);
    }
}
