package io.okpay.notification.support;

import io.okpay.notification.contact.Contact;
import io.okpay.notification.contact.Contacts;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What both sides do with a conversation, each under its row lock. */
@ApplicationScoped
class Converse {

    private static final Logger LOG = Logger.getLogger(Converse.class);
    private static final int BATCH = 100;

    private final Conversations conversations;
    private final Entries entries;
    private final CannedAnswers cannedAnswers;
    private final Contacts contacts;
    private final TellOfAnswer tellOfAnswer;
    private final SupportRules rules;

    Converse(
            Conversations conversations,
            Entries entries,
            CannedAnswers cannedAnswers,
            Contacts contacts,
            TellOfAnswer tellOfAnswer,
            SupportRules rules) {
        this.conversations = conversations;
        this.entries = entries;
        this.cannedAnswers = cannedAnswers;
        this.contacts = contacts;
        this.tellOfAnswer = tellOfAnswer;
        this.rules = rules;
    }

    @Transactional
    ConversationResponse open(UUID customer, SupportResource.OpenRequest request) {
        if (conversations.unresolvedOf(customer) >= rules.mostUnresolved()) {
            throw ProblemException.of(SupportProblem.TOO_MANY_CONVERSATIONS);
        }
        Instant now = now();
        Conversation conversation =
                new Conversation(customer, request.subject(), request.category(), request.paymentId(), null, now);
        conversations.persistAndFlush(conversation);
        say(conversation, Entry.Author.CUSTOMER, customer, request.text(), now);
        return whole(conversation, now);
    }

    /** Opens one for the customer because of an event, once. */
    @Transactional(Transactional.TxType.MANDATORY)
    void openFor(
            UUID customer, String source, Category category, @Nullable UUID paymentId, String subject, String text) {
        if (conversations.hasSource(source)) {
            return;
        }
        Instant now = now();
        Conversation conversation = new Conversation(customer, subject, category, paymentId, source, now);
        conversations.persistAndFlush(conversation);
        say(conversation, Entry.Author.SYSTEM, null, text, now);
        tellOfAnswer.tell(conversation, text, now);
    }

    @Transactional
    ConversationResponse customerWrites(UUID id, UUID customer, String text) {
        Conversation conversation = own(id, customer);
        Instant now = now();
        Conversation.State before = conversation.state();
        conversation.customerWrote(now);
        say(conversation, Entry.Author.CUSTOMER, customer, text, now);
        tellState(conversation, before, now);
        return whole(conversation, now);
    }

    @Transactional
    ConversationResponse supportWrites(UUID id, UUID agent, DeskResource.AnswerRequest request) {
        Conversation conversation = any(id);
        Instant now = now();
        Conversation.State before = conversation.state();
        String text = words(conversation, request.text(), request.cannedAnswer());
        if (Boolean.TRUE.equals(request.asksBack())) {
            conversation.supportAsked(agent, now);
        } else {
            conversation.supportAnswered(agent, now);
        }
        say(conversation, Entry.Author.SUPPORT, agent, text, now);
        tellState(conversation, before, now);
        tellOfAnswer.tell(conversation, text, now);
        return whole(conversation, now);
    }

    @Transactional
    ConversationResponse assign(UUID id, UUID agent, UUID operator) {
        Conversation conversation = any(id);
        Instant now = now();
        conversation.assign(agent, now);
        LOG.infof("Operator %s gave conversation %s to %s", operator, id, agent);
        return whole(conversation, now);
    }

    @Transactional
    ConversationResponse resolve(UUID id, UUID agent) {
        Conversation conversation = any(id);
        Instant now = now();
        Conversation.State before = conversation.state();
        conversation.resolve(agent, now);
        tellState(conversation, before, now);
        return whole(conversation, now);
    }

    @Transactional
    ConversationResponse close(UUID id, @Nullable UUID customer) {
        Conversation conversation = customer == null ? any(id) : own(id, customer);
        Instant now = now();
        Conversation.State before = conversation.state();
        conversation.close(now);
        tellState(conversation, before, now);
        return whole(conversation, now);
    }

    @Transactional
    ConversationResponse rate(UUID id, UUID customer, int stars, @Nullable String comment) {
        Conversation conversation = own(id, customer);
        Instant now = now();
        conversation.rate(stars, comment, now);
        return whole(conversation, now);
    }

    /**
     * Adds a file.
     *
     * @param customer whose conversation it must be, or null for support
     */
    @Transactional
    AttachmentResource.AttachmentResponse attach(
            UUID id, @Nullable UUID customer, UUID author, String name, byte[] content) {
        Conversation conversation = customer == null ? any(id) : own(id, customer);
        conversation.refuseClosed();
        if (content.length > rules.largestFile()) {
            throw ProblemException.of(SupportProblem.ATTACHMENT_TOO_LARGE).with("mebibytes", rules.largestFile() >> 20);
        }
        FileType type = FileType.of(content)
                .orElseThrow(() -> ProblemException.of(SupportProblem.ATTACHMENT_TYPE_NOT_ACCEPTED));
        if (entries.files(id) >= rules.mostFiles()) {
            throw ProblemException.of(SupportProblem.TOO_MANY_ATTACHMENTS).with("most", rules.mostFiles());
        }
        Instant now = now();
        Conversation.State before = conversation.state();
        UUID file = entries.addFile(id, name, type.mediaType(), content, now);
        if (customer != null) {
            conversation.customerWrote(now);
        }
        entries.add(
                id,
                Entry.Kind.ATTACHMENT,
                customer == null ? Entry.Author.SUPPORT : Entry.Author.CUSTOMER,
                author,
                name,
                file,
                now);
        tellState(conversation, before, now);
        return new AttachmentResource.AttachmentResponse(file, name, type.mediaType(), content.length);
    }

    @Scheduled(every = "5m", delayed = "2m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void closeResolved() {
        Instant now = now();
        conversations.claimResolvedBefore(now.minus(rules.closedAfter()), BATCH).forEach(conversation -> {
            conversation.close(now);
            tellState(conversation, Conversation.State.RESOLVED, now);
        });
    }

    private String words(Conversation conversation, @Nullable String text, @Nullable String canned) {
        if ((text == null) == (canned == null)) {
            throw ProblemException.of(SupportProblem.ANSWER_REQUIRED);
        }
        if (text != null) {
            return text;
        }
        String locale = contacts.findByIdOptional(conversation.customerId())
                .map(Contact::locale)
                .orElse("en");
        return cannedAnswers
                .find(java.util.Objects.requireNonNull(canned))
                .map(answer -> answer.in(locale))
                .orElseThrow(() -> ProblemException.of(SupportProblem.CANNED_ANSWER_UNKNOWN, "cannedAnswer"));
    }

    private void say(
            Conversation conversation, Entry.Author author, @Nullable UUID authorId, String text, Instant now) {
        entries.add(conversation.id(), Entry.Kind.MESSAGE, author, authorId, text, null, now);
    }

    private void tellState(Conversation conversation, Conversation.State before, Instant now) {
        if (conversation.state() != before) {
            entries.add(
                    conversation.id(),
                    Entry.Kind.STATE,
                    Entry.Author.SYSTEM,
                    null,
                    conversation.state().name(),
                    null,
                    now);
        }
    }

    private ConversationResponse whole(Conversation conversation, Instant now) {
        return ConversationResponse.from(conversation, entries.after(conversation.id(), 0, Integer.MAX_VALUE), now);
    }

    private Conversation own(UUID id, UUID customer) {
        Conversation conversation = any(id);
        if (!conversation.customerId().equals(customer)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return conversation;
    }

    private Conversation any(UUID id) {
        return conversations.locked(id).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
