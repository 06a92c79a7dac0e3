package io.customerhub.console;

import io.customerhub.console.page.Reply;
import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a file while it is written. What cannot be written to its end breaks the connection, so that nobody takes the part
 * that came for the whole.
 */
final class DownloadSending {

    private static final Logger LOGGER = LoggerFactory.getLogger(DownloadSending.class);

    private final Context context;

    DownloadSending(Context context) {
        this.context = context;
    }

    void send(Reply.Download download) {
        String name = download.name().replaceAll("[^A-Za-z0-9._-]", "_");
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        context.contentType(download.type());
        try {
            Writer out = new BufferedWriter(new OutputStreamWriter(context.outputStream(), StandardCharsets.UTF_8));
            download.body().write(out);
            out.flush();
        } catch (IOException gone) {
            LOGGER.atDebug().addKeyValue("file", name).log("a download was stopped by who asked for it");
        } catch (RuntimeException failure) {
            LOGGER.atError()
                    .addKeyValue("file", name)
                    .addKeyValue("cause", failure.getClass().getName())
                    .log("a download could not be written to its end");
            breakConnection();
        }
    }

    private void breakConnection() {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
