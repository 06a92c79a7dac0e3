package io.customerhub.deadletter.replay;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is to be prepared from, kept with it until its letters have been put in order, so that whoever goes on after a
 * crash knows.
 *
 * @param scope which letters
 * @param canary whether it goes by steps; null: by its size
 */
record PlanChoice(PlanScope scope, @Nullable Boolean canary) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE) // what a record answers is no part of it
            .build();

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a choice is a plain record", impossible);
        }
    }

    /** Reads what {@link #text} wrote. */
    static PlanChoice of(String text) {
        try {
            return JSON.readValue(text, PlanChoice.class);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("the choice of a plan was changed by hand", foreign);
        }
    }
}
