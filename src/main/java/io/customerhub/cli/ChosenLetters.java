package io.customerhub.cli;

import io.customerhub.service.letter.LetterChoice;
import io.customerhub.service.letter.LetterFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which letters a command does something with: their numbers, or all that options choose. */
final class ChosenLetters {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Letters; none: all that the options choose.")
    private @Nullable List<Long> ids;

    @Mixin
    private WhichLetters which = new WhichLetters();

    @Option(names = "--all", description = "All letters that it can be done with.")
    private boolean all;

    /** The letters, of those in the state that the options say, open when they say none. */
    LetterChoice open(long upTo) {
        return choice(upTo, which.filter());
    }

    /** The letters, in any state when the options say none: the action itself knows with which it can be done. */
    LetterChoice fitting(long upTo) {
        return choice(upTo, which.filterOfAnyState());
    }

    private LetterChoice choice(long upTo, LetterFilter filter) {
        boolean isNumbered = ids != null && !ids.isEmpty();
        if (isNumbered == (which.chooses() || all)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-DL-002  say which letters: their numbers, or --group, --stream, --code, another option of"
                            + " them, or --all; and not both");
        }
        return isNumbered ? LetterChoice.of(ids.toArray(Long[]::new)) : LetterChoice.of(filter, upTo);
    }
}
