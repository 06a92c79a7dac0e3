package io.customerhub.ingest.rest.http;

import io.customerhub.ingest.JsonValues;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.rest.http.HttpCalls.Reply;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an API answered; its JSON is read when somebody asks for it, and once. Used by one thread. */
public final class Answer {

    /** The code of every answer that cannot be read. */
    public static final String UNREADABLE = "HUB-REST-020";

    private final Reply reply;
    private final boolean nothing;
    private @Nullable Object document;
    private @Nullable UnreadableException problem;
    private boolean read;

    /** An answer that says something. */
    public Answer(Reply reply) {
        this(reply, false);
    }

    private Answer(Reply reply, boolean nothing) {
        this.reply = reply;
        this.nothing = nothing;
    }

    /** The same answer, which a rule takes for "there is nothing". */
    public Answer asNothing() {
        return new Answer(reply, true);
    }

    /** True when a rule takes it for an empty last page. */
    public boolean isNothing() {
        return nothing;
    }

    /** The HTTP status. */
    public int status() {
        return reply.status();
    }

    /** The value of a header, whatever the case of its name, or null. */
    public @Nullable String header(String name) {
        return reply.headers().get(name.toLowerCase(Locale.ROOT));
    }

    /** The whole body. */
    public byte[] body() {
        return reply.body();
    }

    /**
     * The JSON value in the body; null for JSON null.
     *
     * @throws UnreadableException (HUB-REST-020) when it is no JSON; a page of HTML is told as such
     */
    public @Nullable Object document() {
        if (!read) {
            read = true;
            try {
                document = parse();
            } catch (UnreadableException e) {
                problem = e;
            }
        }
        if (problem != null) {
            throw problem;
        }
        return document;
    }

    /** The value at a place; null when there is none, or no JSON. */
    public @Nullable Object find(JsonPlace place) {
        try {
            return place.find(document());
        } catch (UnreadableException noJson) {
            return null;
        }
    }

    private @Nullable Object parse() {
        String type = reply.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (type.contains("html") || startsLikeMarkup(reply.body())) {
            throw new UnreadableException(
                    UNREADABLE, 0, "JSON was expected, found a page of HTML or XML, such as a login page");
        }
        return JsonValues.read(reply.body(), UNREADABLE);
    }

    private static boolean startsLikeMarkup(byte[] body) {
        for (byte b : body) {
            if (b > ' ') {
                return b == '<';
            }
        }
        return false;
    }
}
