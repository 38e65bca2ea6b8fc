package dev.rapport.localstack.signin;

import java.util.List;
import java.util.UUID;

/** The people of the local stack; their passwords are their user names. */
final class DemoPeople {

    static final List<Person> ALL = List.of(
            new Person("admin", id(1), "Ada Admin", "admin@rapport.example", List.of("admin"),
                    "$2a$08$zk7SbHY90z20phhrz45eJOZgIQ2cn99w0xT.hZXXDbe2jeIIw5fQm"),
            new Person("manager", id(2), "Mali Manager", "manager@rapport.example", List.of("manager"),
                    "$2a$08$Ozvr9QVsJH7iqKpyfmEHiutV/.ZkBajb9Lfc5pXyadEjC.I9auENy"),
            new Person("rep", id(3), "Ren Rep", "rep@rapport.example", List.of("rep"),
                    "$2a$08$8ijZgjHKv8z3JoCwv.A7s.o.ztSbsl9GVee0lCvjmmeoCjYWewGtG"),
            new Person("rep2", id(4), "Rosa Rep", "rep2@rapport.example", List.of("rep"),
                    "$2a$08$70aRUf8SOTAJylEO5Fmym.5Sz.uebHa/E9RPHNb2spJSzChJ3rbeK"),
            new Person("support", id(5), "Sunan Support", "support@rapport.example", List.of("support"),
                    "$2a$08$2PgpepsvJsdn3cQlKCpukus1IZQAqRI/ouPQrPUh0esQJUdaqAZfa"),
            new Person("marketing", id(6), "Mei Marketing", "marketing@rapport.example", List.of("marketing"),
                    "$2a$08$aIUSpv9t2eMCW9N8j6Hz6.9LJ3HUpijIvRWX6iNdb.E3jvnHYm7J2"),
            new Person("analyst", id(7), "Ana Analyst", "analyst@rapport.example", List.of("analyst"),
                    "$2a$08$brmwTQ5H/6yKim81k21SN.sPg2eZ80ruwL92qapvTEtTCZDAvKFEC"));

    private DemoPeople() {}

    private static UUID id(long number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }
}
