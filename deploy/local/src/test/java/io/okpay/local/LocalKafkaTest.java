package io.okpay.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

    @TempDir
    Path folder;

    @Test
    void keepsItsRecordsOverAnOutage() throws Exception {
        try (var kafka = LocalKafka.start(folder, 0)) {
            kafka.createTopics(List.of("okpay.test.events"), 3);
            kafka.createTopics(List.of("okpay.test.events"), 3);
            var bootstrap = kafka.bootstrapServers();
            send(bootstrap, "before");

            kafka.stop();
            assertThat(Ports.accepts(Integer.parseInt(bootstrap.substring(bootstrap.indexOf(':') + 1))))
                    .isFalse();
            kafka.start();

            assertThat(kafka.bootstrapServers()).isEqualTo(bootstrap);
            send(bootstrap, "after");
            assertThat(read(bootstrap, 2)).containsExactly("before", "after");
        }
    }

    private static void send(String bootstrap, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("okpay.test.events", 0, "key", value))
                    .get();
        }
    }

    private static List<String> read(String bootstrap, int count) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("okpay.test.events", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var values = new java.util.ArrayList<String>();
            for (int polls = 0; polls < 20 && values.size() < count; polls++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
