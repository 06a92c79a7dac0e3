package io.customerhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How requests and answers look as JSON: times as ISO 8601, streams as {@code system/stream}, words of a list in lower
 * case. A body with a field that nobody knows is refused, and so is one that lacks a field that must be there; a list that
 * is left out is empty.
 */
public final class ApiJson {

    private static final int DEEPEST = 50;

    private ApiJson() {}

    /** A mapper for requests and answers. Safe for use by several threads. */
    public static ObjectMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule()
                        .addSerializer(new StreamWriter())
                        .addDeserializer(StreamName.class, new StreamReader()))
                .annotationIntrospector(new RequiredUnlessNullable())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .serializationInclusion(JsonInclude.Include.NON_NULL);
        for (Class<?> many : List.<Class<?>>of(List.class, Set.class, Map.class, Collection.class)) {
            builder.withConfigOverride(
                    many, config -> config.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        JsonMapper mapper = builder.build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        return mapper;
    }

    /** True when a parameter of a record may be left out: it is nullable, a list, or an amount with a natural zero. */
    static boolean mayBeAbsent(Class<?> type, boolean isNullable) {
        return isNullable || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    /** What is not marked as nullable must be there. */
    private static final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            if (!(member instanceof AnnotatedParameter parameter)
                    || !parameter.getDeclaringClass().isRecord()) {
                return super.hasRequiredMarker(member);
            }
            Executable creator = (Executable) parameter.getOwner().getMember();
            boolean isNullable =
                    creator.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
            return !mayBeAbsent(parameter.getRawType(), isNullable);
        }
    }

    private static final class StreamWriter extends StdSerializer<StreamName> {

        private static final long serialVersionUID = 1L;

        private StreamWriter() {
            super(StreamName.class);
        }

        @Override
        public void serialize(StreamName value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class StreamReader extends FromStringDeserializer<StreamName> {

        private static final long serialVersionUID = 1L;

        private StreamReader() {
            super(StreamName.class);
        }

        @Override
        protected StreamName _deserialize(String value, DeserializationContext context) throws IOException {
            try {
                return StreamName.parse(value);
            } catch (IllegalArgumentException wrong) {
                JsonParser at = context.getParser();
                throw com.fasterxml.jackson.databind.exc.InvalidFormatException.from(
                        at, "expected system/stream, such as crm/contacts", value, StreamName.class);
            }
        }
    }
}
