package dev.rapport.common.custom;

import java.util.Map;

/** The fields that are defined. */
@FunctionalInterface
interface Definitions {

    /** Those of a kind of records by their keys, what has been put away included. */
    Map<String, Definition> of(String kind);
}
