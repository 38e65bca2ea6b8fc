package dev.rapport.contact.contact;

import dev.rapport.common.refusal.NoSuchRecordException;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Lets a contact change others in its own transaction: of a merge, both sides are recorded or none. */
final class OtherContacts {

    private final Supplier<Repository<Contact>> repository;

    OtherContacts(Supplier<Repository<Contact>> repository) {
        this.repository = repository;
    }

    /**
     * @throws dev.rapport.common.refusal.BrokenRuleException
     *             {@link ContactRule#UNKNOWN_CONTACT} when there is none of that id
     */
    void change(UUID contactId, Consumer<Contact> change) {
        load(contactId).execute(change);
    }

    private Aggregate<Contact> load(UUID contactId) {
        try {
            return repository.get().load(contactId.toString());
        } catch (RuntimeException e) {
            throw isNoContact(e) ? ContactRule.UNKNOWN_CONTACT.broken() : e;
        }
    }

    /** Nothing has that id, or a record of another kind. */
    private static boolean isNoContact(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AggregateNotFoundException || cause instanceof NoSuchRecordException) {
                return true;
            }
        }
        return false;
    }
}
