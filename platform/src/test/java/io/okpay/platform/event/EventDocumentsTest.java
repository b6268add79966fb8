package io.okpay.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.testing.Generated;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EventDocumentsTest {

    private final EventDocuments documents = new EventDocuments();

    @TestFactory
    Iterable<DynamicTest> theCommittedSchemaOfEachEventIsUpToDate() {
        return Arrays.stream(EventType.values())
                .map(type -> DynamicTest.dynamicTest(
                        type.type(),
                        () -> Generated.isUpToDate("events/" + documents.fileOf(type), documents.schemaOf(type))))
                .toList();
    }

    @Test
    void theCommittedAsyncApiDocumentIsUpToDate() {
        Generated.isUpToDate("events/asyncapi.yaml", documents.asyncApi());
    }

    @Test
    void noSchemaIsLeftOfAnEventThatIsGone() {
        assertThat(Generated.namesIn("events"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("asyncapi.yaml"),
                                Arrays.stream(EventType.values()).map(documents::fileOf))
                        .toList());
    }

    @Test
    void aFieldThatMayBeAbsentIsNotRequiredAndMoneyHasItsWireForm() {
        assertThat(documents.schema(EventType.PAYMENT_COMPLETED).at("/required"))
                .extracting(name -> name.asText())
                .contains("paymentId", "debited")
                .doesNotContain("note", "key");
        assertThat(documents
                        .schema(EventType.PAYMENT_COMPLETED)
                        .at("/properties/debited/properties")
                        .properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("amount", "currency");
    }
}
