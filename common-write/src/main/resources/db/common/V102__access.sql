-- Who sees and changes what, as read from Kafka.
create table access_policy (
    policy_id uuid   primary key,
    policy    text   not null,
    sequence  bigint not null
);

-- Where somebody works, too.
alter table staff add column team text, add column territory text;

-- What was read before is read once more, while the rows that are there go on to answer.
update staff set sequence = -1;
delete from projection_checkpoint where projection = 'staff';
delete from projection_sequence where projection = 'staff';
