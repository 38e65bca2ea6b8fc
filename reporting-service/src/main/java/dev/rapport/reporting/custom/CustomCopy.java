package dev.rapport.reporting.custom;

import dev.rapport.reporting.kept.KeptCopy;
import dev.rapport.reporting.resource.Resources;
import java.util.List;
import java.util.Map;

/** The fields that are defined. */
final class CustomCopy extends KeptCopy {

    static final Map<String, List<String>> KEPT = Map.of(CustomTarget.KIND, List.of("entity", "key", "label", "type",
            "required", "options", "maxLength", "personal", "archived"));

    CustomCopy(Collections collections, Resources resources) {
        super(collections, resources, KEPT);
    }
}
