package dev.rapport.deal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.Customers;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.WriteService;
import dev.rapport.deal.support.DealServer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deals that enter a stage and pipelines that lose it, at the same time on two instances. */
class StageRemovalIT {

    private static final String ALL = """
            {"name":"Partners","stages":[{"key":"open","name":"Open","probability":"0.1"},
            {"key":"talk","name":"Talk","probability":"0.2"},{"key":"offer","name":"Offer","probability":"0.5"}]}""";
    private static final String WITHOUT_OFFER = """
            {"stages":[{"key":"open","name":"Open","probability":"0.1"},{"key":"talk","name":"Talk","probability":"0.2"}]}""";
    private static final String ONLY_OFFER = """
            {"stages":[{"key":"offer","name":"Offer","probability":"0.5"}]}""";

    private static WriteService one;
    private static WriteService two;
    private static UUID customer;

    @BeforeAll
    static void start() {
        one = DealServer.start();
        two = DealServer.start();
        customer = Customers.contact();
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @Test
    void aStageInUseStaysUntilItsDealHasLeftIt() {
        UUID pipeline = pipeline();
        UUID deal = deal(pipeline).id();
        one.post(People.REP, "/api/deals/" + deal + "/move", "{\"stage\":\"offer\"}");

        Answer refused = two.patch(People.MANAGER, "/api/pipelines/" + pipeline, WITHOUT_OFFER);
        one.post(People.REP, "/api/deals/" + deal + "/win", "{}");
        Answer accepted = two.patch(People.MANAGER, "/api/pipelines/" + pipeline, WITHOUT_OFFER);
        Answer reopened = one.post(People.REP, "/api/deals/" + deal + "/reopen", "{}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("stage-in-use");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(reopened.status()).isEqualTo(200);
        assertThat(standing(deal)).containsExactly("open");
    }

    @Test
    void noDealIsEverLeftOnAStageThatIsGone() throws Exception {
        for (int round = 0; round < 15; round++) {
            UUID pipeline = pipeline();
            List<UUID> deals = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                deals.add(deal(pipeline).id());
            }
            var work = new ArrayList<Callable<Answer>>();
            for (UUID deal : deals) {
                work.add(() -> one.post(People.REP, "/api/deals/" + deal + "/move", "{\"stage\":\"offer\"}"));
            }
            work.add(() -> two.patch(People.MANAGER, "/api/pipelines/" + pipeline, WITHOUT_OFFER));
            work.add(() -> one.patch(People.MANAGER, "/api/pipelines/" + pipeline, ONLY_OFFER));
            work.add(() -> two.post(People.REP, "/api/deals", deal(customer, pipeline)));

            List<Answer> answers = together(work);

            assertThat(answers).extracting(Answer::status).containsOnly(200, 201, 409).doesNotContain(500, 503);
            assertThat(answers).filteredOn(answer -> answer.status() == 409).extracting(Answer::code)
                    .allMatch(List.of("stage-in-use", "unknown-stage")::contains);
            assertThat(one.texts("""
                    select deal.stage from open_deal_stage deal
                    left join pipeline_stage stage on stage.pipeline_id = deal.pipeline_id and stage.key = deal.stage
                    where deal.pipeline_id = ? and stage.key is null
                    """, pipeline)).isEmpty();
            for (UUID deal : deals) {
                assertThat(standing(deal)).isEqualTo(lastStage(deal));
            }
            assertThat(stagesByEvents(pipeline)).isEqualTo(stagesByTable(pipeline));
        }
    }

    private static List<Answer> together(List<Callable<Answer>> work) throws Exception {
        var barrier = new CyclicBarrier(work.size());
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = work.stream().map(each -> threads.submit(() -> {
                barrier.await();
                return each.call();
            })).toList();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
        }
        return answers;
    }

    private static UUID pipeline() {
        return one.post(People.MANAGER, "/api/pipelines", ALL).id();
    }

    private static Answer deal(UUID pipeline) {
        Answer created = one.post(People.REP, "/api/deals", deal(customer, pipeline));
        assertThat(created.status()).isEqualTo(201);
        return created;
    }

    private static String deal(UUID customer, UUID pipeline) {
        return """
                {"title":"Carts","customerId":"%s","pipelineId":"%s"}""".formatted(customer, pipeline);
    }

    private static List<String> standing(UUID deal) {
        return one.texts("select stage from open_deal_stage where deal_id = ?", deal);
    }

    private static List<String> lastStage(UUID deal) {
        return one.texts("""
                select coalesce(data ->> 'to', data ->> 'stage') from event where aggregate_id = ?
                order by sequence desc limit 1
                """, deal);
    }

    private static List<String> stagesByEvents(UUID pipeline) {
        return one.texts("""
                select stage ->> 'key' from event, json_array_elements(data -> 'stages') stage
                where aggregate_id = ? and sequence = (select max(sequence) from event where aggregate_id = ?)
                """, pipeline, pipeline);
    }

    private static List<String> stagesByTable(UUID pipeline) {
        return one.texts("select key from pipeline_stage where pipeline_id = ? order by ordinal", pipeline);
    }
}
