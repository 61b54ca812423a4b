create table reports (position integer primary key, id varchar not null, json varchar not null);
create table parties (position integer not null, code varchar not null);
create table journal (bytes bigint not null);
