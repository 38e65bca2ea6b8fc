package dev.rapport.reporting.me;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.CompanyProperties;
import dev.rapport.events.employee.Role;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.owner.Owners;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.record.Names;
import dev.rapport.reporting.record.Records;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MeController {

    private final Records records;
    private final Names names;
    private final Readers readers;
    private final Owners owners;
    private final CompanyProperties company;

    MeController(Records records, Names names, Readers readers, Owners owners, CompanyProperties company) {
        this.records = records;
        this.names = names;
        this.readers = readers;
        this.owners = owners;
        this.company = company;
    }

    @GetMapping("/api/me")
    Me me(Parameters parameters, Reading reading, Caller caller, HttpServletRequest request) {
        caller.requireMayReadReports();
        parameters.check();
        var id = caller.employeeId();
        var copy = records.copy(reading);
        var record = records.find(copy, "employee", List.of(id)).get(id);
        var below = owners.below(id, reading).stream().filter(employee -> !employee.equals(id)).toList();
        var named = new ArrayList<>(below);
        var manager = record == null ? null : record.fields().id("managerId");
        if (manager != null) {
            named.add(manager);
        }
        return new Me(id, record == null ? null : record.answer(),
                caller.roles().stream().sorted().map(Role::code).toList(), below,
                names.of(copy, named, readers.of(caller, reading)),
                company.timeZone().getId(), language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** English when nothing is said that can be understood. */
    private static String language(@Nullable String languages) {
        try {
            return languages == null
                    ? "en"
                    : Locale.LanguageRange.parse(languages).stream().map(Locale.LanguageRange::getRange)
                            .map(range -> Locale.forLanguageTag(range).toLanguageTag())
                            .filter(tag -> !tag.equals("und")).findFirst().orElse("en");
        } catch (IllegalArgumentException e) {
            return "en";
        }
    }
}
