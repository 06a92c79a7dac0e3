package io.customerhub.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.match.ErroneousPeople;
import io.customerhub.match.MatchRun;
import io.customerhub.match.cluster.Decisions;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import io.customerhub.report.MatchReport;
import io.customerhub.report.ReportedMatch;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What the page promises to those who read it, with eyes or without. */
final class MatchReportPageTest {

    private static final List<String> SECTIONS =
            List.of("weights", "frequencies", "unlinkables", "passes", "scores", "thresholds", "customers");

    private static final List<String> values = new ArrayList<>();
    private static String html = "";
    private static Document page;

    @BeforeAll
    static void drawThePage() throws IOException, SAXException, ParserConfigurationException {
        MatchTable.Builder builder = MatchTable.builder(ErroneousPeople.HEADINGS);
        for (String[] row : new ErroneousPeople(61, 300, 3, 1.0).rows()) {
            String[] marked = Arrays.copyOfRange(row, 1, row.length);
            for (int i = 0; i < marked.length; i++) {
                // values that cannot stand in the page by chance
                marked[i] = marked[i] == null ? null : "qz" + marked[i];
            }
            builder.add("zz-" + row[0], marked);
        }
        MatchTable table = builder.build();
        table.columns().forEach(column -> {
            for (int value = 0; value < column.distinct(); value++) {
                values.add(column.string(value));
            }
        });
        MatchRun run = MatchRun.untrained(table, Decisions.NONE);
        MatchReport figures = MatchReport.of(run, Decisions.NONE);
        html = new MatchReportPage()
                .html(
                        List.of(
                                new ReportedMatch("person", Instant.EPOCH, 900, figures, null),
                                new ReportedMatch("<b>\"people\" & more</b>.csv", null, 5, nothing(), "F1 0.9")),
                        Instant.parse("2026-01-02T03:04:05Z"));
        page = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static MatchReport nothing() {
        MatchTable table = MatchTable.builder(List.of(new MatchTable.Heading("email", MatchKind.EMAIL)))
                .add("1", "a@example.com")
                .add("2", "b@example.com")
                .build();
        MatchRun run = MatchRun.untrained(table, Decisions.NONE);
        return MatchReport.of(run, Decisions.NONE);
    }

    @Test
    void everySectionIsThereForEveryMatching() {
        Set<String> ids = new HashSet<>(ids());
        for (String matching : List.of("m1-", "m2-")) {
            for (String section : SECTIONS) {
                assertThat(ids).contains(matching + section);
            }
        }
        assertThat(html)
                .contains("2026-01-02T03:04:05Z", "1970-01-01T00:00:00Z, trained on 900 records", "for this report");
    }

    @Test
    void everyChartHasItsTable() {
        assertThat(elements("svg")).hasSizeGreaterThan(20);
        for (Element chart : elements("svg")) {
            Element section = above(chart, "section");
            assertThat(section.getElementsByTagName("table").getLength()).isPositive();
            assertThat(chart.getAttribute("role")).isEqualTo("img");
            for (String id : chart.getAttribute("aria-labelledby").split(" ")) {
                assertThat(ids()).contains(id);
            }
        }
        for (Element table : elements("table")) {
            assertThat(table.getElementsByTagName("caption").getLength()).isEqualTo(1);
            NodeList rows = table.getElementsByTagName("tr");
            int headings = ((Element) rows.item(0)).getElementsByTagName("th").getLength();
            for (int row = 1; row < rows.getLength(); row++) {
                Element cells = (Element) rows.item(row);
                assertThat(cells.getElementsByTagName("th").getLength()
                                + cells.getElementsByTagName("td").getLength())
                        .isEqualTo(headings);
            }
        }
    }

    @Test
    void noValueOfAnyRecordIsInIt() {
        assertThat(values).hasSizeGreaterThan(500).allMatch(value -> value.startsWith("qz") || value.matches("[0-9]+"));
        assertThat(html).doesNotContain("qz", "zz-");
        Set<String> words = new HashSet<>(Arrays.asList(html.split("[^\\p{Alnum}]+")));
        // numbers of less than six digits are counts
        assertThat(values.stream().filter(value -> value.length() > 5)).noneMatch(words::contains);
    }

    @Test
    void itNeedsNoNetworkAndNoScript() {
        assertThat(Pattern.compile("https?://[^\"\\s<]*")
                        .matcher(html)
                        .results()
                        .map(found -> found.group())
                        .distinct())
                .containsExactlyInAnyOrder("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg");
        assertThat(html).doesNotContain("<script", "src=", "url(", "@import", "<link", "onclick");
        assertThat(html).contains("default-src 'none'", "prefers-color-scheme: dark");
        for (Element link : elements("a")) {
            assertThat(link.getAttribute("href")).startsWith("#");
            assertThat(ids()).contains(link.getAttribute("href").substring(1));
        }
    }

    @Test
    void idsAreUniqueAndNamesAreEscaped() {
        assertThat(ids()).doesNotHaveDuplicates();
        for (Element described : elements("div")) {
            if (described.hasAttribute("aria-labelledby")) {
                assertThat(ids()).contains(described.getAttribute("aria-labelledby"));
            }
        }
        assertThat(elements("h2"))
                .extracting(Element::getTextContent)
                .containsExactly("person", "<b>\"people\" & more</b>.csv");
        assertThat(html).doesNotContain("<b>");
    }

    private static List<String> ids() {
        return elements("*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static List<Element> elements(String name) {
        NodeList found = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Element above(Element element, String name) {
        Element at = element;
        while (!at.getTagName().equals(name)) {
            at = (Element) at.getParentNode();
        }
        return at;
    }
}
