package io.okpay.bench.fx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.okpay.bench.Bar;
import io.okpay.bench.Latencies;
import io.okpay.bench.load.Answers;
import io.okpay.bench.load.ResultFile;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run's figures.
 *
 * @param pricing microseconds by what is priced
 * @param few what issues of the cards of {@link FxBench#FEW} currencies took
 * @param many the same for all currencies
 * @param cardsPerSecond published while nothing else was to do
 * @param cardsBesideQuotes published beside the quotes
 * @param quotes at the rate
 * @param saturated quotes on all connections
 * @param previews of fx-service at the rate
 * @param lookups the floor over HTTP at the rate
 * @param insertsPerSecond the floor in the database
 */
record FxReport(
        FxOptions options,
        Map<String, Double> pricing,
        Latencies few,
        Latencies many,
        double cardsPerSecond,
        double cardsBesideQuotes,
        Answers quotes,
        Answers saturated,
        Answers previews,
        Answers lookups,
        double insertsPerSecond,
        Latencies inserts) {

    private static final String[] WORK = {"gateway", "payment-service", "postgres"};

    private List<Bar> bars() {
        return List.of(
                new Bar("pricingMicros", Math.max(micros("ofSource"), micros("ofTarget")), 5, Bar.Sense.BELOW),
                new Bar("publish780P95Millis", few.millisAt(0.95)[0], 50, Bar.Sense.BELOW),
                new Bar("quoteP99Millis", quotes.latencies().millisAt(0.99)[0], 50, Bar.Sense.BELOW),
                new Bar("quotesPerSecond", quotes.perSecond(), 0.98 * options.rate(), Bar.Sense.AT_LEAST),
                new Bar("quotesRefused", quotes.refused() + saturated.refused(), 0, Bar.Sense.AT_MOST));
    }

    boolean write(PrintStream out) {
        ResultFile file = new ResultFile(bars());
        ObjectNode root = file.root();
        root.put("currencies", options.currencies());
        root.put("customers", options.customers());
        root.put("ratePerSecond", options.rate());
        root.put("secondsPerRound", options.length().toSeconds());
        ObjectNode micros = root.putObject("pricingMicrosBy");
        pricing.forEach((what, value) -> ResultFile.put(micros, what, value));
        ResultFile.millis(root.putObject("publish780Millis"), few);
        ResultFile.millis(root.putObject("publishAllMillis"), many);
        ResultFile.put(root, "cardsPerSecond", cardsPerSecond);
        ResultFile.put(root, "cardsPerSecondBesideQuotes", cardsBesideQuotes);
        file.answers("quotes", quotes);
        file.answers("quotesAtSaturation", saturated);
        file.answers("previews", previews);
        ObjectNode floors = root.putObject("floors");
        ResultFile.put(floors, "formulaMicros", micros("formula"));
        ResultFile.put(floors, "insertsPerSecond", insertsPerSecond);
        ResultFile.millis(floors.putObject("insertMillis"), inserts);
        file.answers("lookups", lookups);
        ObjectNode ratios = root.putObject("ratiosToFloors");
        ResultFile.put(ratios, "pricingToFormula", micros("ofSource") / micros("formula"));
        ResultFile.put(ratios, "quotesToInserts", saturated.perSecond() / insertsPerSecond);
        ResultFile.put(ratios, "quoteCpuToLookupCpu", quotes.cpuMicrosOf(WORK) / lookups.cpuMicrosOf(WORK));
        table(out);
        return file.write("fx.json", out);
    }

    private double micros(String what) {
        return pricing.getOrDefault(what, Double.NaN);
    }

    private void table(PrintStream out) {
        out.println();
        pricing.forEach((what, value) -> out.printf(Locale.ROOT, "%-32s%9.3f us%n", "pricing: " + what, value));
        ResultFile.line(out, "issue of 780 cards", Double.NaN, few, Map.of());
        ResultFile.line(out, "issue of all cards", cardsPerSecond, many, Map.of());
        out.printf(Locale.ROOT, "%-32s%9.0f/s%n", "cards beside quotes", cardsBesideQuotes);
        ResultFile.line(out, "quotes at " + options.rate() + "/s", quotes);
        ResultFile.line(out, "quotes at saturation", saturated);
        ResultFile.line(out, "previews at " + options.rate() + "/s", previews);
        ResultFile.line(out, "floor: lookups at " + options.rate() + "/s", lookups);
        ResultFile.line(out, "floor: inserts of a quote's row", insertsPerSecond, inserts, Map.of());
        out.println();
    }
}
