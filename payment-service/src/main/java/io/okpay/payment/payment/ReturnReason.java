package io.okpay.payment.payment;

import java.util.Arrays;
import java.util.Locale;

/** Why banks send money back, by the codes of ISO 20022 (ExternalReturnReason1Code), in words for a customer. */
enum ReturnReason {
    AC01("The account number does not exist.", "账号不存在。"),
    AC03("The account number does not exist.", "账号不存在。"),
    AC04("The account is closed.", "账户已关闭。"),
    AC06("The account is blocked.", "账户已被冻结。"),
    AG01("The account does not take such payments.", "该账户不接受此类汇款。"),
    AM05("The payment had arrived already.", "该款项已重复到账。"),
    BE01("Name and account do not belong together.", "户名与账号不符。"),
    BE04("The beneficiary's address is missing or wrong.", "收款人地址缺失或有误。"),
    FOCR("You or your bank asked for it back.", "应付款方要求退回。"),
    MS02("The beneficiary does not want it.", "收款人拒收。"),
    RC01("The bank code is wrong.", "银行代码有误。"),
    RR04("The bank's rules do not allow it.", "银行监管规定不允许。"),
    NARR("The bank gave no reason that we know.", "银行未说明原因。");

    private final String en;
    private final String zh;

    ReturnReason(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** The reason of a code; {@code NARR} for one that is not known here. */
    static ReturnReason of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(code))
                .findFirst()
                .orElse(NARR);
    }

    String in(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }
}
