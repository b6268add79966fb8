package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code okpay up --detach}: the same suite under a launcher of its own, which this one watches until it is ready. */
final class DetachedSuite {

    private DetachedSuite() {}

    static int start(SuiteOptions options) throws InterruptedException {
        var state = new StateDirectory(options.stateDirectory());
        if (state.process(UpCommand.LAUNCHER).isPresent()) {
            throw UpCommand.runningAlready(state);
        }
        state.remove(UpCommand.READY);
        var log = state.log(UpCommand.LAUNCHER);
        state.rotateLogs(List.of(UpCommand.LAUNCHER));
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up");
        var launcher =
                ChildProcess.start("suite", command, Map.of(), Checkout.find().root(), log);
        var interruption = Interruption.listening();
        interruption.does(() -> launcher.terminate(java.time.Duration.ofSeconds(60)));
        var shown = 0;
        while (true) {
            var alive = launcher.isAlive();
            var ready = state.read(UpCommand.READY).isPresent();
            shown = show(log, shown);
            if (!alive) {
                return launcher.exitCode() == ExitCode.OK ? ExitCode.OK : ExitCode.FAILURE;
            }
            if (ready) {
                show(log, shown);
                return ExitCode.OK;
            }
            Thread.sleep(150);
        }
    }

    private static int show(Path log, int from) {
        try {
            var bytes = Files.readAllBytes(log);
            System.out.write(bytes, from, bytes.length - from);
            System.out.flush();
            return bytes.length;
        } catch (IOException e) {
            return from;
        }
    }
}
