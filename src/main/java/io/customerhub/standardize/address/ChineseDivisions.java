package io.customerhub.standardize.address;

import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The divisions of GB/T 2260 and the towns in them, from {@code cn-divisions.tsv} and {@code cn-towns.tsv}; their heads
 * name the sources. Found by the first two characters of their names. Immutable.
 */
final class ChineseDivisions {

    private static final List<Division> NONE = List.of();
    private static final String[] NO_TOWNS = {};

    private static final String[] KINDS = {
        "特别行政区", "自治区", "自治州", "自治县", "自治旗", "林区", "特区", "矿区", "新区", "地区", "省", "市", "区", "县", "旗", "盟"
    };

    /** The peoples in names of autonomous divisions; a people's name that is part of another one stands after it. */
    private static final String[] PEOPLES = {
        "蒙古族", "蒙古", "维吾尔族", "维吾尔", "哈萨克族", "哈萨克", "柯尔克孜族", "柯尔克孜", "塔吉克族", "塔吉克", "锡伯族", "锡伯", "回族", "藏族", "羌族", "彝族",
        "白族", "傣族", "景颇族", "傈僳族", "怒族", "独龙族", "哈尼族", "壮族", "苗族", "布依族", "侗族", "土家族", "瑶族", "黎族", "满族", "朝鲜族", "达斡尔族",
        "鄂伦春族", "鄂温克族", "畲族", "仫佬族", "毛南族", "仡佬族", "水族", "纳西族", "普米族", "拉祜族", "佤族", "布朗族", "土族", "撒拉族", "保安族", "东乡族",
        "裕固族", "各族", "回"
    };

    private static final int SLOTS = 1 << 13;

    /** By the first two characters: open addressing with linear probing, less than half full. */
    private final int[] beginnings = new int[SLOTS];

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists cannot be made otherwise
    private final @Nullable List<Division>[] begun = new List[SLOTS];

    private final Map<String, Division> byCode = new HashMap<>();
    private final Map<String, List<Division>> members = new HashMap<>();
    private final Map<String, String[]> towns = new HashMap<>();

    private ChineseDivisions() {}

    /** Reads the lists. */
    static ChineseDivisions load() {
        ChineseDivisions divisions = new ChineseDivisions();
        for (String line : WordList.lines(ChineseDivisions.class, "cn-divisions.tsv")) {
            boolean former = line.charAt(0) == '-';
            divisions.add(line.substring(former ? 1 : 0, former ? 7 : 6), line.substring(former ? 8 : 7), former);
        }
        for (String line : WordList.lines(ChineseDivisions.class, "cn-towns.tsv")) {
            divisions.towns.put(line.substring(0, 6), line.substring(7).split("\\|"));
        }
        return divisions;
    }

    private void add(String code, String name, boolean former) {
        int level = code.endsWith("0000") ? 0 : code.endsWith("00") ? 1 : 2;
        Division parent = null;
        if (level == 2) {
            parent = byCode.get(code.substring(0, 4) + "00");
        }
        if (level == 1 || level == 2 && parent == null) {
            parent = byCode.get(code.substring(0, 2) + "0000");
        }
        if (byCode.containsKey(code)) {
            return;
        }
        Division division = new Division(code, name, stem(name), alias(name, stem(name), level), level, parent, former);
        byCode.put(code, division);
        if (parent != null && !former) {
            members.computeIfAbsent(parent.code(), key -> new ArrayList<>()).add(division);
        }
        if (!division.isGroup() && name.length() > 1) {
            int slot = slot(key(name.charAt(0), name.charAt(1)));
            List<Division> known = begun[slot];
            if (known == null) {
                known = new ArrayList<>(2);
                begun[slot] = known;
                beginnings[slot] = key(name.charAt(0), name.charAt(1));
            }
            known.add(division);
        }
    }

    private static String alias(String name, String stem, int level) {
        if (!name.contains("自治") || name.length() < stem.length() + 3) {
            return "";
        }
        String alias = stem + (level == 0 ? "自治区" : name.substring(name.length() - 1));
        return alias.equals(name) ? "" : alias;
    }

    /** The name without its kind and without peoples; names that would be one character keep their kind. */
    static String stem(String name) {
        String stem = name;
        for (String kind : KINDS) {
            if (stem.endsWith(kind) && stem.length() - kind.length() >= 2) {
                stem = stem.substring(0, stem.length() - kind.length());
                break;
            }
        }
        boolean autonomous = name.contains("自治") && !name.equals("内蒙古自治区");
        boolean shorter = autonomous;
        while (shorter) {
            shorter = false;
            for (String people : PEOPLES) {
                if (stem.endsWith(people) && stem.length() - people.length() >= 2) {
                    stem = stem.substring(0, stem.length() - people.length());
                    shorter = true;
                    break;
                }
            }
        }
        return stem;
    }

    /** All divisions whose name begins with the two characters at a place of a text. */
    List<Division> beginningAt(String text, int at) {
        if (at + 1 >= text.length()) {
            return NONE;
        }
        List<Division> found = begun[slot(key(text.charAt(at), text.charAt(at + 1)))];
        return found == null ? NONE : found;
    }

    /** The counties of a division, of all its cities when it is a province. */
    List<Division> counties(Division division) {
        List<Division> counties = new ArrayList<>();
        for (Division member : members.getOrDefault(division.code(), NONE)) {
            if (member.level() == 2) {
                counties.add(member);
            } else {
                counties.addAll(counties(member));
            }
        }
        return counties;
    }

    /** The town of the division with whose name a text goes on; null when there is none. */
    @Nullable
    String townAt(Division division, String text, int at) {
        String longest = null;
        for (String town : towns.getOrDefault(division.code(), NO_TOWNS)) {
            if (text.startsWith(town, at) && (longest == null || town.length() > longest.length())) {
                longest = town;
            }
        }
        return longest;
    }

    /** Where the divisions of a key are, or would be. */
    private int slot(int key) {
        int slot = (key * 0x9E3779B9) >>> 19;
        while (begun[slot] != null && beginnings[slot] != key) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    private static int key(char first, char second) {
        return first << 16 | second;
    }
}
