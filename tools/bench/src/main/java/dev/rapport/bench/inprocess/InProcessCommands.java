package dev.rapport.bench.inprocess;

import dev.rapport.bench.load.UnexpectedAnswerException;
import dev.rapport.common.command.Command;
import dev.rapport.common.command.Commands;
import dev.rapport.common.publishing.OutboxSignal;
import dev.rapport.contact.lead.LeadsInProcess;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What can be asked of contact-service without HTTP. */
final class InProcessCommands {
    /** Of an import, in one transaction. */
    static final int AT_ONCE = 50;
    private static final int LEADS = 1_000;
    private static final String READ = """
            select event_id, sequence, type, version, recorded_at, data from event
            where aggregate_id = ? and sequence >= ? order by sequence
            """;

    private final Commands commands;
    private final Configuration axon;
    private final JdbcTemplate jdbc;
    private final OutboxSignal outbox;
    private final LeadsInProcess inProcess;
    private final LeadCommands lead;
    private final List<UUID> leads;

    InProcessCommands(ApplicationContext context, UUID owner) {
        commands = context.getBean(Commands.class);
        axon = context.getBean(Configuration.class);
        jdbc = context.getBean(JdbcTemplate.class);
        outbox = context.getBean(OutboxSignal.class);
        inProcess = new LeadsInProcess(context);
        lead = new LeadCommands(inProcess, owner);
        leads = jdbc.query("""
                select aggregate_id from event where type = 'rapport.lead.LeadCreated' and data ->> 'ownerId' = ?
                order by position limit ?""", (row, number) -> row.getObject(1, UUID.class), owner.toString(), LEADS);
    }

    void create() {
        commands.send(lead.create(), lead.request());
    }

    void update() {
        change(leads.get(ThreadLocalRandom.current().nextInt(leads.size())));
    }

    void change(UUID id) {
        commands.send(lead.change(id), lead.request());
    }

    /** Creates many leads in one unit of work, whose events are appended together. */
    void importLeads() throws Exception {
        Command first = lead.create();
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>(first));
        unit.attachTransaction(axon.getComponent(TransactionManager.class));
        var result = unit.executeWithResult(() -> {
            for (int i = 0; i < AT_ONCE; i++) {
                inProcess.add(i == 0 ? first : lead.create(), lead.request());
            }
            return null;
        });
        if (result.isExceptional()) {
            throw new UnexpectedAnswerException(result.exceptionResult().toString());
        }
        outbox.committed();
    }

    /**
     * Nanoseconds of each of so many loads of the aggregate.
     *
     * @param cold whether its snapshot is forgotten before each; the load itself makes it anew, when it is over
     */
    long[] load(UUID id, int times, boolean cold) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            if (cold) {
                forgetSnapshot(id);
            }
            int number = i;
            UnitOfWork<Message<?>> unit = DefaultUnitOfWork.startAndGet(null);
            unit.execute(() -> {
                long start = System.nanoTime();
                inProcess.load(id);
                nanos[number] = System.nanoTime() - start;
            });
        }
        return nanos;
    }

    /** Nanoseconds of each of so many reads of the aggregate's rows, as the event store reads them. */
    long[] read(UUID id, int times) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            jdbc.execute(READ, (PreparedStatement statement) -> {
                statement.setObject(1, id);
                statement.setLong(2, 0);
                long size = 0;
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        size += rows.getString("event_id").length() + rows.getLong("sequence")
                                + rows.getString("type").length() + rows.getInt("version")
                                + rows.getObject("recorded_at", OffsetDateTime.class).getNano()
                                + rows.getString("data").length();
                    }
                }
                return size;
            });
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    private void forgetSnapshot(UUID id) {
        jdbc.update("delete from snapshot where aggregate_id = ?", id);
    }
}
