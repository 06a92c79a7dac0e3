package io.customerhub.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.record.Validity;
import io.customerhub.trial.ReferenceSuite.Case;
import io.customerhub.trial.ReferenceSuite.Score;
import io.customerhub.trial.ReferenceSuite.Verdict;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The suites of addresses: parts are compared without regard to case, accents and punctuation. */
class AddressSuitesTest {

    @Test
    void chineseAddressesGetTheirDivisions() {
        Score score = ReferenceSuite.load("addresses/cpca")
                .score(AddressSuitesTest::divisions, AddressSuitesTest::found)
                .print();
        assertThat(score.share()).isGreaterThanOrEqualTo(0.80);
        assertThat(score.wrong()).isZero();
    }

    @Test
    void deliveryLinesGetTheCodeOfTheirCounty() {
        Score score = part("addresses/akebe_cn_delivery", "code", "division_code");
        assertThat(score.share()).isGreaterThanOrEqualTo(0.70);
        assertThat(score.wrong()).isZero();
        Score names = part("addresses/akebe_cn_delivery", "name", "name");
        assertThat(names.wrong()).isZero();
        part("addresses/akebe_cn_delivery", "details", "street_address");
    }

    @Test
    void mobilesAreSplitOffDeliveryLines() {
        Score score = ReferenceSuite.load("addresses/akebe_cn_delivery")
                .only("mobiles", one -> one.context().has("mobile_in_text"))
                .score(
                        one -> verdict(
                                one.context().path("mobile_in_text").path(0).asText(), read(one, null), "mobile"),
                        AddressSuitesTest::found)
                .print();
        assertThat(score.share()).isGreaterThanOrEqualTo(0.90);
        assertThat(score.wrong()).isZero();
    }

    @Test
    void americanLinesGetTheirParts() {
        assertThat(labelled("ZipCode", "postal_code").share()).isGreaterThanOrEqualTo(0.97);
        assertThat(labelled("StateName", "address_region").share()).isGreaterThanOrEqualTo(0.97);
        Score places = labelled("PlaceName", "address_locality");
        assertThat(places.share()).isGreaterThanOrEqualTo(0.85);
        assertThat(places.wrong()).isLessThanOrEqualTo(4);
        Score numbers = labelled("AddressNumber", "house_number");
        assertThat(numbers.share()).isGreaterThanOrEqualTo(0.95);
        assertThat(numbers.wrong()).isLessThanOrEqualTo(2);
        assertThat(labelled("StreetName", "road").wrong()).isLessThanOrEqualTo(6);
    }

    @Test
    void blocksOfManyCountriesGiveBackTheirParts() {
        Score countries =
                blocks("country", one -> one.context().path("cc").asText().toUpperCase(Locale.ROOT));
        assertThat(countries.share()).isGreaterThanOrEqualTo(0.90);
        Score codes = blocks("postal_code", one -> inBlock(one, one_ -> List.of("postcode")));
        assertThat(codes.share()).isGreaterThanOrEqualTo(0.88);
        Score towns = blocks(
                "locality",
                one -> inBlock(
                        one,
                        one_ -> List.of(
                                "city", "town", "village", "municipality", "suburb", "hamlet", "city_district")));
        assertThat(towns.share()).isGreaterThanOrEqualTo(0.70);
    }

    @Test
    void postalCodesAreCheckedByTheirCountry() {
        Score score = ReferenceSuite.load("addresses/validatorjs_isPostalCode")
                .only("country", one -> one.context().path("locale").asText().length() == 2)
                .score(
                        one -> {
                            Trial.Result result = ReferenceSuite.standardize(
                                    "postal-code",
                                    one.input(),
                                    Map.of(),
                                    one.context().path("locale").asText(),
                                    null);
                            boolean valid = result.standard().validity() == Validity.VALID;
                            return valid == one.expected().asBoolean()
                                    ? Verdict.RIGHT
                                    : valid ? Verdict.WRONG : Verdict.REFUSED;
                        },
                        one -> "the other")
                .print();
        assertThat(score.share()).isGreaterThanOrEqualTo(0.98);
        assertThat(score.wrong()).isLessThanOrEqualTo(2);
    }

    @Test
    void addressesOfTheWorldGetWhatIsSureOfThem() {
        assertThat(world("country", "address_country").share()).isGreaterThanOrEqualTo(0.90);
        assertThat(world("postcode", "postal_code").share()).isGreaterThanOrEqualTo(0.90);
        assertThat(world("city", "address_locality").share()).isGreaterThanOrEqualTo(0.70);
        assertThat(world("house_number", "house_number").share()).isGreaterThanOrEqualTo(0.60);
        assertThat(world("road", "road").share()).isGreaterThanOrEqualTo(0.60);
    }

    @Test
    void noTokenOfAnAddressIsLost() {
        for (String suite : List.of("cpca", "akebe_cn_delivery", "usaddress_us50_test_tagged", "libpostal_parser")) {
            for (Case one : ReferenceSuite.load("addresses/" + suite).cases()) {
                Trial.Result result = read(one, null);
                if (result.standard().value() != null) {
                    String value = result.standard().value().toString();
                    for (String token : one.input().strip().split("[\\s\\u3000]+")) {
                        assertThat(value).contains(token);
                    }
                }
            }
        }
    }

    private static Score part(String suite, String label, String part) {
        return ReferenceSuite.load(suite)
                .only(label, one -> one.expected().has(label))
                .score(
                        one -> verdict(one.expected().path(label).asText(), read(one, null), part),
                        AddressSuitesTest::found)
                .print();
    }

    private static Score labelled(String label, String part) {
        return ReferenceSuite.load("addresses/usaddress_us50_test_tagged")
                .only(label, one -> !tokens(one, label).isEmpty())
                .score(one -> verdict(tokens(one, label), read(one, null), part), AddressSuitesTest::found)
                .print();
    }

    private static String tokens(Case one, String label) {
        List<String> tokens = new ArrayList<>();
        for (JsonNode pair : one.expected()) {
            if (pair.path(1).asText().equals(label)) {
                tokens.add(pair.path(0).asText());
            }
        }
        return String.join(" ", tokens);
    }

    private static Score world(String label, String part) {
        return ReferenceSuite.load("addresses/libpostal_parser")
                .only(label, one -> !world(one, label).isEmpty())
                .score(
                        one -> {
                            String expected = world(one, label);
                            return verdict(
                                    label.equals("country") ? country(expected) : expected, read(one, null), part);
                        },
                        AddressSuitesTest::found)
                .print();
    }

    private static String world(Case one, String label) {
        for (JsonNode pair : one.expected()) {
            if (pair.path(0).asText().equals(label)) {
                return pair.path(1).asText();
            }
        }
        return "";
    }

    private static String country(String name) {
        Object code = ReferenceSuite.standardize("country", name, Map.of(), null, null)
                .standard()
                .value();
        return String.valueOf(code);
    }

    /** What a block says of the components named; several when it says several of them. */
    private static String inBlock(Case one, java.util.function.Function<Case, List<String>> names) {
        String block = fold(one.expected().asText());
        return names.apply(one).stream()
                .map(name -> block(one).path(name).asText())
                .filter(text -> !text.isEmpty() && block.contains(fold(text)))
                .distinct()
                .collect(Collectors.joining("|"));
    }

    private static JsonNode block(Case one) {
        return BLOCKS.get(one.id());
    }

    private static final Map<String, JsonNode> BLOCKS = blocks();

    private static Map<String, JsonNode> blocks() {
        try (java.util.stream.Stream<String> lines = java.nio.file.Files.lines(
                java.nio.file.Path.of("src/test/resources/reference-cases/addresses/opencage_format.jsonl"))) {
            com.fasterxml.jackson.databind.ObjectMapper json = new com.fasterxml.jackson.databind.ObjectMapper();
            Map<String, JsonNode> blocks = new java.util.HashMap<>();
            for (String line : lines.toList()) {
                JsonNode read = json.readTree(line);
                blocks.put(read.path("id").asText(), read.path("input"));
            }
            return Map.copyOf(blocks);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Score blocks(String title, java.util.function.Function<Case, String> expected) {
        String part = title.equals("postal_code") ? title : "address_" + title;
        return ReferenceSuite.load("addresses/opencage_format")
                .only(title, one -> !expected.apply(one).isEmpty() && namesItsCountry(one))
                .score(
                        one -> {
                            Trial.Result result = ReferenceSuite.standardize(
                                    "address", one.expected().asText(), Map.of(), null, null);
                            Object value = result.standard().parts().get(part);
                            Set<String> any = Set.of(expected.apply(one).split("\\|"));
                            return value == null
                                    ? Verdict.REFUSED
                                    : any.stream().anyMatch(text -> fold(text).equals(fold(value.toString())))
                                            ? Verdict.RIGHT
                                            : Verdict.WRONG;
                        },
                        one -> ReferenceSuite.standardize(
                                        "address", one.expected().asText(), Map.of(), null, null)
                                .standard()
                                .parts())
                .print();
    }

    /** Some blocks of the suite end with another country than their code: overseas territories and disputed ones. */
    private static boolean namesItsCountry(Case one) {
        return !country(block(one).path("country").asText()).equals("null");
    }

    private static Verdict divisions(Case one) {
        JsonNode expected = one.expected();
        Map<String, Object> parts = read(one, null).standard().parts();
        Verdict worst = Verdict.RIGHT;
        for (String[] pair : new String[][] {
            {"province", "address_region"},
            {"county", "address_district"},
            {"adcode", "division_code"},
            {"rest", "street_address"}
        }) {
            String wanted = expected.path(pair[0]).isNull()
                    ? ""
                    : expected.path(pair[0]).asText();
            String value = String.valueOf(parts.getOrDefault(pair[1], ""));
            if (!wanted.equals(value)) {
                worst = value.isEmpty() && worst != Verdict.WRONG ? Verdict.REFUSED : Verdict.WRONG;
            }
        }
        String city = expected.path("city").asText("");
        boolean sameCity = city.isEmpty()
                || city.equals("null")
                || city.equals("市辖区")
                || city.equals(parts.get("address_locality"));
        return sameCity ? worst : Verdict.WRONG;
    }

    private static Trial.Result read(Case one, @Nullable String region) {
        return ReferenceSuite.standardize("address", one.input(), Map.of(), region, null);
    }

    private static Object found(Case one) {
        return read(one, null).standard();
    }

    private static Verdict verdict(String expected, Trial.Result result, String part) {
        Object value = result.standard().parts().get(part);
        return value == null
                ? Verdict.REFUSED
                : fold(value.toString()).equals(fold(expected)) ? Verdict.RIGHT : Verdict.WRONG;
    }

    /** Letters and digits only, without case and accents. */
    private static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return plain.replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
