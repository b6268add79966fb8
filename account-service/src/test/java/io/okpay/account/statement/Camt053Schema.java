package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * The schema of camt.053.001.08. No library carries it, but one carries the official schema of camt.052.001.08, the report of the
 * same release of ISO 20022. Both messages are made of the same types; they differ in the names of five elements, and a
 * statement has to have balances.
 */
final class Camt053Schema {

    private static final Schema SCHEMA = compile();

    private Camt053Schema() {}

    /** Throws an {@link AssertionError} that names what the schema refuses. */
    static void validate(String xml) {
        try {
            SCHEMA.newValidator().validate(new StreamSource(new StringReader(xml)));
        } catch (SAXException e) {
            throw new AssertionError("Not a camt.053.001.08: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema compile() {
        try (InputStream official = Objects.requireNonNull(
                Camt053Schema.class.getResourceAsStream("/camt.052.001.08.xsd"), "no schema of camt.052.001.08")) {
            String report = new String(official.readAllBytes(), StandardCharsets.UTF_8);
            String statement = report.replace("camt.052.001.08", "camt.053.001.08");
            statement = replaced(statement, "name=\"BkToCstmrAcctRpt\"", "name=\"BkToCstmrStmt\"");
            statement = replaced(statement, "name=\"Rpt\"", "name=\"Stmt\"");
            statement = replaced(statement, "name=\"RptPgntn\"", "name=\"StmtPgntn\"");
            statement = replaced(statement, "name=\"AddtlRptInf\"", "name=\"AddtlStmtInf\"");
            statement = replaced(statement, "minOccurs=\"0\" name=\"Bal\"", "minOccurs=\"1\" name=\"Bal\"");
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(new StringReader(statement)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String replaced(String text, String report, String statement) {
        assertThat(text).containsOnlyOnce(report);
        return text.replace(report, statement);
    }
}
