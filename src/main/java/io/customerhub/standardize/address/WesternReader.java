package io.customerhub.standardize.address;

import io.customerhub.standardize.country.Countries;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads addresses in words: country, then postal code and town by the format of the country, then number and road. */
final class WesternReader {

    private final Map<String, CountryFormat> formats;
    private final CountryFinder countries;
    private final CountryGuess guess;
    private final LocalityReader localities;
    private final StreetReader streets;

    WesternReader(Countries names, PostalCodes codes, Map<String, CountryFormat> formats, Regions regions) {
        Places places = Places.load();
        AddressWords words = new AddressWords();
        this.formats = formats;
        countries = new CountryFinder(names, regions, places);
        guess = new CountryGuess(codes, regions, places, formats);
        localities = new LocalityReader(new PostalCodeFinder(codes, words, regions, places), regions, places, words);
        streets = new StreetReader(words);
    }

    /**
     * Reads a line.
     *
     * @param plain in half-width form
     * @param region the record's region; null when it is not known
     */
    void read(String plain, @Nullable String region, AddressReading reading) {
        AddressText text = new AddressText(plain);
        if (text.words() == 0) {
            reading.tell(Trouble.NOT_READ);
            reading.atMost(Confidence.LOW);
            return;
        }
        Frame frame = new Frame(text, reading, "", CountryFormat.ANY);
        String country = countries.take(frame, region);
        String from = country == null ? "" : text.slice(frame.to(), text.words());
        boolean assumed = false;
        if (country == null && !frame.isEmpty()) {
            country = guess.guess(frame, region);
            assumed = country == null && region != null;
            country = country == null ? region : country;
        }
        if (country != null) {
            frame.settle(country, formats.getOrDefault(country, CountryFormat.ANY));
            reading.put(AddressPart.ADDRESS_COUNTRY, country, AddressRule.COUNTRY, from);
        }
        if (!frame.isEmpty()) {
            localities.read(frame);
            streets.read(frame);
        }
        judge(frame);
        boolean place = reading.has(AddressPart.ADDRESS_LOCALITY) || reading.has(AddressPart.ADDRESS_REGION);
        if (assumed && !place && !reading.has(AddressPart.POSTAL_CODE)) {
            // nothing of the line is of the record's region, so nothing says that the line is
            reading.drop(AddressPart.ADDRESS_COUNTRY);
        }
    }

    private static void judge(Frame frame) {
        AddressReading reading = frame.reading();
        boolean place = reading.has(AddressPart.ADDRESS_LOCALITY) || reading.has(AddressPart.ADDRESS_REGION);
        boolean street = reading.has(AddressPart.HOUSE_NUMBER) || reading.has(AddressPart.ROAD);
        if (!place && !street && !reading.has(AddressPart.POSTAL_CODE)) {
            reading.tell(Trouble.NOT_READ);
            reading.atMost(Confidence.LOW);
        } else if (!place || frame.country().isEmpty()) {
            reading.atMost(Confidence.LOW);
        } else if (!street || !reading.has(AddressPart.POSTAL_CODE)) {
            reading.atMost(Confidence.MEDIUM);
        }
    }
}
