package io.customerhub.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.OtherDefaults;
import io.customerhub.config.OnInvalid;
import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.date.DateOrder;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every text, whatever it is. */
class DateAndNumberPropertiesTest {

    private static final List<String> TYPES = List.of("date", "datetime", "number", "amount", "percent");

    private static final String[] PIECES = {
        "1",
        "12",
        "2024",
        "87",
        "05",
        "31",
        "1987",
        "0",
        ",",
        ".",
        " ",
        "-",
        "/",
        "'",
        "%",
        "‰",
        "万",
        "亿",
        "€",
        "USD",
        "$",
        "(",
        ")",
        "年",
        "月",
        "日",
        "号",
        "二〇",
        "十",
        "廿",
        "民国",
        "令和",
        "元年",
        "March",
        "märz",
        "déc.",
        "мая",
        "mar",
        "lis",
        "th",
        "of",
        "de",
        "Mon",
        "星期二",
        "T",
        "Z",
        ":",
        "30",
        "pm",
        "a.m.",
        "h",
        "时",
        "分",
        "下午",
        "+08:00",
        "UTC",
        "CST",
        "[Europe/Paris]",
        "(PDT)",
        "W",
        "53",
        "--",
        "٣",
        "٫",
        "٬",
        "१२",
        "０",
        "　",
        "\u202F",
        "\u0000",
        "\uD83D",
        "İ",
        "ngày",
        "tháng",
        "năm",
        "at",
        "um",
        "Uhr",
        "noon",
        "|",
        "@",
        "−",
        "E3",
        "百分之"
    };

    private static Standardizer of(String type, DateOrder order) {
        Map<String, Object> options = new HashMap<>();
        if (order != DateOrder.UNDECLARED && type.startsWith("date")) {
            options.put("order", order.yamlName());
        }
        return CaseTable.STANDARDIZERS.create(
                Mappings.field("x", type, options, OnInvalid.KEEP), Mappings.stream(null, null));
    }

    private static String text(Random random) {
        if (random.nextInt(8) == 0) {
            return RandomTexts.next(random);
        }
        StringBuilder out = new StringBuilder();
        int length = 1 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            out.append(PIECES[random.nextInt(PIECES.length)]);
            out.append(random.nextInt(3) == 0 ? " " : "");
        }
        return out.toString();
    }

    private static String written(Object value) {
        return CaseTable.text(value);
    }

    @Test
    void aStandardValueIsItsOwnStandardForm() {
        Random random = new Random(11);
        RecordContext context = CaseTable.context(null, null);
        for (DateOrder order : DateOrder.values()) {
            for (String type : TYPES) {
                Standardizer standardizer = of(type, order);
                for (int i = 0; i < 30_000; i++) {
                    String text = text(random);
                    StandardValue value = standardizer.standardize(text, context);
                    assertThat(value.value() != null || !value.issues().isEmpty())
                            .isTrue();
                    if (value.value() != null) {
                        assertThat(standardizer
                                        .standardize(written(value.value()), context)
                                        .value())
                                .as("%s of '%s', order %s", type, text, order)
                                .isEqualTo(value.value());
                    }
                }
            }
        }
    }

    @Test
    void valuesDoNotDependOnTheMachinesLocaleAndZone() {
        List<Object> usual = sample();
        for (String other : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "zh-CN")) {
            OtherDefaults.in(other, () -> assertThat(sample()).as(other).isEqualTo(usual));
        }
    }

    private static List<Object> sample() {
        Random random = new Random(5);
        RecordContext context = new RecordContext("CN", DateOrder.DAY_MONTH_YEAR, ZoneId.of("Asia/Shanghai"));
        List<Object> values = new ArrayList<>();
        for (String type : TYPES) {
            Standardizer standardizer = of(type, DateOrder.DAY_MONTH_YEAR);
            for (int i = 0; i < 5_000; i++) {
                values.add(standardizer.standardize(text(random), context));
            }
        }
        return values;
    }

    @Test
    void aLongTextIsRefusedAndNothingGrows() {
        RecordContext context = CaseTable.context("DE", null);
        for (String type : TYPES) {
            Standardizer standardizer = of(type, DateOrder.UNDECLARED);
            for (String piece : PIECES) {
                StandardValue value = standardizer.standardize(piece.repeat(20_000 / piece.length()), context);
                assertThat(value.value()).as("%s of many '%s'", type, piece).isNull();
            }
        }
    }

    @Test
    void everyDayIsReadBackFromEveryWayOfWritingIt() {
        Random random = new Random(3);
        RecordContext context = CaseTable.context(null, null);
        Map<String, String> forms = Map.of(
                "yyyy-MM-dd",
                "",
                "yyyy/M/d",
                "",
                "yyyyMMdd",
                "",
                "d.M.yyyy",
                "day-month-year",
                "MM/dd/yyyy",
                "month-day-year",
                "yyyy年M月d日",
                "",
                "yyyy-DDD",
                "",
                "YYYY-'W'ww-e",
                "",
                "d-M-yyyy",
                "day-month-year");
        forms.forEach((form, order) -> {
            Standardizer dates = of("date", order.isEmpty() ? DateOrder.UNDECLARED : DateOrder.named(order));
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(form, Locale.forLanguageTag("en-GB"));
            for (int i = 0; i < 3_000; i++) {
                LocalDate day = LocalDate.of(1900, 1, 2).plusDays(random.nextInt(70_000));
                assertThat(dates.standardize(formatter.format(day), context)).isEqualTo(StandardValue.valid(day));
            }
        });
    }

    @Test
    void theMonthsOfTheJdksOwnNamesAreReadInTheLanguagesThatArePromised() {
        RecordContext unknown = CaseTable.context(null, null);
        Standardizer dates = of("date", DateOrder.UNDECLARED);
        for (String language : List.of(
                "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "sl", "hr", "hu",
                "ro", "tr", "ru", "uk", "be", "bg", "el", "et", "lv", "lt", "ca", "id", "hi", "bn", "ka", "he", "ar")) {
            Locale locale = Locale.forLanguageTag(language);
            RecordContext context =
                    new RecordContext(null, language, DateOrder.UNDECLARED, unknown.zone(), RuleTrace.NONE);
            for (int month = 1; month <= 12; month++) {
                String name = java.time.Month.of(month).getDisplayName(TextStyle.FULL, locale);
                LocalDate day = LocalDate.of(2014, month, 17);
                assertThat(dates.standardize("17 " + name + " 2014", context).value())
                        .as("%s %s", language, name)
                        .isEqualTo(day);
                Object guessed =
                        dates.standardize("17. " + name + " 2014", unknown).value();
                assertThat(guessed == null || guessed.equals(day))
                        .as("%s %s without a language", language, name)
                        .isTrue();
            }
        }
    }
}
