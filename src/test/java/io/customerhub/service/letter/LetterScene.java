package io.customerhub.service.letter;

import io.customerhub.access.ActionRegistry;
import io.customerhub.access.AuditTrail;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Operations;
import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import io.customerhub.service.RevealLimit;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real warehouse, a project with one mapping, and a gate before the actions on letters that remembers what is noted. */
final class LetterScene implements AutoCloseable {

    static final StreamName CONTACTS = new StreamName("crm", "contacts");
    static final Caller ALICE = Caller.shell("alice");
    static final Caller BOB = Caller.shell("bob");

    private static final String MAPPING =
            """
            # people of the CRM
            entity: customer
            key: id
            version: changed
            fields:
              name: {from: full_name, as: person-name}
              email: {from: mail, as: email}   # private or of the company
              birth_date: {from: born, as: date, order: day-month-year}
              status: {from: state, as: code, map: {A: active}}
            """;

    private static final String CONTRACT =
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: crm-contacts
            name: CRM contacts
            version: 1.0.0
            status: active
            team: {name: Sales operations, members: [{username: crm-owner@example.com, role: owner}]}
            schema:
              - name: contacts
                properties:
                  - {name: id, logicalType: string, required: true, primaryKey: true}
                  - {name: changed, logicalType: string}
                  - {name: full_name, logicalType: string, classification: personal}
                  - {name: mail, logicalType: string, classification: personal}
                  - {name: born, logicalType: string, classification: personal}
                  - {name: state, logicalType: string, classification: internal}
                  - {name: remark, logicalType: string}
            """;

    final String url = TestDatabase.fresh();
    final Warehouse warehouse = Warehouse.open(url);
    final DeadLetterStore letters = new DeadLetterStore(warehouse);
    final List<AuditTrail.Entry> noted = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    final Path project;
    final Gate gate;

    LetterScene(Path project) {
        this.project = project;
        write("routes/crm/contacts.mapping.yaml", MAPPING);
        write("routes/crm/contacts.contract.yaml", CONTRACT);
        gate = new Gate(
                new ActionRegistry(new LetterActions(
                                warehouse,
                                new ProjectFolder(project),
                                new RevealLimit(warehouse, Clock.systemUTC()),
                                checked -> io.customerhub.HubCheck.of(checked, java.util.Map.of())
                                        .problems(),
                                new io.customerhub.trial.letter.LetterTrial(
                                        new ProjectStreams(new ProjectFolder(project), Clock.systemUTC())::of,
                                        new io.customerhub.warehouse.LoadedIdentities(warehouse)::of,
                                        new io.customerhub.standardize.Standardizers()))
                        .all()),
                noted::add,
                new KeptOperations());
    }

    /** Operations that remember what failed. */
    private final class KeptOperations implements Operations {
        private long number;

        @Override
        public long begin(Caller caller, String action, String subject, String purpose) {
            return ++number;
        }

        @Override
        public void done(long operation, Outcome outcome) {
            failures.remove("unfinished " + operation);
        }

        @Override
        public void failed(long operation, String code, @Nullable String message) {
            failures.add(code + " " + message);
        }
    }

    void write(String file, String text) {
        try {
            Path path = project.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    <A> A as(Caller caller, Request<A> request) {
        return gate.perform(caller, request);
    }

    /** A letter with this record, refused for its state. */
    long record(String key, String payload) {
        return record(CONTACTS, key, payload, "HUB-VAL-001", "status");
    }

    long record(StreamName stream, String key, String payload, String code, @Nullable String field) {
        return letters.insert(
                origin(stream),
                new Rejection(
                        1,
                        "validate",
                        code,
                        field,
                        "one of the codes was expected",
                        PayloadKind.RECORD,
                        payload.getBytes(StandardCharsets.UTF_8),
                        SourceRecord.Delivery.PLAIN,
                        new SourceRecord.Identity(key, 7, 1),
                        0,
                        null),
                null);
    }

    long line(String text) {
        return letters.insert(
                origin(CONTACTS),
                Rejection.unreadable(
                        4, "HUB-READ-004", "not a row", PayloadKind.LINE, text.getBytes(StandardCharsets.UTF_8)),
                null);
    }

    private static BatchOrigin origin(StreamName stream) {
        Instant now = Instant.now();
        return new BatchOrigin(stream, "route", "contacts.csv", now, now);
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
