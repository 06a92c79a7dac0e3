package io.customerhub.acceptance;

import io.customerhub.acceptance.CaseResult.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results as the XML that build servers read, in the dialect of Ant and Surefire: one suite a stream, one test case a case,
 * a failure with its differences, what is left out or known to be missing as skipped.
 */
public final class JunitReport {

    private JunitReport() {}

    /** Writes the report; folders on the way are made. */
    public static void write(Path file, List<CaseResult> results) {
        Map<String, List<CaseResult>> suites = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.stream().toString(), LinkedHashMap::new, Collectors.toList()));
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try (Writer out = Files.newBufferedWriter(file)) {
                XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
                xml.writeStartDocument("UTF-8", "1.0");
                xml.writeStartElement("testsuites");
                for (Map.Entry<String, List<CaseResult>> suite : suites.entrySet()) {
                    write(xml, suite.getKey(), suite.getValue());
                }
                xml.writeEndElement();
                xml.writeEndDocument();
                xml.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (XMLStreamException failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
    }

    private static void write(XMLStreamWriter xml, String stream, List<CaseResult> results) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", stream);
        xml.writeAttribute("tests", String.valueOf(results.size()));
        xml.writeAttribute("failures", String.valueOf(count(results, Outcome.FAILED)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(count(results, Outcome.SKIPPED) + count(results, Outcome.GAP)));
        xml.writeAttribute(
                "time",
                seconds(results.stream().mapToDouble(CaseResult::seconds).sum()));
        for (CaseResult result : results) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", stream.replace('/', '.'));
            xml.writeAttribute("name", result.name());
            xml.writeAttribute("time", seconds(result.seconds()));
            writeOutcome(xml, result);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void writeOutcome(XMLStreamWriter xml, CaseResult result) throws XMLStreamException {
        switch (result.outcome()) {
            case FAILED -> {
                xml.writeStartElement("failure");
                xml.writeAttribute("message", result.differences().size() + " differences");
                xml.writeCharacters(
                        result.differences().stream().map(JunitReport::line).collect(Collectors.joining("\n")));
                xml.writeEndElement();
            }
            case SKIPPED, GAP -> {
                xml.writeEmptyElement("skipped");
                xml.writeAttribute("message", printable(result.remark()));
            }
            case PASSED, UPDATED -> {
                // a test case without anything is a good one
            }
        }
    }

    private static String line(Difference difference) {
        return printable(difference.record() + "  " + difference.attribute() + "  expected '" + difference.expected()
                + "', found '" + difference.found() + "'");
    }

    /** XML 1.0, 2.2 Characters: control characters cannot be written at all. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            boolean isAllowed = character == '\n'
                    || character == '\t'
                    || (character >= 0x20 && character <= 0xD7FF)
                    || (character >= 0xE000 && character <= 0xFFFD)
                    || character >= 0x10000;
            printable.appendCodePoint(isAllowed ? character : 0xFFFD);
        });
        return printable.toString();
    }

    private static long count(List<CaseResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
