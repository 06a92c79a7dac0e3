package io.customerhub.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.record.Content;
import io.customerhub.record.FieldNames;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayloadCodecTest {

    private final PayloadCodec codec = new PayloadCodec();

    @Test
    void aRowIsOneJsonObjectInTheOrderOfTheColumns() {
        byte[] payload = codec.encode(FieldNames.of("id", "na\"me", "city"), new String[] {"1", null, "Köln"});

        assertThat(text(payload)).isEqualTo("{\"id\":\"1\",\"na\\\"me\":null,\"city\":\"Köln\"}");
    }

    @Test
    void columnsPastTheEndOfARowAreLeftOut() {
        assertThat(text(codec.encode(FieldNames.of("a", "b"), new String[] {"1"})))
                .isEqualTo("{\"a\":\"1\"}");
        assertThat(text(codec.encode(FieldNames.of("a", "b"), new String[0]))).isEqualTo("{}");
    }

    @Test
    void everyTextComesBackAsItWas() {
        FieldNames names = FieldNames.of("v");
        Random random = new Random(7);
        String alphabet = "ab\"\\/\n\r\t\b\u0000\u001f\u007f\u0080é中\u2028\uFFFD\uD83D\uDE00\uD800\uDC00";
        for (int n = 0; n < 20_000; n++) {
            StringBuilder value = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] payload = codec.encode(names, new String[] {value.toString()});
            assertThat(codec.decode(payload).fields()).containsEntry("v", value.toString());
        }
    }

    @Test
    void oneInstanceServesManyLayouts() {
        FieldNames first = FieldNames.of("a", "b");
        FieldNames second = FieldNames.of("x");
        for (int i = 0; i < 3; i++) {
            assertThat(text(codec.encode(first, new String[] {"1", "2"}))).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
            assertThat(text(codec.encode(second, new String[] {"3"}))).isEqualTo("{\"x\":\"3\"}");
        }
    }

    @Test
    void numbersKeepEveryDigit() {
        String json = "{\"a\":1,\"b\":123456789012345678901234567890,\"c\":1.10,\"d\":[true,null,{\"e\":\"x\"}],"
                + "\"f\":-9223372036854775808}";

        Content.Tree tree = codec.decode(json.getBytes(StandardCharsets.UTF_8));

        assertThat(tree.fields())
                .containsEntry("a", 1L)
                .containsEntry("b", new BigInteger("123456789012345678901234567890"))
                .containsEntry("c", new BigDecimal("1.10"))
                .containsEntry("f", Long.MIN_VALUE);
        assertThat(text(codec.encode(tree.fields()))).isEqualTo(json);
    }

    @Test
    void whatIsNotOneObjectIsRefusedWithACodeAndWithoutItsContent() {
        String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
        for (String broken : List.of(
                "",
                "[]",
                "{",
                "{\"secret\":",
                "{} {}",
                "{\"secret\":1,\"secret\":2}",
                "nonsense secret",
                "{\"a\":secret}",
                "{\"a\":1e999999999}",
                "{\"a\":" + "9".repeat(2000) + "}",
                deep)) {
            assertThatThrownBy(() -> codec.decode(broken.getBytes(StandardCharsets.UTF_8)))
                    .as(broken)
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void randomBytesNeverThrowAnythingElse() {
        Random random = new Random(11);
        byte[] start = codec.encode(FieldNames.of("id", "name"), new String[] {"1", "Zoë \uD83D\uDE00 \u0000"});
        for (int n = 0; n < 50_000; n++) {
            byte[] bytes = Arrays.copyOf(start, random.nextInt(start.length + 1));
            for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                codec.decode(bytes);
            } catch (UnreadableException expected) {
                assertThat(expected.code()).isEqualTo("HUB-READ-040");
            }
        }
    }

    @Test
    void aValueThatIsNoJsonIsAMistakeOfTheCaller() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", Double.NaN);

        assertThatThrownBy(() -> codec.encode(fields)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
