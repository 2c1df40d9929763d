-- Which making of the rows stands in desk.row: a program that makes them otherwise makes them all anew at its start.
create table desk.rows_made (
  one boolean primary key default true check (one),
  version integer not null
);
