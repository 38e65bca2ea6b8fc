package dev.rapport.reporting.access;

import dev.rapport.reporting.kept.KeptCopy;
import dev.rapport.reporting.resource.Resources;
import java.util.List;
import java.util.Map;

/** What is decided by, and nothing else: everybody who works here, without names, and the access policy. */
final class AccessCopy extends KeptCopy {

    /** What is kept of each kind of records. */
    static final Map<String, List<String>> KEPT = Map.of("employee",
            List.of("managerId", "teams", "territories", "role", "active"), "policy",
            List.of("read", "write", "reports", "hidden"));

    AccessCopy(Collections collections, Resources resources) {
        super(collections, resources, KEPT);
    }
}
