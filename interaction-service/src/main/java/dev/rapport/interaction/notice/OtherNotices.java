package dev.rapport.interaction.notice;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Repository;

/** Lets a notice change others in its own transaction. */
final class OtherNotices {

    private final Supplier<Repository<Notice>> repository;

    OtherNotices(Supplier<Repository<Notice>> repository) {
        this.repository = repository;
    }

    void change(UUID noticeId, Consumer<Notice> change) {
        repository.get().load(noticeId.toString()).execute(change);
    }
}
