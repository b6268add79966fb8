package io.okpay.account.statement;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.adapters.IsoDateAdapter;
import com.prowidesoftware.swift.model.mx.adapters.IsoDateTimeAdapter;
import com.prowidesoftware.swift.model.mx.adapters.IsoYearMonthAdapter;
import com.prowidesoftware.swift.model.mx.dic.BankToCustomerStatementV08;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/**
 * The root element of camt.053.001.08. Prowide's own root would drag all that it knows of messages into the service; this one
 * lets Quarkus see the binding and prepare it for a native image, with all classes that the message can reach.
 */
@XmlRootElement(name = Camt053Document.ROOT, namespace = Camt053Document.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
@RegisterForReflection(
        targets = {Camt053Document.class, IsoDateAdapter.class, IsoDateTimeAdapter.class, IsoYearMonthAdapter.class},
        registerFullHierarchy = true)
class Camt053Document {

    static final String ROOT = "Document";
    static final String NAMESPACE = MxCamt05300108.NAMESPACE;

    @XmlElement(name = "BkToCstmrStmt", required = true)
    @Nullable BankToCustomerStatementV08 statement;

    Camt053Document() {}

    Camt053Document(BankToCustomerStatementV08 statement) {
        this.statement = statement;
    }
}
