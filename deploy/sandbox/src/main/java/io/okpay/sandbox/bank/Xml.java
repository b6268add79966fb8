package io.okpay.sandbox.bank;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an ISO 20022 document. */
final class Xml {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    /** Begins the document of a message, for example {@code pacs.002.001.10}. */
    Xml(String message) {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement("Document");
            writer.writeDefaultNamespace("urn:iso:std:iso:20022:tech:xsd:" + message);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element. */
    Xml open(String element) {
        return write(() -> writer.writeStartElement(element));
    }

    /** Ends the innermost element. */
    Xml close() {
        return write(writer::writeEndElement);
    }

    /** A text within these elements, the outermost first. */
    Xml text(String content, String... path) {
        return write(() -> {
            for (String element : path) {
                writer.writeStartElement(element);
            }
            writer.writeCharacters(content);
            for (int i = 0; i < path.length; i++) {
                writer.writeEndElement();
            }
        });
    }

    /** An amount with its currency. */
    Xml amount(String element, String amount, String currency) {
        return write(() -> {
            writer.writeStartElement(element);
            writer.writeAttribute("Ccy", currency);
            writer.writeCharacters(amount);
            writer.writeEndElement();
        });
    }

    /** The document, all elements ended. */
    String end() {
        write(writer::writeEndDocument);
        return text.toString();
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private Xml write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
