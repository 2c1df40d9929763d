-- The log, and the tables that show it. Moments are text in UTC with milliseconds: they sort as time and lose nothing.

create table desk.entry (
  seq bigint primary key check (seq > 0),
  kind text collate "C" not null,
  occurred_at text collate "C" not null,
  recorded_at text collate "C" not null,
  -- The exact canonical text that was hashed; the other columns repeat parts of it for queries.
  envelope text not null,
  previous text collate "C" not null,
  hash text collate "C" not null unique,
  commitment text collate "C"
);
create index entry_by_kind on desk.entry (kind, seq);

-- Text, not jsonb: jsonb refuses U+0000, which a damaged paper can bring, and does not keep the bytes that were hashed.
create table desk.entry_private (
  seq bigint primary key references desk.entry,
  salt text collate "C" not null,
  body text not null
);

create table desk.entry_subject (
  subject text collate "C" not null,
  seq bigint not null references desk.entry,
  primary key (subject, seq)
);
create index entry_subject_by_seq on desk.entry_subject (seq);

create table desk.row (
  table_name text collate "C" not null,
  key text collate "C" not null,
  subject text collate "C" not null,
  at text collate "C" not null,
  state text collate "C" not null,
  shows text not null,
  primary key (table_name, key)
);
create index row_by_state on desk.row (table_name, state, at, key);
create index row_by_moment on desk.row (table_name, at, key);
create index row_by_subject on desk.row (subject);

-- A guard against our own mistakes, not against who owns the database: the chain is for that.
create function desk.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is only ever appended to: % on desk.% is refused', tg_op, tg_table_name;
end
$$;
create trigger entry_stays before update or delete or truncate on desk.entry
  for each statement execute function desk.refuse_change();
create trigger entry_subject_stays before update or delete or truncate on desk.entry_subject
  for each statement execute function desk.refuse_change();
create trigger entry_private_is_erased_never_changed before update or truncate on desk.entry_private
  for each statement execute function desk.refuse_change();
