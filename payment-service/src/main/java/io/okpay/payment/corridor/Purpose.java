package io.okpay.payment.corridor;

import java.util.Locale;

/** Why money is sent abroad, by the codes of ISO 20022 (ExternalPurpose1Code). */
public enum Purpose {
    ALMY("Alimony", "赡养费"),
    CHAR("Donation", "捐款"),
    EDUC("Education", "教育"),
    GDDS("Purchase of goods", "购买商品"),
    GIFT("Gift", "赠与"),
    INSU("Insurance premium", "保险费"),
    INVS("Investment", "投资"),
    LOAN("Loan", "贷款"),
    MDCS("Medical services", "医疗服务"),
    PENS("Pension", "养老金"),
    RENT("Rent", "租金"),
    SALA("Salary", "工资"),
    SAVG("Savings", "储蓄"),
    SCVE("Purchase of services", "购买服务"),
    SUPP("Supplier payment", "供应商付款"),
    TAXS("Taxes", "税款");

    private final String en;
    private final String zh;

    Purpose(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** What it means, for a person. */
    public String in(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }
}
