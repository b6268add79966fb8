package io.okpay.account.statement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * A PDF read back.
 *
 * @param text as a reader sees it, line by line
 * @param fonts the name of the font that the file carries and that shows a character with an outline of its own
 */
record PrintedStatement(String text, int pages, Map<String, String> fonts) {

    static PrintedStatement read(byte[] pdf) {
        Map<String, PDFont> fonts = new LinkedHashMap<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper reader = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) throws IOException {
                    for (TextPosition position : positions) {
                        fonts.put(position.getUnicode(), position.getFont());
                    }
                    super.writeString(text, positions);
                }
            };
            reader.setSortByPosition(true);
            String text = reader.getText(document);
            Map<String, String> carried = new LinkedHashMap<>();
            fonts.forEach((character, font) -> {
                if (isInFile(character, font)) {
                    carried.put(character, font.getName());
                }
            });
            return new PrintedStatement(text, document.getNumberOfPages(), carried);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line with this payment. */
    String line(String payment) {
        return text.lines()
                .filter(line -> line.contains(payment))
                .findFirst()
                .orElseThrow(() -> new AssertionError(payment + " is not in\n" + text));
    }

    // Glyph 0 is the box that stands for whatever a font lacks.
    private static boolean isInFile(String character, PDFont font) {
        if (!(font instanceof PDType0Font type0) || !type0.isEmbedded()) {
            return false;
        }
        try {
            for (int code = 1; code < 65_536; code++) {
                if (character.equals(type0.toUnicode(code))) {
                    return type0.codeToGID(code) != 0
                            && !type0.getPath(code).getBounds2D().isEmpty();
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
