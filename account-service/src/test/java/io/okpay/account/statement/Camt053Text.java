package io.okpay.account.statement;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Statements as camt.053 without the running service. */
final class Camt053Text {

    private static final JAXBContext BINDING = binding();

    private Camt053Text() {}

    /** As it is written 123,456 microseconds after the end of the period. */
    static String of(Statement statement) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(statement, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static void write(Statement statement, OutputStream out) throws IOException {
        new Camt053Statement(statement, statement.to().plusNanos(123_456_000), BINDING).writeTo(out);
    }

    private static JAXBContext binding() {
        try {
            return JAXBContext.newInstance(Camt053Document.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }
}
