package io.okpay.payment.tariff;

import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** A payment whose price is to be explained. */
public class TariffQuestion {

    @QueryParam("type")
    @Parameter(description = "for example TRANSFER", required = true)
    @Nullable String type;

    @QueryParam("instrument")
    @Parameter(description = "WALLET, BANK_ACCOUNT, DEBIT_CARD, CREDIT_CARD or PREPAID_CARD", required = true)
    @Nullable String instrument;

    @QueryParam("currency")
    @Parameter(description = "ISO 4217", required = true)
    @Nullable String currency;

    @QueryParam("amount")
    @Parameter(description = "the decimal that arrives, for example 30.00", required = true)
    @Nullable String amount;

    @QueryParam("from")
    @Parameter(description = "the payer's country, ISO 3166-1 alpha-2", required = true)
    @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "the payee's country, ISO 3166-1 alpha-2", required = true)
    @Nullable String to;

    @QueryParam("tier")
    @Parameter(description = "the payer's tier; STANDARD when it is left out")
    @Nullable String tier;

    @QueryParam("at")
    @Parameter(description = "RFC 3339 instant; now when it is left out")
    @Nullable String at;

    FeeBasis basis() {
        PaymentType payment = Parameters.oneOf(PaymentType.class, "type", type);
        if (payment == PaymentType.REFUND) {
            throw ProblemException.of(TariffProblem.TYPE_NOT_PRICED, "type");
        }
        return new FeeBasis(
                payment,
                Parameters.oneOf(InstrumentKind.class, "instrument", instrument),
                Parameters.country("from", from),
                Parameters.country("to", to),
                Parameters.tier(tier),
                received().currencyCode());
    }

    Money received() {
        return Parameters.amount(amount, currency);
    }
}
