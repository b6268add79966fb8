package io.okpay.account.merchant;

import io.okpay.account.customer.CustomerProblem;
import io.okpay.account.wallet.OpenWallet;
import io.okpay.platform.money.Money;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Registers a merchant with its wallets and says so to the other services. */
@ApplicationScoped
class RegisterMerchant {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Merchants merchants;
    private final OpenWallet openWallet;
    private final Outbox outbox;

    RegisterMerchant(Merchants merchants, OpenWallet openWallet, Outbox outbox) {
        this.merchants = merchants;
        this.openWallet = openWallet;
        this.outbox = outbox;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Merchant register(MerchantResource.RegistrationRequest request) {
        if (!COUNTRIES.contains(request.country()) || Currency.getInstance(Locale.of("", request.country())) == null) {
            throw ProblemException.of(CustomerProblem.UNKNOWN_COUNTRY, "country");
        }
        List<String> currencies = request.currencies().stream()
                .map(RegisterMerchant::known)
                .distinct()
                .toList();
        merchants.lockClient(request.clientId());
        if (merchants.ofClient(request.clientId()).isPresent()) {
            throw ProblemException.of(MerchantProblem.MERCHANT_CLIENT_TAKEN, "clientId");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Merchant merchant = new Merchant(
                request.name().strip(),
                request.country(),
                request.city().strip(),
                request.categoryCode(),
                request.clientId(),
                now);
        merchants.persistAndFlush(merchant);
        outbox.publish(merchant.registered());
        currencies.forEach(currency -> openWallet.openForMerchant(merchant.id(), currency, now));
        return merchant;
    }

    private static String known(String currency) {
        try {
            return Money.zero(currency).currencyCode();
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.of(CommonProblem.UNKNOWN_CURRENCY, "currencies");
        }
    }
}
