package dev.rapport.interaction.support;

import dev.rapport.common.security.Caller;
import dev.rapport.common.security.Role;
import java.util.Set;
import java.util.UUID;

/** One person of each role. */
public final class People {

    public static final Caller ADMIN = person(1, Role.ADMIN);
    public static final Caller MANAGER = person(2, Role.MANAGER);
    public static final Caller REP = person(3, Role.REP);
    public static final Caller SUPPORT = person(5, Role.SUPPORT);
    public static final Caller MARKETING = person(6, Role.MARKETING);
    public static final Caller ANALYST = person(7, Role.ANALYST);

    private People() {}

    private static Caller person(int number, Role role) {
        return new Caller(UUID.fromString("01900000-0000-7000-8000-00000000000" + number), Set.of(role));
    }
}
