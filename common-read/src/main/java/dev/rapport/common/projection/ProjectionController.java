package dev.rapport.common.projection;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.employee.Role;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the projections of this service are doing, and what operators can do about it. Not part of the public API. */
@RestController
@RequestMapping("/internal/projections")
class ProjectionController {

    private final ProjectionRuntime runtime;

    ProjectionController(ProjectionRuntime runtime) {
        this.runtime = runtime;
    }

    @GetMapping
    List<ProjectionStatus> list(Caller caller) {
        caller.require(Role.ADMIN);
        return runtime.all().stream().map(Projection::status).toList();
    }

    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionStatus rebuild(@PathVariable String name, Caller caller) {
        caller.require(Role.ADMIN);
        var projection = find(name);
        projection.rebuild();
        return projection.status();
    }

    @GetMapping("/{name}/parked")
    List<ParkedEvent> parked(@PathVariable String name, Caller caller) {
        caller.require(Role.ADMIN);
        return find(name).parked();
    }

    @PostMapping("/{name}/redrive")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionStatus redrive(@PathVariable String name, Caller caller) {
        caller.require(Role.ADMIN);
        var projection = find(name);
        projection.redrive();
        return projection.status();
    }

    private Projection<?> find(String name) {
        var projection = runtime.named(name);
        if (projection == null) {
            throw ProblemException.notFound();
        }
        return projection;
    }
}
