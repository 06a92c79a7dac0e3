package io.customerhub.sample;

import io.customerhub.sample.SampleCounts.Flaw;
import io.customerhub.sample.party.SampleRandom;
import io.customerhub.sample.spelling.AmountSpelling;
import io.customerhub.sample.world.RealCustomers;
import io.customerhub.sample.world.SampleOrder;
import io.customerhub.sample.world.SampleWorld;
import io.customerhub.sample.world.Sighting;
import io.customerhub.sample.world.SourceSystem;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The ERP: a drop folder with CSV files in GB18030. Customers are separated by semicolons, orders and order lines by
 * commas. Northwind comes first, then a set of files for each 2,000 parties of the world. Times are UTC.
 */
final class ErpFolder {
    static final Charset CHARSET = Charset.forName("GB18030");
    static final String CUSTOMERS_HEADER =
            "customer_no;name;contact;sex;phone;fax;email;birth_date;tax_no;address;city;"
                    + "region;postal_code;country;credit_limit;status;changed_on";
    static final String ORDERS_HEADER =
            "order_no,customer_no,order_date,shipped_date,freight,total,currency,status,changed_on";
    static final String LINES_HEADER =
            "line_id,order_no,line_no,product_no,description,quantity,unit_price,discount_percent,changed_on";

    private static final int PARTIES_PER_FILE = 2_000;
    /** A changed customer comes again so many parties later, in the same file or the next one. */
    private static final int REPEAT_DISTANCE = 50;

    private static final int REPEATS = 70;
    /** Of a thousand customers so many come again changed. */
    private static final int CHANGED = 30;
    /** Of a thousand customers so many come again, changed or late. */
    private static final int REPEATED = 35;

    private static final LocalDate FIRST_FILE = LocalDate.of(2010, 1, 4);
    private static final DateTimeFormatter CHANGED_ON =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> STATES = List.of("A", "S", "C");
    private static final List<String> ORDER_STATES = List.of("PAID", "OPEN", "CANCELLED");

    private final SampleWorld world;
    private final RealCustomers real;
    private final SampleOrder.Generator orders;
    private final SampleTally.Stream customerCount;
    private final SampleTally.Stream orderCount;
    private final SampleTally.Stream lineCount;

    ErpFolder(SampleWorld world, RealCustomers real, SampleTally tally) {
        this.world = world;
        this.real = real;
        this.orders = new SampleOrder.Generator(world);
        customerCount = tally.stream(SourceSystem.ERP, "customers");
        orderCount = tally.stream(SourceSystem.ERP, "orders");
        lineCount = tally.stream(SourceSystem.ERP, "order-lines");
    }

    /** The key of a customer: Northwind's own id, or C and the number. */
    static String key(Sighting customer) {
        return customer.party().startsWith("NW-") ? customer.party().substring(3) : "C" + customer.number();
    }

    /** The version of a customer that counts when all files are read: the changed one where the customer comes again. */
    static Sighting latest(SampleWorld world, Sighting customer) {
        int index = (int) customer.index();
        boolean again = index >= 0 && index + REPEAT_DISTANCE < world.parties();
        return again && repeatDraw(world, index) < CHANGED ? world.changed(customer) : customer;
    }

    void write(Path directory) throws IOException {
        DropFolder folder = new DropFolder(directory, CHARSET);
        writeNorthwind(folder);
        for (int first = 0; first < world.parties(); first += PARTIES_PER_FILE) {
            writeParties(folder, first, Math.min(first + PARTIES_PER_FILE, world.parties()));
        }
    }

    private void writeNorthwind(DropFolder folder) throws IOException {
        try (DropFolder.FileSet files = open(folder, LocalDate.of(1998, 5, 6))) {
            for (Sighting customer : real.northwind()) {
                customerCount.record();
                writeCustomer(files.writer(0), customer, customer.updatedAt());
            }
            for (SampleOrder order : real.northwindOrders()) {
                writeOrder(files, order, order.currency());
            }
            files.complete();
        }
    }

    private void writeParties(DropFolder folder, int first, int end) throws IOException {
        LocalDate day = FIRST_FILE.plusDays(first / PARTIES_PER_FILE);
        try (DropFolder.FileSet files = open(folder, day)) {
            for (int index = first; index < end; index++) {
                for (Sighting customer : world.sightings(SourceSystem.ERP, index)) {
                    writeWithOrders(files, customer);
                }
                if (index >= REPEAT_DISTANCE) {
                    writeRepeat(files.writer(0), index - REPEAT_DISTANCE);
                }
                writeBroken(files, index);
            }
            if (first == 0) {
                customerCount.broken(Flaw.UNCLOSED_QUOTE);
                files.writer(0).write("X999999;\"" + "Unfinished Trading;Li Lei;;13800138000\n");
            }
            files.complete();
        }
    }

    private static DropFolder.FileSet open(DropFolder folder, LocalDate day) throws IOException {
        String name = "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + ".csv";
        DropFolder.FileSet files = folder.open("customers" + name, "orders" + name, "order_lines" + name);
        files.writer(0).write(CUSTOMERS_HEADER + "\n");
        files.writer(1).write(ORDERS_HEADER + "\n");
        files.writer(2).write(LINES_HEADER + "\n");
        return files;
    }

    private void writeWithOrders(DropFolder.FileSet files, Sighting customer) throws IOException {
        customerCount.record();
        writeCustomer(files.writer(0), customer, customer.updatedAt());
        SampleRandom random = world.random(customer.index(), REPEATS + 1);
        for (SampleOrder order : orders.orders(customer, key(customer), SourceSystem.ERP)) {
            writeOrder(files, order, AmountSpelling.currency(order.currency(), random));
        }
    }

    /** Some customers come again: 30 in 1,000 have changed, 5 in 1,000 come late in an older version. */
    private void writeRepeat(Writer out, int index) throws IOException {
        int draw = repeatDraw(world, index);
        if (draw >= REPEATED) {
            return;
        }
        for (Sighting customer : world.sightings(SourceSystem.ERP, index)) {
            customerCount.repeat();
            if (draw < CHANGED) {
                Sighting changed = world.changed(customer);
                writeCustomer(out, changed, changed.updatedAt());
            } else {
                writeCustomer(out, customer, customer.updatedAt().minusSeconds(2_592_000));
            }
        }
    }

    private static int repeatDraw(SampleWorld world, int index) {
        return world.random(index, REPEATS).below(1000);
    }

    private void writeCustomer(Writer out, Sighting customer, Instant changed) throws IOException {
        boolean company = customer.company();
        SampleRandom random = world.random(customer.number(), REPEATS + 2);
        String person = customer.name().inOneField(random);
        String sex = !customer.genderKnown() || company ? "" : customer.male() ? "男" : "女";
        new CsvRow(out, ';')
                .cell(key(customer))
                .cell(company ? customer.organization() : person)
                .cell(company ? person : "")
                .cell(sex)
                .cell(customer.mobile())
                .cell(customer.landline())
                .cell(customer.email())
                .cell(customer.born())
                .cell(customer.taxNumber())
                .cell(customer.streetWithDistrict())
                .cell(customer.city())
                .cell(customer.region())
                .cell(customer.postalCode())
                .cell(customer.country())
                .cell(customer.index() < 0 ? "" : AmountSpelling.plain(random.below(200) * 50_000L))
                .cell(STATES.get(customer.state()))
                .cell(CHANGED_ON.format(changed))
                .end();
    }

    private void writeOrder(DropFolder.FileSet files, SampleOrder order, String currency) throws IOException {
        orderCount.record();
        LocalDate shipped = order.shipped();
        new CsvRow(files.writer(1), ',')
                .cell(order.key())
                .cell(order.customer())
                .cell(DateTimeFormatter.BASIC_ISO_DATE.format(order.ordered()))
                .cell(shipped == null ? "" : DateTimeFormatter.BASIC_ISO_DATE.format(shipped))
                .cell(AmountSpelling.plain(order.freight()))
                .cell(AmountSpelling.plain(order.total()))
                .cell(currency)
                .cell(ORDER_STATES.get(order.state()))
                .cell(CHANGED_ON.format(order.updatedAt()))
                .end();
        int number = 0;
        for (SampleOrder.Line line : order.lines()) {
            number++;
            lineCount.record();
            new CsvRow(files.writer(2), ',')
                    .cell(order.key() + "-" + number)
                    .cell(order.key())
                    .cell("" + number)
                    .cell(line.sku())
                    .cell(line.description())
                    .cell("" + line.quantity())
                    .cell(AmountSpelling.plain(line.unitPrice()))
                    .cell("" + line.discount())
                    .cell(CHANGED_ON.format(order.updatedAt()))
                    .end();
        }
    }

    /** A broken row here and there: customers about every 500 parties, orders and lines every 700 and 900. */
    private void writeBroken(DropFolder.FileSet files, int index) throws IOException {
        if (index % 499 == 250) {
            switch (index / 499 % 3) {
                case 0 -> broken(files.writer(0), customerCount, Flaw.TOO_FEW_COLUMNS, "X" + index + ";破损公司;李雷");
                case 1 ->
                    broken(
                            files.writer(0),
                            customerCount,
                            Flaw.STRAY_QUOTE,
                            "X" + index
                                    + ";\"Acme\" Trading;;;13800138000;;;;;;Berlin;;;DE;0.00;A;2024-01-01 00:00:00");
                default ->
                    broken(
                            files.writer(0),
                            customerCount,
                            Flaw.EMPTY_KEY,
                            ";无编号客户;;;13800138000;;;;;;上海市;;;中国;0.00;A;2024-01-01 00:00:00");
            }
        }
        if (index % 701 == 350) {
            switch (index / 701 % 3) {
                case 0 -> broken(files.writer(1), orderCount, Flaw.TOO_FEW_COLUMNS, "X" + index + ",ALFKI,20240101");
                case 1 ->
                    broken(
                            files.writer(1),
                            orderCount,
                            Flaw.IMPOSSIBLE_NUMBER,
                            "X" + index + ",ALFKI,20240101,,0.00,12.3.4,CNY,OPEN,2024-01-01 00:00:00");
                default ->
                    broken(
                            files.writer(1),
                            orderCount,
                            Flaw.EMPTY_KEY,
                            ",ALFKI,20240101,,0.00,1.00,CNY,OPEN,2024-01-01 00:00:00");
            }
        }
        if (index % 907 == 450) {
            if (index / 907 % 2 == 0) {
                broken(files.writer(2), lineCount, Flaw.TOO_FEW_COLUMNS, "X" + index + "-1,X" + index);
            } else {
                broken(
                        files.writer(2),
                        lineCount,
                        Flaw.IMPOSSIBLE_NUMBER,
                        "X" + index + "-1,10248,9,TEA-100,Green tea,1O,38.00,0,2024-01-01 00:00:00");
            }
        }
    }

    private static void broken(Writer out, SampleTally.Stream count, Flaw flaw, String row) throws IOException {
        count.broken(flaw);
        out.write(row + "\n");
    }
}
