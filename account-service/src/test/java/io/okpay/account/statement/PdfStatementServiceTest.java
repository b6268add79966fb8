package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.okpay.account.AccountServiceTest;
import io.okpay.platform.problem.ProblemException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@AccountServiceTest
class PdfStatementServiceTest {

    private final PdfStatement pdf;

    PdfStatementServiceTest(PdfStatement pdf) {
        this.pdf = pdf;
    }

    @Test
    void aLongStatementGoesOverPagesThatRepeatTheHeadOfTheTable() {
        PrintedStatement printed = print(SomeStatement.of(PdfStatement.MOST_ENTRIES, "Ben O."), Locale.ENGLISH);
        assertThat(printed.pages()).isGreaterThan(10);
        assertThat(printed.text().lines().filter(line -> line.startsWith("Time (UTC)")))
                .hasSize(printed.pages());
        assertThat(printed.text()).contains("1 / " + printed.pages());
        assertThat(printed.text().lines().filter(line -> line.contains("Ben O.")))
                .hasSize(PdfStatement.MOST_ENTRIES);
    }

    @Test
    void oneEntryMoreIsRefused() {
        Statement tooLong = SomeStatement.of(PdfStatement.MOST_ENTRIES + 1, "Ben O.");
        assertThatThrownBy(() -> pdf.print(tooLong, Locale.ENGLISH))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(StatementProblem.STATEMENT_TOO_LONG));
    }

    @Test
    void aPeriodWithoutEntriesSaysSo() {
        assertThat(print(SomeStatement.of(0, ""), Locale.SIMPLIFIED_CHINESE).text())
                .contains("此期间没有任何记录。");
    }

    @Test
    void namesCanNeitherBreakThePageNorTurnItAroundNorBecomeMarkup() {
        PrintedStatement printed =
                print(SomeStatement.of(1, "\uFFFE\u202EEvil & <img src=\"file:///etc/hosts\"/>"), Locale.ENGLISH);
        assertThat(printed.text().replaceAll("\\s", "")).contains("Evil&<imgsrc=");
    }

    @ParameterizedTest
    @CsvSource({"A🍜B, A#B", "A👩‍👩‍👧B, A# # #B", "A𠮷B, A#B", "AسلامB, A####B", "AนมB, A##B"})
    void aCharacterThatTheFontsLackIsSeenToBeThere(String name, String printed) {
        assertThat(print(SomeStatement.of(1, name), Locale.ENGLISH).text()).contains("Transfer " + printed + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Иван", "王小明", "Ángel", "Łukasz", "שלום"})
    void namesInTheScriptsOfTheFontsAreShownWithGlyphsOfTheirOwn(String name) {
        PrintedStatement printed = print(SomeStatement.of(1, name), Locale.ENGLISH);
        assertThat(printed.fonts())
                .containsKeys(name.codePoints().mapToObj(Character::toString).toArray(String[]::new));
    }

    @Test
    void theHoldersNameIsNoMarkupEither() {
        Statement one = SomeStatement.heldBy("<script>alert(1)</script> & Söhne");
        assertThat(print(one, Locale.ENGLISH).text()).contains("<script>alert(1)</script> & Söhne");
    }

    private PrintedStatement print(Statement statement, Locale language) {
        return PrintedStatement.read(pdf.print(statement, language));
    }
}
