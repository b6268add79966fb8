package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code okpay logs}: what the parts wrote, on request as they write it. */
final class LogsCommand {

    private static final int LAST_LINES = 40;

    private LogsCommand() {}

    static int run(List<String> arguments) throws InterruptedException {
        var names = new ArrayList<String>();
        var follow = false;
        for (var argument : arguments) {
            if (argument.equals("-f") || argument.equals("--follow")) {
                follow = true;
            } else if (argument.startsWith("-")) {
                throw new UsageException("logs does not know \"" + argument + "\"");
            } else {
                names.add(argument);
            }
        }
        var folder = Checkout.find().stateDirectory().resolve("logs");
        var logs = new TreeMap<String, Path>();
        var files =
                folder.toFile().listFiles((directory, name) -> name.endsWith(".log") && !name.contains(".previous"));
        if (files != null) {
            for (var file : files) {
                logs.put(file.getName().replace(".log", ""), file.toPath());
            }
        }
        if (logs.isEmpty()) {
            System.err.println("okpay: there are no logs yet: ./okpay up starts the suite.");
            return ExitCode.UNAVAILABLE;
        }
        for (var name : names) {
            if (!logs.containsKey(name)) {
                throw new UsageException("no log of \"" + name + "\"; there are " + String.join(", ", logs.keySet()));
            }
        }
        if (names.isEmpty()) {
            logs.keySet().removeIf(name -> name.contains("build") || name.equals("start-up-caches"));
        } else {
            logs.keySet().retainAll(names);
        }
        show(logs, follow);
        return ExitCode.OK;
    }

    private static void show(Map<String, Path> logs, boolean follow) throws InterruptedException {
        var positions = new TreeMap<String, Long>();
        var several = logs.size() > 1;
        logs.forEach((name, log) -> {
            var text = read(log, 0);
            var lines = text.lines().toList();
            lines.subList(several ? Math.max(0, lines.size() - LAST_LINES) : 0, lines.size())
                    .forEach(line -> print(several, name, line));
            positions.put(name, size(log));
        });
        while (follow) {
            Thread.sleep(200);
            logs.forEach((name, log) -> {
                var from = positions.getOrDefault(name, 0L);
                var size = size(log);
                if (size < from) {
                    from = 0L; // a new run began
                }
                if (size > from) {
                    var text = read(log, from);
                    var complete = text.lastIndexOf('\n') + 1;
                    text.substring(0, complete).lines().forEach(line -> print(several, name, line));
                    positions.put(
                            name,
                            from
                                    + text.substring(0, complete)
                                            .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                            .length);
                }
            });
        }
    }

    private static void print(boolean several, String name, String line) {
        System.out.println(several ? name + " | " + line : line);
    }

    private static long size(Path log) {
        return log.toFile().length();
    }

    private static String read(Path log, long from) {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(from);
            return new String(
                    java.nio.channels.Channels.newInputStream(channel).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
