package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class FaqTest {

    @ParameterizedTest
    @CsvSource({
        "code arrive,en,code-does-not-arrive",
        "my codes are not arriving,en,code-does-not-arrive",
        "frozen,en,account-frozen",
        "declined card,en,card-was-declined",
        "refunding customers,en,merchant-refunds",
        "收不到验证码,zh-CN,code-does-not-arrive",
        "冻结,zh-CN,account-frozen",
        "怎么充值,zh-CN,how-to-top-up",
        "提高限额,zh-CN,raise-a-limit",
        "汇率已变动,zh-CN,rate-moved",
        "忘记支付密码,en,forgot-payment-password",
        "IBAN 绑定,zh-CN,bind-bank-account"
    })
    void aQuestionIsFoundByItsWordsInEitherLanguage(String words, String language, String slug) {
        assertThat(search(words, language).jsonPath().getList("items.slug", String.class))
                .first()
                .isEqualTo(slug);
    }

    @Test
    void oneChineseCharacterFindsWhatHasIt() {
        assertThat(search("卡", "zh-CN").jsonPath().getList("items.answer", String.class))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer).contains("卡"));
    }

    @Test
    void wordsThatNobodyUsesFindNothing() {
        assertThat(search("xylophone", "en").jsonPath().getList("items")).isEmpty();
        assertThat(search("恐龙", "zh-CN").jsonPath().getList("items")).isEmpty();
    }

    @Test
    void signsOfAQueryLanguageAreWordsLikeOthers() {
        for (String words : List.of("'", "a & | ! :*", "\\", "%", "<->", "code'); DROP TABLE faq_entry; --")) {
            assertThat(search(words, "en").statusCode()).as(words).isEqualTo(200);
        }
        assertThat(search("frozen", "en").jsonPath().getList("items")).isNotEmpty();
    }

    @Test
    void everyEntryReadsInBothLanguages() {
        List<String> slugs = given().get("/v1/faq").jsonPath().getList("items.slug", String.class);
        assertThat(slugs).hasSizeGreaterThan(25).doesNotHaveDuplicates();
        for (String slug : slugs) {
            Response en = given().get("/v1/faq/" + slug);
            Response zh = given().header("Accept-Language", "zh").get("/v1/faq/" + slug);
            assertThat(en.<String>path("answer")).doesNotContainPattern("\\p{IsHan}");
            assertThat(zh.<String>path("answer")).containsPattern("\\p{IsHan}");
            assertThat(zh.<String>path("question")).containsPattern("\\p{IsHan}");
            assertThat(zh.<String>path("language")).isEqualTo("zh-CN");
        }
    }

    @Test
    void aCategoryHasItsQuestionsAndUnknownOnesAreRefused() {
        assertThat(given().queryParam("category", "fees")
                        .get("/v1/faq")
                        .jsonPath()
                        .getList("items.category"))
                .isNotEmpty()
                .containsOnly("fees");
        assertRefused(given().queryParam("category", "love").get("/v1/faq"), 400, "VALIDATION_FAILED");
        assertRefused(given().queryParam("q", "x".repeat(201)).get("/v1/faq"), 400, "VALIDATION_FAILED");
        assertRefused(given().queryParam("q", " ").get("/v1/faq"), 400, "VALIDATION_FAILED");
        assertRefused(given().get("/v1/faq/nobody-asks-this"), 404, "NOT_FOUND");
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        String tag = given().get("/v1/faq").header("ETag");
        assertThat(given().header("If-None-Match", tag).get("/v1/faq").statusCode())
                .isEqualTo(304);
        assertThat(given().header("If-None-Match", tag)
                        .header("Accept-Language", "zh")
                        .get("/v1/faq")
                        .statusCode())
                .isEqualTo(200);
    }

    private static Response search(String words, String language) {
        return given().header("Accept-Language", language)
                .queryParam("q", words)
                .get("/v1/faq");
    }

    private static void assertRefused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}
