package io.okpay.platform.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A fact or a command that crosses from one service to another over Kafka. Its type and topic stand in {@link EventType}. */
public interface Event {

    /** The Kafka key: the id of the aggregate whose order matters. */
    @JsonIgnore
    String key();
}
