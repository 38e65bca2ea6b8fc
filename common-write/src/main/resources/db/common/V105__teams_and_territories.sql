-- People work in several teams and territories.
alter table staff add column teams text[], add column territories text[];
update staff set teams = array_remove(array[team], null), territories = array_remove(array[territory], null);
alter table staff drop column team, drop column territory;
