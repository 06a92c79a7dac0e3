package io.customerhub.standardize.address;

import io.customerhub.standardize.address.DeliveryLine.Kind;
import io.customerhub.standardize.address.DeliveryLine.Label;
import io.customerhub.standardize.address.DeliveryLine.Piece;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Chinese lines: divisions with their code, the rest as street address with town, road and number, and name and
 * phone that were pasted into the line.
 */
final class ChineseReader {

    private static final String ROADS = "路街道巷弄";

    private final ChineseDivisions divisions = ChineseDivisions.load();
    private final DivisionReader reader = new DivisionReader(divisions);
    private final ChineseNames names = new ChineseNames();
    private final PostalCodes codes;
    private final Regions regions;

    ChineseReader(PostalCodes codes, Regions regions) {
        this.codes = codes;
        this.regions = regions;
    }

    /** Where the address stands in a line. */
    private record Start(int piece, int from, DivisionChain chain) {}

    /**
     * Reads a line.
     *
     * @param plain in half-width form
     * @param region the record's region; null when it is not known
     */
    void read(String plain, @Nullable String region, AddressReading reading) {
        List<Piece> pieces = DeliveryLine.cut(plain);
        Start start = start(plain, pieces);
        StringBuilder street = new StringBuilder();
        StringBuilder note = new StringBuilder();
        boolean contact = false;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean before = start != null && i < start.piece();
            if (takeContact(pieces, i, reading)) {
                contact |= !before;
            } else if (before || contact && piece.label() != Label.ADDRESS || isDigits(piece.text())) {
                append(note, piece.text());
            } else {
                append(street, rest(plain, piece, i, start));
            }
        }
        if (start != null && start.from() > pieces.get(start.piece()).from()) {
            String lead = plain.substring(pieces.get(start.piece()).from(), start.from());
            append(note, lead);
        }
        if (start != null) {
            putDivisions(start.chain(), reading);
        } else {
            reading.atMost(Confidence.LOW);
        }
        if (region != null && !reading.has(AddressPart.ADDRESS_COUNTRY)) {
            reading.put(AddressPart.ADDRESS_COUNTRY, region);
        }
        putStreet(street.toString(), start, reading);
        reading.put(AddressPart.NOTE, note.toString());
        judge(start, reading);
    }

    private static void append(StringBuilder all, String piece) {
        if (!piece.isEmpty()) {
            all.append(all.length() == 0 ? "" : " ").append(piece);
        }
    }

    /** The first piece that begins with divisions, else the first place in a piece where two of them stand. */
    private @Nullable Start start(String plain, List<Piece> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.kind() == Kind.TEXT && piece.label() != Label.NAME) {
                DivisionChain chain = reader.read(plain, piece.from());
                if (chain.names > 0) {
                    return new Start(i, piece.from(), chain);
                }
            }
        }
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            for (int at = piece.from() + 1; piece.kind() == Kind.TEXT && at < piece.to() - 3; at++) {
                if (beginsLarge(plain, at)) {
                    DivisionChain chain = reader.read(plain, at);
                    if (chain.names > 1) {
                        return new Start(i, at, chain);
                    }
                }
            }
        }
        return null;
    }

    private boolean beginsLarge(String plain, int at) {
        List<Division> here = divisions.beginningAt(plain, at);
        for (int i = 0; i < here.size(); i++) {
            if (here.get(i).level() < 2 && plain.startsWith(here.get(i).name(), at)) {
                return true;
            }
        }
        return false;
    }

    /** What a piece says beyond the divisions. */
    private String rest(String plain, Piece piece, int at, @Nullable Start start) {
        if (start == null || start.chain().conflict || start.chain().ambiguous != null) {
            int from = start == null ? piece.from() : Math.max(piece.from(), start.chain().end);
            return from < piece.to() ? plain.substring(from, piece.to()) : "";
        }
        if (piece.to() <= start.chain().end) {
            return "";
        }
        int from = Math.max(piece.from(), start.chain().end);
        if (at > start.piece() && piece.label() == Label.ADDRESS) {
            reader.resume(start.chain(), plain, from);
            from = Math.max(from, Math.min(start.chain().end, piece.to()));
        }
        return plain.substring(from, piece.to());
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Takes a phone, a postal code or a name; false when the piece is none of them. */
    private boolean takeContact(List<Piece> pieces, int at, AddressReading reading) {
        Piece piece = pieces.get(at);
        if (piece.kind() != Kind.TEXT) {
            AddressPart part = piece.kind() == Kind.MOBILE ? AddressPart.MOBILE : AddressPart.PHONE;
            if (!reading.has(part)) {
                reading.put(part, piece.text(), AddressRule.CONTACT, piece.text());
            }
            reading.tell(Trouble.CONTACT_IN_LINE);
            return true;
        }
        String code = piece.text().length() == 6 ? codes.whole("CN", piece.text()) : null;
        if (code != null) {
            if (!reading.has(AddressPart.POSTAL_CODE)) {
                reading.put(AddressPart.POSTAL_CODE, code, AddressRule.POSTAL_CODE, code);
            }
            return true;
        }
        boolean labelled = piece.label() == Label.NAME;
        boolean outside = labelled
                || piece.label() == Label.NONE
                        && (at == 0 || at == pieces.size() - 1 || isPhone(pieces, at - 1) || isPhone(pieces, at + 1));
        String name = outside && !reading.has(AddressPart.NAME) && pieces.size() > 1
                ? names.name(piece.text(), labelled)
                : null;
        if (name != null) {
            reading.put(AddressPart.NAME, name, AddressRule.CONTACT, piece.text());
            reading.tell(Trouble.CONTACT_IN_LINE);
        }
        return name != null;
    }

    private static boolean isPhone(List<Piece> pieces, int at) {
        return at >= 0 && at < pieces.size() && pieces.get(at).kind() != Kind.TEXT;
    }

    private void putDivisions(DivisionChain chain, AddressReading reading) {
        Division smallest = chain.smallest();
        if (chain.ambiguous != null) {
            reading.tell(Trouble.DIVISION_AMBIGUOUS);
            reading.put(
                    smallest == null || smallest.level() == 1
                            ? AddressPart.ADDRESS_DISTRICT
                            : AddressPart.STREET_ADDRESS,
                    chain.ambiguous);
        }
        if (chain.conflict) {
            reading.tell(Trouble.DIVISION_CONFLICT);
        }
        if (chain.repaired) {
            reading.tell(Trouble.DIVISION_REPAIRED);
        }
        if (smallest == null) {
            reading.put(AddressPart.ADDRESS_COUNTRY, "CN");
            return;
        }
        Division province = smallest.province();
        Division city = smallest.city();
        AddressRule rule = chain.repaired ? AddressRule.DIVISION_REPAIR : AddressRule.DIVISION;
        reading.put(AddressPart.ADDRESS_REGION, province.name());
        Regions.Region region = regions.named("CN", province.name());
        if (region != null) {
            reading.put(AddressPart.REGION_CODE, region.iso());
        }
        if (city != null) {
            Division town = !city.isGroup() ? city : province.isMunicipality() ? province : smallest;
            reading.put(AddressPart.ADDRESS_LOCALITY, town.name());
        } else if (province.isMunicipality()) {
            reading.put(AddressPart.ADDRESS_LOCALITY, province.name());
        }
        String code = smallest.isZone() && city != null ? city.code() : smallest.code();
        if (smallest.level() == 2) {
            reading.put(AddressPart.ADDRESS_DISTRICT, smallest.name());
        } else if (chain.cityDistricts) {
            reading.put(AddressPart.ADDRESS_DISTRICT, "市辖区");
            code = code.substring(0, 4) + "01";
        }
        if (smallest.former()) {
            reading.tell(Trouble.DIVISION_FORMER);
        }
        reading.put(AddressPart.DIVISION_CODE, code, rule, smallest.name());
        reading.put(AddressPart.ADDRESS_COUNTRY, country(code));
    }

    private static String country(String code) {
        return switch (code.substring(0, 2)) {
            case "71" -> "TW";
            case "81" -> "HK";
            case "82" -> "MO";
            default -> "CN";
        };
    }

    private void putStreet(String street, @Nullable Start start, AddressReading reading) {
        reading.put(AddressPart.STREET_ADDRESS, street);
        if (start == null || start.chain().conflict) {
            return;
        }
        Division smallest = start.chain().smallest();
        String town = smallest == null ? null : divisions.townAt(smallest, street, 0);
        if (town != null) {
            reading.put(AddressPart.TOWN, town);
        }
        int from = town == null ? 0 : town.length();
        int number = from;
        while (number < street.length() && street.charAt(number) >= 0x4E00 && street.charAt(number) <= 0x9FFF) {
            number++;
        }
        int end = number;
        while (end < street.length() && (Character.isDigit(street.charAt(end)) || street.charAt(end) == '-')) {
            end++;
        }
        boolean road = number - from >= 2 && number - from <= 8 && ROADS.indexOf(street.charAt(number - 1)) >= 0;
        if (road && end > number && street.startsWith("号", end)) {
            reading.put(AddressPart.ROAD, street.substring(from, number));
            reading.put(AddressPart.HOUSE_NUMBER, street.substring(number, end + 1));
        }
    }

    private static void judge(@Nullable Start start, AddressReading reading) {
        if (start == null) {
            reading.tell(Trouble.NOT_READ);
            reading.atMost(Confidence.LOW);
            return;
        }
        DivisionChain chain = start.chain();
        if (chain.conflict || chain.ambiguous != null) {
            reading.atMost(Confidence.LOW);
        } else if (chain.repaired || chain.abbreviated || chain.names < 2 || chain.county == null) {
            reading.atMost(Confidence.MEDIUM);
        }
    }
}
