package io.customerhub.explain;

import io.customerhub.config.NearestName;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All codes of the hub with what they mean, as {@code explanations.yaml} and {@code explanations.zh.yaml} have them. */
public final class Explanations {

    private final List<Explanation> all;

    private Explanations(List<Explanation> all) {
        this.all = List.copyOf(all);
    }

    /** Reads the catalog in English. */
    public static Explanations load() {
        return load(Tongue.EN);
    }

    /** Reads the catalog in that language; codes and their order are the same in all. */
    public static Explanations load(Tongue tongue) {
        try (InputStream in = Explanations.class.getResourceAsStream(tongue.file())) {
            if (in == null) {
                throw new FileNotFoundException(tongue.file());
            }
            Problems problems = new Problems();
            YamlNode root = YamlFile.read(tongue.file(), in.readAllBytes(), problems);
            if (!(root instanceof YamlNode.Mapping codes) || !problems.isEmpty()) {
                throw new IllegalStateException(problems.toString());
            }
            List<Explanation> all = new ArrayList<>();
            codes.entries().forEach(entry -> all.add(explanation(entry.key(), entry.value())));
            return new Explanations(all);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Explanation explanation(String code, YamlNode node) {
        return new Explanation(
                code, node.text("title"), node.text("meaning"), node.text("example"), node.text("remedy"));
    }

    /** All of them, by the part of the hub that they belong to. */
    public List<Explanation> all() {
        return all;
    }

    /** What a code means; case counts nothing, and {@code MAP-7} is short for {@code HUB-MAP-007}. */
    public Optional<Explanation> of(String code) {
        String whole = whole(code);
        return all.stream().filter(known -> known.code().equals(whole)).findFirst();
    }

    /** The code that looks most like an unknown one, or null. */
    public @Nullable String nearest(String code) {
        List<String> codes = all.stream().map(Explanation::code).toList();
        String whole = whole(code);
        String family = whole.replaceFirst("-\\d*$", "-");
        // a number is easily one too high; the first of the family is nearer than another family's
        return codes.stream()
                .filter(known -> known.startsWith(family))
                .findFirst()
                .orElseGet(() -> NearestName.of(whole, codes));
    }

    private static String whole(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        String prefixed = upper.startsWith("HUB-") ? upper : "HUB-" + upper;
        int dash = prefixed.lastIndexOf('-');
        String number = prefixed.substring(dash + 1);
        return number.matches("\\d{1,2}")
                ? prefixed.substring(0, dash + 1) + "0".repeat(3 - number.length()) + number
                : prefixed;
    }
}
