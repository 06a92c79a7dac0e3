package io.customerhub;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A real web server that takes alerts, and a real mail server. */
final class AlertReceivers implements AutoCloseable {

    /** What was posted, in order. */
    final List<String> posts = new CopyOnWriteArrayList<>();

    private final HttpServer web;
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final AtomicInteger status = new AtomicInteger(200);

    AlertReceivers() {
        try {
            web = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        web.createContext("/hook", exchange -> {
            posts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        web.start();
        mail.start();
    }

    /** From now on the web server answers so. */
    void answer(int code) {
        status.set(code);
    }

    /** The project sends its alerts here. */
    ProjectInFolder in(ProjectInFolder project) {
        return project.property(
                        "hub.alert.webhook",
                        "http://127.0.0.1:" + web.getAddress().getPort() + "/hook?token=not-for-logs")
                .property("hub.alert.mail.to", "operators@example.com")
                .property("hub.alert.smtp.host", "127.0.0.1")
                .property("hub.alert.smtp.port", Integer.toString(mail.getSmtp().getPort()))
                .property("hub.console.url", "http://127.0.0.1:8713/");
    }

    /** The mails that have arrived, subject and text. */
    List<String> mails() {
        List<String> mails = new ArrayList<>();
        try {
            for (MimeMessage message : mail.getReceivedMessages()) {
                mails.add(message.getSubject() + "\n" + message.getContent());
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
        return mails;
    }

    @Override
    public void close() {
        web.stop(0);
        mail.stop();
    }
}
