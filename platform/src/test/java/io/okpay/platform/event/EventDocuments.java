package io.okpay.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.Generated;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the catalogue of events down: a JSON Schema for each, and an AsyncAPI 3.0 document of all topics. */
final class EventDocuments {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private final SchemaGenerator generator;

    EventDocuments() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.INLINE_ALL_SCHEMAS);
        config.forFields()
                .withRequiredCheck(field -> !isNullable(field))
                .withDescriptionResolver(
                        field -> describe(field.getDeclaringType().getErasedType(), field.getName()));
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) ->
                        type.getErasedType() == Money.class ? new CustomDefinition(money(), true) : null)
                .withCustomDefinitionProvider((type, context) ->
                        type.getErasedType() == BigDecimal.class ? new CustomDefinition(decimal(), true) : null);
        generator = new SchemaGenerator(config.build());
    }

    String fileOf(EventType type) {
        return type.type().replaceFirst("^io\\.okpay\\.", "") + ".json";
    }

    ObjectNode schema(EventType type) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type.type());
        Optional.ofNullable(describe(type.record(), null)).ifPresent(text -> schema.put("description", text));
        ObjectNode generated = generator.generateSchema(type.record());
        generated.remove("$schema");
        return schema.setAll(generated);
    }

    String schemaOf(EventType type) {
        try {
            return JSON.writeValueAsString(schema(type)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String asyncApi() {
        ObjectNode root = JSON.createObjectNode();
        root.put("asyncapi", "3.0.0");
        root.putObject("info")
                .put("title", "OKPay events")
                .put("version", "1")
                .put(
                        "description",
                        "CloudEvents 1.0 in binary mode over Kafka. Data is JSON. Readers ignore fields that they do not know.")
                .putObject("license")
                .put("name", "Apache-2.0");
        root.put("defaultContentType", "application/json");
        ObjectNode channels = root.putObject("channels");
        ObjectNode components = root.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (EventType type : EventType.values()) {
            String name = fileOf(type).replace(".json", "");
            ObjectNode channel = channels.withObjectProperty(type.topic());
            channel.put("address", type.topic());
            channel.withObjectProperty("messages").putObject(name).put("$ref", "#/components/messages/" + name);
            ObjectNode message = messages.putObject(name);
            message.put("name", type.type());
            Optional.ofNullable(describe(type.record(), null)).ifPresent(text -> message.put("summary", text));
            message.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
            message.putObject("payload")
                    .put("schemaFormat", "application/schema+json;version=draft-2020-12")
                    .putObject("schema")
                    .put("$ref", "./" + fileOf(type));
        }
        components.putObject("schemas").set("CloudEventHeaders", headers());
        try {
            return YAML.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A decimal crosses as text: no reader may make a binary fraction of it. */
    private static ObjectNode decimal() {
        return JSON.createObjectNode().put("type", "string").put("pattern", "^-?[0-9]+([.][0-9]+)?(E-?[0-9]+)?$");
    }

    private static ObjectNode headers() {
        ObjectNode headers = JSON.createObjectNode().put("type", "object");
        headers.putArray("required")
                .add("ce_specversion")
                .add("ce_id")
                .add("ce_type")
                .add("ce_source")
                .add("ce_time")
                .add("content-type");
        ObjectNode properties = headers.putObject("properties");
        properties.putObject("ce_specversion").put("type", "string").put("const", "1.0");
        properties
                .putObject("ce_id")
                .put("type", "string")
                .put("format", "uuid")
                .put("description", "Unique; a consumer that has seen it drops the repetition");
        properties.putObject("ce_type").put("type", "string");
        properties.putObject("ce_source").put("type", "string").put("description", "The service that published");
        properties.putObject("ce_time").put("type", "string").put("format", "date-time");
        properties.putObject("content-type").put("type", "string").put("const", "application/json");
        properties
                .putObject("traceparent")
                .put("type", "string")
                .put("description", "W3C trace context, if there is one");
        return headers;
    }

    private static ObjectNode money() {
        ObjectNode money = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = money.putObject("properties");
        properties
                .putObject("amount")
                .put("type", "string")
                .put("description", "A decimal with all the currency's minor digits");
        properties.putObject("currency").put("type", "string").put("description", "ISO 4217");
        money.putArray("required").add("amount").add("currency");
        return money;
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The Javadoc of a record, or of one of its components: one source for those who read code and those who read schemas. */
    private static @Nullable String describe(Class<?> record, @Nullable String component) {
        String source = Generated.sourceOf("platform", record);
        Matcher comment = Pattern.compile("/\\*\\*(.*?)\\*/\\s*@RegisterForReflection", Pattern.DOTALL)
                .matcher(source);
        if (!comment.find()) {
            return null;
        }
        String[] tags = comment.group(1).replaceAll("\\n \\* ?", "\n").split("\\n@param ", -1);
        if (component == null) {
            return plain(tags[0]);
        }
        for (String tag : tags) {
            if (tag.startsWith(component + " ")) {
                return plain(tag.substring(component.length()));
            }
        }
        return null;
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@(?:code|link) ([^}]*)}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
