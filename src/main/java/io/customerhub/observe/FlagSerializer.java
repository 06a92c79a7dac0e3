package io.customerhub.observe;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.customerhub.arrival.Flag;
import java.io.IOException;

/** Writes flags in the form that {@code hub status --json} has: flag, code, field if it is about one, message. */
final class FlagSerializer extends StdSerializer<Flag> {

    private static final long serialVersionUID = 1L;

    FlagSerializer() {
        super(Flag.class);
    }

    @Override
    public void serialize(Flag flag, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        json.writeStringField("flag", flag.kind().word());
        json.writeStringField("code", flag.code());
        if (flag.field() != null) {
            json.writeStringField("field", flag.field());
        }
        json.writeStringField("message", flag.message());
        json.writeEndObject();
    }
}
