-- A change of a list before, while and after it takes effect: some entries as they are to be.
create table masterdata.change (
  tenant_id int not null,
  id uuid not null,
  kind text not null,
  origin text not null check (origin in ('edit', 'import', 'undo')),
  status text not null default 'draft'
    check (status in ('draft', 'scheduled', 'applied', 'withdrawn', 'failed')),
  -- [{ code, seenVersion, entry | null }]: null takes the own entry away, so that the inherited shows.
  items jsonb not null,
  -- The same codes as they were when it took effect.
  before jsonb,
  why text,
  effective_at timestamptz,
  undoes uuid,
  created_by uuid not null,
  created_by_name text,
  created_at timestamptz not null default clock_timestamp(),
  applied_at timestamptz,
  primary key (tenant_id, id)
);
create index change_by_kind on masterdata.change (tenant_id, kind, created_at desc, id desc);
create index change_waiting on masterdata.change (tenant_id, effective_at) where status = 'scheduled';
select kernel.protect('masterdata.change', 'select, insert, update, delete');
