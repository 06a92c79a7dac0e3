package io.customerhub.console;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** What the web server answers to requests that are not even HTTP: the status and nothing about itself. */
final class BareErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        new SecurityHeaders(false).all().forEach((name, value) -> response.getHeaders()
                .put(name, value));
        response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8"));
        ByteBuffer text = BufferUtil.toBuffer("HUB-WEB-" + response.getStatus() + "\n");
        response.write(true, text, callback);
        return true;
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, org.eclipse.jetty.http.HttpFields.Mutable fields) {
        new SecurityHeaders(false).all().forEach(fields::put);
        fields.put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        return BufferUtil.toBuffer("HUB-WEB-" + status + "\n");
    }
}
