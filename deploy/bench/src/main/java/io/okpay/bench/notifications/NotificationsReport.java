package io.okpay.bench.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.okpay.bench.Bar;
import io.okpay.bench.Latencies;
import io.okpay.bench.load.ResultFile;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run's figures.
 *
 * @param steady the round at the rate
 * @param saturated the round in which all messages waited at once
 * @param killed the round at the rate in which the service was killed
 * @param notTaken commands that the broker refused, which count nowhere
 * @param duplicates messages that a provider accepted twice
 * @param repeats messages that a provider was given again and recognised, by channel
 * @param states what the service says of its messages at the end
 * @param floorPerSecond deliveries a second of the floor
 * @param floor how long each took
 */
record NotificationsReport(
        NotificationsOptions options,
        Delivered steady,
        Delivered saturated,
        Delivered killed,
        int notTaken,
        int duplicates,
        JsonNode repeats,
        Map<String, Integer> states,
        double floorPerSecond,
        Latencies floor) {

    private List<Bar> bars() {
        return List.of(
                new Bar("sustainedPerSecond", saturated.perSecond(), options.rate(), Bar.Sense.AT_LEAST),
                new Bar("lost", steady.lost() + saturated.lost() + killed.lost(), 0, Bar.Sense.AT_MOST),
                new Bar("duplicated", duplicates, 0, Bar.Sense.AT_MOST));
    }

    boolean write(PrintStream out) {
        ResultFile file = new ResultFile(bars());
        ObjectNode root = file.root();
        root.put("ratePerSecond", options.rate());
        root.put("mailPercent", options.mailPercent());
        root.put("secondsPerRound", options.length().toSeconds());
        root.put("notTakenByBroker", notTaken);
        root.set("repeatsRecognisedByProviders", repeats);
        ObjectNode byState = root.putObject("messagesByState");
        states.forEach(byState::put);
        round(root.putObject("atRate"), steady);
        round(root.putObject("saturated"), saturated);
        round(root.putObject("killed"), killed);
        ObjectNode floors = root.putObject("floor");
        ResultFile.put(floors, "deliveriesPerSecond", floorPerSecond);
        ResultFile.millis(floors.putObject("millis"), floor);
        ResultFile.put(root, "ratioToFloor", saturated.perSecond() / floorPerSecond);
        table(out);
        return file.write("notifications.json", out);
    }

    private static void round(ObjectNode node, Delivered delivered) {
        node.put("asked", delivered.asked());
        node.put("lost", delivered.lost());
        ResultFile.put(node, "perSecond", delivered.perSecond());
        ResultFile.millis(node.putObject("millis"), delivered.latencies());
        ResultFile.cpu(node, delivered.cpuMicros());
    }

    private void table(PrintStream out) {
        out.println();
        line(out, "at " + options.rate() + "/s", steady);
        line(out, saturated.asked() + " at once", saturated);
        line(out, "killed at " + options.rate() + "/s", killed);
        ResultFile.line(out, "floor: row, request, row", floorPerSecond, floor, Map.of());
        out.printf(Locale.ROOT, "ratio to the floor %.3f%n", saturated.perSecond() / floorPerSecond);
        out.println("given again and recognised by the providers: " + repeats + "; rows by state: " + states + "\n");
    }

    private static void line(PrintStream out, String name, Delivered delivered) {
        ResultFile.line(out, name, delivered.perSecond(), delivered.latencies(), delivered.cpuMicros());
    }
}
