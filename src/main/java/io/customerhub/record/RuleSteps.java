package io.customerhub.record;

import java.util.ArrayList;
import java.util.List;

/** Keeps what each rule made of a text, in order. For one thread. */
public final class RuleSteps implements RuleTrace {

    private final List<Step> steps = new ArrayList<>();

    /**
     * What one rule did.
     *
     * @param before the text that it was given
     * @param after what it made of it; empty when it left nothing
     */
    public record Step(Rule rule, String before, String after) {}

    @Override
    public void changed(Rule rule, String before, String after) {
        steps.add(new Step(rule, before, after));
    }

    /** The steps so far. */
    public List<Step> list() {
        return List.copyOf(steps);
    }
}
