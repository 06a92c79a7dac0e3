package io.customerhub.standardize;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.AttributeNames;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.Stage;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.crossfield.CrossFields;
import io.customerhub.standardize.date.DateOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Standardizes every attribute and every line of a batch. The countries of addresses come first, whatever the order of
 * the mapping: the first of them is the record's region, in which its phones and amounts are read, and each is the region
 * of its own address. A country that is named but cannot be read is no reason to take the mapping's region: such a record,
 * or address, has none. Last, the values of the record are held against one another, see {@link CrossFields}.
 *
 * <p>A text without a usable value keeps its raw text beside the issue; what the mapping's {@code onInvalid} says of it is
 * the next stage's. An exception of a standardizer is a defect; it is not caught here.
 */
public final class StandardizeStage implements Stage {

    private final List<Standardizer> fields;
    private final List<Standardizer> lineFields;
    private final int[] countries;
    private final int[] ownCountries;
    private final CrossFields crossFields;
    private final RecordContext context;
    private final RecordContext anywhere;
    private final @Nullable RecordContext[] contexts = new RecordContext[26 * 26];

    /**
     * A stage for the records of this mapping; attributes are in the order of its fields.
     *
     * @throws IllegalArgumentException when a field names no standardizer or an option cannot be used
     */
    public StandardizeStage(StreamMapping mapping, Standardizers standardizers) {
        fields = standardizers(mapping.fields(), mapping, standardizers);
        lineFields = mapping.lines() == null
                ? List.of()
                : standardizers(mapping.lines().fields(), mapping, standardizers);
        countries = countries(mapping.fields());
        ownCountries = ownCountries(mapping.fields(), countries);
        crossFields = standardizers.crossFields(mapping);
        context = new RecordContext(mapping.region(), DateOrder.named(mapping.order()), mapping.zone());
        anywhere = context.anywhere();
        for (String region : standardizers.regions()) {
            contexts[index(region)] = context.in(region);
        }
    }

    @Override
    public RecordBatch apply(RecordBatch batch) {
        List<SourceRecord> records = batch.records();
        List<SourceRecord> standardized = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            standardized.add(standardize(records.get(i)));
        }
        return batch.after(standardized, List.of());
    }

    /**
     * What a cleansed record says of itself: how the text of each of its attributes is read.
     *
     * @return by the places of the attributes; the last, behind them, is how its lines are read
     */
    public List<RecordContext> contextsOf(SourceRecord cleansed) {
        AttributeValue[] values = cleansed.attributes().toArray(new AttributeValue[0]);
        RecordContext here = readCountries(values);
        List<RecordContext> contexts = new ArrayList<>(values.length + 1);
        for (int i = 0; i < values.length; i++) {
            contexts.add(isCountry(i) ? context : contextOf(values, i, here));
        }
        contexts.add(here);
        return contexts;
    }

    private boolean isCountry(int attribute) {
        return Arrays.binarySearch(countries, attribute) >= 0;
    }

    /**
     * Standardizes the countries of addresses; gives how the record is read: in the first country that can be read, nowhere
     * when there are only others.
     */
    private RecordContext readCountries(AttributeValue[] values) {
        RecordContext here = context;
        for (int i = countries.length - 1; i >= 0; i--) {
            int at = countries[i];
            values[at] = standardize(fields.get(at), values[at], context);
            StandardValue country = values[at].standard();
            RecordContext told = country == null ? null : contextOf(country);
            if (told != null && (told != anywhere || here == context)) {
                here = told;
            }
        }
        return here;
    }

    /** How an attribute is read: one of an address in the country of that address. */
    private RecordContext contextOf(AttributeValue[] values, int attribute, RecordContext record) {
        int own = ownCountries[attribute];
        StandardValue country = own < 0 ? null : values[own].standard();
        if (country == null) {
            return record;
        }
        RecordContext told = contextOf(country);
        return told == null ? record : told;
    }

    private SourceRecord standardize(SourceRecord record) {
        AttributeValue[] values = record.attributes().toArray(new AttributeValue[0]);
        RecordContext here = readCountries(values);
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            if (next < countries.length && countries[next] == i) {
                next++;
            } else {
                values[i] = standardize(fields.get(i), values[i], contextOf(values, i, here));
            }
        }
        crossFields.apply(values);
        List<List<AttributeValue>> lines = record.lines().isEmpty() ? record.lines() : lines(record, here);
        return record.with(Collections.unmodifiableList(Arrays.asList(values)), lines);
    }

    private List<List<AttributeValue>> lines(SourceRecord record, RecordContext here) {
        List<List<AttributeValue>> lines = new ArrayList<>(record.lines().size());
        for (List<AttributeValue> line : record.lines()) {
            AttributeValue[] values = line.toArray(new AttributeValue[0]);
            for (int i = 0; i < values.length; i++) {
                values[i] = standardize(lineFields.get(i), values[i], here);
            }
            lines.add(Collections.unmodifiableList(Arrays.asList(values)));
        }
        return lines;
    }

    private static AttributeValue standardize(Standardizer standardizer, AttributeValue value, RecordContext context) {
        String text = value.text();
        if (text == null || text.isEmpty()) {
            return value.standard() == null ? value.standardized(StandardValue.MISSING) : value;
        }
        return value.standardized(standardizer.standardize(text, context));
    }

    /** How what is in a country is read: nowhere when the country cannot be; null when it tells nothing. */
    private @Nullable RecordContext contextOf(StandardValue country) {
        RecordContext found = country.value() instanceof String region ? contexts[index(region)] : null;
        boolean unread = country.validity() == Validity.INVALID || country.validity() == Validity.AMBIGUOUS;
        return found == null && unread ? anywhere : found;
    }

    private static List<Standardizer> standardizers(
            List<FieldMapping> mappings, StreamMapping mapping, Standardizers catalog) {
        return mappings.stream().map(field -> catalog.create(field, mapping)).toList();
    }

    /** Where the countries of addresses stand; a nationality does not tell where someone's phone is. */
    private static int[] countries(List<FieldMapping> mappings) {
        int[] found = new int[mappings.size()];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            FieldMapping field = mappings.get(i);
            if (field.as().equals("country") && field.attribute().startsWith("address.")) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** For each attribute the place of the country of its own address; -1 for what is of no address with a country. */
    private static int[] ownCountries(List<FieldMapping> mappings, int[] countries) {
        int[] found = new int[mappings.size()];
        for (int i = 0; i < found.length; i++) {
            String address = address(mappings.get(i).attribute());
            found[i] = -1;
            for (int country : countries) {
                boolean own = !address.isEmpty()
                        && address.equals(address(mappings.get(country).attribute()));
                found[i] = own && country != i ? country : found[i];
            }
        }
        return found;
    }

    /** The address that an attribute is of, such as {@code address.billing}; empty for one that is of none. */
    private static String address(String attribute) {
        String[] words = attribute.split("\\.", -1);
        if (!words[0].equals("address")) {
            return "";
        }
        boolean used = words.length > 1 && AttributeNames.ADDRESS_USES.contains(words[1]);
        return used ? words[0] + "." + words[1] : words[0];
    }

    private static int index(String region) {
        return (region.charAt(0) - 'A') * 26 + region.charAt(1) - 'A';
    }
}
