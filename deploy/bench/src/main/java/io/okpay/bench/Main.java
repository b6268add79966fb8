package io.okpay.bench;

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
            System.err.println("okpay: " + e.getMessage() + "\n" + Options.USAGE);
            code = 2;
        } catch (BenchException e) {
            System.err.println("\nokpay: " + e.getMessage());
            code = 1;
        }
        System.out.flush();
        Runtime.getRuntime().exit(code);
    }

    private static int run(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("ledger")) {
            throw new IllegalArgumentException("the one benchmark is \"ledger\"");
        }
        return LedgerBench.run(Options.parse(arguments.subList(1, arguments.size()))) ? 0 : 1;
    }
}
