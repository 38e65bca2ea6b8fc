-- Whose customers are, and where: a reference to one needs the right to see it.
alter table known_customer add column owner_id uuid, add column territory text;

-- What was read before is read once more, while the rows that are there go on to answer.
update known_customer set sequence = -1;
delete from projection_checkpoint where projection = 'customers';
delete from projection_sequence where projection = 'customers';
