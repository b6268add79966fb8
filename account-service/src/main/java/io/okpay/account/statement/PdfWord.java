package io.okpay.account.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of a printed statement in English and simplified Chinese. */
enum PdfWord {
    TITLE("Statement", "账户对账单"),
    HOLDER("Account holder", "账户持有人"),
    WALLET("Wallet", "钱包"),
    CURRENCY("Currency", "币种"),
    PERIOD("Period", "期间"),
    UNTIL("to", "至"),
    OPENING("Opening balance", "期初余额"),
    INCOMING("Money in", "收入合计"),
    OUTGOING("Money out", "支出合计"),
    CLOSING("Closing balance", "期末余额"),
    TIME("Time (UTC)", "时间（UTC）"),
    KIND("Kind", "类型"),
    COUNTERPARTY("Counterparty", "对方"),
    PAYMENT("Payment", "支付编号"),
    AMOUNT("Amount", "金额"),
    BALANCE("Balance", "余额"),
    NOTHING("Nothing was booked in this period.", "此期间没有任何记录。"),
    TRANSFER("Transfer", "转账"),
    CAPTURE("Capture", "扣款"),
    REVERSAL("Reversal", "冲正");

    private final String english;
    private final String chinese;

    PdfWord(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String in(Locale language) {
        return language.getLanguage().equals("zh") ? chinese : english;
    }

    /** All words of a language by their names in lower case. */
    static Map<String, String> words(Locale language) {
        return Arrays.stream(values())
                .collect(Collectors.toMap(word -> word.name().toLowerCase(Locale.ROOT), word -> word.in(language)));
    }
}
