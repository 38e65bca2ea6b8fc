-- What this service has read from Kafka, beside what it has made of it: both change in one transaction.

create table projection_state (
    projection text primary key,
    notes      text not null
);

create table projection_copy (
    projection text not null,
    copy       text not null,
    primary key (projection, copy)
);

create table projection_checkpoint (
    projection  text   not null,
    copy        text   not null,
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (projection, copy, topic, partition)
);

-- The last event of each aggregate: events come at least once, and are handled once.
create table projection_sequence (
    projection   text   not null,
    copy         text   not null,
    aggregate_id uuid   not null,
    sequence     bigint not null,
    primary key (projection, copy, aggregate_id)
);

create table parked_event (
    projection   text        not null,
    copy         text        not null,
    topic        text        not null,
    partition    int         not null,
    event_offset bigint      not null,
    event_key    text        not null,
    event_type   text,
    reason       text        not null,
    parked_at    timestamptz not null,
    attempts     int         not null,
    primary key (projection, copy, topic, partition, event_offset)
);
