package io.okpay.notification.status;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a customer can do, and which services it takes: without one that it needs it is down, without a helper degraded. */
enum Capability {
    REGISTRATION("Registration", "注册", Set.of(Parts.ACCOUNT, Parts.NOTIFICATION), Set.of()),
    WALLETS("Wallets and statements", "钱包与账单", Set.of(Parts.ACCOUNT), Set.of()),
    TOP_UP("Top-ups", "充值", Set.of(Parts.ACCOUNT, Parts.PAYMENT), Set.of(Parts.NOTIFICATION)),
    TRANSFERS("Transfers", "转账", Set.of(Parts.ACCOUNT, Parts.PAYMENT), Set.of(Parts.NOTIFICATION)),
    CROSS_BORDER_TRANSFERS(
            "Cross-border transfers",
            "跨境转账",
            Set.of(Parts.ACCOUNT, Parts.PAYMENT, Parts.FX),
            Set.of(Parts.NOTIFICATION)),
    WITHDRAWALS("Withdrawals", "提现", Set.of(Parts.ACCOUNT, Parts.PAYMENT), Set.of(Parts.NOTIFICATION)),
    MERCHANT_PAYMENTS(
            "Payments to merchants", "商户付款", Set.of(Parts.ACCOUNT, Parts.PAYMENT), Set.of(Parts.NOTIFICATION)),
    CONVERSION("Conversions", "货币兑换", Set.of(Parts.ACCOUNT, Parts.PAYMENT, Parts.FX), Set.of()),
    RATES("Exchange rates", "汇率", Set.of(Parts.FX), Set.of()),
    MESSAGES("Messages and support", "消息与客服", Set.of(Parts.NOTIFICATION), Set.of());

    private final String en;
    private final String zh;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> needs;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> helpers;

    private static final class Parts {
        static final String ACCOUNT = "account-service";
        static final String PAYMENT = "payment-service";
        static final String FX = "fx-service";
        static final String NOTIFICATION = "notification-service";
    }

    Capability(String en, String zh, Set<String> needs, Set<String> helpers) {
        this.en = en;
        this.zh = zh;
        this.needs = needs;
        this.helpers = helpers;
    }

    /** How it works when the services are so; a service that is not there is down. */
    Health health(Map<String, Health> services) {
        return Health.worst(Stream.concat(
                        needs.stream().map(service -> services.getOrDefault(service, Health.DOWN)),
                        helpers.stream()
                                .map(service -> services.getOrDefault(service, Health.DOWN)
                                        .asHelper()))
                .toList());
    }

    String name(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }
}
