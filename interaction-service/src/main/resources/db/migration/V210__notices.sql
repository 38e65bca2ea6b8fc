-- What is known of records, as read from Kafka: who decides about them, and whom they belong to.
create table known_record (
    record_id   uuid   primary key,
    kind        text   not null,
    owner_id    uuid,
    territories text[],
    shares      text   not null,
    customer_id uuid,
    sequence    bigint not null
);

-- Colleagues, as texts name them: their names and the local parts of their addresses, as they are compared.
create table known_colleague (
    employee_id uuid        primary key,
    role        text        not null,
    active      boolean     not null,
    name        text        not null,
    address     text        not null,
    named_at    timestamptz not null,
    sequence    bigint      not null
);

-- Who follows what since when; written with the events of followings.
create table follower (
    following_id uuid        primary key,
    record_id    uuid        not null,
    employee_id  uuid        not null,
    since        timestamptz not null
);
create index follower_record on follower (record_id);

-- The notices of everybody; written with their events.
create table noticed (
    notice_id    uuid        primary key,
    recipient_id uuid        not null,
    raised_at    timestamptz not null,
    unread       boolean     not null
);
create index noticed_unread on noticed (recipient_id, raised_at) where unread;
create index noticed_last on noticed (recipient_id, raised_at);

-- Whom an event was kept from because they might not read it: they are not told of it later, either.
create table notice_withheld (
    event_id     uuid not null,
    recipient_id uuid not null,
    primary key (event_id, recipient_id)
);

-- What was recorded before there were notices is nobody's news.
create table notice_start (
    one boolean     primary key default true check (one),
    at  timestamptz not null
);
insert into notice_start (at) values (now());
