package io.customerhub.bench.match;

import io.customerhub.sample.party.SampleRandom;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Real names and places, each drawn as often as its rank says (Zipf-Mandelbrot). With the offset of 10 the commonest of
 * 20,000 family names has 1.25 percent; Smith had 1.0 percent in the United States Census of 1990.
 */
final class CustomerWords {

    private static final String STANDARDIZE = "/io/customerhub/standardize/";
    private static final String SAMPLE = "/io/customerhub/sample/words/";
    private static final int SHUFFLE = 1;
    private static final double OFFSET = 10;

    /** Of Chinese family names the first few name a third of all people; this gives the first of 300 six percent. */
    private static final double CHINESE_OFFSET = 3;

    private static final int FIRST_LETTER = 0x2E80;

    private final List<String> given = names(List.of("male", "female"), "party/given-names.txt");
    private final List<String> family = names(List.of("family"), "party/surnames.txt");
    private final List<String> towns = shuffled(places());
    private final List<Han> hanFamily = han("family");
    private final List<Han> hanMale = han("male");
    private final List<Han> hanFemale = han("female");
    private final List<Han> hanStreets = han("street");
    private final List<String> hanTowns = lines(STANDARDIZE + "address/cn-divisions.tsv")
            .map(line -> line.split("\t"))
            .filter(cells -> !cells[0].endsWith("00"))
            .map(cells -> cells[1])
            .collect(Collectors.collectingAndThen(Collectors.toList(), CustomerWords::shuffled));

    /**
     * A Chinese word.
     *
     * @param text in characters
     * @param latin in pinyin, small letters
     */
    record Han(String text, String latin) {}

    String given(SampleRandom random) {
        return given.get(rank(random, given.size(), OFFSET));
    }

    String family(SampleRandom random) {
        return family.get(rank(random, family.size(), OFFSET));
    }

    /** A road that is called after somebody; there are many more of them than of towns. */
    String street(SampleRandom random) {
        String kind = random.pick(List.of("street", "avenue", "road", "lane", "drive"));
        return random.between(1, 1 + random.below(1_500)) + " " + random.pick(family) + " " + kind;
    }

    /** How many towns there are, whatever their size. */
    int town(SampleRandom random, boolean chinese) {
        return rank(random, chinese ? hanTowns.size() : towns.size(), OFFSET);
    }

    String townName(int town, boolean chinese) {
        return chinese ? hanTowns.get(town) : towns.get(town);
    }

    Han hanFamily(SampleRandom random) {
        return hanFamily.get(rank(random, hanFamily.size(), CHINESE_OFFSET));
    }

    Han hanGiven(SampleRandom random, boolean male) {
        Han first = random.pick(male ? hanMale : hanFemale);
        if (random.chance(250)) {
            return first;
        }
        Han second = random.pick(male ? hanMale : hanFemale);
        return new Han(first.text + second.text, first.latin + second.latin);
    }

    String hanStreet(SampleRandom random) {
        return random.pick(hanStreets).text + random.between(1, 999) + "号" + random.between(1, 60) + "幢"
                + random.between(1, 30) + "0" + random.between(1, 6) + "室";
    }

    /** A number from 0, with the probability of 1 / (number + offset). */
    private static int rank(SampleRandom random, int size, double offset) {
        double uniform = (random.next() >>> 11) * 0x1.0p-53;
        // StrictMath, so that all machines make the same people
        return (int) Math.min(size - 1, StrictMath.exp(uniform * StrictMath.log(size / offset + 1)) * offset - offset);
    }

    /** The common names of the sample world first, then those of the list, which is in the order of the alphabet. */
    private static List<String> names(List<String> common, String list) {
        Set<String> names = new LinkedHashSet<>();
        lines(SAMPLE + "en.txt")
                .filter(line -> common.stream().anyMatch(label -> line.startsWith(label + ":")))
                .flatMap(line -> words(line.substring(line.indexOf(':') + 1)))
                .forEach(name -> names.add(name.toLowerCase(java.util.Locale.ROOT)));
        names.addAll(shuffled(lines(STANDARDIZE + list)
                .flatMap(CustomerWords::words)
                .filter(word -> word.length() > 2)
                .toList()));
        return names.stream().map(CustomerWords::capitalized).toList();
    }

    private static List<String> places() {
        return lines(STANDARDIZE + "address/places.tsv")
                .filter(line -> line.startsWith("US\t") || line.startsWith("GB\t"))
                .flatMap(line ->
                        Arrays.stream(line.substring(line.indexOf('\t') + 1).split("\\|")))
                .distinct()
                .toList();
    }

    private static List<Han> han(String label) {
        List<Han> words = new ArrayList<>();
        lines(SAMPLE + "zh.txt")
                .filter(line -> line.startsWith(label + ":"))
                .forEach(line -> words(line.substring(line.indexOf(':') + 1)).forEach(token -> {
                    int split = 0;
                    while (split < token.length() && token.charAt(split) >= FIRST_LETTER) {
                        split++;
                    }
                    words.add(new Han(token.substring(0, split), token.substring(split)));
                }));
        return List.copyOf(words);
    }

    static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Stream<String> words(String line) {
        return Arrays.stream(line.strip().split("[ \t]+"));
    }

    private static List<String> shuffled(List<String> words) {
        List<String> shuffled = new ArrayList<>(words);
        Collections.shuffle(shuffled, new Random(SHUFFLE));
        return shuffled;
    }

    private static Stream<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(CustomerWords.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
