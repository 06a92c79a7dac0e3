package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one program of the server to its end, without a shell, with an environment that PG* variables cannot bend. */
final class Command {
    private final Path workingDirectory;

    Command(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** What a program left behind: its exit status and what it wrote to both of its outputs. */
    record Outcome(int status, String output) {
        boolean good() {
            return status == 0;
        }
    }

    /**
     * Runs the program; a program that is not done within the time limit is ended and reported with status -1. The
     * output goes through a file, since a server that stays behind may keep a pipe open for ever.
     *
     * @throws IOException when the program cannot be started
     */
    Outcome run(List<String> program, Duration limit) throws IOException {
        Path output = Files.createTempFile(workingDirectory, "command-", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(program)
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.PIPE);
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            int status = -1;
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                status = process.exitValue();
            } else {
                process.destroyForcibly();
            }
            return new Outcome(status, new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program.get(0), e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
