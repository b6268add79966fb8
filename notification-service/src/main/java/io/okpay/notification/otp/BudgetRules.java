package io.okpay.notification.otp;

import io.okpay.notification.quota.Quota;
import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** How many text messages and calls the operator pays for, whoever asks for them: the bound of SMS pumping. */
@ConfigMapping(prefix = "okpay.passcode.budget")
interface BudgetRules {

    /** To all countries together. */
    Quota all();

    /** To numbers of one calling code. */
    Quota perCallingCode();

    /** To numbers of these calling codes, instead. */
    Map<String, Quota> callingCodes();
}
