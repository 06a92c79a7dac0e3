package io.customerhub.standardize.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberPatternParserTest {

    @Test
    void digitsClassesGroupsAndRepetitionsAreRead() {
        assertThat(NumberPatternParser.parse("0(?:[1-35]\\d){2,3}|(8)?$"))
                .isEqualTo(new NumberPattern.Choice(List.of(
                        new NumberPattern.Sequence(List.of(
                                new NumberPattern.Digit(0b1),
                                new NumberPattern.Repeat(
                                        new NumberPattern.Sequence(List.of(
                                                new NumberPattern.Digit(0b101110),
                                                new NumberPattern.Digit(0b1111111111))),
                                        2,
                                        3))),
                        new NumberPattern.Sequence(List.of(
                                new NumberPattern.Repeat(
                                        new NumberPattern.Group(new NumberPattern.Digit(0b100000000), 1), 0, 1),
                                new NumberPattern.End())))));
    }

    @Test
    void groupsAreCountedByTheirOpeningParentheses() {
        assertThat(NumberPatternParser.parse("0(1(2))(?:3)").groups()).isEqualTo(2);
        assertThat(NumberPatternParser.parse("0(?:3)").groups()).isZero();
    }

    @Test
    void whatCannotBeCompiledIsRefusedInsteadOfMisread() {
        for (String pattern : List.of(
                "1*",
                "1+",
                "1??",
                "1?+",
                "1{2,}",
                "1{3,2}",
                "1{2}{3}",
                "[^1]",
                "[3-1]",
                "[]",
                "[12",
                "(1",
                "1)",
                "(?=1)",
                "(?!1)",
                "(?<name>1)",
                "\\w",
                "\\1",
                "a",
                ".",
                "^1",
                " 1",
                "?",
                "{2}",
                "1{",
                "\u0661")) {
            assertThatThrownBy(() -> NumberPatternParser.parse(pattern))
                    .as(pattern)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(pattern);
        }
    }
}
