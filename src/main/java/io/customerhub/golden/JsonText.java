package io.customerhub.golden;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;

/** JSON written piece by piece, without spaces; the same pieces give the same bytes. */
final class JsonText {

    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private final StringBuilder text = new StringBuilder();
    /** Whether something stands before on the same level, so that a comma must follow. */
    private boolean follows;

    /** Begins an object or array. */
    JsonText open(char bracket) {
        next();
        text.append(bracket);
        follows = false;
        return this;
    }

    /** Ends an object or array. */
    JsonText close(char bracket) {
        text.append(bracket);
        follows = true;
        return this;
    }

    /** The name of what comes next in an object; plain ASCII. */
    JsonText name(String name) {
        next();
        text.append('"').append(name).append("\":");
        follows = false;
        return this;
    }

    /** A text. */
    JsonText string(String value) {
        next();
        text.append('"');
        ENCODER.quoteAsString(value, text);
        text.append('"');
        return this;
    }

    /** A whole number. */
    JsonText number(long value) {
        next();
        text.append(value);
        return this;
    }

    /** A number, as Java writes it. */
    JsonText number(double value) {
        next();
        text.append(value);
        return this;
    }

    /** An object of texts. */
    JsonText object(Map<String, String> members) {
        open('{');
        members.forEach((name, value) -> string(name).colon().string(value));
        return close('}');
    }

    /** What another has written, as the value that comes next. */
    JsonText value(JsonText written) {
        next();
        text.append(written.text);
        return this;
    }

    private JsonText colon() {
        text.append(':');
        follows = false;
        return this;
    }

    private void next() {
        if (follows) {
            text.append(',');
        }
        follows = true;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
