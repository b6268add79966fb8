package io.okpay.account.customer;

import io.okpay.platform.problem.ProblemCode;

/** Why a registration or a change of a customer is refused. */
public enum CustomerProblem implements ProblemCode {
    INVALID_PHONE(
            422,
            false,
            "Invalid phone number",
            "Give a mobile number that exists in E.164 form, for example +14155552671.",
            "手机号无效",
            "请提供 E.164 格式的有效手机号，例如 +8613800138000。"),
    WEAK_PASSWORD(
            422,
            false,
            "Weak password",
            "The password is too short, too common, or contains your phone, e-mail address or name. Use 8 to 128 characters.",
            "密码过弱",
            "密码过短、过于常见，或包含您的手机号、邮箱或姓名。请使用 8 至 128 个字符。"),
    UNKNOWN_COUNTRY(
            422,
            false,
            "Unknown country",
            "The country is no ISO 3166-1 alpha-2 code of a country with a currency.",
            "未知国家或地区",
            "该代码不是有效的 ISO 3166-1 二位国家或地区代码。"),
    INVALID_EMAIL(422, false, "Invalid e-mail address", "The e-mail address is not valid.", "邮箱无效", "邮箱地址无效。"),
    INVALID_LOCALE(
            422,
            false,
            "Invalid locale",
            "The locale is no BCP 47 language tag, for example en or zh-CN.",
            "语言标签无效",
            "语言不是有效的 BCP 47 标签，例如 en 或 zh-CN。"),
    EMAIL_NOT_GIVEN(409, false, "No e-mail address", "There is no e-mail address to verify.", "没有邮箱", "没有可验证的邮箱地址。"),
    EMAIL_ALREADY_VERIFIED(
            409, false, "E-mail already verified", "The e-mail address is verified.", "邮箱已验证", "该邮箱已完成验证。"),
    IDENTITY_UNAVAILABLE(
            503,
            true,
            "Registration is paused",
            "The identity provider does not answer. Nothing was created; try again.",
            "暂时无法注册",
            "身份服务无响应，未创建任何内容，请稍后重试。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    CustomerProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
        this.status = status;
        this.retryable = retryable;
        this.en = Text.of(title, detail);
        this.zh = Text.of(titleZh, detailZh);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }

    @Override
    public Text en() {
        return en;
    }

    @Override
    public Text zh() {
        return zh;
    }
}
