package io.customerhub.console.letter;

import io.customerhub.console.page.Language;
import io.customerhub.console.page.PageContext;
import io.customerhub.record.StreamName;
import org.jspecify.annotations.Nullable;

/** What is wrong, in the language of the page. */
public final class Causes {

    private Causes() {}

    /** One sentence; the services' own in English, elsewhere where and on what it failed, with the text for the code if any. */
    public static String sentence(
            PageContext page, StreamName stream, String stage, String code, @Nullable String field, String english) {
        if (page.language() == Language.EN) {
            return english;
        }
        String known = page.word("cause", code);
        String text = known.equalsIgnoreCase(code) ? page.text("letters.cause-unknown", "code", code) : known;
        String step = page.word("stage", stage);
        return field == null
                ? page.text("letters.cause", "stream", stream.toString(), "stage", step, "text", text)
                : page.text(
                        "letters.cause-field",
                        "stream",
                        stream.toString(),
                        "stage",
                        step,
                        "field",
                        field,
                        "text",
                        text);
    }
}
