/** What everybody is told: maintenance, fees, incidents and news, drafted by operators or made from a new tariff. */
@NullMarked
package io.okpay.notification.announcement;

import org.jspecify.annotations.NullMarked;
