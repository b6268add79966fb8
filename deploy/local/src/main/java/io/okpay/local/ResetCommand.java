package io.okpay.local;

import java.util.List;

/** {@code okpay reset}: forgets all data of the local suite. {@code ./okpay} asks before it passes {@code --yes}. */
final class ResetCommand {

    private ResetCommand() {}

    static int run(List<String> arguments) throws InterruptedException {
        if (!arguments.equals(List.of("--yes"))) {
            throw new UsageException("reset takes --yes or nothing");
        }
        var state = new StateDirectory(Checkout.find().stateDirectory());
        DownCommand.stop(state);
        Directories.delete(state.root().resolve("data"));
        System.out.println("All data of the local suite is gone.");
        return ExitCode.OK;
    }
}
