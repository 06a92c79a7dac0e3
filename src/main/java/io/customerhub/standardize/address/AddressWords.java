package io.customerhub.standardize.address;

import io.customerhub.standardize.text.WordList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that tell roads, units and directions, from {@code words.txt}; its head names the sources. Immutable. */
final class AddressWords {

    private final Set<String> street = words("street");
    private final Set<String> sure = words("surestreet");
    private final Set<String> lead = words("leadstreet");
    private final Set<String> tail = words("tailstreet");
    private final String[] tailParts = words("tailpart").toArray(new String[0]);
    private final Set<String> unit = words("unit");
    private final Set<String> floor = words("floor");
    private final Set<String> ordinal = words("ordinal");
    private final Set<String> direction = words("direction");
    private final Set<String> noHouse = words("nohouse");
    private final Set<String> codeWord = words("codeword");
    private final Set<String> highway = words("highway");
    private final Set<String> numberWord = words("numberword");
    private final Set<String> afterNumber = words("afternumber");

    private static Set<String> words(String section) {
        return WordList.words(AddressWords.class, "words.txt", section);
    }

    /** True for a word that ends a road in English, such as Street or Ave. */
    boolean endsRoad(String word) {
        return street.contains(Folding.fold(word));
    }

    /** True for a word that hardly ever is anything but the end of a road in English. */
    boolean surelyEndsRoad(String word) {
        return sure.contains(Folding.fold(word));
    }

    /** True for a word that begins a road, such as Rue or Calle. */
    boolean beginsRoad(String word) {
        return lead.contains(Folding.fold(word));
    }

    /** True for a word that ends a road in a language that joins them, such as Hauptstraße or Weg. */
    boolean endsJoinedRoad(String word) {
        String folded = Folding.fold(word);
        if (tail.contains(folded)) {
            return true;
        }
        for (String part : tailParts) {
            if (folded.length() > part.length() + 2 && folded.endsWith(part)) {
                return true;
            }
        }
        return false;
    }

    /** True for a word that begins a flat, suite, floor or room. */
    boolean isUnit(String word) {
        return word.charAt(0) == '#' || unit.contains(Folding.fold(word));
    }

    /** True for a word such as Floor. */
    boolean isFloor(String word) {
        return floor.contains(Folding.fold(word));
    }

    /** True for a spelt ordinal number. */
    boolean isOrdinal(String word) {
        return ordinal.contains(Folding.fold(word));
    }

    /** True for a direction such as NW or North. */
    boolean isDirection(String word) {
        return direction.contains(Folding.fold(word));
    }

    /** True for what begins a line that has no house, such as PO Box. */
    boolean beginsWithoutHouse(String word) {
        return noHouse.contains(Folding.fold(word));
    }

    /** True for a word such as ZIP before a postal code. */
    boolean announcesCode(String word) {
        return codeWord.contains(Folding.fold(word.endsWith(":") ? word.substring(0, word.length() - 1) : word));
    }

    /** True for a word such as Highway, whose number is the road's. */
    boolean isHighway(String word) {
        return highway.contains(Folding.fold(word));
    }

    /** True for a word such as No. before a number. */
    boolean isNumberWord(String word) {
        return numberWord.contains(Folding.fold(word));
    }

    /** True for what may follow a number and belong to it, such as bis or 1/2. */
    boolean followsNumber(String word) {
        return afterNumber.contains(word.toLowerCase(java.util.Locale.ROOT));
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

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
