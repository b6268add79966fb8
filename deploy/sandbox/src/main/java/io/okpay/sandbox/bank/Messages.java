package io.okpay.sandbox.bank;

import static io.okpay.sandbox.access.Refusal.badRequest;

import io.okpay.sandbox.access.Refusal;
import io.okpay.sandbox.bank.BankRecord.Moved;
import io.okpay.sandbox.bank.BankRecord.Returned;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The messages that the bank reads and writes. */
final class Messages {

    /** Correspondents refuse a payer who is not named in full (FATF recommendation 16). */
    private static final List<String[]> TOLD_OF_DEBTOR =
            List.of(new String[] {"Nm"}, new String[] {"PstlAdr", "Ctry"}, new String[] {"Id", "PrvtId", "Othr", "Id"});

    private final String operatorAccount;

    Messages(String operatorAccount) {
        this.operatorAccount = operatorAccount;
    }

    /** Reads a pain.001 of one transaction, in which one side is the operator. */
    Order order(byte[] pain001) {
        Element payment = required(root(pain001), "CstmrCdtTrfInitn", "PmtInf");
        Element transaction = required(payment, "CdtTrfTxInf");
        String debtor = account(required(payment, "DbtrAcct"));
        String creditor = account(required(transaction, "CdtrAcct"));
        boolean payout = debtor.equals(operatorAccount);
        if (payout == creditor.equals(operatorAccount)) {
            throw badRequest("account_not_yours", "one side, and only one, must be your own account");
        }
        Element amount = required(transaction, "Amt", "InstdAmt");
        Element side = payout ? transaction : payment;
        Element agent = find(side, payout ? "CdtrAgt" : "DbtrAgt", "FinInstnId", "ClrSysMmbId", "MmbId");
        return new Order(
                text(required(transaction, "PmtId", "EndToEndId")),
                payout,
                payout ? creditor : debtor,
                agent == null ? null : text(agent),
                text(required(side, payout ? "Cdtr" : "Dbtr", "Nm")),
                amount(text(amount)),
                amount.getAttribute("Ccy"));
    }

    /** Reads a pacs.008 of one transaction from the operator to somebody abroad. */
    Order creditTransfer(byte[] pacs008) {
        Element transaction = required(root(pacs008), "FIToFICstmrCdtTrf", "CdtTrfTxInf");
        if (!account(required(transaction, "DbtrAcct")).equals(operatorAccount)) {
            throw badRequest("account_not_yours", "the debtor's account must be your own");
        }
        for (String[] told : TOLD_OF_DEBTOR) {
            required(required(transaction, "Dbtr"), told);
        }
        Element amount = required(transaction, "IntrBkSttlmAmt");
        Element agent = find(transaction, "CdtrAgt", "FinInstnId", "ClrSysMmbId", "MmbId");
        return new Order(
                text(required(transaction, "PmtId", "EndToEndId")),
                true,
                account(required(transaction, "CdtrAcct")),
                agent == null ? null : text(agent),
                text(required(transaction, "Cdtr", "Nm")),
                amount(text(amount)),
                amount.getAttribute("Ccy"));
    }

    /** A pacs.002 of the movement as it stands. */
    static String status(Moved movement) {
        Xml xml = header(new Xml("pacs.002.001.10").open("FIToFIPmtStsRpt"))
                .open("TxInfAndSts")
                .text(movement.order().endToEndId(), "OrgnlEndToEndId")
                .text(movement.state().code(), "TxSts");
        if (movement.reason() != null) {
            xml.text(movement.reason(), "StsRsnInf", "Rsn", "Cd");
        }
        return xml.text(movement.reference(), "AcctSvcrRef").end();
    }

    /** A pacs.004 of all of a movement. */
    static String returned(Moved movement, Returned returned) {
        return header(new Xml("pacs.004.001.09").open("PmtRtr"))
                .open("TxInf")
                .text(returned.reference(), "RtrId")
                .text(movement.order().endToEndId(), "OrgnlEndToEndId")
                .amount(
                        "RtrdIntrBkSttlmAmt",
                        movement.order().amount().toPlainString(),
                        movement.order().currency())
                .text(returned.reason(), "RtrRsnInf", "Rsn", "Cd")
                .end();
    }

    static Xml header(Xml message) {
        return message.open("GrpHdr")
                .text(UUID.randomUUID().toString().replace("-", ""), "MsgId")
                .text(Instant.now().toString(), "CreDtTm")
                .close();
    }

    private static Element root(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (SAXException e) {
            throw badRequest("message_malformed", "the body is not XML");
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String account(Element account) {
        Element iban = find(account, "Id", "IBAN");
        return text(iban == null ? required(account, "Id", "Othr", "Id") : iban);
    }

    private static BigDecimal amount(String text) {
        try {
            BigDecimal amount = new BigDecimal(text);
            if (amount.signum() > 0) {
                return amount;
            }
        } catch (NumberFormatException e) {
            throw badRequest("amount_invalid", "the amount is not a number");
        }
        throw badRequest("amount_invalid", "the amount must be above zero");
    }

    private static Element required(Element from, String... path) {
        Element found = find(from, path);
        if (found == null) {
            throw new Refusal(422, "message_incomplete", "the message has no " + String.join("/", path));
        }
        return found;
    }

    private static @Nullable Element find(Element from, String... path) {
        Element here = from;
        for (String name : path) {
            Element next = null;
            for (Node child = here.getFirstChild(); child != null && next == null; child = child.getNextSibling()) {
                if (child instanceof Element element && name.equals(element.getLocalName())) {
                    next = element;
                }
            }
            if (next == null) {
                return null;
            }
            here = next;
        }
        return here;
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }
}
