package io.okpay.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.okpay.platform.event.Channel;
import io.quarkus.qute.TemplateException;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class TextsTest {

    private final Texts texts;

    TextsTest(Texts texts) {
        this.texts = texts;
    }

    static Stream<Arguments> everyText() {
        return Stream.of(MessageTemplate.values())
                .flatMap(template -> Stream.of(Channel.values())
                        .filter(channel -> channel != Channel.VOICE || template.isPasscode())
                        .flatMap(channel -> Stream.of(Language.values())
                                .map(language -> Arguments.of(template, channel, language))));
    }

    @ParameterizedTest
    @MethodSource("everyText")
    void everyTextExistsAndNamesExactlyItsVariables(MessageTemplate template, Channel channel, Language language) {
        Map<String, String> values =
                template.variables().stream().collect(Collectors.toMap(name -> name, name -> "value-of-" + name));
        Text text = texts.render(template, channel, language, values);
        String whole = text.subject() + "\n" + text.body();
        assertThat(values.values()).allSatisfy(value -> assertThat(whole).contains(value));
        assertThat(whole).doesNotContain("{", "}", "NOT_FOUND");
        assertThat(whole.codePoints().anyMatch(code -> Character.isIdeographic(code) || code == '【' || code == '。'))
                .isEqualTo(language == Language.ZH_CN);
        assertThat(text.subject() == null).isEqualTo(channel != Channel.EMAIL);
        if (channel != Channel.EMAIL) {
            assertThat(text.body()).doesNotContain("\n").contains("OKPay");
        }
        if (!template.variables().isEmpty()) {
            assertThatThrownBy(() -> texts.render(template, channel, language, Map.of()))
                    .isInstanceOf(TemplateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(MessageTemplate.class)
    void everyTextForTheInboxHasATitleAndNamesExactlyItsVariables(MessageTemplate template) {
        if (template.isPasscode()) {
            return;
        }
        Map<String, String> values =
                template.variables().stream().collect(Collectors.toMap(name -> name, name -> "value-of-" + name));
        for (Language language : Language.values()) {
            Text text = texts.renderForInbox(template, language, values);
            String whole = text.subject() + "\n" + text.body();
            assertThat(text.subject()).isNotBlank().doesNotContain("\n");
            assertThat(text.body()).isNotBlank();
            assertThat(values.values()).allSatisfy(value -> assertThat(whole).contains(value));
            assertThat(whole).doesNotContain("{", "}", "NOT_FOUND");
        }
    }

    @Test
    void aNameAddsNeitherLinesNorPages() {
        Text text = texts.render(
                MessageTemplate.WELCOME,
                Channel.SMS,
                Language.EN,
                Map.of("name", "Eve\r\nOKPay: call \u202e+1 900 " + "x".repeat(500)));
        assertThat(text.body()).doesNotContain("\n", "\r", "\u202e").hasSizeLessThan(150);
    }
}
