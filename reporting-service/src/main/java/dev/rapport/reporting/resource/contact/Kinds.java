package dev.rapport.reporting.resource.contact;

import dev.rapport.events.contact.ContactKindsChanged;
import dev.rapport.events.contact.KeptKind;
import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.field.Coded;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a contact is to us: what people say, and what follows from the lifecycle. */
final class Kinds {

    /** Whoever buys. */
    private static final String CUSTOMER = Lifecycle.CUSTOMER.code();

    private Kinds() {}

    /** All there are. */
    static String[] all() {
        return Stream.concat(Coded.codes(KeptKind.class).stream(), Stream.of(CUSTOMER)).toArray(String[]::new);
    }

    /** The change of the list when people say so. */
    static UnaryOperator<List<Object>> said(ContactKindsChanged event) {
        return known -> {
            var kinds = new LinkedHashSet<>(known);
            kinds.removeAll(event.removed());
            kinds.addAll(event.added());
            return new ArrayList<>(kinds);
        };
    }

    /** The change of the list when the lifecycle is another one. */
    static UnaryOperator<List<Object>> following(String lifecycle) {
        return known -> {
            var kinds = new LinkedHashSet<>(known);
            kinds.remove(CUSTOMER);
            if (lifecycle.equals(CUSTOMER)) {
                kinds.add(CUSTOMER);
            }
            return new ArrayList<>(kinds);
        };
    }
}
