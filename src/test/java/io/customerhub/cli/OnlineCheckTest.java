package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OnlineCheckTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            fields:
              formatted_name: {from: name, as: person-name}
            """;

    @TempDir
    private Path folder;

    private Shell.Result check(ProjectInFolder project, String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "check";
        arguments[1] = "--online";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return new Shell(project.environment("jdbc:postgresql://127.0.0.1:9/nowhere")).hub(arguments);
    }

    private static String contract(String properties) {
        return """
                apiVersion: v3.1.0
                kind: DataContract
                id: crm-customers
                name: Customers
                version: 1.0.0
                status: active
                schema:
                  - name: customers
                    properties:
                %s
                """
                .formatted(properties.indent(6));
    }

    @Test
    void aSourceThatHasWhatIsMappedIsWell() {
        ProjectInFolder project =
                ProjectInFolder.in(folder).system("crm", MAPPING).drop("crm", "a.csv", "id,name,extra\n1,Li Na,x\n");
        Shell.Result result = check(project);
        assertThat(result.out()).containsPattern("crm/customers +ok").contains("neither mapped nor promised: extra");
        assertThat(result.exit()).isZero();
        assertThat(project.files("crm", ".")).containsExactly("a.csv");
    }

    @Test
    void aPromisedColumnThatTheSourceDoesNotHaveIsWrong() {
        ProjectInFolder project =
                ProjectInFolder.in(folder).system("crm", MAPPING).drop("crm", "a.csv", "id,name\n1,Li Na\n");
        project.write(
                "routes/crm/customers.contract.yaml",
                contract("- {name: id, logicalType: string}\n- {name: name, logicalType: string}\n"
                        + "- {name: mobile, logicalType: string}"));
        Shell.Result result = check(project, "crm");
        assertThat(result.out()).contains("HUB-ONLINE-001", "'mobile'", "it has id, name");
        assertThat(result.exit()).isEqualTo(3);
    }

    @Test
    void oneSystemAloneIsCheckedWhenItIsNamed() {
        ProjectInFolder project = ProjectInFolder.in(folder)
                .system("crm", MAPPING)
                .system("erp", MAPPING)
                .drop("crm", "a.csv", "id,name\n1,Li Na\n");
        assertThat(check(project, "crm").out()).contains("crm/customers").doesNotContain("erp/");
    }

    @Test
    void anApiThatIsAwayIsToldWithExitCodeFourAndAClockThatIsWrongIsNoted() throws IOException {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        ServerSocket api = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread server = new Thread(() -> answer(api), "api");
        server.start();
        project.write(
                "routes/crm/crm.camel.yaml",
                """
                - route:
                    id: crm-customers
                    from:
                      uri: kamelet:rest-api-source
                      parameters: {system: crm, stream: customers, url: "http://127.0.0.1:%d/customers"}
                      steps:
                        - to: direct:ingest
                """
                        .formatted(api.getLocalPort()));
        try {
            Shell.Result well = check(project);
            assertThat(well.out()).containsPattern("crm/customers +ok");
            assertThat(well.exit()).isZero();
            assertThat(well.out()).contains("HUB-ONLINE-003", "ahead of");
        } finally {
            api.close();
        }
        Shell.Result away = check(project);
        assertThat(away.out()).contains("away", "HUB-REST-010");
        assertThat(away.exit()).isEqualTo(4);
    }

    /** The server of the JDK would write the right time over the wrong one. */
    private static void answer(ServerSocket api) {
        String body = "[{\"id\":1,\"name\":\"Li Na\"}]";
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));
        String answer = "HTTP/1.1 200 OK\r\nDate: " + date + "\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
        while (!api.isClosed()) {
            try (Socket socket = api.accept()) {
                socket.getInputStream().read(new byte[8192]);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                return;
            }
        }
    }
}
