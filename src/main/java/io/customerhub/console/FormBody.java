package io.customerhub.console;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a form and no more than a form: type, size and number of fields are limited. */
final class FormBody {

    /** Enough for a pasted payload of a dead letter with its escapes; see the limit of a raw record. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final int MOST_FIELDS = 2_000;
    private static final String TYPE = "application/x-www-form-urlencoded";

    private FormBody() {}

    /**
     * The fields.
     *
     * @throws HttpResponseException 415 for another media type, 413 for too much, 400 for what is no form
     */
    static Map<String, List<String>> read(Context context) {
        String type = context.contentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(TYPE)) {
            throw new HttpResponseException(415, "HUB-WEB-415");
        }
        return fields(new String(bytes(context), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Context context) {
        if (context.req().getContentLengthLong() > MOST_BYTES) {
            throw new HttpResponseException(413, "HUB-WEB-413");
        }
        try {
            // a body in chunks tells no length before
            byte[] bytes = context.req().getInputStream().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new HttpResponseException(413, "HUB-WEB-413");
            }
            return bytes;
        } catch (IOException gone) {
            throw new HttpResponseException(400, "HUB-WEB-400");
        }
    }

    private static Map<String, List<String>> fields(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int count = 0;
        for (String pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++count > MOST_FIELDS) {
                throw new HttpResponseException(413, "HUB-WEB-413");
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            fields.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new HttpResponseException(400, "HUB-WEB-400");
        }
    }
}
