package io.customerhub.console.letter;

import io.customerhub.console.page.PageContext;
import io.customerhub.record.StreamName;
import org.jspecify.annotations.Nullable;

/** What is wrong, in the language of the page. */
public final class Causes {

    private Causes() {}

    /** One sentence of what is wrong and where, and one of what to do. */
    public static String sentence(
            PageContext page, StreamName stream, String stage, String code, @Nullable String field, String english) {
        String step = page.word("stage", stage);
        String where = field == null
                ? page.text("letters.cause-at", "stream", stream.toString(), "stage", step)
                : page.text("letters.cause-field", "stream", stream.toString(), "stage", step, "field", field);
        return page.cause(code, where, english);
    }
}
