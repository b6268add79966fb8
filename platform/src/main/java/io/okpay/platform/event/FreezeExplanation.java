package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A freeze in words of one language.
 *
 * @param locale BCP 47
 * @param reason the class of reason, at most 80 characters
 * @param stillWorks what the customer can do all the same
 * @param toProvide what helps to end it; empty when nothing does
 */
@RegisterForReflection
public record FreezeExplanation(String locale, String reason, List<String> stillWorks, List<String> toProvide) {}
