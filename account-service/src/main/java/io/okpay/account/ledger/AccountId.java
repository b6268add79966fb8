package io.okpay.account.ledger;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names of ledger accounts in commands, and their ids: a wallet's own id, or one derived from a system account's code. */
final class AccountId {

    private static final String WALLET = "wallet:";
    private static final Pattern SYSTEM = Pattern.compile("system:[A-Z][A-Z0-9_]{1,40}");

    private AccountId() {}

    /**
     * The id behind a name.
     *
     * @throws IllegalArgumentException when it is no account's name
     */
    static UUID of(String account, String currency) {
        if (account.startsWith(WALLET)) {
            return UUID.fromString(account.substring(WALLET.length()));
        }
        if (SYSTEM.matcher(account).matches()) {
            return UUID.nameUUIDFromBytes((account + ':' + currency).getBytes(StandardCharsets.UTF_8));
        }
        throw new IllegalArgumentException("No ledger account: " + account);
    }

    static boolean isSystem(String account) {
        return SYSTEM.matcher(account).matches();
    }
}
