/** The public contract of Rapport's events; a module of its own so that all of them are one sealed family. */
@org.jspecify.annotations.NullMarked
module dev.rapport.events {
    requires static transitive com.fasterxml.jackson.annotation;
    requires static transitive jakarta.validation;
    requires static transitive kafka.clients;
    requires transitive org.jspecify;
    requires static transitive tools.jackson.databind;

    exports dev.rapport.events;
    exports dev.rapport.events.account;
    exports dev.rapport.events.contact;
    exports dev.rapport.events.customer;
    exports dev.rapport.events.deal;
    exports dev.rapport.events.employee;
    exports dev.rapport.events.field;
    exports dev.rapport.events.following;
    exports dev.rapport.events.interaction;
    exports dev.rapport.events.lead;
    exports dev.rapport.events.notice;
    exports dev.rapport.events.pipeline;
    exports dev.rapport.events.policy;
    exports dev.rapport.events.rule;
    exports dev.rapport.events.source;
    exports dev.rapport.events.view;
}
