-- Which accounts contacts have belonged to since when, as read from Kafka:
-- 2016-03-01T00:00:00Z=<account id>,<account id> 2018-06-30T00:00:00Z=
create table contact_account (
    contact_id uuid   primary key,
    accounts   text   not null,
    sequence   bigint not null
);
