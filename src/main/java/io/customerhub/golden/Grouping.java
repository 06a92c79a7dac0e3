package io.customerhub.golden;

import java.util.Arrays;
import java.util.List;

/** Which records are one customer. Records are numbered in their order, customers by their first records. */
public final class Grouping {

    private final RecordKey[] keys;
    private final int[] groups;
    private final PartyType[] types;

    private Grouping(RecordKey[] keys, int[] groups, PartyType[] types) {
        this.keys = keys;
        this.groups = groups;
        this.types = types;
    }

    /**
     * A record and a number of its customer, which means something among the records of its type only.
     *
     * @param key the record
     * @param type what the customer is
     * @param customer any number
     */
    public record Member(RecordKey key, PartyType type, int customer) {}

    /** The grouping of these records, each of which is named once. */
    public static Grouping of(List<Member> members) {
        Member[] sorted = members.toArray(Member[]::new);
        Arrays.sort(sorted, (a, b) -> a.key().compareTo(b.key()));
        int[][] numbers = new int[PartyType.values().length][];
        for (PartyType type : PartyType.values()) {
            int most = members.stream()
                    .filter(member -> member.type() == type)
                    .mapToInt(Member::customer)
                    .max()
                    .orElse(-1);
            numbers[type.ordinal()] = new int[most + 1];
            Arrays.fill(numbers[type.ordinal()], -1);
        }
        RecordKey[] keys = new RecordKey[sorted.length];
        int[] groups = new int[sorted.length];
        PartyType[] types = new PartyType[sorted.length];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            keys[i] = sorted[i].key();
            int[] ofType = numbers[sorted[i].type().ordinal()];
            if (ofType[sorted[i].customer()] < 0) {
                types[count] = sorted[i].type();
                ofType[sorted[i].customer()] = count++;
            }
            groups[i] = ofType[sorted[i].customer()];
        }
        return new Grouping(keys, groups, Arrays.copyOf(types, count));
    }

    /** How many records there are. */
    public int size() {
        return keys.length;
    }

    /** How many customers there are. */
    public int customers() {
        return types.length;
    }

    /** A record by its number. */
    public RecordKey key(int record) {
        return keys[record];
    }

    /** The number of a record's customer. */
    public int customer(int record) {
        return groups[record];
    }

    /** What a customer is. */
    public PartyType type(int customer) {
        return types[customer];
    }

    /** The number of a record, negative when it is not here. */
    public int find(RecordKey key) {
        return Arrays.binarySearch(keys, key);
    }

    /** The number of the customer of a record, negative when the record is not here. */
    int customerOf(RecordKey key) {
        int record = find(key);
        return record < 0 ? -1 : groups[record];
    }
}
