package dev.rapport.torture.system;

import dev.rapport.driver.Person;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.stack.OwnStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The databases of the services that write, seen from beside the services. */
public final class EventStores {
    public static final List<Service> SERVICES = List.of(Service.CONTACT, Service.DEAL, Service.INTERACTION);
    private static final String BOUNDS = "?connectTimeout=5&loginTimeout=10&socketTimeout=60";

    private final OwnStack stack;

    public EventStores(OwnStack stack) {
        this.stack = stack;
    }

    public Connection connect(Service service) throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(service) + BOUNDS, LocalServers.USER, LocalServers.PASSWORD);
    }

    /** How many events wait for Kafka. */
    public long waiting(Service service) throws SQLException {
        try (Connection connection = connect(service);
                var row = connection.createStatement().executeQuery("select count(*) from outbox")) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * From now on the databases note which events return into the outbox: those that a service has taken for published
     * and then did not find on Kafka.
     */
    void watchOutboxes() {
        for (Service service : SERVICES) {
            try (Connection connection = connect(service); var statement = connection.createStatement()) {
                statement.execute("""
                        create table torture_returned (position bigint not null);
                        create function torture_note_returned() returns trigger language plpgsql as $$
                        begin
                          if (select xmin <> pg_current_xact_id()::xid from event where position = new.position) then
                            insert into torture_returned values (new.position);
                          end if;
                          return null;
                        end $$;
                        create trigger torture_returned after insert on outbox
                        for each row execute function torture_note_returned();
                        """);
            } catch (SQLException e) {
                throw new StackException("the outbox of " + service.label() + " cannot be watched: " + e.getMessage(),
                        e);
            }
        }
    }

    /**
     * Appends an event and its outbox row in the connection's transaction, as the service does for an administrator.
     *
     * @param type as {@code rapport.lead.LeadCreated}
     */
    public static void append(Connection transaction, String aggregate, UUID id, long sequence, String type,
            String data)
            throws SQLException {
        try (var statement = transaction.prepareStatement("""
                with appended as (
                  insert into event (event_id, aggregate_type, aggregate_id, sequence, type, version, recorded_at,
                                     actor, data)
                  values (gen_random_uuid(), ?, ?, ?, ?, 1, now(), ?, ?::json)
                  returning position)
                insert into outbox (position) select position from appended
                """)) {
            statement.setString(1, aggregate);
            statement.setObject(2, id);
            statement.setLong(3, sequence);
            statement.setString(4, type);
            statement.setString(5, Person.ADMIN.id().toString());
            statement.setString(6, data);
            statement.executeUpdate();
        }
    }

    /** Takes an event out of the outbox as if it had been published. */
    public static void forgetToPublish(Connection transaction, UUID id, long sequence) throws SQLException {
        try (var statement = transaction.prepareStatement("""
                delete from outbox
                where position = (select position from event where aggregate_id = ? and sequence = ?)
                """)) {
            statement.setObject(1, id);
            statement.setLong(2, sequence);
            statement.executeUpdate();
        }
    }
}
