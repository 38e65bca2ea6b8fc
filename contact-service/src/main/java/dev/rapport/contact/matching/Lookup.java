package dev.rapport.contact.matching;

import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.access.Share;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.StoredShares;
import dev.rapport.events.EventCatalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds records of one kind by what their details say now. The event store is asked, which knows everything that has
 * been committed; the indexes over it lead to whatever has ever had the value. What has been put away is not found.
 */
public final class Lookup {

    /** Names that begin alike say something only from this length on. */
    private static final int SHORTEST_BEGINNING = 4;

    private final JdbcOperations jdbc;
    private final String kind;
    private final String archived;
    private final String restored;

    /**
     * @param kind
     *            {@code account} or {@code contact}
     */
    public Lookup(JdbcOperations jdbc, String kind) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.archived = type("Archived");
        this.restored = type("Restored");
    }

    private String type(String what) {
        return EventCatalogue.ofAggregate(kind).stream().filter(type -> type.simpleName().endsWith(what)).findFirst()
                .orElseThrow().name();
    }

    /**
     * A record with its present details.
     *
     * @param nameKey
     *            its name as {@link #nameKey} has it
     */
    public record Found(UUID id, String nameKey, Set<String> emails, Set<String> phones) {

        private static Found of(ResultSet row) throws SQLException {
            return new Found(row.getObject("aggregate_id", UUID.class), row.getString("name_key"),
                    all(row, "email", "emails"), all(row, "phone", "phones"));
        }

        private static Set<String> all(ResultSet row, String one, String several) throws SQLException {
            var all = new HashSet<String>();
            if (row.getString(one) != null) {
                all.add(row.getString(one));
            }
            if (row.getArray(several) != null) {
                all.addAll(List.of((String[]) row.getArray(several).getArray()));
            }
            return all;
        }
    }

    /** A name without what people write in different ways: case, width, blanks and punctuation; perhaps nothing. */
    public String nameKey(String name) {
        String key = jdbc.queryForObject("select name_key(?)", String.class, name);
        return key == null ? "" : key;
    }

    /**
     * Makes everybody else who is about to make a record of that value wait until this transaction has ended, and then
     * see what it has made.
     */
    public void hold(String value) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {
        }, kind + "/" + value);
    }

    /** Records that have this e-mail address, as the primary one or beside it. */
    public List<Found> withEmail(String email) {
        return find("""
                (data ->> 'email' = ?
                 or data -> 'emails' is not null and parts(data -> 'emails', 'address') @> array[cast(? as text)])
                """, email, email).stream().filter(found -> found.emails().contains(email)).toList();
    }

    /** Records that have this phone number, as the primary one or beside it. */
    public List<Found> withPhone(String phone) {
        return find("""
                (data ->> 'phone' = ?
                 or data -> 'phones' is not null and parts(data -> 'phones', 'number') @> array[cast(? as text)])
                """, phone, phone).stream().filter(found -> found.phones().contains(phone)).toList();
    }

    /** Records of the same name. */
    public List<Found> named(String nameKey) {
        return find("name_key(data ->> 'name') collate \"C\" = ?", nameKey).stream()
                .filter(found -> nameKey.equals(found.nameKey())).toList();
    }

    /** Records whose name begins with this one, or is a beginning of it. */
    public List<Found> beginningAlike(String nameKey) {
        if (nameKey.length() < SHORTEST_BEGINNING) {
            return List.of();
        }
        String[] beginnings = IntStream.range(SHORTEST_BEGINNING, nameKey.length())
                .mapToObj(length -> nameKey.substring(0, length)).toArray(String[]::new);
        return find("""
                (name_key(data ->> 'name') collate "C" = any(?)
                 or name_key(data ->> 'name') collate "C" > ? and name_key(data ->> 'name') collate "C" < ?)
                """, beginnings, nameKey, nameKey + Character.toString(Character.MAX_CODE_POINT)).stream()
                .filter(found -> !found.nameKey().equals(nameKey)
                        && (found.nameKey().startsWith(nameKey) || nameKey.startsWith(found.nameKey())))
                .toList();
    }

    /** Of what may be the same, what whoever sends the command may know of. */
    public Matches readable(Matches matches, Context context) {
        return matches.among(readable(matches.all().collect(Collectors.toSet()), context));
    }

    /** Of these ids those of records that whoever sends the command may know of, as they are now. */
    public Set<UUID> readable(Collection<UUID> ids, Context context) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var readable = new HashSet<UUID>();
        jdbc.query("""
                select made.aggregate_id,
                       (select data ->> 'ownerId' from event where aggregate_id = made.aggregate_id
                        and data ->> 'ownerId' is not null order by sequence desc limit 1) as owner,
                       (select coalesce(data ->> 'territories', json_build_array(data ->> 'territory') ::text)
                        from event where aggregate_id = made.aggregate_id
                        and data ->> 'name' is not null order by sequence desc limit 1) as territories,
                       (select json_agg(data order by sequence) from event
                        where aggregate_id = made.aggregate_id and data ->> 'shareId' is not null) as shares
                from event made where aggregate_id = any(?) and sequence = 0 and aggregate_type = ?
                """, row -> {
            var facts = RecordFacts.ownedBy(UUID.fromString(row.getString("owner")))
                    .in(territories(row.getString("territories"))).sharedWith(shares(row.getString("shares")));
            if (context.mayRead(kind, facts)) {
                readable.add(row.getObject("aggregate_id", UUID.class));
            }
        }, ids.toArray(UUID[]::new), kind);
        return readable;
    }

    private static List<String> territories(String written) {
        return JsonMapper.shared().readTree(written).valueStream().filter(JsonNode::isString).map(JsonNode::asString)
                .toList();
    }

    private static List<Share> shares(@Nullable String events) {
        return events == null ? List.of() : StoredShares.fold(events);
    }

    private List<Found> find(String condition, Object... values) {
        String sql = """
                select present.aggregate_id, name_key(present.data ->> 'name') as name_key,
                       present.data ->> 'email' as email, parts(present.data -> 'emails', 'address') as emails,
                       present.data ->> 'phone' as phone, parts(present.data -> 'phones', 'number') as phones
                from (select distinct aggregate_id from event where aggregate_type = '%s' and %s limit 100) found
                join lateral (
                    select aggregate_id, data from event
                    where aggregate_id = found.aggregate_id and data ->> 'name' is not null
                    order by sequence desc limit 1) present on true
                where not coalesce((
                    select type = '%s' from event where aggregate_id = found.aggregate_id and type in ('%s', '%s')
                    order by sequence desc limit 1), false)
                order by present.aggregate_id
                """.formatted(kind, condition, archived, archived, restored);
        return jdbc.query(sql, (row, number) -> Found.of(row), values);
    }
}
