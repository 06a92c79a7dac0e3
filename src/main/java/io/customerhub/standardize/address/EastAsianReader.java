package io.customerhub.standardize.address;

import org.jspecify.annotations.Nullable;

/** Reads Japanese and Korean addresses in their own scripts, from large to small. */
final class EastAsianReader {

    private final Regions regions;
    private final PostalCodes codes;

    EastAsianReader(Regions regions, PostalCodes codes) {
        this.regions = regions;
        this.codes = codes;
    }

    /** True when a text has kana, or begins with a prefecture after its postal code. */
    boolean isJapanese(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) >= 0x3041 && plain.charAt(i) <= 0x30FA) {
                return true;
            }
        }
        return plain.indexOf('〒') >= 0 || regions.nativeAt("JP", plain, 0) != null;
    }

    /** Reads a Japanese line: 〒150-0002 東京都渋谷区渋谷2丁目21-1. */
    void readJapanese(String plain, AddressReading reading) {
        reading.put(AddressPart.ADDRESS_COUNTRY, "JP");
        String line = plain.replace('\n', ' ');
        line = withoutEnd(withoutStart(line, "日本国"), "日本");
        line = withoutStart(line, "日本");
        line = takeCode("JP", line, reading);
        String prefecture = regions.nativeAt("JP", line, 0);
        if (prefecture == null) {
            reading.tell(Trouble.NOT_READ);
            reading.atMost(Confidence.LOW);
            reading.put(AddressPart.STREET_ADDRESS, line);
            return;
        }
        reading.put(AddressPart.ADDRESS_REGION, prefecture, AddressRule.REGION, prefecture);
        String rest = line.substring(prefecture.length()).strip();
        int end = municipalityEnd(rest);
        if (end > 0) {
            reading.put(AddressPart.ADDRESS_LOCALITY, rest.substring(0, end), AddressRule.LOCALITY, rest);
            int ward = rest.charAt(end - 1) == '市' ? rest.indexOf('区', end) + 1 : 0;
            if (ward > end && ward <= end + 4) {
                reading.put(AddressPart.ADDRESS_DISTRICT, rest.substring(end, ward));
                end = ward;
            }
            reading.atMost(reading.has(AddressPart.POSTAL_CODE) ? Confidence.HIGH : Confidence.MEDIUM);
        } else {
            reading.atMost(Confidence.LOW);
        }
        reading.put(AddressPart.STREET_ADDRESS, rest.substring(end).strip());
    }

    /** The end of 渋谷区, 四日市市 or 愛知郡東郷町; 0 when there is none. */
    private static int municipalityEnd(String rest) {
        int limit = Math.min(rest.length(), 12);
        int county = -1;
        for (int i = 1; i < limit; i++) {
            char c = rest.charAt(i);
            boolean doubled = i + 1 < limit && rest.charAt(i + 1) == '市';
            if (c == '市' && !doubled || c == '区') {
                return i + 1;
            }
            if (c == '郡' && i < 5 && !doubled) {
                county = i;
            }
            if (county > 0 && i > county + 1 && (c == '町' || c == '村')) {
                return i + 1;
            }
            if (Character.isDigit(c)) {
                return 0;
            }
        }
        return 0;
    }

    /** Reads a Korean line: 서울특별시 강남구 테헤란로 152 (역삼동) 06236. */
    void readKorean(String plain, AddressReading reading) {
        reading.put(AddressPart.ADDRESS_COUNTRY, "KR");
        String line = plain.replace('\n', ' ');
        line = withoutEnd(withoutStart(line, "대한민국"), "대한민국");
        line = takeCode("KR", line, reading);
        String[] words = line.strip().split(" +");
        int at = 0;
        String first = regions.nativeAt("KR", words[0], 0);
        if (first != null && first.equals(words[0])) {
            reading.put(AddressPart.ADDRESS_REGION, first, AddressRule.REGION, first);
            boolean city = first.endsWith("시") || first.length() == 2 && isCity(first);
            if (city) {
                reading.put(AddressPart.ADDRESS_LOCALITY, first);
            }
            at++;
        }
        for (; at < words.length && words[at].length() > 1; at++) {
            char kind = words[at].charAt(words[at].length() - 1);
            boolean town = kind == '시' || kind == '군';
            if (town && !reading.has(AddressPart.ADDRESS_LOCALITY)) {
                reading.put(AddressPart.ADDRESS_LOCALITY, words[at], AddressRule.LOCALITY, words[at]);
            } else if ((kind == '구' || town) && !reading.has(AddressPart.ADDRESS_DISTRICT)) {
                reading.put(AddressPart.ADDRESS_DISTRICT, words[at]);
            } else {
                break;
            }
        }
        readKoreanStreet(words, at, reading);
        if (!reading.has(AddressPart.ADDRESS_LOCALITY)) {
            reading.tell(Trouble.NOT_READ);
            reading.atMost(Confidence.LOW);
        } else if (first == null) {
            reading.atMost(Confidence.MEDIUM);
        }
    }

    private static boolean isCity(String shortName) {
        return "서울 부산 대구 인천 광주 대전 울산 세종".contains(shortName);
    }

    private static void readKoreanStreet(String[] words, int at, AddressReading reading) {
        reading.put(
                AddressPart.STREET_ADDRESS, String.join(" ", java.util.Arrays.copyOfRange(words, at, words.length)));
        for (int i = at; i + 1 < words.length; i++) {
            boolean road = words[i].endsWith("로") || words[i].endsWith("길");
            if (road && AddressWords.isHouseNumber(words[i + 1])) {
                reading.put(AddressPart.ROAD, words[i], AddressRule.STREET, words[i]);
                reading.put(AddressPart.HOUSE_NUMBER, words[i + 1]);
                return;
            }
        }
    }

    /** Takes the postal code off the start or the end of a line. */
    private String takeCode(String country, String line, AddressReading reading) {
        String rest = line.strip();
        int space = rest.indexOf(' ');
        String first = space < 0 ? rest : rest.substring(0, space);
        String bare = first.startsWith("〒") ? first.substring(1) : first;
        int glued = bare.length() > 8 && country.equals("JP") ? 8 : bare.length();
        String code = codes.whole(country, bare.substring(0, glued));
        if (code != null) {
            reading.put(AddressPart.POSTAL_CODE, code, AddressRule.POSTAL_CODE, first);
            return rest.substring(first.length() - bare.length() + glued).strip();
        }
        if (first.equals("〒") && space > 0) {
            return takeCode(country, rest.substring(1), reading);
        }
        String last = rest.substring(rest.lastIndexOf(' ') + 1);
        String inner = last.startsWith("(") && last.endsWith(")") ? last.substring(1, last.length() - 1) : last;
        inner = inner.startsWith("〒") ? inner.substring(1) : inner;
        code = space < 0 ? null : codes.whole(country, inner);
        if (code != null) {
            reading.put(AddressPart.POSTAL_CODE, code, AddressRule.POSTAL_CODE, last);
            return rest.substring(0, rest.length() - last.length()).strip();
        }
        return rest;
    }

    private static String withoutStart(String line, String word) {
        return line.startsWith(word) ? line.substring(word.length()).strip() : line;
    }

    private static String withoutEnd(String line, String word) {
        return line.endsWith(" " + word)
                ? line.substring(0, line.length() - word.length()).strip()
                : line;
    }

    /** True when most letters of a text are Hangul syllables. */
    static boolean isKorean(String plain) {
        int hangul = 0;
        int others = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            hangul += c >= 0xAC00 && c <= 0xD7A3 ? 1 : 0;
            others += c < 0xAC00 && Character.isLetter(c) ? 1 : 0;
        }
        return hangul > others;
    }

    /** The country whose script a text is in, of JP, KR and CN; null when it is none of theirs. */
    @Nullable
    String scriptOf(String plain, @Nullable String region) {
        int han = 0;
        int latin = 0;
        boolean hangul = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            han += c >= 0x3041 && c <= 0x9FFF ? 1 : 0;
            latin += c < 0x2E80 && Character.isLetter(c) ? 1 : 0;
            hangul |= c >= 0xAC00 && c <= 0xD7A3;
        }
        if (hangul && isKorean(plain)) {
            return "KR";
        }
        if (han == 0 || han * 2 < latin) {
            return null;
        }
        boolean japanese = "JP".equals(region) || region == null && isJapanese(plain);
        return japanese ? "JP" : "CN";
    }
}
