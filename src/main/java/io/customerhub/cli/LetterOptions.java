package io.customerhub.cli;

import io.customerhub.record.StreamName;
import io.customerhub.service.letter.LetterChoice;
import io.customerhub.service.letter.LetterFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which letters a command means: their numbers, or a filter of open ones. */
final class LetterOptions {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Letters; none: all that the options choose.")
    private @Nullable List<Long> ids;

    @Option(names = "--stream", paramLabel = "SYSTEM/STREAM", description = "Open letters of this stream only.")
    private @Nullable String stream;

    @Option(names = "--group", paramLabel = "FINGERPRINT", description = "Open letters of this cause only.")
    private @Nullable String group;

    @Option(names = "--code", description = "Open letters with this code only, such as HUB-VAL-001.")
    private @Nullable String code;

    @Option(names = "--key", description = "Open letters of this source key only.")
    private @Nullable String key;

    @Option(names = "--all", description = "All open letters.")
    private boolean all;

    /** The choice; nothing in particular is a mistake. */
    LetterChoice choice() {
        boolean isFiltered = stream != null || group != null || code != null || key != null || all;
        boolean isNumbered = ids != null && !ids.isEmpty();
        if (isFiltered == isNumbered) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-DL-002  say which letters: their numbers, or --group, --stream, --code, --key or --all");
        }
        if (isNumbered) {
            return LetterChoice.of(ids.toArray(new Long[0]));
        }
        StreamName name = stream == null ? null : Actor.stream(stream);
        return new LetterChoice(
                List.of(),
                new LetterFilter(
                        name == null ? null : name.system(),
                        name == null ? null : name.stream(),
                        List.of(),
                        group,
                        code,
                        null,
                        key,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                null);
    }
}
