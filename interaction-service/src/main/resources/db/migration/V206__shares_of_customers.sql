-- Customers lie in several territories, and are shared.
alter table known_customer add column territories text[], add column shares text not null default '[]';
alter table known_customer drop column territory;

-- What was read before is read once more, while the rows that are there go on to answer.
update known_customer set sequence = -1;
delete from projection_checkpoint where projection = 'customers';
delete from projection_sequence where projection = 'customers';
