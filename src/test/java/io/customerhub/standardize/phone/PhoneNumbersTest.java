package io.customerhub.standardize.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * The law is libphonenumber. More numbers than the normal run compares: {@code ./mvnw test -Dtest=PhoneNumbersTest
 * -Dphone.numbers=5000000}; other numbers with another {@code -Dphone.seed}.
 */
class PhoneNumbersTest {

    private static final int NUMBERS = Integer.getInteger("phone.numbers", 300_000);
    private static final long SEED = Long.getLong("phone.seed", 20_261_121);

    private final PhoneNumbers numbers = PhoneNumbers.create();

    @Test
    void everyAnswerIsThatOfLibphonenumberWhateverIsWritten() {
        WrittenPhoneNumbers written = new WrittenPhoneNumbers(SEED);
        List<String> differences = new ArrayList<>();
        int valid = 0;
        int fast = 0;
        for (int i = 0; i < NUMBERS; i++) {
            WrittenPhoneNumbers.Written number = written.next();
            String expected = byLibphonenumber(number.text(), number.region());
            String found = numbers.e164(number.text(), number.region());
            valid += expected == null ? 0 : 1;
            fast += numbers.isFast(number.text(), number.region()) ? 1 : 0;
            if (expected == null ? found != null : !expected.equals(found)) {
                differences.add(
                        "'%s' in %s: expected %s, found %s".formatted(number.text(), number.region(), expected, found));
            }
        }
        System.out.printf("%,d phone numbers compared, %,d valid, %,d without libphonenumber%n", NUMBERS, valid, fast);
        assertThat(differences).isEmpty();
        assertThat(valid).as("valid numbers among the compared").isGreaterThan(NUMBERS / 5);
        assertThat(fast).as("numbers answered without libphonenumber").isGreaterThan(NUMBERS / 2);
    }

    @Test
    void everyExampleOfEveryRegionInEveryFormatIsAnsweredAlike() {
        for (WrittenPhoneNumbers.Written number : new WrittenPhoneNumbers(SEED).examples()) {
            assertThat(numbers.e164(number.text(), number.region()))
                    .as("%s in %s", number.text(), number.region())
                    .isEqualTo(byLibphonenumber(number.text(), number.region()));
        }
    }

    @Test
    void everyCharacterBeforeInsideAndBehindANumberIsReadAsLibphonenumberReadsIt() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            for (String text :
                    List.of((char) c + "13800138000", "+86 138" + (char) c + "00138000", "13800138000" + (char) c)) {
                if (numbers.isFast(text, "CN")) {
                    assertThat(numbers.e164(text, "CN"))
                            .as("U+%04X in %s", c, text)
                            .isEqualTo(byLibphonenumber(text, "CN"));
                }
            }
        }
    }

    @Test
    void everyNumberOfOneToFourDigitsIsAnsweredAlike() {
        for (String region : List.of("CN", "US", "AD", "SM", "NU")) {
            for (int number = 0; number < 10_000; number++) {
                String text = Integer.toString(number);
                assertThat(numbers.e164(text, region))
                        .as("%s in %s", text, region)
                        .isEqualTo(byLibphonenumber(text, region));
            }
        }
    }

    @Test
    void anInputThatIsTooLongForAnyNumberIsNone() {
        for (int length : List.of(17, 18, 60, 61, 64, 70, 249, 250, 251, 10_000)) {
            String text = "+49" + "1".repeat(length);
            assertThat(numbers.e164(text, "DE")).as(text).isNull();
            String padded = " ".repeat(length) + "13800138000";
            assertThat(numbers.e164(padded, "CN")).as("%d spaces", length).isEqualTo(byLibphonenumber(padded, "CN"));
        }
    }

    @Test
    void aBrokenUriThatLibphonenumberDoesNotSurviveIsNoNumber() {
        assertThat(numbers.e164("138;phone-context=+86tel:13800138000", "CN")).isNull();
        assertThat(numbers.parse("138;phone-context=+86tel:13800138000", "CN")).isEqualTo(PhoneNumber.NONE);
    }

    @Test
    void aRegionWhoseMetadataCannotBeCompiledIsLeftToLibphonenumber() {
        assertThat(new Region(86, () -> null).numbers()).isNull();
        assertThat(new Region(86, () -> metadata("1(?=2)")).numbers()).isNull();
        assertThat(new Region(86, () -> metadata("12")).numbers()).isNotNull();
    }

    private static PhoneMetadata metadata(String pattern) {
        PhoneNumberDesc general =
                PhoneNumberDesc.newBuilder().setNationalNumberPattern(pattern).addPossibleLength(2);
        return PhoneMetadata.newBuilder().setGeneralDesc(general);
    }

    @Test
    void everyRegionIsCompiledSoNoneIsSlow() {
        NumberingPlans plans = new NumberingPlans(PhoneNumberUtil.getInstance());
        for (String region : PhoneNumberUtil.getInstance().getSupportedRegions()) {
            Region known = plans.region(region);
            assertThat(known).as(region).isNotNull();
            assertThat(known.numbers()).as(region).isNotNull();
        }
    }

    @Test
    void theFormsChineseNumbersAreWrittenInNeedNoLibphonenumber() {
        List<String> mobile = List.of(
                "13800138000",
                "138 0013 8000",
                "138-0013-8000",
                "8613800138000",
                "+86 138 0013 8000",
                "0086 138 0013 8000",
                "(86)138 0013 8000",
                "(+86)13800138000",
                "\uFF0B\uFF18\uFF16 \uFF11\uFF13\uFF18\uFF10\uFF10\uFF11\uFF13\uFF18\uFF10\uFF10\uFF10",
                "\u624B\u673A\uFF1A138\u30000013\u30008000",
                "013800138000",
                "17951 138 0013 8000");
        List<String> landline = List.of(
                "010-6552 9988",
                "(010)65529988",
                "\uFF08010\uFF096552\u20149988",
                "+86 (0)10 6552 9988",
                "+86-010-65529988",
                "86-10-65529988",
                "\u7535\u8BDD: 010 65529988");
        assertAllFast(mobile, "+8613800138000");
        assertAllFast(landline, "+861065529988");
    }

    private void assertAllFast(List<String> written, String expected) {
        for (String number : written) {
            assertThat(byLibphonenumber(number, "CN")).as(number).isEqualTo(expected);
            assertThat(numbers.e164(number, "CN")).as(number).isEqualTo(expected);
            assertThat(numbers.isFast(number, "CN")).as("fast: " + number).isTrue();
        }
    }

    @Test
    void anExtensionIsLeftOutOfE164AndGivenByParse() {
        assertThat(numbers.e164("(650) 253-0000 ext. 12", "US")).isEqualTo("+16502530000");
        PhoneNumber parsed = numbers.parse("(650) 253-0000 ext. 12", "US");
        assertThat(parsed)
                .isEqualTo(new PhoneNumber(
                        "+16502530000", "12", PhoneKind.FIXED_LINE_OR_MOBILE, PhoneValidity.VALID, "US"));
    }

    @Test
    void aNumberThatIsRewrittenBeforeItIsDialledAbroadIsRewritten() {
        assertThat(numbers.e164("011 15 2345-6789", "AR")).isEqualTo("+5491123456789");
        assertThat(numbers.e164("0 21 11 96123-4567", "BR")).isEqualTo("+5511961234567");
        assertThat(numbers.e164("460 1234", "AG")).isEqualTo("+12684601234");
    }

    @Test
    void aPrefixThatLeadsAbroadIsPartOfTheNumberWhenAZeroFollows() {
        assertThat(numbers.e164("01800092877", "IL")).isEqualTo("+9721800092877");
        assertThat(numbers.e164("000 800 487 3387", "IN")).isEqualTo("+910008004873387");
        assertThat(numbers.e164("0 0080 0470 3277", "BG")).isEqualTo("+359008004703277");
    }

    @Test
    void aCallingCodeWithoutPlusIsTakenOffOnlyWhereTheNumberMakesSenseWithoutIt() {
        assertThat(numbers.e164("86 138 0013 8000", "CN")).isEqualTo("+8613800138000");
        assertThat(numbers.e164("49 30 123456", "DE")).isEqualTo(byLibphonenumber("49 30 123456", "DE"));
        assertThat(numbers.e164("4930 1234567890", "DE")).isEqualTo(byLibphonenumber("4930 1234567890", "DE"));
        assertThat(numbers.e164("086 138 0013 8000", "CN")).isEqualTo(byLibphonenumber("086 138 0013 8000", "CN"));
    }

    @Test
    void aNumberWithoutPlusInAnUnknownRegionIsNoNumber() {
        assertThat(numbers.e164("13800138000", null)).isNull();
        assertThat(numbers.e164("13800138000", "ZZ")).isNull();
        assertThat(numbers.e164("+8613800138000", null)).isEqualTo("+8613800138000");
    }

    @Test
    void wordsAndNothingAreNoNumbers() {
        for (String text : List.of("", " ", "n/a", "-", "+", "\u65E0", "none", "()")) {
            assertThat(numbers.e164(text, "CN")).as(text).isNull();
            assertThat(numbers.isFast(text, "CN")).as(text).isTrue();
            assertThat(numbers.parse(text, "CN")).as(text).isEqualTo(PhoneNumber.NONE);
        }
    }

    @Test
    void parseTellsTheKindTheValidityAndTheRegion() {
        assertThat(numbers.parse("13800138000", "CN"))
                .isEqualTo(new PhoneNumber("+8613800138000", null, PhoneKind.MOBILE, PhoneValidity.VALID, "CN"));
        assertThat(numbers.parse("010-6552 9988", "CN"))
                .isEqualTo(new PhoneNumber("+861065529988", null, PhoneKind.FIXED_LINE, PhoneValidity.VALID, "CN"));
        assertThat(numbers.parse("+7 701 511 1111", "CN").region()).isEqualTo("KZ");
        assertThat(numbers.parse("+800 1234 5678", "CN"))
                .isEqualTo(new PhoneNumber("+80012345678", null, PhoneKind.TOLL_FREE, PhoneValidity.VALID, null));
    }

    @Test
    void aNumberOfTheRightLengthInNoAssignedRangeIsPossible() {
        assertThat(numbers.parse("+1 253 000 0000", null))
                .isEqualTo(new PhoneNumber("+12530000000", null, PhoneKind.UNKNOWN, PhoneValidity.POSSIBLE, null));
        assertThat(numbers.e164("+1 253 000 0000", null)).isNull();
    }

    @Test
    void aNumberThatCannotBeDialledFromAbroadIsInvalidAndHasNoValue() {
        assertThat(numbers.parse("253 0000", "US"))
                .isEqualTo(new PhoneNumber(null, null, PhoneKind.UNKNOWN, PhoneValidity.INVALID, null));
        assertThat(numbers.parse("+86 1", null)).isEqualTo(PhoneNumber.NONE);
    }

    @Test
    void kindsAndValiditiesHaveTheNamesThatAreStored() {
        assertThat(PhoneKind.FIXED_LINE_OR_MOBILE.label()).isEqualTo("fixed-line-or-mobile");
        assertThat(PhoneValidity.POSSIBLE.label()).isEqualTo("possible");
    }

    @Test
    void manyThreadsThatStartTogetherGetTheSameAnswers() throws Exception {
        WrittenPhoneNumbers written = new WrittenPhoneNumbers(SEED + 1);
        List<WrittenPhoneNumbers.Written> inputs = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            inputs.add(written.next());
        }
        Callable<List<String>> answers = () -> {
            List<String> found = new ArrayList<>();
            inputs.forEach(input -> found.add(numbers.e164(input.text(), input.region())));
            return found;
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<String>>> all = threads.invokeAll(List.of(answers, answers, answers, answers));
            List<String> expected = new ArrayList<>();
            inputs.forEach(input -> expected.add(byLibphonenumber(input.text(), input.region())));
            for (Future<List<String>> one : all) {
                assertThat(one.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String byLibphonenumber(String text, String region) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber parsed = library.parse(text, region);
            return library.isValidNumber(parsed) ? library.format(parsed, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException | StringIndexOutOfBoundsException notANumber) {
            // the second for 'tel:' behind ';phone-context=', which libphonenumber 9.0.43 does not survive
            return null;
        }
    }
}
