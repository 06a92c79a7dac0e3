package io.customerhub.service.letter;

import io.customerhub.deadletter.DeadLetter.Cause;
import io.customerhub.explain.Explanation;
import io.customerhub.explain.Explanations;
import io.customerhub.record.StreamName;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what is wrong with letters of one cause, and in one what to do. */
final class Sentences {

    private final Supplier<Explanations> explanations;
    private @Nullable Map<String, Explanation> byCode;

    /** @param explanations is asked at the first sentence, as they are read from a file */
    Sentences(Supplier<Explanations> explanations) {
        this.explanations = explanations;
    }

    private synchronized @Nullable Explanation explanation(String code) {
        if (byCode == null) {
            Map<String, Explanation> read = new HashMap<>();
            explanations.get().all().forEach(one -> read.put(one.code(), one));
            byCode = Map.copyOf(read);
        }
        return byCode.get(code);
    }

    /** The sentences; with the message of the first letter when the code is unknown, as those of older hubs may be. */
    String of(StreamName stream, Cause cause) {
        String where = (cause.field() == null ? "" : "field '" + cause.field() + "' of ") + stream
                + ", refused at the step " + cause.stage();
        Explanation explanation = explanation(cause.code());
        return explanation == null
                ? cause.message() + " (" + where + ")"
                : explanation.title() + " (" + where + "). " + explanation.remedy();
    }

    /** What to do about a code; empty when it is unknown. */
    String remedy(String code) {
        Explanation explanation = explanation(code);
        return explanation == null ? "" : explanation.remedy();
    }
}
