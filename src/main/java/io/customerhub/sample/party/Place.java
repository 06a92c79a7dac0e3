package io.customerhub.sample.party;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A town or a district of a city.
 *
 * @param country where it is
 * @param region province or state
 * @param city city
 * @param district district of a Chinese city, else empty
 * @param areaCode the six-digit administrative code of GB/T 2260 for China, else empty
 * @param postalCode postal code; # stands for a digit
 * @param phoneArea area code of landlines without the trunk prefix
 * @param latin region, city and district in Latin script, the same as above outside China
 */
record Place(
        Country country,
        String region,
        String city,
        String district,
        String areaCode,
        String postalCode,
        String phoneArea,
        List<String> latin) {

    /** All places, by country. */
    static Map<Country, List<Place>> load() {
        Map<Country, List<Place>> places = new EnumMap<>(Country.class);
        for (String[] cell : Resources.cells("words/places-cn.csv")) {
            places.computeIfAbsent(Country.CN, country -> new ArrayList<>())
                    .add(new Place(
                            Country.CN,
                            cell[0],
                            cell[1],
                            cell[2],
                            cell[3],
                            cell[4],
                            cell[5],
                            List.of(cell[6], cell[7], cell[8])));
        }
        for (String[] cell : Resources.cells("words/places.csv")) {
            Country country = Country.valueOf(cell[0]);
            places.computeIfAbsent(country, any -> new ArrayList<>())
                    .add(new Place(country, cell[1], cell[2], "", "", cell[3], cell[4], List.of(cell[1], cell[2], "")));
        }
        return places;
    }
}
