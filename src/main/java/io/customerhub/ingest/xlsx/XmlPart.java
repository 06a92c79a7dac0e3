package io.customerhub.ingest.xlsx;

import io.customerhub.ingest.UnreadableException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One XML part of a workbook, as events. Document types are refused, as the Open Packaging Conventions do (ECMA-376 part
 * 2, 8.2.2), so that there are no entities, neither external nor nested; nothing but the part itself is ever opened.
 */
final class XmlPart implements Closeable {

    /** Parsers keep every name for ever; the schemas of spreadsheets have fewer than two thousand. */
    private static final int MOST_NAMES = 5000;

    private static final int DEEPEST = 100;

    private final String name;
    private final InputStream in;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private int depth;

    XmlPart(String name, InputStream part) throws IOException {
        this.name = name;
        this.in = new MarkupGuard(part);
        try {
            this.reader = factory().createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            part.close();
            throw failure(e);
        }
    }

    /** The JDK's own parser, whatever else is on the class path, because its behaviour is what the limits rest on. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /**
     * Goes to the beginning of the next element.
     *
     * @return its name without prefix, or null at the end of the part
     */
    @Nullable
    String nextElement() throws IOException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return null;
            }
            event = next();
        }
        return reader.getLocalName();
    }

    /** Goes to the next event, a constant of {@link XMLStreamConstants}. */
    int next() throws IOException {
        try {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableException(
                            "HUB-READ-074",
                            0,
                            "the part " + name + " declares or uses entities, which no workbook does");
                case XMLStreamConstants.START_ELEMENT -> begin();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // texts, comments and instructions
                }
            }
            return event;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private void begin() {
        depth++;
        names.add(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            names.add(reader.getAttributeLocalName(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            names.add(reader.getNamespacePrefix(i) + "=" + reader.getNamespaceURI(i));
        }
        if (depth > DEEPEST || names.size() > MOST_NAMES) {
            throw new UnreadableException(
                    "HUB-READ-075",
                    0,
                    "the part " + name + " nests over " + DEEPEST + " levels or has over " + MOST_NAMES
                            + " different names; no Excel writes that");
        }
    }

    /** The name of the element that the part stands at, without prefix. */
    String element() {
        return reader.getLocalName();
    }

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    /** An attribute of the element, by its name without prefix; null when it has none. */
    @Nullable
    String attribute(String attribute) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(attribute)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Adds the text of the event; what is over the limit is dropped, so that one char too many tells of it. */
    void appendText(StringBuilder text, int limit) {
        int room = limit + 1 - text.length();
        if (room > 0) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), Math.min(room, reader.getTextLength()));
        }
    }

    private IOException failure(XMLStreamException problem) throws IOException {
        Throwable cause = problem.getNestedException();
        if (cause instanceof IOException badDay && !(cause instanceof java.io.CharConversionException)) {
            return badDay;
        }
        throw new UnreadableException(
                "HUB-READ-074",
                0,
                "the part " + name + " of the workbook is no XML that can be read"
                        + (problem.getLocation() == null
                                ? ""
                                : " at line " + problem.getLocation().getLineNumber())
                        + "; open the file in Excel and save it again");
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            // only its buffers were left to be given back
            in.close();
            return;
        }
        in.close();
    }
}
