package io.okpay.payment.receipt;

import java.util.Locale;

/** The words of a printed receipt in English and simplified Chinese. */
enum ReceiptWord {
    TITLE("Payment receipt", "支付回单"),
    REFERENCE("Reference", "参考号"),
    PAYMENT("Payment", "支付编号"),
    TYPE("Type", "类型"),
    STATE("State", "状态"),
    PAYER("Payer", "付款人"),
    PAYEE("Payee", "收款人"),
    NOTE("Note", "附言"),
    AMOUNT("Amount", "金额"),
    FEE_RETURNED("Of it fee returned", "其中退还手续费"),
    FEE("Fee", "手续费"),
    COMPUTATION("Computed as", "计算方式"),
    PROMOTION("Promotion", "优惠"),
    DEBIT("Total debit", "扣款合计"),
    RATE("Rate", "汇率"),
    MID("Mid-market rate", "中间价"),
    SPREAD("Spread", "点差"),
    PURPOSE("Purpose", "用途"),
    ARRIVES_ON("Arrives by", "预计到账"),
    REFUND("Refund", "退款"),
    CONFIRMATION("Confirmed by", "验证方式"),
    HISTORY("History (UTC)", "状态记录（UTC）"),
    TRANSFER("Ledger transfer", "账本编号"),
    PROOF("Proof", "证明"),
    ISSUED("Issued at (UTC)", "出具时间（UTC）");

    private final String english;
    private final String chinese;

    ReceiptWord(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String in(Locale language) {
        return language.getLanguage().equals("zh") ? chinese : english;
    }
}
