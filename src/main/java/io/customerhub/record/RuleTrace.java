package io.customerhub.record;

/**
 * Hears what each rule made of a text, in order. In the pipeline nobody listens, so a rule must cost nothing more for
 * being told: it calls this only where it has changed something, and makes no text for this alone.
 */
@FunctionalInterface
public interface RuleTrace {

    /** Nobody listens. */
    RuleTrace NONE = (rule, before, after) -> {};

    /**
     * A rule has changed a text or taken something from it.
     *
     * @param before the text that the rule was given
     * @param after what it made of it; empty when it left nothing
     */
    void changed(Rule rule, String before, String after);
}
