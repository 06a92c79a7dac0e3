package io.customerhub.ingest.rest.rules;

import io.customerhub.ingest.rest.http.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a route says that answers mean, before the rules of HTTP apply; the first rule that fits wins. */
public final class ResponseRules {

    private final List<ResponseRule> rules;

    private ResponseRules(List<ResponseRule> rules) {
        this.rules = rules;
    }

    /**
     * Reads rules with semicolons between them; see {@link ResponseRule#parse}.
     *
     * @throws IllegalArgumentException when one is none
     */
    public static ResponseRules parse(String text) {
        List<ResponseRule> rules = new ArrayList<>();
        for (List<String> words : RuleWords.split(text)) {
            rules.add(ResponseRule.parse(words));
        }
        return new ResponseRules(List.copyOf(rules));
    }

    /** The rule for an answer, or null. */
    public @Nullable ResponseRule find(Answer answer) {
        for (ResponseRule rule : rules) {
            if (rule.fits(answer)) {
                return rule;
            }
        }
        return null;
    }
}
