package io.okpay.payment.bank;

import io.okpay.payment.beneficiary.Address;
import io.okpay.payment.beneficiary.Beneficiary;
import io.okpay.payment.rail.RailOrder;
import io.okpay.payment.rail.RailParty.AccountAbroad;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A credit transfer from institution to institution, pacs.008.001.08, of one transaction. The debtor is named with name, customer id and
 * country (FATF recommendation 16). Repeated for the same order it is the same to the last byte.
 */
final class CreditTransfer {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08";
    // Max140Text; some validators count a character beyond U+FFFF as two.
    private static final int LONGEST_NAME = 140;

    private final RailOrder order;
    private final AccountAbroad abroad;
    private final EndToEndId id;
    private final String operatorAccount;

    CreditTransfer(RailOrder order, AccountAbroad abroad, EndToEndId id, String operatorAccount) {
        this.order = order;
        this.abroad = abroad;
        this.id = id;
        this.operatorAccount = operatorAccount;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("FIToFICstmrCdtTrf");
            header(xml);
            transaction(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Could not write pacs.008", e);
        }
        return out.toByteArray();
    }

    private void header(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("GrpHdr");
        text(xml, id.toString(), "MsgId");
        text(xml, DateTimeFormatter.ISO_INSTANT.format(order.madeAt().truncatedTo(ChronoUnit.SECONDS)), "CreDtTm");
        text(xml, "1", "NbOfTxs");
        text(xml, "INDA", "SttlmInf", "SttlmMtd");
        xml.writeEndElement();
    }

    private void transaction(XMLStreamWriter xml) throws XMLStreamException {
        Beneficiary beneficiary = abroad.beneficiary();
        xml.writeStartElement("CdtTrfTxInf");
        xml.writeStartElement("PmtId");
        text(xml, id.toString(), "EndToEndId");
        text(xml, uetr().toString(), "UETR");
        xml.writeEndElement();
        amount(xml, "IntrBkSttlmAmt");
        text(xml, order.madeAt().atOffset(ZoneOffset.UTC).toLocalDate().toString(), "IntrBkSttlmDt");
        // the payer's side is charged by the quote; what the beneficiary's bank takes is the beneficiary's
        text(xml, "SHAR", "ChrgBr");
        debtor(xml);
        text(xml, operatorAccount, "DbtrAcct", "Id", "IBAN");
        text(xml, "OKPay", "DbtrAgt", "FinInstnId", "Nm");
        agent(xml, beneficiary);
        xml.writeStartElement("Cdtr");
        text(xml, shortened(beneficiary.name()), "Nm");
        address(xml, beneficiary);
        xml.writeEndElement();
        account(xml, beneficiary);
        if (abroad.purpose() != null) {
            text(xml, abroad.purpose().name(), "Purp", "Cd");
        }
        text(xml, abroad.note() == null ? "OKPay " + order.paymentId() : abroad.note(), "RmtInf", "Ustrd");
        xml.writeEndElement();
    }

    /** The unique end-to-end reference has the form of a random UUID (version 4), and is the same each time. */
    private UUID uetr() {
        UUID hash = UUID.nameUUIDFromBytes(("uetr:" + id).getBytes(StandardCharsets.UTF_8));
        return new UUID((hash.getMostSignificantBits() & ~0xF000L) | 0x4000L, hash.getLeastSignificantBits());
    }

    private void amount(XMLStreamWriter xml, String element) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("Ccy", order.amount().currencyCode());
        xml.writeCharacters(order.amount().amount());
        xml.writeEndElement();
    }

    private void debtor(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("Dbtr");
        text(xml, shortened(abroad.payerName()), "Nm");
        text(xml, abroad.payerCountry(), "PstlAdr", "Ctry");
        xml.writeStartElement("Id");
        xml.writeStartElement("PrvtId");
        xml.writeStartElement("Othr");
        text(xml, abroad.payerId().toString().replace("-", ""), "Id");
        text(xml, "CUST", "SchmeNm", "Cd");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void agent(XMLStreamWriter xml, Beneficiary beneficiary) throws XMLStreamException {
        xml.writeStartElement("CdtrAgt");
        xml.writeStartElement("FinInstnId");
        String bic = beneficiary.bic();
        String bankCode = beneficiary.bankCode();
        if (bic != null) {
            text(xml, bic, "BICFI");
        }
        if (bankCode != null) {
            xml.writeStartElement("ClrSysMmbId");
            clearingSystem(xml, beneficiary.country());
            text(xml, bankCode, "MmbId");
            xml.writeEndElement();
        }
        if (bic == null && bankCode == null) {
            text(xml, "NOTPROVIDED", "Othr", "Id");
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** By ISO 20022 ExternalClearingSystemIdentification1Code. */
    private static void clearingSystem(XMLStreamWriter xml, String country) throws XMLStreamException {
        String code = switch (country) {
            case "US" -> "USABA";
            case "CA" -> "CACPA";
            case "AU" -> "AUBSB";
            case "JP" -> "JPZGN";
            case "IN" -> "INFSC";
            case "HK" -> "HKNCC";
            case "SG" -> "SGIBG";
            default -> throw new IllegalStateException("No clearing system is known of " + country);
        };
        text(xml, code, "ClrSysId", "Cd");
    }

    private static void address(XMLStreamWriter xml, Beneficiary beneficiary) throws XMLStreamException {
        xml.writeStartElement("PstlAdr");
        Address address = beneficiary.address();
        if (address != null) {
            text(xml, address.street(), "StrtNm");
            if (address.postCode() != null) {
                text(xml, address.postCode(), "PstCd");
            }
            text(xml, address.city(), "TwnNm");
            if (address.region() != null) {
                text(xml, address.region(), "CtrySubDvsn");
            }
        }
        text(xml, beneficiary.country(), "Ctry");
        xml.writeEndElement();
    }

    private static void account(XMLStreamWriter xml, Beneficiary beneficiary) throws XMLStreamException {
        if (beneficiary.bankCode() == null) {
            text(xml, beneficiary.accountNumber(), "CdtrAcct", "Id", "IBAN");
        } else {
            text(xml, beneficiary.accountNumber(), "CdtrAcct", "Id", "Othr", "Id");
        }
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME / 2 || name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2));
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
