package dev.rapport.localstack;

import java.util.Map;

/** What services have no defaults for, since in production nobody else may know it. */
public final class LocalSecrets {
    private LocalSecrets() {}

    /**
     * The variables that make a service trust the demo people's sign-in and let it into the embedded database.
     *
     * @param gateway its port
     */
    public static Map<String, String> environment(int gateway) {
        return Map.of("RAPPORT_ISSUER", "http://127.0.0.1:" + gateway, "RAPPORT_POSTGRES_PASSWORD",
                LocalServers.PASSWORD);
    }
}
