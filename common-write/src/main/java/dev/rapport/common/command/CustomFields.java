package dev.rapport.common.command;

import dev.rapport.common.web.ProblemException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields that the company has defined for its records, as commands need them. Values are claimed and given up in
 * the transaction of the command.
 */
public interface CustomFields {

    /** The component of details that holds the values, by the keys of their fields. */
    String COMPONENT = "custom";

    /** Where no field is defined. */
    CustomFields NONE = new CustomFields() {
        @Override
        public @Nullable Map<String, @Nullable Object> made(String kind, UUID id,
                @Nullable Map<String, @Nullable Object> given, Context context) {
            if (given != null && !given.isEmpty()) {
                throw ProblemException.invalid(COMPONENT, "must be absent: no fields are defined");
            }
            return null;
        }

        @Override
        public @Nullable Map<String, @Nullable Object> changed(String kind, UUID id,
                @Nullable Map<String, @Nullable Object> given, @Nullable Map<String, @Nullable Object> before,
                Context context) {
            return made(kind, id, given, context);
        }

        @Override
        public @Nullable Map<String, @Nullable Object> carried(String kind, UUID id, String from,
                @Nullable Map<String, @Nullable Object> values, Context context) {
            return null;
        }

        @Override
        public void forget(String kind, UUID id) {
            // There is nothing.
        }
    };

    /**
     * The values of a new record as they are kept, with those that it gets by itself; null when there are none.
     *
     * @throws ProblemException
     *             400 naming all that is wrong
     * @throws dev.rapport.common.refusal.RefusedException
     *             when a value is another record's already
     */
    @Nullable
    Map<String, @Nullable Object> made(String kind, UUID id, @Nullable Map<String, @Nullable Object> given,
            Context context);

    /**
     * The values of a record as they are kept after a change; null when there are none. What is null in the given ones
     * is cleared, and what is not among them has been cleared too, but for what nobody sees.
     *
     * @param before
     *            as they are kept now
     * @throws ProblemException
     *             400 naming all that is wrong
     * @throws dev.rapport.common.refusal.RefusedException
     *             when a value is another record's already
     */
    @Nullable
    Map<String, @Nullable Object> changed(String kind, UUID id, @Nullable Map<String, @Nullable Object> given,
            @Nullable Map<String, @Nullable Object> before, Context context);

    /**
     * What a new record gets of another one's values: those of fields that both have, of the same type, as far as the
     * new record may hold them; null when there are none.
     */
    @Nullable
    Map<String, @Nullable Object> carried(String kind, UUID id, String from,
            @Nullable Map<String, @Nullable Object> values, Context context);

    /** Gives up the values of a record that is forgotten. */
    void forget(String kind, UUID id);
}
