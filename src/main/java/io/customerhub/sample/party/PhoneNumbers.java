package io.customerhub.sample.party;

import java.util.List;
import java.util.Set;

/**
 * Draws telephone numbers that the national numbering plans assign. Only ranges that are in general use are drawn, so
 * that a checker with current plans accepts them.
 */
final class PhoneNumbers {
    private static final List<String> CHINESE_MOBILE = List.of(
            "130", "131", "132", "133", "134", "135", "136", "137", "138", "139", "150", "151", "152", "153", "155",
            "156", "157", "158", "159", "166", "176", "177", "178", "180", "181", "182", "183", "185", "186", "187",
            "188", "189", "199");
    private static final List<String> BRITISH_MOBILE =
            List.of("7415", "7425", "7435", "7535", "7545", "7555", "7712", "7725", "7735", "7745", "7855", "7865");
    private static final List<String> GERMAN_MOBILE = List.of("151", "152", "157", "159");
    private static final List<String> FRENCH_MOBILE = List.of("61", "62", "64", "66", "67", "68");

    private static final Set<String> SEVEN_DIGIT_AREAS = Set.of("351", "471", "592", "771", "931");

    private PhoneNumbers() {}

    /** A mobile number of somebody who lives at the place. */
    static PhoneNumber mobile(Place place, SampleRandom random) {
        List<String> groups =
                switch (place.country()) {
                    case CN -> List.of(random.pick(CHINESE_MOBILE), random.digits(4), random.digits(4));
                    case US -> northAmerican(place, random);
                    case GB -> List.of(random.pick(BRITISH_MOBILE), random.digits(3), random.digits(3));
                    case DE -> List.of(random.pick(GERMAN_MOBILE), random.digits(8));
                    case FR -> french(random.pick(FRENCH_MOBILE) + random.digits(7));
                    case ES ->
                        List.of("6" + random.between(1, 5) + random.digits(1), random.digits(3), random.digits(3));
                    case IN -> List.of("98" + random.between(1, 9) + random.digits(2), random.digits(5));
                    case BR ->
                        List.of(place.phoneArea(), "9" + random.between(6, 9) + random.digits(3), random.digits(4));
                };
        return new PhoneNumber(place.country(), true, groups);
    }

    /** A landline at the place. */
    static PhoneNumber landline(Place place, SampleRandom random) {
        String area = place.phoneArea();
        List<String> groups =
                switch (place.country()) {
                    case CN -> List.of(area, chineseExchange(area, random), random.digits(4));
                    case US -> northAmerican(place, random);
                    case GB ->
                        area.equals("20")
                                ? List.of(area, "7" + random.between(2, 9) + random.digits(2), random.digits(4))
                                : List.of(area, random.between(2, 4) + random.digits(2), random.digits(4));
                    case DE -> List.of(area, random.between(2, 9) + random.digits(6));
                    case FR -> french(area + random.between(42, 48) + random.digits(6));
                    case ES ->
                        area.length() == 2
                                ? List.of(area, random.between(2, 6) + random.digits(2), random.digits(4))
                                : List.of(area, random.between(20, 59) + random.digits(1), random.digits(3));
                    case IN -> List.of(area, "2" + random.between(2, 8) + random.digits(2), random.digits(4));
                    case BR -> List.of(area, "3" + random.digits(3), random.digits(4));
                };
        return new PhoneNumber(place.country(), false, groups);
    }

    /** Local numbers have eight digits in large cities and seven in the others. */
    private static String chineseExchange(String area, SampleRandom random) {
        String first = area.equals("10") || area.equals("21") ? "6" : "8";
        return first + random.digits(SEVEN_DIGIT_AREAS.contains(area) ? 2 : 3);
    }

    private static List<String> northAmerican(Place place, SampleRandom random) {
        String exchange = random.between(2, 9) + "" + random.between(2, 9) + random.below(10);
        return List.of(place.phoneArea(), exchange, random.digits(4));
    }

    private static List<String> french(String nine) {
        return List.of(
                nine.substring(0, 1),
                nine.substring(1, 3),
                nine.substring(3, 5),
                nine.substring(5, 7),
                nine.substring(7));
    }
}
