package dev.rapport.common.eventstore;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Command;
import dev.rapport.common.command.EventMetadata;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.command.Injectable;
import dev.rapport.common.publishing.OutboxSignal;
import dev.rapport.events.EventCodec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfiguration;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires Axon by hand: command bus, PostgreSQL event store, snapshots and the service's aggregates. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@ConditionalOnBean(AggregateType.class)
class EventStoreAutoConfiguration {

    /**
     * Events after which an aggregate is snapshotted, so that loading stays flat however long its history grows. Few,
     * since every command loads what has come after the snapshot; a snapshot costs about as much as one command.
     */
    private static final int SNAPSHOT_AFTER = 20;

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    Configuration axonConfiguration(List<AggregateType<?>> aggregates, JdbcTemplate jdbc,
            PlatformTransactionManager transactions, EventCodec codec, Clock clock,
            OutboxSignal outboxSignal, List<Injectable<?>> injectables,
            List<MessageHandlerInterceptor<CommandMessage<?>>> interceptors) {
        GenericEventMessage.clock = clock;
        var springTransactions = new SpringTransactions(transactions);
        var snapshots = new SnapshotStore(jdbc, aggregates.stream().map(AggregateType::aggregateClass)
                .collect(Collectors.toMap(Class::getSimpleName, Function.identity())));
        var engine = new PostgresEventStorageEngine(jdbc, codec, snapshots);
        Configurer axon = DefaultConfigurer.defaultConfiguration(false)
                .registerComponent(TransactionManager.class, c -> springTransactions)
                .configureCommandBus(c -> commandBus(springTransactions, outboxSignal, interceptors))
                .configureEventStore(c -> new SnapshotEventStore(engine));
        var snapshotting = snapshotting();
        axon.configureSnapshotter(c -> snapshotter(c, snapshotting)).onShutdown(snapshotting::shutdown);
        injectables.forEach(injectable -> register(injectable, axon));
        aggregates.forEach(type -> axon.configureAggregate(aggregate(type)));
        return axon.buildConfiguration();
    }

    private static <T> void register(Injectable<T> injectable, Configurer axon) {
        axon.registerComponent(injectable.type(), configuration -> injectable.instance());
    }

    private static CommandBus commandBus(SpringTransactions transactions, OutboxSignal outboxSignal,
            List<MessageHandlerInterceptor<CommandMessage<?>>> interceptors) {
        var bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(
                new SimpleCorrelationDataProvider(EventMetadata.KEYS.toArray(String[]::new))));
        bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.afterCommit(committed -> outboxSignal.committed());
            return chain.proceed();
        });
        interceptors.forEach(bus::registerHandlerInterceptor);
        return bus;
    }

    /**
     * Snapshots are made beside the commands, whose callers would wait for them otherwise. One at a time: a snapshot
     * that comes late costs the commands in between some more events to load.
     */
    private static ExecutorService snapshotting() {
        return new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("snapshots").factory(), new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Snapshotter snapshotter(Configuration axon, Executor executor) {
        var factories = new ArrayList<AggregateFactory<?>>();
        axon.findModules(AggregateConfiguration.class)
                .forEach(aggregate -> factories.add(aggregate.aggregateFactory()));
        return AggregateSnapshotter.builder().eventStore(axon.eventStore()).executor(executor)
                .transactionManager(axon.getComponent(TransactionManager.class)).aggregateFactories(factories)
                .repositoryProvider(axon::repository).parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(EventSourced.class)).build();
    }

    private static <A extends EventSourced<?>> AggregateConfigurer<A> aggregate(
            AggregateType<A> type) {
        return AggregateConfigurer.defaultConfiguration(type.aggregateClass())
                .configureCommandTargetResolver(
                        c -> message -> new VersionedAggregateIdentifier(target(message).toString(), null))
                .configureSnapshotTrigger(
                        c -> new EventCountSnapshotTriggerDefinition(c.snapshotter(), SNAPSHOT_AFTER));
    }

    private static UUID target(CommandMessage<?> message) {
        return ((Command) message.getPayload()).id();
    }

    @Bean
    CommandBus commandBus(Configuration axon) {
        return axon.commandBus();
    }

    @Bean
    EventCodec eventCodec() {
        return EventCodec.shared();
    }
}
