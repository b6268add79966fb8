package io.okpay.payment.tariff;

import java.util.Locale;

/** Why a rule is not the one that prices a payment. */
public enum Mismatch {
    OTHER_COUNTRY("It is for a payer or a payee in another country.", "该规则适用于其他国家的付款人或收款人。"),
    OTHER_CORRIDOR("It is for the other of local and international payments.", "该规则适用于另一类通道（本地或国际）。"),
    OTHER_TIER("It is for customers of another tier.", "该规则适用于其他等级的客户。"),
    OTHER_CURRENCY("It is for another currency.", "该规则适用于其他币种。"),
    OTHER_INSTRUMENT("It is for another kind of instrument.", "该规则适用于其他类型的支付工具。"),
    OTHER_AMOUNT("It is for smaller or larger amounts.", "该规则适用于其他金额区间。"),
    LESS_SPECIFIC("It fits, but a rule that says more about the payment goes before it.", "该规则适用，但另一条更具体的规则优先。");

    private final String en;
    private final String zh;

    Mismatch(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    String in(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }
}
