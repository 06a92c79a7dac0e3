package io.customerhub.sample.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.customerhub.sample.party.ChineseIdentifiers;
import io.customerhub.sample.party.Country;
import io.customerhub.sample.party.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleWorldTest {
    private static final long SEED = 42;
    private static final int PARTIES = 4_000;

    private final SampleWorld world = new SampleWorld(SEED, PARTIES);

    @Test
    void aSmallWorldIsTheBeginningOfALargeOne() {
        SampleWorld small = new SampleWorld(SEED, 300);
        SampleWorld large = new SampleWorld(SEED, SampleWorld.MOST_PARTIES);
        for (SourceSystem system : SourceSystem.values()) {
            for (int index = 299; index >= 0; index--) {
                assertThat(large.sightings(system, index)).isEqualTo(small.sightings(system, index));
                assertThat(large.party(index)).isEqualTo(small.party(index));
            }
        }
    }

    @Test
    void anotherSeedIsAnotherWorld() {
        SampleWorld other = new SampleWorld(SEED + 1, PARTIES);
        assertThat(IntStream.range(0, 500).filter(i -> other.party(i).equals(world.party(i))))
                .isEmpty();
        assertThat(IntStream.range(0, 500)
                        .filter(i ->
                                other.party(i).mobile().equals(world.party(i).mobile())))
                .isEmpty();
    }

    @Test
    void aWorldThatIsTooLargeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleWorld(SEED, SampleWorld.MOST_PARTIES + 1))
                .withMessageContaining("10000000");
    }

    @Test
    void everyPartyIsSomewhereAndRecordNumbersAreUnique() {
        Set<String> seen = new HashSet<>();
        for (SourceSystem system : SourceSystem.values()) {
            Set<Long> numbers = new HashSet<>();
            world.eachSighting(system, sighting -> {
                seen.add(sighting.party());
                assertThat(numbers.add(sighting.number())).isTrue();
            });
            assertThat(numbers.size()).isBetween(PARTIES / 2, PARTIES * 9 / 10);
        }
        assertThat(seen).hasSize(PARTIES);
    }

    @Test
    void moreThanHalfOfThePartiesAreChinese() {
        assertThat(parties().stream()
                        .filter(party -> party.address().country() == Country.CN)
                        .count())
                .isCloseTo(PARTIES * 55L / 100, withinPercentage(5));
    }

    @Test
    void chineseIdentifiersHaveTheRightCheckCharacter() {
        int residents = 0;
        int companies = 0;
        for (Party party : parties()) {
            String resident = party.nationalId();
            if (!resident.isEmpty()) {
                residents++;
                assertThat(resident).hasSize(18);
                assertThat(resident.charAt(17)).isEqualTo(ChineseIdentifiers.residentCheck(resident));
                assertThat(resident.charAt(16) % 2 == 1).isEqualTo(party.male());
                assertThat(resident.substring(6, 14))
                        .isEqualTo(party.born().toString().replace("-", ""));
            }
            String credit = party.taxNumber();
            if (!credit.isEmpty()) {
                companies++;
                assertThat(credit).matches("91[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");
                assertThat(credit.charAt(17)).isEqualTo(ChineseIdentifiers.creditCheck(credit));
            }
        }
        assertThat(residents).isGreaterThan(1_500);
        assertThat(companies).isGreaterThan(200);
    }

    /** The examples that are commonly given with GB 11643-1999 and GB 32100-2015. */
    @Test
    void checkCharactersAreThoseOfTheStandards() {
        assertThat(ChineseIdentifiers.residentCheck("11010519491231002")).isEqualTo('X');
        assertThat(ChineseIdentifiers.residentCheck("44052418800101001")).isEqualTo('4');
        assertThat(ChineseIdentifiers.creditCheck("91350100M000100Y4")).isEqualTo('3');
    }

    @Test
    void phonesArePossibleToCall() throws NumberParseException {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        List<String> invalid = new ArrayList<>();
        for (Party party : parties()) {
            for (var number : List.of(party.mobile(), party.landline())) {
                if (!phones.isValidNumber(phones.parse(number.e164(), "ZZ"))) {
                    invalid.add(number.e164());
                }
            }
        }
        assertThat(invalid).hasSizeLessThan(2 * PARTIES / 100);
    }

    @Test
    void somePhonesAreInvalidAndTheOthersAreUnderstoodByTheirCountry() {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        List<String> invalid = new ArrayList<>();
        int all = 0;
        for (SourceSystem system : SourceSystem.values()) {
            for (int index = 0; index < PARTIES; index++) {
                String region = world.party(index).address().country().name();
                for (Sighting sighting : world.sightings(system, index)) {
                    String text = sighting.mobile();
                    all++;
                    try {
                        if (!phones.isValidNumber(
                                phones.parse(text, sighting.country().isEmpty() ? "CN" : region))) {
                            invalid.add(text);
                        }
                    } catch (NumberParseException e) {
                        invalid.add(text);
                    }
                }
            }
        }
        assertThat(invalid.size() * 100.0 / all).isBetween(4.0, 8.0);
    }

    @Test
    void emailAddressesAreAtReservedDomainsOnly() {
        assertThat(parties()).allSatisfy(party -> assertThat(party.email())
                .matches("[a-z0-9._]+@([a-z0-9]+\\.)?example\\.(com|org|net)"));
    }

    @Test
    void changesLieInThePastAndManyShareAnInstant() {
        List<Instant> instants = new ArrayList<>();
        world.eachSighting(SourceSystem.CRM, sighting -> instants.add(sighting.updatedAt()));
        assertThat(instants).allSatisfy(instant -> assertThat(instant).isBefore(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(new HashSet<>(instants)).hasSizeLessThan(instants.size() * 8 / 10);
    }

    @Test
    void householdsShareAnAddressButNotAPerson() {
        int households = 0;
        for (int index = 1; index < PARTIES; index++) {
            Party one = world.party(index - 1);
            Party other = world.party(index);
            if (one.address().equals(other.address())) {
                households++;
                assertThat(one.name().family()).isEqualTo(other.name().family());
                assertThat(one.mobile()).isNotEqualTo(other.mobile());
            }
        }
        assertThat(households).isGreaterThan(20);
    }

    private List<Party> parties() {
        return IntStream.range(0, PARTIES).mapToObj(world::party).toList();
    }
}
