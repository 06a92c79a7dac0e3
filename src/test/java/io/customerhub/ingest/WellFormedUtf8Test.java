package io.customerhub.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The decoder of the JDK is the oracle. */
final class WellFormedUtf8Test {

    private static final String[] PARTS = {
        "a", "Müller", "王小明", "𠮷野家", "\u007F", "\u0080", "\u07FF", "\u0800", "\uFFFF", "😀", "\n"
    };

    @Test
    void whatIsWellFormedIsDecodedToTheEnd() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            CharBuffer chars = CharBuffer.allocate(text.length() + 1);

            WellFormedUtf8.decode(bytes, chars);

            assertThat(bytes.remaining()).isZero();
            assertThat(chars.flip().toString()).isEqualTo(text.toString());
        }
    }

    @Test
    void itStopsWhereTheDecoderOfTheJdkFindsAMistakeOrAnEnd() {
        Random random = new Random(4);
        for (int round = 0; round < 50_000; round++) {
            byte[] all = PARTS[random.nextInt(PARTS.length)]
                    .repeat(1 + random.nextInt(3))
                    .getBytes(StandardCharsets.UTF_8);
            all[random.nextInt(all.length)] = (byte) random.nextInt(256);
            ByteBuffer bytes = ByteBuffer.wrap(all);
            CharBuffer chars = CharBuffer.allocate(40);
            ByteBuffer same = ByteBuffer.wrap(all);
            CharBuffer expected = CharBuffer.allocate(40);

            WellFormedUtf8.decode(bytes, chars);
            CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(same, expected, false);

            assertThat(bytes.position()).isEqualTo(same.position());
            assertThat(chars.flip().toString()).isEqualTo(expected.flip().toString());
            assertThat(bytes.hasRemaining()).isEqualTo(result.isMalformed() || same.hasRemaining());
        }
    }

    @Test
    void aFullOutputEndsItBetweenTwoCharacters() {
        ByteBuffer bytes = ByteBuffer.wrap("ab😀😀".getBytes(StandardCharsets.UTF_8));
        CharBuffer chars = CharBuffer.allocate(5);

        WellFormedUtf8.decode(bytes, chars);

        assertThat(chars.flip().toString()).isEqualTo("ab😀");
    }
}
