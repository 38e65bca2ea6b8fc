package dev.rapport.http.problem;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What is answered to a request that is turned away. A detail never repeats what the caller sent.
 *
 * @param type address of the page about this kind of problem
 * @param code stable, in kebab-case
 * @param traceId the trace under which the request is found in logs and spans, 32 hex digits
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "traceId"})
record Problem(String type, String title, int status, String detail, String code, String traceId) {}
