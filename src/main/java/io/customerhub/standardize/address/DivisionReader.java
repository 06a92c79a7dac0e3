package io.customerhub.standardize.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the divisions at a place of a Chinese line: full names, names without their kind where nothing else can be meant,
 * repeated names, and names that only one division of the known city can mean.
 */
final class DivisionReader {

    private static final String[] COUNTRY = {"中华人民共和国", "中国"};

    private static final String[] GROUPS = {"省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县级行政单位", "省直辖", "市辖区"};

    /** What follows a name that is the beginning of a road's or a building's name: 北京路, 南京东路, 朝阳门. */
    private static final String ROAD_MARKS = "路街道巷弄村镇乡站桥山河湖江港湾门寺庙里庄坊店";

    private static final String[] ROAD_BEGINNINGS = {
        "东路", "西路", "南路", "北路", "中路", "大道", "大街", "大桥", "大厦", "胡同", "广场", "公园", "大学", "医院", "机场", "火车"
    };

    private final ChineseDivisions divisions;

    DivisionReader(ChineseDivisions divisions) {
        this.divisions = divisions;
    }

    /** What the line names from a place on; a chain without names when no division begins there. */
    DivisionChain read(String text, int from) {
        DivisionChain chain = new DivisionChain(from);
        for (String country : COUNTRY) {
            if (text.startsWith(country, from)) {
                chain.end += country.length();
                break;
            }
        }
        return goOn(chain, text);
    }

    /** Reads what the line says again of the same divisions, or adds, at another place. */
    void resume(DivisionChain chain, String text, int from) {
        chain.end = from;
        goOn(chain, text);
    }

    private DivisionChain goOn(DivisionChain chain, String text) {
        int before = -1;
        while (chain.end > before && !chain.conflict && chain.ambiguous == null) {
            before = chain.end;
            int at = chain.names == 0 ? chain.end : afterGaps(text, chain.end);
            int gap = at - chain.end;
            chain.end = at;
            if (!step(chain, text)) {
                chain.end -= gap;
                break;
            }
        }
        return chain;
    }

    private static int afterGaps(String text, int from) {
        int at = from;
        while (at < text.length() && " ,/-\n>、".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private boolean step(DivisionChain chain, String text) {
        return takeName(chain, text)
                || chain.names > 0
                        && (takeGroup(chain, text) || takeRepaired(chain, text) || takeConflict(chain, text));
    }

    /** The longest name that fits; the larger division when two are as long. */
    private boolean takeName(DivisionChain chain, String text) {
        Division best = null;
        int bestLength = 0;
        boolean bestFull = false;
        boolean several = false;
        for (Division division : divisions.beginningAt(text, chain.end)) {
            int length = length(chain, division, text);
            if (length == 0) {
                continue;
            }
            boolean full = length > division.stem().length();
            boolean better = best == null || length > bestLength || length == bestLength && rank(division) < rank(best);
            several = better ? false : several || length == bestLength && rank(division) == rank(best);
            if (better) {
                best = division;
                bestLength = length;
                bestFull = full;
            }
        }
        if (best == null) {
            return false;
        }
        if (several) {
            chain.ambiguous = text.substring(chain.end, chain.end + bestLength);
            chain.end += bestLength;
            chain.names++;
            return true;
        }
        chain.take(best, bestLength, bestFull);
        return true;
    }

    private static int rank(Division division) {
        return division.level() + (division.former() ? 3 : 0);
    }

    /** How many characters of the text are the division's name; 0 when they are not or it does not fit. */
    private int length(DivisionChain chain, Division division, String text) {
        int at = chain.end;
        if (!chain.fits(division)) {
            return 0;
        }
        if (text.startsWith(division.name(), at)) {
            if (division.level() == 1
                    && isOfDistrict(division, text, at + division.name().length())) {
                return division.name().length() - 1;
            }
            return isRoad(text, at + division.name().length(), false)
                            && chain.names > 1
                            && division.level() == 2
                            && chain.county != null
                    ? 0
                    : division.name().length();
        }
        if (!division.alias().isEmpty() && text.startsWith(division.alias(), at)) {
            return division.alias().length();
        }
        String stem = division.stem();
        if (stem.equals(division.name()) || stem.length() < 2 || !text.startsWith(stem, at) || division.former()) {
            return 0;
        }
        int end = at + stem.length();
        boolean county = division.level() == 1 && countyAt(division, text, end) != null;
        if (chain.repeats(division) || !county && isRoad(text, end, division.level() < 2)) {
            return 0;
        }
        if (chain.smallest() != null && division.name().endsWith("区") && text.startsWith("新区", end)) {
            return stem.length() + 2;
        }
        boolean allowed =
                switch (division.level()) {
                    case 0 -> chain.names == 0;
                    case 1 -> chain.province != null || isOnlyCity(chain, division, text, end);
                    default -> chain.smallest() != null && !isOtherKind(text, end) && isOnlyStem(chain, division);
                };
        return allowed ? stem.length() : 0;
    }

    /** True when the last character of a city's name begins its district: 青岛市南区 is 市南区 of 青岛. */
    private boolean isOfDistrict(Division city, String text, int end) {
        return city.name().endsWith("市") && countyAt(city, text, end) == null && countyAt(city, text, end - 1) != null;
    }

    /** True when a road rather than a division goes on at a place of the text. */
    private static boolean isRoad(String text, int at, boolean city) {
        if (at >= text.length()) {
            return false;
        }
        boolean mark = city ? "路街道巷弄".indexOf(text.charAt(at)) >= 0 : ROAD_MARKS.indexOf(text.charAt(at)) >= 0;
        for (String beginning : ROAD_BEGINNINGS) {
            mark |= text.startsWith(beginning, at);
        }
        return mark;
    }

    private static boolean isOtherKind(String text, int at) {
        return at < text.length() && "区县市旗".indexOf(text.charAt(at)) >= 0;
    }

    /** A city's name alone stands for it when no county has the name, or when one of its own counties follows. */
    private boolean isOnlyCity(DivisionChain chain, Division city, String text, int end) {
        if (chain.smallest() != null) {
            return false;
        }
        boolean only = true;
        for (Division other : divisions.beginningAt(text, chain.end)) {
            only &= other.equals(city) || !other.stem().equals(city.stem()) || other.former();
        }
        if (isOtherKind(text, end)) {
            return false;
        }
        return only
                || divisions.beginningAt(text, afterGaps(text, end)).stream()
                        .anyMatch(next -> next.isIn(city) && text.startsWith(next.name(), afterGaps(text, end)));
    }

    private boolean isOnlyStem(DivisionChain chain, Division county) {
        Division known = chain.smallest();
        int count = 0;
        for (Division other : known == null ? List.<Division>of() : divisions.counties(known)) {
            count += other.stem().equals(county.stem()) ? 1 : 0;
        }
        return count == 1;
    }

    /** Entries of the list that are no divisions themselves: 市辖区, 省直辖县级行政区划, and 县 in a municipality. */
    private boolean takeGroup(DivisionChain chain, String text) {
        for (String group : GROUPS) {
            if (text.startsWith(group, chain.end)) {
                chain.end += group.length();
                chain.cityDistricts |= group.equals("市辖区") && chain.city != null && chain.county == null;
                return true;
            }
        }
        Division province = chain.province;
        boolean counties = province != null
                && province.isMunicipality()
                && chain.county == null
                && text.startsWith("县", chain.end)
                && divisions.beginningAt(text, chain.end + 1).stream()
                        .anyMatch(next -> next.isIn(province) && text.startsWith(next.name(), chain.end + 1));
        chain.end += counties ? 1 : 0;
        return counties;
    }

    /** An old or shortened name, such as 密云县 or 雨花区 in Nanjing, that only one county of the city or province can mean. */
    private boolean takeRepaired(DivisionChain chain, String text) {
        Division known = chain.smallest();
        if (known == null || known.level() == 2) {
            return false;
        }
        for (int end = chain.end + 2; end < Math.min(text.length(), chain.end + 6); end++) {
            if (!isOtherKind(text, end)) {
                continue;
            }
            Division only = only(known, text.substring(chain.end, end));
            if (only != null) {
                chain.take(only, end + 1 - chain.end, true);
                chain.repaired = true;
            }
            return only != null;
        }
        return false;
    }

    private @Nullable Division only(Division known, String stem) {
        Division exact = null;
        Division longer = null;
        int exacts = 0;
        int longers = 0;
        for (Division county : divisions.counties(known)) {
            if (county.stem().equals(stem)) {
                exact = county;
                exacts++;
            } else if (known.level() == 1 && county.stem().startsWith(stem)) {
                longer = county;
                longers++;
            }
        }
        return exacts == 1 ? exact : exacts == 0 && longers == 1 ? longer : null;
    }

    /** A full name that contradicts what stands before it: trusted with a county of its own, else told. */
    private boolean takeConflict(DivisionChain chain, String text) {
        if (chain.county != null) {
            return false;
        }
        for (Division division : divisions.beginningAt(text, chain.end)) {
            boolean other = !division.former()
                    && text.startsWith(division.name(), chain.end)
                    && division.level() > 0
                    && !isRoad(text, chain.end + division.name().length(), false);
            if (!other) {
                continue;
            }
            int end = chain.end + division.name().length();
            Division county = division.level() == 1 && chain.city == null ? countyAt(division, text, end) : null;
            chain.end = county == null ? chain.end : end;
            if (county != null) {
                chain.province = null;
                chain.city = division;
                chain.take(county, county.name().length(), true);
                chain.repaired = true;
                return true;
            }
            chain.conflict = true;
            return false;
        }
        return false;
    }

    private @Nullable Division countyAt(Division city, String text, int at) {
        for (Division county : divisions.beginningAt(text, at)) {
            if (county.isIn(city) && text.startsWith(county.name(), at)) {
                return county;
            }
        }
        return null;
    }
}
