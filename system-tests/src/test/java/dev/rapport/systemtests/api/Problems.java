package dev.rapport.systemtests.api;

import dev.rapport.driver.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a refusal has to look like. */
final class Problems {
    private static final Pattern LEAK = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]+|dev\\.rapport|java\\.|org\\.(spring|axon|apache|postgres|h2)|jackson|"
                    + "tomcat|\\bselect\\b|\\bduplicate key\\b|constraint \"",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");

    private Problems() {}

    /** Everything about the answer that is not as it should be. */
    static List<String> complaints(Answer answer, Set<Integer> documented) {
        List<String> complaints = new ArrayList<>();
        if (!documented.contains(answer.status())) {
            complaints.add(answer.status() + " is not documented");
        }
        if (answer.status() >= 400) {
            JsonNode problem = answer.json();
            if (!answer.header("Content-Type").startsWith("application/problem+json")) {
                complaints.add("no problem but " + answer.header("Content-Type"));
            } else if (problem.path("status").asInt() != answer.status()
                    || !CODE.matcher(problem.path("code").asString("")).matches()
                    || problem.path("title").asString("").isEmpty()) {
                complaints.add("not a whole problem: " + problem);
            }
        }
        if (answer.status() >= 500 && !answer.code().equals("read-model-behind")) {
            complaints.add("an error of the server: " + answer);
        }
        if (answer.status() >= 400 && LEAK.matcher(answer.text()).find()) {
            complaints.add("tells of its inside: " + answer.text());
        }
        return complaints;
    }
}
