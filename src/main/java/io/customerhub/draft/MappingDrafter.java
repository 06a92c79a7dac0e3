package io.customerhub.draft;

import io.customerhub.config.YamlText;
import io.customerhub.draft.MappingDraft.Line;
import io.customerhub.draft.Meanings.Meaning;
import io.customerhub.draft.Sample.SampleField;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses what the fields of a sample mean. One for each sample. */
final class MappingDrafter {

    private static final int MOST_CODES = 12;
    private static final Pattern LOCAL_TIME =
            Pattern.compile("\\d{4}[-/.]\\d\\d?[-/.]\\d\\d?[ T]\\d\\d?:\\d\\d(:\\d\\d(\\.\\d+)?)?");

    private static final Map<String, String> GENDERS = Map.ofEntries(
            Map.entry("m", "male"),
            Map.entry("male", "male"),
            Map.entry("mr", "male"),
            Map.entry("男", "male"),
            Map.entry("男性", "male"),
            Map.entry("f", "female"),
            Map.entry("female", "female"),
            Map.entry("w", "female"),
            Map.entry("女", "female"),
            Map.entry("女性", "female"),
            Map.entry("u", "unknown"),
            Map.entry("unknown", "unknown"),
            Map.entry("未知", "unknown"),
            Map.entry("other", "other"),
            Map.entry("d", "other"));

    private final ValueJudge judge = new ValueJudge();
    private final Meanings meanings = Meanings.load();
    private final Sample sample;
    private final String entity;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private @Nullable String region;

    /** @param entity how a mapping names the entity, or null to guess it */
    MappingDrafter(Sample sample, @Nullable String entity) {
        this.sample = sample;
        this.entity = entity == null ? meanings.entity(sample) : entity;
    }

    MappingDraft draft() {
        KeyGuess.Key key = new KeyGuess(sample).key();
        KeyGuess.Version version = new KeyGuess(sample).version(judge);
        used.addAll(key.fields());
        if (version != null) {
            used.add(version.field());
        }
        region = region();
        for (SampleField field : sample.fields()) {
            Meaning meaning = used.contains(field.path()) && !isNumberOfOrder(field) ? null : meaning(field);
            if (meaning != null) {
                add(field, meaning);
            }
        }
        if (entity.equals("sales-order") || entity.equals("service-case")) {
            customerStream("customer_stream", "customers");
        } else if (entity.equals("sales-order-line")) {
            customerStream("order_stream", "orders");
        }
        return new MappingDraft(
                entity,
                key.fields(),
                key.comment(),
                version == null ? null : version.yaml(),
                region,
                sample.fields().stream().anyMatch(MappingDrafter::hasLocalTime),
                List.copyOf(lines.values()),
                sample.fields().stream()
                        .map(SampleField::path)
                        .filter(path -> !used.contains(path))
                        .toList());
    }

    /** A day and a time of day without Z or offset behind it. */
    private static boolean hasLocalTime(SampleField field) {
        return !field.values().isEmpty()
                && LOCAL_TIME.matcher(field.values().get(0)).matches();
    }

    /** The number of an order or case is its key and an attribute of it as well; so are the order and product of a line. */
    private boolean isNumberOfOrder(SampleField field) {
        Meaning meaning = meanings.of(entity, field);
        return meaning != null
                && (meaning.attribute().endsWith("_number")
                        || List.of("order_key", "sku").contains(meaning.attribute()));
    }

    private void customerStream(String attribute, String example) {
        lines.put(
                attribute,
                new Line(
                        attribute,
                        "{value: " + example + "}",
                        "name the stream of this system that holds them",
                        false));
    }

    private @Nullable Meaning meaning(SampleField field) {
        Meaning byName = meanings.of(entity, field, sample);
        if (byName != null || !entity.equals("customer") || field.values().isEmpty()) {
            return byName;
        }
        if (judge.areResidentIds(field)) {
            return byValue("identifier.cn-resident-id", "text:sensitive");
        }
        if (judge.share(field, "email", Map.of(), null) > 0.8
                && field.values().get(0).contains("@")) {
            return byValue("email", "email");
        }
        if (judge.areChineseNames(field)) {
            return byValue("name", "person-name");
        }
        return ValueJudge.areNumbers(field)
                        && field.values().get(0).length() == 11
                        && judge.share(field, "phone", Map.of(), "CN") > 0.9
                ? byValue("phone.mobile", "phone")
                : null;
    }

    private static Meaning byValue(String attribute, String as) {
        return new Meaning("customer", attribute, as, Set.of());
    }

    private void add(SampleField field, Meaning meaning) {
        String attribute = free(meaning, field);
        if (attribute == null) {
            return;
        }
        String comment = meaning.names().isEmpty() ? "guessed by its values" : "";
        String from = "from: " + YamlText.of(field.path());
        Line line =
                switch (meaning.as()) {
                    case "person-name" -> name(attribute, from, field);
                    case "person-name:given" -> active(attribute, "{" + from + ", as: person-name, part: given}", "");
                    case "person-name:family" -> active(attribute, "{" + from + ", as: person-name, part: family}", "");
                    case "date", "datetime" -> date(attribute, from, field, meaning.as());
                    case "gender" -> gender(attribute, from, field);
                    case "status" -> codes(attribute, from, field);
                    case "amount" -> amount(attribute, field);
                    case "phone", "email", "country" -> judged(attribute, from, field, meaning.as(), comment);
                    case "number" -> active(attribute, "{" + from + ", as: number}", comment);
                    case "organization-name" -> active(attribute, "{" + from + ", as: organization-name}", comment);
                    default -> active(attribute, "{" + from + "}", comment);
                };
        lines.put(line.attribute(), line);
        used.add(field.path());
    }

    /** The attribute, or another use of it when it is taken; null when it is and there is none. */
    private @Nullable String free(Meaning meaning, SampleField field) {
        String attribute = meaning.attribute();
        if (!lines.containsKey(attribute)) {
            return attribute;
        }
        String kind = attribute.split("\\.", 2)[0];
        if (kind.equals("phone") || kind.equals("email")) {
            for (String use : List.of("other", "home", "work")) {
                if (!lines.containsKey(kind + "." + use)) {
                    return kind + "." + use;
                }
            }
        }
        return null;
    }

    private static Line active(String attribute, String yaml, String comment) {
        return new Line(attribute, yaml, comment, true);
    }

    private Line name(String attribute, String from, SampleField field) {
        if (judge.areOrganizations(field)) {
            boolean person = lines.containsKey("name") || lines.containsKey("given_name");
            return active(
                    person ? "trading_name" : "formatted_name",
                    "{" + from + ", as: organization-name}",
                    "many values look like companies");
        }
        return active(attribute, "{" + from + ", as: person-name}", "");
    }

    private Line judged(String attribute, String from, SampleField field, String as, String comment) {
        double share = judge.share(field, as, Map.of(), region == null ? "US" : region);
        boolean poor = !field.values().isEmpty() && share < 0.5 && !as.equals("phone");
        return active(
                attribute,
                "{" + from + ", as: " + as + "}",
                poor
                        ? "guessed by its name; only %d %% of the values look like one"
                                .formatted(Math.round(share * 100))
                        : comment);
    }

    private Line date(String attribute, String from, SampleField field, String as) {
        String past = attribute.equals("birth_date") ? ", past: true" : "";
        boolean typed = List.of("date", "timestamp").contains(sample.types().getOrDefault(field.path(), ""));
        String order = typed && field.values().isEmpty() ? "" : judge.order(field, as);
        if (order == null) {
            return new Line(
                    attribute,
                    "{" + from + ", as: " + as + past + "}",
                    field.values().isEmpty()
                            ? "no values to tell the form from: look at some, then uncomment"
                            : "the sample does not prove the order of day and month: ask the owner, add it as order, then"
                                    + " uncomment",
                    false);
        }
        // a date that needs no order begins with its year; to say so keeps later ones from being ambiguous
        String said = order.isEmpty() && as.equals("date") ? "year-month-day" : order;
        return active(
                attribute,
                "{" + from + ", as: " + as + (said.isEmpty() ? "" : ", order: " + said) + past + "}",
                order.isEmpty() ? "" : "the sample proves this order");
    }

    private Line gender(String attribute, String from, SampleField field) {
        Map<String, String> known = new LinkedHashMap<>();
        boolean all = true;
        for (String code : new TreeSet<>(field.values())) {
            String meaning = GENDERS.get(code.toLowerCase(Locale.ROOT));
            all &= meaning != null;
            if (meaning != null && known.size() < MOST_CODES) {
                known.put(code, meaning);
            }
        }
        if (known.isEmpty()) {
            return codes(attribute, from, field);
        }
        return active(
                attribute,
                "{" + from + ", as: code, map: " + map(known) + "}",
                all ? "" : "some codes of the sample are not known here");
    }

    private Line codes(String attribute, String from, SampleField field) {
        Set<String> codes = new TreeSet<>(field.values());
        Map<String, String> map = new LinkedHashMap<>();
        codes.stream().limit(MOST_CODES).filter(code -> code.length() <= 20).forEach(code -> map.put(code, "?"));
        boolean few = !map.isEmpty() && codes.size() <= MOST_CODES;
        return new Line(
                attribute,
                "{" + from + ", as: code, map: " + (few ? map(map) : "{A: active}") + "}",
                "say what each code means, then uncomment",
                false);
    }

    private static String map(Map<String, String> codes) {
        StringBuilder map = new StringBuilder();
        codes.forEach((code, meaning) -> map.append(map.isEmpty() ? "" : ", ")
                .append(YamlText.of(code))
                .append(": ")
                .append(meaning));
        return "{" + map + "}";
    }

    private Line amount(String attribute, SampleField field) {
        for (SampleField other : sample.fields()) {
            if (Set.of("currency", "currencycode", "币种").contains(other.lastName())) {
                used.add(other.path());
                lines.remove("price_currency");
                return active(
                        attribute, "{from: " + YamlText.of(List.of(field.path(), other.path())) + ", as: amount}", "");
            }
        }
        boolean plain = judge.share(field, "number", Map.of(), null) > 0.9;
        return active(
                attribute,
                "{from: " + YamlText.of(field.path()) + ", as: " + (plain ? "number" : "amount") + "}",
                plain ? "the currency is not told" : "");
    }

    /** China when names of fields are Chinese and numbers fit; else where nearly all phones are valid, without a country. */
    private @Nullable String region() {
        boolean country = false;
        SampleField phones = null;
        boolean chinese = false;
        for (SampleField field : sample.fields()) {
            Meaning meaning = meanings.of(entity, field);
            chinese |= field.path().codePoints().anyMatch(Character::isIdeographic) || judge.areResidentIds(field);
            if (meaning != null && meaning.as().equals("country")) {
                country = true;
            }
            if (meaning != null && meaning.as().equals("phone") && phones == null) {
                phones = field;
            }
        }
        if (chinese) {
            return "CN";
        }
        return phones == null || country ? null : judge.region(phones);
    }
}
