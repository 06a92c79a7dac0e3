package io.customerhub.standardize.address;

import io.customerhub.standardize.text.WordList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words that tell roads, units and directions, from {@code words.txt}; its head names the sources. What a word is, is
 * looked up once for each word of a text. Immutable.
 */
final class AddressWords {

    private static final int KNOWN = 1;
    private static final int STREET = 1 << 1;
    private static final int SURE = 1 << 2;
    private static final int LEAD = 1 << 3;
    private static final int JOINED = 1 << 4;
    private static final int UNIT = 1 << 5;
    private static final int FLOOR = 1 << 6;
    private static final int ORDINAL = 1 << 7;
    private static final int DIRECTION = 1 << 8;
    private static final int NO_HOUSE = 1 << 9;
    private static final int CODE = 1 << 10;
    private static final int HIGHWAY = 1 << 11;
    private static final int NUMBER_WORD = 1 << 12;
    private static final int AFTER_NUMBER = 1 << 13;

    private static final Map<String, Integer> SECTIONS = Map.ofEntries(
            Map.entry("street", STREET),
            Map.entry("surestreet", SURE),
            Map.entry("leadstreet", LEAD),
            Map.entry("tailstreet", JOINED),
            Map.entry("unit", UNIT),
            Map.entry("floor", FLOOR),
            Map.entry("ordinal", ORDINAL),
            Map.entry("direction", DIRECTION),
            Map.entry("nohouse", NO_HOUSE),
            Map.entry("codeword", CODE),
            Map.entry("highway", HIGHWAY),
            Map.entry("numberword", NUMBER_WORD),
            Map.entry("afternumber", AFTER_NUMBER));

    private final long[] hashes;
    private final int[] kinds;
    private final String[] tailParts =
            WordList.words(AddressWords.class, "words.txt", "tailpart").toArray(new String[0]);

    AddressWords() {
        Map<Long, Integer> byHash = new HashMap<>();
        SECTIONS.forEach((section, kind) -> {
            for (String word : WordList.words(AddressWords.class, "words.txt", section)) {
                byHash.merge(NameHash.of("", word, 0, word.length()), kind, (a, b) -> a | b);
            }
        });
        hashes = byHash.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        kinds = Arrays.stream(hashes)
                .mapToInt(hash -> Objects.requireNonNull(byHash.get(hash)))
                .toArray();
    }

    private boolean is(AddressText text, int word, int kind) {
        int found = text.kinds(word);
        if (found == 0) {
            found = KNOWN | look(text, word);
            text.keepKinds(word, found);
        }
        return (found & kind) != 0;
    }

    private int look(AddressText text, int word) {
        int at = Arrays.binarySearch(hashes, NameHash.of("", text.text(), text.start(word), text.stop(word)));
        return (at < 0 ? 0 : kinds[at]) | (text.text().charAt(text.start(word)) == '#' ? UNIT : 0);
    }

    /** True for a word that ends a road in English, such as Street or Ave. */
    boolean endsRoad(AddressText text, int word) {
        return is(text, word, STREET);
    }

    /** True for a word that hardly ever is anything but the end of a road in English. */
    boolean surelyEndsRoad(AddressText text, int word) {
        return is(text, word, SURE);
    }

    /** True for a word that begins a road, such as Rue or Calle. */
    boolean beginsRoad(AddressText text, int word) {
        return is(text, word, LEAD);
    }

    /** True for a word that ends a road in a language that joins them, such as Hauptstraße or Weg. */
    boolean endsJoinedRoad(AddressText text, int word) {
        if (is(text, word, JOINED)) {
            return true;
        }
        String folded = Folding.fold(text.word(word));
        for (String part : tailParts) {
            if (folded.length() > part.length() + 2 && folded.endsWith(part)) {
                return true;
            }
        }
        return false;
    }

    /** True for a word that begins a flat, suite, floor or room. */
    boolean isUnit(AddressText text, int word) {
        return is(text, word, UNIT);
    }

    /** True for a word such as Floor. */
    boolean isFloor(AddressText text, int word) {
        return is(text, word, FLOOR);
    }

    /** True for a spelt ordinal number. */
    boolean isOrdinal(AddressText text, int word) {
        return is(text, word, ORDINAL);
    }

    /** True for a direction such as NW or North. */
    boolean isDirection(AddressText text, int word) {
        return is(text, word, DIRECTION);
    }

    /** True for what begins a line that has no house, such as PO Box. */
    boolean beginsWithoutHouse(AddressText text, int word) {
        return is(text, word, NO_HOUSE);
    }

    /** True for a word such as ZIP before a postal code. */
    boolean announcesCode(AddressText text, int word) {
        return is(text, word, CODE);
    }

    /** True for a word such as Highway, whose number is the road's. */
    boolean isHighway(AddressText text, int word) {
        return is(text, word, HIGHWAY);
    }

    /** True for a word such as No. before a number. */
    boolean isNumberWord(AddressText text, int word) {
        return is(text, word, NUMBER_WORD);
    }

    /** True for what may follow a number and belong to it, such as bis or 1/2. */
    boolean followsNumber(AddressText text, int word) {
        return is(text, word, AFTER_NUMBER);
    }

    /** True for the number of a house: digits, with letters, hyphens and slashes after them; no ordinal. */
    static boolean isHouseNumber(@Nullable String word) {
        if (word == null || word.isEmpty() || word.length() > 10 || !isDigit(word.charAt(0))) {
            return false;
        }
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letter = Character.isLetter(c);
            if (!isDigit(c) && c != '-' && c != '/' && c != '–' && !letter) {
                return false;
            }
            letters = letter ? letters + 1 : 0;
            if (letters > 1) {
                return false;
            }
        }
        char last = word.charAt(word.length() - 1);
        boolean ordinal = letters == 1 && (last == 'º' || last == 'ª' || last == 'e' && word.length() < 4);
        return !ordinal && last != '-' && last != '/';
    }

    /** True when one of the words says that these are a road. */
    boolean hasRoad(AddressText text, int from, int to) {
        if (from >= to) {
            return false;
        }
        if (beginsRoad(text, from) && to - from > 1) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (endsRoad(text, i) && (i > from || to - from > 1 && surelyEndsRoad(text, i))) {
                return true;
            }
        }
        return false;
    }

    /** True for a house number of a grid, as in Wisconsin and Illinois: N7345, W156N8480, T703. */
    static boolean isGridNumber(String word) {
        int digits = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (isDigit(c)) {
                digits++;
            } else if ("NSEWT".indexOf(c) < 0 || i > 0 && !isDigit(word.charAt(i - 1))) {
                return false;
            }
        }
        return digits >= 2 && !isDigit(word.charAt(0)) && isDigit(word.charAt(word.length() - 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
