package dev.rapport.bench.row;

import dev.rapport.bench.stack.Fixture;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Fills stores by copying events that services have written, under new ids. All that comes after the store, publisher
 * and read models, works as with any event.
 */
final class StoreFiller {
    private static final int AT_ONCE = 20_000;
    private static final String COPY = """
            with source as (
              select aggregate_type, type, version, actor, correlation_id, data,
                     row_number() over (order by position) - 1 as number
              from (select * from event where type = '%s' order by position limit 1000) few),
            appended as (
              insert into event (event_id, aggregate_type, aggregate_id, sequence, type, version, recorded_at, actor,
                                 correlation_id, data)
              select uuidv7(), aggregate_type, uuidv7(), 0, type, version, now(), actor, correlation_id, %s
              from generate_series(1, %d) as n
              join source on number = n %% (select count(*) from source) %s
              returning position)
            insert into outbox (position) select position from appended""";
    private static final String ANY_CUSTOMER = """
            join (select customer_id, row_number() over () - 1 as customer from known_customer where type = 'contact')
              customers on customer = n % (select count(*) from known_customer where type = 'contact')""";

    private final Fixture fixture;

    StoreFiller(Fixture fixture) {
        this.fixture = fixture;
    }

    /** So many more leads. */
    void leads(long count) {
        copy(Service.CONTACT, "rapport.lead.LeadCreated", "data", "", count);
    }

    /** A tenth contacts, a quarter leads, the rest interactions with any of the contacts that are known by then. */
    void mixed(long count) {
        copy(Service.CONTACT, "rapport.contact.ContactCreated", "data", "", count / 10);
        fixture.settle();
        leads(count / 4);
        copy(Service.INTERACTION, "rapport.interaction.InteractionLogged",
                "jsonb_set(data::jsonb, '{customerId}', to_jsonb(customer_id))::json", ANY_CUSTOMER,
                count - count / 10 - count / 4);
    }

    private void copy(Service service, String type, String data, String join, long count) {
        try (Connection connection = fixture.database(service); var statement = connection.createStatement()) {
            for (long left = count; left > 0; left -= AT_ONCE) {
                long now = Math.min(left, AT_ONCE);
                int copied = statement.executeUpdate(COPY.formatted(type, data, now, join));
                if (copied != now) {
                    throw new StackException(copied + " events were copied instead of " + now);
                }
            }
        } catch (SQLException e) {
            throw new StackException("events cannot be copied: " + e.getMessage(), e);
        }
    }
}
