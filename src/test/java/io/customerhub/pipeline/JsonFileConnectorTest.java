package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.Rejection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileConnectorTest {

    @TempDir
    Path directory;

    private DropFixture drop;

    @BeforeEach
    void open() throws Exception {
        drop = new DropFixture(directory, "json-file");
    }

    @AfterEach
    void close() throws Exception {
        drop.close();
    }

    @Test
    void linesAndArraysAreReadAndEndInDone() throws Exception {
        DropFixture.age(drop.drop("a.jsonl", "{\"id\":1}\n{\"id\":2}\n"), java.time.Duration.ofHours(1));
        drop.drop("b.json", "[{\"id\":3},{\"id\":4}]");
        drop.drop("c.txt", "not mine");
        drop.start();
        DropFixture.await(() -> drop.names(".done").size() == 2);

        assertThat(drop.hub.values("id")).containsExactly("1", "2", "3", "4");
        assertThat(WarehouseFixture.files(drop.warehouse)).containsExactly("a.jsonl done 2", "b.json done 2");
    }

    @Test
    void aBrokenDocumentLoadsWhatIsBeforeTheBreakAndGoesToFailed() throws Exception {
        drop.drop("a.json", "{\"data\":[{\"id\":1},{\"id\":2},{\"id\":oops}]}");
        drop.start("records=data", "batchSize=1");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).containsExactly("1", "2");
        assertThat(drop.hub.letters)
                .extracting(Rejection::code, Rejection::row)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("HUB-READ-008", 3L));
        assertThat(drop.names(".failed")).containsExactly("a.json");
        assertThat(WarehouseFixture.files(drop.warehouse)).containsExactly("a.json unreadable 2");
    }

    @Test
    void aTruncatedFileIsHeldAsAWhole() throws Exception {
        for (String cut : List.of("[{\"id\":1},{\"id\":2}", "[{\"id\":1},{\"id\":[2]", "{\"id\":1}\n{\"id\":2")) {
            drop.drop("a" + cut.length() + ".json", cut);
        }
        drop.start();
        drop.awaitEmpty();

        assertThat(drop.hub.batches).isEmpty();
        assertThat(drop.hub.letters).hasSize(3).extracting(Rejection::code).containsOnly("HUB-READ-003");
    }

    @Test
    void aFileThatWasUnreadableMayBecomeReadable() throws Exception {
        drop.drop("a.json", "{\"data\":[{\"id\":1}]}");
        drop.start("records=nothing");
        drop.awaitEmpty();
        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-009");

        drop.stop();
        java.nio.file.Files.move(directory.resolve(".failed/a.json"), directory.resolve("a.json"));
        drop.restart("records=data");
        drop.awaitEmpty();
        assertThat(drop.hub.values("id")).containsExactly("1");
        assertThat(drop.names(".done")).containsExactly("a.json");
    }
}
