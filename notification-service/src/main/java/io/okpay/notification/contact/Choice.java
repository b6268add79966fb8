package io.okpay.notification.contact;

import io.okpay.notification.message.Category;
import io.okpay.platform.event.Channel;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** By which channels a customer wants to hear of a category, besides the inbox. */
@RegisterForReflection
public record Choice(boolean sms, boolean email) {

    static Choice usual(Category category) {
        return new Choice(category.isUsual(Channel.SMS), category.isUsual(Channel.EMAIL));
    }
}
