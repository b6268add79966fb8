package io.okpay.payment.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An ISO 20022 message as it is read: elements by their local names, whatever its version. It may come from anybody. */
final class Message {

    private final Element root;

    private Message(Element root) {
        this.root = root;
    }

    /** Reads a message; document types, and with them external entities, are refused. */
    static Message parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Message(builder.parse(new ByteArrayInputStream(xml)).getDocumentElement());
        } catch (SAXException e) {
            throw new UnreadableMessageException("it is not XML that we take: " + e.getMessage());
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first element at this path below this one. */
    Optional<Message> at(String... path) {
        Message here = this;
        for (String name : path) {
            List<Message> next = here.all(name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            here = next.getFirst();
        }
        return Optional.of(here);
    }

    /** The children of this name. */
    List<Message> all(String name) {
        List<Message> found = new ArrayList<>();
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                found.add(new Message(element));
            }
        }
        return found;
    }

    String text() {
        return root.getTextContent().strip();
    }

    String attribute(String name) {
        return root.getAttribute(name);
    }

    /** The text at this path. */
    String required(String... path) {
        return at(path).map(Message::text)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new UnreadableMessageException("it has no " + String.join("/", path)));
    }
}
