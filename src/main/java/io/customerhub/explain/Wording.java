package io.customerhub.explain;

import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the hub says, in Chinese. Messages are made in English where the facts are known, and are kept with their code;
 * {@code sentences.zh.yaml} has for each of them the same sentence in Chinese with the same facts, as message catalogs do.
 * Where it lacks one, the words of {@code explanations.zh.yaml} for the code stand there with the facts, never English.
 */
public final class Wording {

    private static final String FILE = "sentences.zh.yaml";

    /** A fact within a fact within a sentence; deeper there is none. */
    private static final int DEEPEST = 3;

    /** What stays a fact without its sentence: what stands in quotes, names of files and fields with signs, numbers, codes. */
    private static final Pattern FACT =
            Pattern.compile("'[^']{1,200}'|\\b[A-Za-z_]*[\\w./:-]*[\\d_/.:=][\\w./:=-]*[\\w/]\\b|\\b\\d+\\b");

    private static final int MOST_FACTS = 8;

    private static final Pattern PROSE = Pattern.compile("[A-Za-z]++ [a-z]++ [a-z]++(?![\\w/.:=-])");

    /** Facts that are somebody else's words: of a person, of a file, of a library. */
    private static final Set<String> AS_IT_IS = Set.of("reason", "example", "original");

    private static final String ENGLISH = "\0";

    private record Pair(SentencePattern english, SentencePattern chinese) {}

    private final Map<String, Explanation> explanations = new HashMap<>();
    private final Map<String, String> whole = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();

    private Wording() {}

    /**
     * Reads both files.
     *
     * @throws IllegalStateException when one is missing or cannot be read
     */
    public static Wording load() {
        Wording wording = new Wording();
        Map<String, Explanation> english = new HashMap<>();
        Explanations.load().all().forEach(one -> english.put(one.code(), one));
        for (Explanation one : Explanations.load(Tongue.ZH).all()) {
            wording.explanations.put(one.code(), one);
            Explanation same = english.get(one.code());
            if (same != null) {
                wording.whole.put(same.title(), one.title());
                wording.whole.put(same.meaning(), one.meaning());
                wording.whole.put(same.remedy(), one.remedy());
            }
        }
        sentences().forEach(wording::add);
        wording.pairs.sort(
                Comparator.comparing((Pair pair) -> pair.english().length()).reversed());
        return wording;
    }

    /** All sentences of the catalog, English and Chinese, in their order. */
    static Map<String, String> sentences() {
        try (InputStream in = Wording.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new FileNotFoundException(FILE);
            }
            Problems problems = new Problems();
            YamlNode root = YamlFile.read(FILE, in.readAllBytes(), problems);
            if (!(root instanceof YamlNode.Mapping listed) || !problems.isEmpty()) {
                throw new IllegalStateException(problems.toString());
            }
            Map<String, String> sentences = new LinkedHashMap<>();
            listed.entries()
                    .forEach(entry -> sentences.put(entry.key(), entry.value().text()));
            return sentences;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void add(String english, String chinese) {
        SentencePattern pattern = new SentencePattern(english);
        if (pattern.names().isEmpty()) {
            whole.put(english, chinese);
        } else {
            pairs.add(new Pair(pattern, new SentencePattern(chinese)));
        }
    }

    /** What a code means, in one phrase; null when it is unknown. */
    public @Nullable String title(String code) {
        Explanation explanation = explanations.get(code);
        return explanation == null ? null : explanation.title();
    }

    /** What to do about a code; empty when it is unknown. */
    public String remedy(String code) {
        Explanation explanation = explanations.get(code);
        return explanation == null ? "" : explanation.remedy();
    }

    /**
     * The message in Chinese, with its facts.
     *
     * @param code the code that it came with; null when there is none
     * @param message in English, or what a person wrote, which stays as it is when there is no code
     */
    public String said(@Nullable String code, String message) {
        String sentence = sentence(message);
        if (sentence != null || code == null) {
            return sentence == null ? message : sentence;
        }
        Explanation explanation = explanations.get(code);
        if (explanation == null) {
            return message;
        }
        String facts = facts(message);
        return explanation.title() + (facts.isEmpty() ? "" : "（" + facts + "）") + "。" + explanation.remedy();
    }

    /** The Chinese sentence; null when the catalog has none. */
    @Nullable
    String sentence(String message) {
        return sentence(message.strip(), 0);
    }

    private @Nullable String sentence(String message, int depth) {
        String same = whole.get(message);
        if (same != null || depth > DEEPEST) {
            return same;
        }
        int clause = message.indexOf("; ");
        String fitting = fitting(message, depth, clause >= 0);
        if (fitting != null || clause < 0) {
            return fitting;
        }
        String first = sentence(message.substring(0, clause), depth + 1);
        String rest = first == null ? null : sentence(message.substring(clause + 2), depth);
        return rest == null ? fitting(message, depth, false) : first + "；" + rest;
    }

    /** The sentence with the most words that fits; of several clauses only where it has several itself, when asked for. */
    private @Nullable String fitting(String message, int depth, boolean whole) {
        for (Pair pair : pairs) {
            Map<String, String> facts = whole && !pair.english().hasClauses()
                    ? null
                    : pair.english().match(message);
            if (facts != null) {
                facts.replaceAll((name, fact) -> fact(name, fact, depth + 1));
                if (!facts.containsValue(ENGLISH)) {
                    return pair.chinese().filled(facts);
                }
            }
        }
        return null;
    }

    /** The fact, in Chinese where the catalog has it; what is prose and not in the catalog was no fact of this sentence. */
    private String fact(String name, String fact, int depth) {
        String sentence = sentence(fact, depth);
        if (sentence != null) {
            return sentence;
        }
        return AS_IT_IS.contains(name) || !PROSE.matcher(fact).find() ? fact : ENGLISH;
    }

    private static String facts(String message) {
        Set<String> facts = new LinkedHashSet<>();
        Matcher found = FACT.matcher(message);
        while (found.find() && facts.size() < MOST_FACTS) {
            facts.add(found.group());
        }
        return facts.stream().collect(Collectors.joining("、"));
    }
}
