package io.customerhub.service.letter;

import io.customerhub.deadletter.DeadLetter.Cause;
import io.customerhub.explain.Explanation;
import io.customerhub.explain.Explanations;
import io.customerhub.record.StreamName;
import java.util.HashMap;
import java.util.Map;

/** Says in one sentence what is wrong with letters of one cause, and in one what to do. */
final class Sentences {

    private final Map<String, Explanation> byCode = new HashMap<>();

    Sentences(Explanations explanations) {
        explanations.all().forEach(explanation -> byCode.put(explanation.code(), explanation));
    }

    /** The sentences; with the message of the first letter when the code is unknown, as those of older hubs may be. */
    String of(StreamName stream, Cause cause) {
        String where = (cause.field() == null ? "" : "field '" + cause.field() + "' of ") + stream
                + ", refused at the step " + cause.stage();
        Explanation explanation = byCode.get(cause.code());
        return explanation == null
                ? cause.message() + " (" + where + ")"
                : explanation.title() + " (" + where + "). " + explanation.remedy();
    }

    /** What to do about a code; empty when it is unknown. */
    String remedy(String code) {
        Explanation explanation = byCode.get(code);
        return explanation == null ? "" : explanation.remedy();
    }
}
