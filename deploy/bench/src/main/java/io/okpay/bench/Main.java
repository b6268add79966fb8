package io.okpay.bench;

import io.okpay.bench.fx.FxBench;
import io.okpay.bench.notifications.NotificationsBench;
import io.okpay.bench.payments.PaymentsBench;
import java.util.List;

/** The entry point behind {@code ./okpay bench}. */
public final class Main {

    private Main() {}

    /** Exit code 0 when all bars are met, 1 when not or when something failed, 2 for wrong usage. */
    public static void main(String[] arguments) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        System.setProperty("java.awt.headless", "true");
        int code;
        try {
            code = run(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("okpay: " + e.getMessage() + "\n" + Options.USAGE + "\n" + PaymentsBench.USAGE + "\n"
                    + FxBench.USAGE + "\n" + NotificationsBench.USAGE);
            code = 2;
        } catch (BenchException e) {
            System.err.println("\nokpay: " + e.getMessage());
            code = 1;
        }
        System.out.flush();
        Runtime.getRuntime().exit(code);
    }

    private static int run(List<String> arguments) {
        List<String> options = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        boolean met = switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "ledger" -> LedgerBench.run(Options.parse(options));
            case "payments" -> PaymentsBench.run(options);
            case "fx" -> FxBench.run(options);
            case "notifications" -> NotificationsBench.run(options);
            default -> throw new IllegalArgumentException("the benchmarks are ledger, payments, fx and notifications");
        };
        return met ? 0 : 1;
    }
}
