package dev.rapport.common.command;

import dev.rapport.common.web.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Collects, while a unit of work runs, what its answer has to say. */
public final class WriteOutcome {

    private static final String KEY = WriteOutcome.class.getName();

    private final Map<UUID, Position.Entry> appended = new LinkedHashMap<>();
    private final List<Position.Entry> expected = new ArrayList<>();
    private final Map<String, @Nullable Object> more = new LinkedHashMap<>();
    private Position.@Nullable Entry target;
    private @Nullable Written replayed;

    private WriteOutcome() {}

    /** The outcome of the current unit of work; a detached one outside of any, as in aggregate tests. */
    public static WriteOutcome current() {
        if (!CurrentUnitOfWork.isStarted()) {
            return new WriteOutcome();
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource(KEY, key -> new WriteOutcome());
    }

    /** An event has been appended to the store. */
    public void appended(String aggregateType, UUID aggregateId, long sequence) {
        appended.put(aggregateId, new Position.Entry(aggregateType, aggregateId, sequence));
    }

    /** An event that will follow from this command in another service: readers with our position wait for it too. */
    public void expect(String aggregateType, UUID aggregateId, long sequence) {
        expected.add(new Position.Entry(aggregateType, aggregateId, sequence));
    }

    /** Adds a field to the answer. */
    public void answer(String field, @Nullable Object value) {
        more.put(field, value);
    }

    void target(String aggregateType, UUID aggregateId, long version) {
        target = new Position.Entry(aggregateType, aggregateId, version);
    }

    void replay(Written answer) {
        replayed = answer.asReplayed();
    }

    /** The answer; to be asked after the events have been appended. */
    Written written(UUID id) {
        if (replayed != null) {
            return replayed;
        }
        var entries = new LinkedHashMap<UUID, Position.Entry>();
        if (target != null) {
            entries.put(target.aggregateId(), target);
        }
        entries.putAll(appended);
        var last = entries.get(id);
        if (last == null) {
            throw new IllegalStateException("The command touched no aggregate of its id");
        }
        expected.forEach(entry -> entries.putIfAbsent(entry.aggregateId(), entry));
        return new Written(id, last.sequence(), new Position(List.copyOf(entries.values())), more, false);
    }
}
