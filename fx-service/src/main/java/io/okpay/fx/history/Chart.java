package io.okpay.fx.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws bars as SVG: a line through the last rates, with the band between the highest and the lowest behind it. */
final class Chart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 280;
    private static final int LEFT = 12;
    private static final int RIGHT = 96;
    private static final int TOP = 40;
    private static final int BOTTOM = 32;

    private final List<Bar> bars;
    private final double lowest;
    private final double highest;

    private Chart(List<Bar> bars) {
        this.bars = bars;
        this.lowest =
                bars.stream().mapToDouble(bar -> bar.low().doubleValue()).min().orElse(0);
        this.highest =
                bars.stream().mapToDouble(bar -> bar.high().doubleValue()).max().orElse(1);
    }

    static String svg(HistoryQuestion.Period period, List<Bar> bars) {
        return new Chart(bars).draw(period);
    }

    private String draw(HistoryQuestion.Period period) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\""
                        + " role=\"img\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                HEIGHT));
        svg.append("<title>").append(period.pair()).append("</title>");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        text(svg, LEFT, 24, period.pair() + ", " + period.interval().text());
        if (bars.isEmpty()) {
            text(svg, LEFT, HEIGHT / 2, "–");
        } else {
            String band = points(false) + " "
                    + IntStream.range(0, bars.size())
                            .map(i -> bars.size() - 1 - i)
                            .mapToObj(i -> point(i, bars.get(i).low()))
                            .collect(Collectors.joining(" "));
            svg.append("<polygon fill=\"#dbe7ff\" points=\"").append(band).append("\"/>");
            svg.append("<polyline fill=\"none\" stroke=\"#1d4ed8\" stroke-width=\"2\" points=\"")
                    .append(points(true))
                    .append("\"/>");
            text(svg, WIDTH - RIGHT + 8, TOP + 4, plain(BigDecimal.valueOf(highest)));
            text(svg, WIDTH - RIGHT + 8, HEIGHT - BOTTOM + 4, plain(BigDecimal.valueOf(lowest)));
            text(svg, LEFT, HEIGHT - 10, bars.getFirst().at().toString());
            text(svg, WIDTH - RIGHT - 130, HEIGHT - 10, bars.getLast().at().toString());
        }
        return svg.append("</svg>").toString();
    }

    private String points(boolean closes) {
        return IntStream.range(0, bars.size())
                .mapToObj(
                        i -> point(i, closes ? bars.get(i).close() : bars.get(i).high()))
                .collect(Collectors.joining(" "));
    }

    private String point(int index, BigDecimal rate) {
        double x = LEFT + (double) index / Math.max(1, bars.size() - 1) * (WIDTH - LEFT - RIGHT);
        double range = highest > lowest ? highest - lowest : 1;
        double y = HEIGHT - BOTTOM - (rate.doubleValue() - lowest) / range * (HEIGHT - TOP - BOTTOM);
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    private static void text(StringBuilder svg, int x, int y, String words) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" fill=\"#334155\">%s</text>", x, y, words));
    }

    private static String plain(BigDecimal rate) {
        return rate.stripTrailingZeros().toPlainString();
    }
}
