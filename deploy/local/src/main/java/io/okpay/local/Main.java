package io.okpay.local;

import java.util.List;

/** The entry point behind {@code ./okpay}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        int code;
        try {
            code = run(List.of(arguments));
        } catch (UsageException e) {
            System.err.println("okpay: " + e.getMessage() + "\nTry ./okpay --help");
            code = ExitCode.USAGE;
        } catch (LocalStackException e) {
            System.err.println("\nokpay: " + e.getMessage());
            code = ExitCode.FAILURE;
        } catch (InterruptedException e) {
            code = ExitCode.FAILURE;
        }
        System.out.flush();
        Runtime.getRuntime().exit(code);
    }

    private static int run(List<String> arguments) throws InterruptedException {
        if (arguments.isEmpty()) {
            throw new UsageException("no command given");
        }
        var command = arguments.getFirst();
        var rest = arguments.subList(1, arguments.size());
        return switch (command) {
            case "up" -> UpCommand.up(rest);
            case "dev" -> UpCommand.dev(rest);
            case "down" -> DownCommand.run(rest);
            case "reset" -> ResetCommand.run(rest);
            case "status" -> StatusCommand.run(rest);
            case "logs" -> LogsCommand.run(rest);
            case "demo" -> DemoCommand.run(rest);
            default -> throw new UsageException("no command \"" + command + "\"");
        };
    }
}
