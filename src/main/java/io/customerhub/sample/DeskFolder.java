package io.customerhub.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sample.SampleCounts.Flaw;
import io.customerhub.sample.party.Party;
import io.customerhub.sample.party.PostalAddress;
import io.customerhub.sample.party.SampleRandom;
import io.customerhub.sample.spelling.AddressSpelling;
import io.customerhub.sample.world.RealCustomers;
import io.customerhub.sample.world.SampleWorld;
import io.customerhub.sample.world.Sighting;
import io.customerhub.sample.world.SourceSystem;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * The service desk: a drop folder with JSON lines in UTF-8, requesters, whose addresses agents paste into one field, and
 * their cases. A set of files for each 2,000
 * parties of the world; the first one also holds real customers.
 */
final class DeskFolder {
    private static final int PARTIES_PER_FILE = 2_000;
    private static final int CASES = 90;
    private static final int ADDRESS = 95;
    private static final LocalDate FIRST_FILE = LocalDate.of(2010, 1, 5);
    private static final DateTimeFormatter CHINA_TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private static final List<String> STATES = List.of("active", "suspended", "deleted");
    private static final List<String> CASE_STATES = List.of("open", "pending", "solved", "closed", "closed", "closed");
    private static final List<String> PRIORITIES = List.of("low", "normal", "normal", "normal", "high", "urgent");
    private static final List<String> CHANNELS = List.of("phone", "email", "chat", "wechat", "web");
    private static final List<String> CHINESE_SUBJECTS = List.of(
            "发票抬头需要修改", "包裹还没有收到", "商品有破损，要求退换", "无法登录账户", "如何修改收货地址", "退款何时到账", "产品使用咨询", "投诉快递员态度", "会员积分没有到账");
    private static final List<String> OTHER_SUBJECTS = List.of(
            "Where is my parcel?",
            "Invoice shows the wrong company name",
            "Cannot sign in",
            "Item arrived broken",
            "Please change my delivery address",
            "Refund has not arrived",
            "Question about \"Willow\" cups",
            "Rückgabe eines Artikels",
            "Problème de livraison");

    private final SampleWorld world;
    private final RealCustomers real;
    private final ObjectMapper mapper = new ObjectMapper();
    private final SampleTally.Stream requesterCount;
    private final SampleTally.Stream caseCount;

    DeskFolder(SampleWorld world, RealCustomers real, SampleTally tally) {
        this.world = world;
        this.real = real;
        requesterCount = tally.stream(SourceSystem.DESK, "requesters");
        caseCount = tally.stream(SourceSystem.DESK, "cases");
    }

    /** The key of a requester: R and the number. */
    static String key(Sighting requester) {
        return "R" + requester.number();
    }

    /** The address of a requester in one field, and what is truly in it; nothing is known of that of a real customer. */
    static AddressSpelling.Line address(SampleWorld world, Sighting requester) {
        PostalAddress place = requester.place();
        if (place == null) {
            String region = requester.region().isEmpty() ? "" : ", " + requester.region();
            String line = requester.street() + ", " + requester.city() + region + " " + requester.postalCode();
            return new AddressSpelling.Line(line.strip(), Map.of());
        }
        SampleRandom random = world.random(requester.number(), ADDRESS);
        if (!requester.name().chinese()) {
            return AddressSpelling.latin(place, random);
        }
        Party party = world.party((int) requester.index());
        return AddressSpelling.chinese(
                place,
                requester.name().family() + requester.name().given(),
                String.join("", party.mobile().groups()),
                random);
    }

    void write(Path directory) throws IOException {
        DropFolder folder = new DropFolder(directory, StandardCharsets.UTF_8);
        for (int first = 0; first == 0 || first < world.parties(); first += PARTIES_PER_FILE) {
            String name = "-" + FIRST_FILE.plusDays(first / PARTIES_PER_FILE).format(DateTimeFormatter.BASIC_ISO_DATE)
                    + ".jsonl";
            try (DropFolder.FileSet files = folder.open("requesters" + name, "cases" + name)) {
                if (first == 0) {
                    for (Sighting requester : real.inDesk()) {
                        writeRequester(files, requester);
                    }
                }
                for (int index = first; index < Math.min(first + PARTIES_PER_FILE, world.parties()); index++) {
                    for (Sighting requester : world.sightings(SourceSystem.DESK, index)) {
                        writeRequester(files, requester);
                    }
                    writeBroken(files, index);
                }
                files.complete();
            }
        }
    }

    private void writeRequester(DropFolder.FileSet files, Sighting requester) throws IOException {
        SampleRandom random = world.random(requester.number(), CASES);
        requesterCount.record();
        ObjectNode json = mapper.createObjectNode();
        json.put("requester_id", key(requester));
        json.put("name", requester.name().inOneField(random));
        json.put("email", requester.email());
        json.put("phone", requester.mobile());
        put(json, "organization", requester.organization());
        put(json, "birthday", requester.born());
        json.put("sex", requester.genderKnown() ? requester.male() ? "M" : "F" : "U");
        json.put("locale", requester.name().chinese() ? "zh-CN" : "en");
        json.put("address", address(world, requester).text());
        json.put("country", requester.country());
        json.put("status", STATES.get(requester.state()));
        json.put("created_at", requester.createdAt().toString());
        json.put("updated_at", requester.updatedAt().toString());
        line(files.writer(0), json);
        int draw = random.below(100);
        int cases = draw < 48 ? 0 : draw < 78 ? 1 : draw < 94 ? 2 : 3;
        for (int i = 0; i < cases; i++) {
            writeCase(files.writer(1), requester, i, random);
        }
    }

    private void writeCase(Writer out, Sighting requester, int place, SampleRandom random) throws IOException {
        caseCount.record();
        String state = random.pick(CASE_STATES);
        Instant opened = Instant.parse("2023-01-01T00:00:00Z").plus(random.below(1_000 * 24 * 60), ChronoUnit.MINUTES);
        Instant changed = opened.plus(random.between(1, 20_000), ChronoUnit.MINUTES);
        boolean ended = state.equals("solved") || state.equals("closed");
        ObjectNode json = mapper.createObjectNode();
        json.put("number", "CS-" + (requester.number() * 4 + place));
        json.put("requester_id", key(requester));
        json.put("subject", random.pick(requester.name().chinese() ? CHINESE_SUBJECTS : OTHER_SUBJECTS));
        json.put("status", state);
        json.put("priority", random.pick(PRIORITIES));
        json.put("channel", random.pick(CHANNELS));
        json.put("opened_at", CHINA_TIME.format(opened.atOffset(ZoneOffset.ofHours(8))));
        json.put("closed_at", ended ? CHINA_TIME.format(changed.atOffset(ZoneOffset.ofHours(8))) : null);
        if (ended && random.chance(600)) {
            json.put("satisfaction", random.between(1, 5));
        } else {
            json.putNull("satisfaction");
        }
        json.put("updated_at", changed.toString());
        line(out, json);
    }

    private void writeBroken(DropFolder.FileSet files, int index) throws IOException {
        if (index % 503 == 251) {
            broken(
                    files.writer(0),
                    requesterCount,
                    index / 503,
                    "{\"requester_id\":\"X" + index + "\",\"name\":\"Brok");
        }
        if (index % 601 == 300) {
            broken(files.writer(1), caseCount, index / 601, "{\"number\":\"CS-X" + index + "\",\"status\":");
        }
    }

    private static void broken(Writer out, SampleTally.Stream count, int turn, String cut) throws IOException {
        boolean odd = turn % 2 == 1;
        count.broken(odd ? Flaw.NOT_AN_OBJECT : Flaw.CUT_JSON);
        out.write((odd ? "[\"not\", \"an object\"]" : cut) + "\n");
    }

    private void line(Writer out, ObjectNode json) throws IOException {
        out.write(mapper.writeValueAsString(json));
        out.write('\n');
    }

    private static void put(ObjectNode json, String field, String value) {
        if (!value.isEmpty()) {
            json.put(field, value);
        }
    }
}
