package io.customerhub.console.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/** The templates of {@code src/main/jte/console}, which became classes when the hub was built. */
public final class Templates {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "io.customerhub.pages");

    /** Draws a template that needs no visit; everything in it is escaped as its place needs. */
    public String draw(String template, Map<String, Object> values) {
        StringOutput output = new StringOutput();
        engine.render("console/" + template + ".jte", values, output);
        return output.toString();
    }

    /** Draws a page; everything in it is escaped as its place needs. */
    public String draw(PageContext page, Reply.Html html) {
        Map<String, Object> values = new HashMap<>(html.values());
        values.put("page", page);
        return draw(html.template(), values);
    }
}
