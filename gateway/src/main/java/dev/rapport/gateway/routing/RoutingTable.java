package dev.rapport.gateway.routing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Which service takes the writes of each resource. A resource is what follows {@code /api/} in an address; it belongs,
 * with all addresses below it, to the service whose OpenAPI document has a write to it. Reads all go to
 * reporting-service.
 *
 * @param writers the service by the name of the resource
 * @param readOnly resources that no service takes writes for
 */
record RoutingTable(Map<String, Service> writers, Set<String> readOnly) {

    private static final String API = "/api/";
    private static final Set<String> READS = Set.of("get", "head");
    private static final Set<String> WRITES = Set.of("post", "patch", "put", "delete");

    /**
     * Reads the table out of the documents of the services.
     *
     * @throws IllegalStateException when two services take writes of one resource, a write service documents a read or
     *         reporting-service a write, or a path leaves open which resource it is about
     */
    static RoutingTable of(Map<Service, JsonNode> documents) {
        Map<String, Service> writers = new TreeMap<>();
        Set<String> resources = new TreeSet<>();
        documents.forEach((service, document) -> document.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith(API)) {
                String resource = resource(service, path.getKey());
                resources.add(resource);
                path.getValue().propertyNames().forEach(method -> {
                    boolean taken = WRITES.contains(method)
                            && writers.computeIfAbsent(resource, first -> service) != service;
                    if (taken || isSentElsewhere(service, method)) {
                        throw new IllegalStateException("The OpenAPI document of " + service.id() + " has " + method
                                + " " + path.getKey() + ", which is sent to another service");
                    }
                });
            }
        }));
        resources.removeAll(writers.keySet());
        return new RoutingTable(writers, resources);
    }

    private static boolean isSentElsewhere(Service service, String method) {
        return (service == Service.REPORTING ? WRITES : READS).contains(method);
    }

    private static String resource(Service service, String path) {
        String resource = path.substring(API.length()).split("/", 2)[0];
        if (resource.isEmpty() || resource.startsWith("{")) {
            throw new IllegalStateException(
                    "The OpenAPI document of " + service.id() + " names no resource in " + path);
        }
        return resource;
    }
}
