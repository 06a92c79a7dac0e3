package io.customerhub.sample.spelling;

import io.customerhub.sample.party.PersonName;
import io.customerhub.sample.party.Resources;
import io.customerhub.sample.party.SampleRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Spells person names as systems and people do: nicknames, pinyin, order, case, spaces and slips. */
public final class NameSpelling {
    private final Map<String, List<String>> nicknames = new HashMap<>();

    /** Reads the nicknames. */
    public NameSpelling() {
        for (String line : Resources.lines("words/nicknames.txt")) {
            List<String> names = Arrays.asList(line.split(" "));
            nicknames.put(names.get(0), names.subList(1, names.size()));
        }
    }

    /**
     * Given and family name as somebody typed them.
     *
     * @param given given name
     * @param family family name
     * @param chinese true if in Chinese characters
     */
    public record Spelled(String given, String family, boolean chinese) {
        /** The name in one field: family name first in Chinese, last in Latin script, sometimes 'Smith, Robert'. */
        public String inOneField(SampleRandom random) {
            if (chinese) {
                return switch (random.below(25)) {
                    case 0 -> family + " " + given;
                    case 1 -> family + "\u3000" + given;
                    default -> family + given;
                };
            }
            return random.chance(50) ? family + ", " + given : given + " " + family;
        }
    }

    /**
     * The name as it stands in a system.
     *
     * @param pinyinPerMille how many of a thousand Chinese names the system keeps in Latin script
     */
    public Spelled spell(PersonName name, int pinyinPerMille, SampleRandom random) {
        boolean latin = !name.chinese() || random.chance(pinyinPerMille);
        if (!latin) {
            return new Spelled(name.given(), name.family(), true);
        }
        String given = name.givenLatin();
        String family = name.familyLatin();
        List<String> shortForms = nicknames.getOrDefault(given, List.of());
        if (!shortForms.isEmpty() && random.chance(250)) {
            given = random.pick(shortForms);
        } else if (!name.chinese() && random.chance(25)) {
            given = given.substring(0, 1) + ".";
        }
        if (random.chance(25)) {
            family = TextDirt.typo(family, random);
        }
        int percent = random.below(100);
        if (percent < 6) {
            return new Spelled(given.toUpperCase(Locale.ROOT), family.toUpperCase(Locale.ROOT), false);
        }
        if (percent < 10) {
            return new Spelled(given.toLowerCase(Locale.ROOT), family.toLowerCase(Locale.ROOT), false);
        }
        return new Spelled(given, family, false);
    }
}
