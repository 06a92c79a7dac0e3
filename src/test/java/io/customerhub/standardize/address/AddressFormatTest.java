package io.customerhub.standardize.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressFormatTest {

    private final AddressFormat format = new AddressFormat();

    @Test
    void eachCountryHasItsOwnOrder() {
        assertThat(format.format(Map.of(
                        "address_country", "US",
                        "house_number", "350",
                        "road", "5th Ave",
                        "address_locality", "New York",
                        "address_region", "NY",
                        "postal_code", "10118")))
                .isEqualTo("350 5th Ave\nNew York, NY 10118");
        assertThat(format.format(Map.of(
                        "address_country", "DE",
                        "name", "Anna Schmidt",
                        "house_number", "5",
                        "road", "Hauptstraße",
                        "address_locality", "Berlin",
                        "postal_code", "10115")))
                .isEqualTo("Anna Schmidt\nHauptstraße 5\n10115 Berlin");
        assertThat(format.format(Map.of(
                        "address_country", "GB",
                        "street_address", "10 Downing Street",
                        "address_locality", "London",
                        "postal_code", "SW1A 2AA")))
                .isEqualTo("10 Downing Street\nLondon\nSW1A 2AA");
    }

    @Test
    void largeComesFirstInTheScriptsOfEastAsia() {
        assertThat(format.format(Map.of(
                        "address_country", "CN",
                        "address_region", "上海市",
                        "address_locality", "上海市",
                        "address_district", "徐汇区",
                        "street_address", "虹漕路461号",
                        "postal_code", "200233")))
                .isEqualTo("200233\n上海市徐汇区\n虹漕路461号");
        assertThat(format.format(Map.of(
                        "address_country", "JP",
                        "address_region", "東京都",
                        "address_locality", "渋谷区",
                        "street_address", "渋谷2丁目21-1",
                        "postal_code", "150-0002")))
                .isEqualTo("〒150-0002\n東京都\n渋谷区渋谷2丁目21-1");
    }

    @Test
    void whatIsMissingLeavesNoSignsBehind() {
        assertThat(format.format(Map.of("address_country", "US", "address_locality", "Boston")))
                .isEqualTo("Boston");
        assertThat(format.format(Map.of("address_country", "US", "address_region", "NY", "postal_code", "10118")))
                .isEqualTo("NY 10118");
        assertThat(format.format(Map.of("address_country", "JP", "address_region", "東京都")))
                .isEqualTo("東京都");
        assertThat(format.format(Map.of("address_country", "FI", "address_locality", "Helsinki")))
                .isEqualTo("Helsinki");
        assertThat(format.format(Map.of())).isEmpty();
        assertThat(format.format(
                        Map.of("address_country", "XX", "street_address", "Road 1", "address_locality", "Town")))
                .isEqualTo("Road 1\nTown");
    }

    @Test
    void districtAndUnitStandBesideTheStreetWhereTheFormatHasNoPlaceForThem() {
        assertThat(format.format(Map.of(
                        "address_country", "ES",
                        "road", "Calle Mayor",
                        "house_number", "5",
                        "unit", "3º B",
                        "address_locality", "Madrid",
                        "postal_code", "28013")))
                .isEqualTo("Calle Mayor, 5, 3º B\n28013 Madrid");
        assertThat(format.format(Map.of(
                        "address_country", "DE",
                        "street_address", "Musterweg 1",
                        "address_district", "Mitte",
                        "address_locality", "Berlin")))
                .isEqualTo("Musterweg 1\nMitte\nBerlin");
    }
}
