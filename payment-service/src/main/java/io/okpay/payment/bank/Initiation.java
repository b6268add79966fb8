package io.okpay.payment.bank;

import io.okpay.payment.rail.RailOrder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A customer credit transfer initiation, pain.001.001.09, of one transaction. Repeated for the same order it is the same to the last
 * byte.
 */
final class Initiation {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    // Max140Text; some validators count a character beyond U+FFFF as two.
    private static final int LONGEST_NAME = 140;

    private final RailOrder order;
    private final EndToEndId id;
    private final Party debtor;
    private final Party creditor;

    /**
     * One end of the movement.
     *
     * @param account the IBAN, or the national number where there is a routing number
     */
    record Party(String name, String account, @Nullable String routingNumber) {

        static Party of(RailOrder order) {
            return new Party(
                    order.instrument().holder(),
                    order.instrument().accountNumber(),
                    order.instrument().routingNumber());
        }
    }

    Initiation(RailOrder order, EndToEndId id, Party debtor, Party creditor) {
        this.order = order;
        this.id = id;
        this.debtor = debtor;
        this.creditor = creditor;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("CstmrCdtTrfInitn");
            header(xml);
            payment(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Could not write pain.001", e);
        }
        return out.toByteArray();
    }

    private void header(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("GrpHdr");
        text(xml, id.toString(), "MsgId");
        text(xml, DateTimeFormatter.ISO_INSTANT.format(order.madeAt().truncatedTo(ChronoUnit.SECONDS)), "CreDtTm");
        text(xml, "1", "NbOfTxs");
        text(xml, order.amount().amount(), "CtrlSum");
        xml.writeStartElement("InitgPty");
        text(xml, "OKPay", "Nm");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void payment(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("PmtInf");
        text(xml, id.toString(), "PmtInfId");
        text(xml, "TRF", "PmtMtd");
        text(xml, order.madeAt().atOffset(ZoneOffset.UTC).toLocalDate().toString(), "ReqdExctnDt", "Dt");
        party(xml, "Dbtr", debtor);
        account(xml, "DbtrAcct", debtor);
        agent(xml, "DbtrAgt", debtor);
        xml.writeStartElement("CdtTrfTxInf");
        text(xml, id.toString(), "PmtId", "EndToEndId");
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", order.amount().currencyCode());
        xml.writeCharacters(order.amount().amount());
        xml.writeEndElement();
        xml.writeEndElement();
        agent(xml, "CdtrAgt", creditor);
        party(xml, "Cdtr", creditor);
        account(xml, "CdtrAcct", creditor);
        text(xml, "OKPay " + order.paymentId(), "RmtInf", "Ustrd");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void party(XMLStreamWriter xml, String element, Party party) throws XMLStreamException {
        String name = party.name();
        text(xml, name.codePointCount(0, name.length()) > LONGEST_NAME / 2 ? shortened(name) : name, element, "Nm");
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2));
    }

    private static void account(XMLStreamWriter xml, String element, Party party) throws XMLStreamException {
        if (party.routingNumber() == null) {
            text(xml, party.account(), element, "Id", "IBAN");
        } else {
            text(xml, party.account(), element, "Id", "Othr", "Id");
        }
    }

    private static void agent(XMLStreamWriter xml, String element, Party party) throws XMLStreamException {
        if (party.routingNumber() == null) {
            text(xml, "NOTPROVIDED", element, "FinInstnId", "Othr", "Id");
            return;
        }
        xml.writeStartElement(element);
        xml.writeStartElement("FinInstnId");
        xml.writeStartElement("ClrSysMmbId");
        text(xml, "USABA", "ClrSysId", "Cd");
        text(xml, party.routingNumber(), "MmbId");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** A text within these elements, the outermost first. */
    private static void text(XMLStreamWriter xml, String content, String... path) throws XMLStreamException {
        for (String element : path) {
            xml.writeStartElement(element);
        }
        xml.writeCharacters(content);
        for (int i = 0; i < path.length; i++) {
            xml.writeEndElement();
        }
    }
}
