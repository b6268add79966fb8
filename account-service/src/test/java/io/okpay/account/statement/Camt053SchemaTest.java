package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxCamt05200108;
import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountReport25;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.BankToCustomerAccountReportV08;
import com.prowidesoftware.swift.model.mx.dic.BankToCustomerStatementV08;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Camt053SchemaTest {

    @ParameterizedTest
    @CsvSource({"0, USD", "1, JPY", "300, KWD"})
    void aStatementFitsTheSchema(int entries, String currency) {
        assertThatCode(() -> Camt053Schema.validate(Camt053Text.of(SomeStatement.of(entries, "Ben O.", currency))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u202E\u0001", "𠮷野家", "<a href=\"x\">&amp;</a>", "]]>", "שלום", "🍜 👩‍👩‍👧"})
    void aStatementFitsTheSchemaWhateverPeopleAreCalled(String name) {
        Camt053Schema.validate(Camt053Text.of(SomeStatement.of(3, name, "USD")));
    }

    @ParameterizedTest
    @CsvSource({"林, '', 140", "𠮷, '', 70", "𠮷, a, 69"})
    void aNameLongerThanTheSchemaAllowsEndsAtItsLastWholeCharacter(String character, String before, int left) {
        String xml = Camt053Text.of(SomeStatement.of(1, before + character.repeat(200), "USD"));
        Camt053Schema.validate(xml);
        assertThat(xml).contains("<Nm>" + before + character.repeat(left) + "</Nm>");
    }

    @Test
    void amountsMayHaveAsManyDigitsAsTheSchemaAllows() {
        for (String currency : List.of("JPY", "USD", "KWD")) {
            Camt053Schema.validate(Camt053Text.of(SomeStatement.moving(999_999_999_999_999_999L, currency)));
        }
    }

    @Test
    void everyKindOfEntryFitsTheSchema() {
        for (Entry.Kind kind : Entry.Kind.values()) {
            Camt053Schema.validate(Camt053Text.of(SomeStatement.of(kind)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<NtryRef>, <NtryRef>0000",
        "<Cd>BOOK</Cd>, <Cd>BOOKED</Cd>",
        "<CdtDbtInd>CRDT, <CdtDbtInd>CREDIT",
        "Ccy=\"USD\", Ccy=\"usd\"",
        "</Amt>, 00001</Amt>",
        "+00:00</CreDtTm>, +0</CreDtTm>",
        "<Ccy>USD</Ccy>, <Nm></Nm>"
    })
    void theSchemaSeesWhatDoesNotFit(String written, String wrong) {
        String xml = Camt053Text.of(SomeStatement.of(1, "Ben O.", "USD"));
        assertThat(xml).contains(written);
        String broken = xml.replace(written, wrong);
        assertThatThrownBy(() -> Camt053Schema.validate(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Not a camt.053.001.08");
    }

    @Test
    void theReportWhoseSchemaIsUsedIsMadeOfTheSameTypesAsTheStatement() {
        assertThat(members(BankToCustomerStatementV08.class)).isEqualTo(members(BankToCustomerAccountReportV08.class));
        assertThat(members(AccountStatement9.class)).isEqualTo(members(AccountReport25.class));
        Set<Class<?>> ofTheStatement = types(new MxCamt05300108().getClasses());
        Set<Class<?>> ofTheReport = types(new MxCamt05200108().getClasses());
        assertThat(ofTheStatement).hasSizeGreaterThan(150).isEqualTo(ofTheReport);
    }

    @Test
    void aNativeImageKnowsEveryAdapterThatTheMessageNeeds() {
        RegisterForReflection known = Camt053Document.class.getAnnotation(RegisterForReflection.class);
        assertThat(known.registerFullHierarchy()).isTrue();
        assertThat(known.targets()).contains(Camt053Document.class);
        Stream<Class<?>> adapters = Arrays.stream((Class<?>[]) new MxCamt05300108().getClasses())
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .map(field -> field.getAnnotation(XmlJavaTypeAdapter.class))
                .filter(adapter -> adapter != null)
                .map(XmlJavaTypeAdapter::value);
        assertThat(known.targets()).containsAll(adapters.toList());
    }

    private static List<String> members(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .map(Camt053SchemaTest::member)
                .toList();
    }

    private static String member(Field field) {
        return (field.getName() + " " + field.getGenericType().getTypeName())
                .replace("AccountReport25", "AccountStatement9")
                .replaceFirst("^rpt ", "stmt ")
                .replaceFirst("^rptPgntn ", "stmtPgntn ")
                .replaceFirst("^addtlRptInf ", "addtlStmtInf ");
    }

    private static Set<Class<?>> types(Class<?>[] classes) {
        Set<Class<?>> types = new HashSet<>(Arrays.asList(classes));
        types.removeAll(Set.of(
                MxCamt05300108.class,
                MxCamt05200108.class,
                AccountStatement9.class,
                AccountReport25.class,
                BankToCustomerStatementV08.class,
                BankToCustomerAccountReportV08.class));
        return types;
    }
}
