package dev.rapport.reporting.resource;

import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.access.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom a kind of records is for, and by which of their fields it is decided who reads a record. */
abstract class AccessDeclarations extends CommonFields {

    private Audience audience = Audience.POLICY;
    private @Nullable String sharing;
    private String owner = "ownerId";
    private List<String> followed = List.of();
    private final List<Action> actions = new ArrayList<>();

    AccessDeclarations(String kind) {
        super(kind);
    }

    /** Records are read by everybody who is signed in, not only by those who work with customers. */
    protected final void readByEverybody() {
        audience = Audience.EVERYBODY;
    }

    /** Only the owner ({@code ownerId}) reads records, and others those in which this field is true. */
    protected final void privateUnless(String shared) {
        audience = Audience.OWNER;
        sharing = shared;
    }

    /** Nobody but the owner reads records, whatever the policy says. */
    protected final void isPrivate() {
        audience = Audience.OWNER;
    }

    /** Records are owned by the employee that this field names. */
    protected final void ownedBy(String field) {
        owner = field;
    }

    /** Who may read one of the records that these fields name may read the record, too. */
    protected final void follows(String... references) {
        followed = List.of(references);
    }

    /** What whoever may change a record can do with it, unless it has been put away. */
    protected final Action can(String action) {
        return add(new Action(action, record -> !Boolean.TRUE.equals(record.asMap().get(ARCHIVED))));
    }

    /** The same for records that have been put away. */
    protected final Action canArchived(String action) {
        return add(new Action(action, record -> Boolean.TRUE.equals(record.asMap().get(ARCHIVED))));
    }

    private Action add(Action action) {
        actions.add(action);
        return action;
    }

    /** What whoever may change a record can do with it, each in some state of it. */
    public final List<Action> actions() {
        return Collections.unmodifiableList(actions);
    }

    /** The field whose value says whether others than the owner may read a record; null when all readers may. */
    public final @Nullable String sharingField() {
        return sharing;
    }

    /** Whom records are for. */
    public final Audience audience() {
        return audience;
    }

    /** Whether a record, whoever owns it, is for all who may read records of its kind. */
    public final boolean isShared(Fields record) {
        return sharing != null && Boolean.TRUE.equals(record.asMap().get(sharing));
    }

    /** What decides who reads a record, apart from the records that it {@linkplain #followed follows}. */
    public final RecordFacts facts(Fields record) {
        return RecordFacts.ownedBy(record.asMap().get(owner) instanceof String id ? UUID.fromString(id) : null)
                .in(territories(record)).sharedWith(shares(record).values());
    }

    /** With whom a record is shared, by the ids of the shares. */
    public final Map<UUID, Share> shares(Fields record) {
        return ShareEntry.facts(record.asMap().get(SHARES));
    }

    private static List<String> territories(Fields record) {
        if (record.asMap().get("territories") instanceof List<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return record.asMap().get("territory") instanceof String one ? List.of(one) : List.of();
    }

    /** The records by which it is decided, too, who reads a record. */
    public final List<UUID> followed(Fields record) {
        return followed.stream().map(record::id).filter(Objects::nonNull).toList();
    }

    /** The records that an event says a record follows. */
    public final List<UUID> followedBy(Told told) {
        return followed.stream().map(told::value).filter(String.class::isInstance)
                .map(id -> UUID.fromString((String) id)).toList();
    }

    /** The kinds of records that records of this kind may follow. */
    final Set<String> kindsFollowed() {
        return followed.stream().flatMap(field -> named(field).meaning().references().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
