package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EnglishSentenceTest {

    @Test
    void aSentenceIsFoundAndNamesAreNot() {
        assertThat(EnglishSentence.in("死信：the field 'id' is missing or blank")).isNotEmpty();
        assertThat(EnglishSentence.in("The stream is paused")).isNotEmpty();
        assertThat(EnglishSentence.in("请用 hub customer search 查找 Anna Maria Bauer，或写 as: person-name"))
                .isEmpty();
        assertThat(EnglishSentence.in("./hub backfill SYSTEM/STREAM --reason TEXT"))
                .isEmpty();
    }
}
