-- The truth. A position is the order of insertion, not of commit, and rolled back transactions leave holes:
-- nobody reads this table by "position > last seen". Publishing goes by the outbox.
create table event (
    position       bigint generated always as identity primary key,
    event_id       uuid        not null,
    aggregate_type text        not null,
    aggregate_id   uuid        not null,
    sequence       bigint      not null,
    type           text        not null,
    version        integer     not null,
    recorded_at    timestamptz not null,
    actor          text,
    correlation_id text,
    causation_id   text,
    trace_parent   text,
    data           json        not null,
    constraint event_aggregate_sequence unique (aggregate_id, sequence)
);

-- What is committed and not yet acknowledged by Kafka. A row is visible exactly when its event is, so that a late
-- commit, a wrong clock or a hole in the positions cannot make a reader pass over an event.
create table outbox (
    position bigint primary key
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);

create table snapshot (
    aggregate_id uuid   primary key,
    sequence     bigint not null,
    type         text   not null,
    revision     text   not null,
    data         json   not null
);

-- The answers of writes that carried an Idempotency-Key.
create table idempotency_key (
    caller      text        not null,
    key         text        not null,
    fingerprint text        not null,
    answer      json        not null,
    created_at  timestamptz not null,
    primary key (caller, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);

-- Values that only one record may hold at a time, claimed in the transaction of the events that take them.
create table claim (
    scope        text not null,
    value        text not null,
    aggregate_id uuid not null,
    primary key (scope, value)
);
create index claim_aggregate_id on claim (aggregate_id);

-- How far the comparison of store and topics has come, one row per topic and partition.
create table reconciliation (
    topic       text   not null,
    partition   integer not null,
    next_offset bigint not null,
    primary key (topic, partition)
);
create table reconciliation_base (
    one      boolean primary key default true check (one),
    position bigint  not null
);
