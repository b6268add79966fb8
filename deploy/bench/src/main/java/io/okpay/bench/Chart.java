package io.okpay.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Transfers a second of each way as bars, uniform beside hot. */
final class Chart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 480;
    private static final int LEFT = 40;
    private static final int TOP = 80;
    private static final int BOTTOM = 60;
    private static final int BAR = 70;
    private static final Color UNIFORM = new Color(0x33, 0x66, 0xaa);
    private static final Color HOT = new Color(0xdd, 0x77, 0x33);
    private static final List<String> WAYS = List.of(Outcome.TEXTBOOK, Outcome.FUNCTION, Outcome.COMMAND, Outcome.HTTP);

    private final Figures figures;
    private final Graphics2D pen;
    private final double most;

    private Chart(Figures figures, Graphics2D pen) {
        this.figures = figures;
        this.pen = pen;
        this.most = WAYS.stream()
                .flatMap(way ->
                        List.of(Scenario.values()).stream().map(scenario -> figures.bestPerSecond(way, scenario)))
                .filter(Double::isFinite)
                .max(Double::compare)
                .orElse(1.0);
    }

    static void write(Outcome outcome, Path file) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            new Chart(outcome.figures(), pen).draw();
        } finally {
            pen.dispose();
        }
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("no writer for PNG");
        }
    }

    private void draw() {
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
        pen.drawString("Durable transfers a second, %,d wallets".formatted(Scenario.WALLETS), LEFT, 32);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        legend(LEFT, UNIFORM, "uniform");
        legend(LEFT + 110, HOT, "one hot wallet");
        int step = (WIDTH - 2 * LEFT) / WAYS.size();
        for (int i = 0; i < WAYS.size(); i++) {
            String way = WAYS.get(i);
            int x = LEFT + i * step + (step - 2 * BAR) / 2;
            bar(x, UNIFORM, figures.bestPerSecond(way, Scenario.UNIFORM));
            bar(x + BAR, HOT, figures.bestPerSecond(way, Scenario.HOT));
            pen.setColor(Color.BLACK);
            pen.drawString(way, x, HEIGHT - BOTTOM + 24);
        }
        pen.drawLine(LEFT, HEIGHT - BOTTOM, WIDTH - LEFT, HEIGHT - BOTTOM);
    }

    private void legend(int x, Color color, String text) {
        pen.setColor(color);
        pen.fillRect(x, 46, 14, 14);
        pen.setColor(Color.BLACK);
        pen.drawString(text, x + 20, 58);
    }

    private void bar(int x, Color color, double perSecond) {
        if (!Double.isFinite(perSecond)) {
            pen.setColor(Color.GRAY);
            pen.drawString("-", x + BAR / 2, HEIGHT - BOTTOM - 6);
            return;
        }
        int height = (int) Math.round((HEIGHT - TOP - BOTTOM - 20) * perSecond / most);
        pen.setColor(color);
        pen.fillRect(x + 3, HEIGHT - BOTTOM - height, BAR - 6, height);
        pen.setColor(Color.BLACK);
        pen.drawString(String.format(Locale.ROOT, "%,.0f", perSecond), x + 8, HEIGHT - BOTTOM - height - 6);
    }
}
